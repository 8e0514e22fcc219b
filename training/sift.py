"""Train the sift that puts quiet sentences aside: `python -m training.sift`; needs numpy only, and takes a minute.

A sentence is positive when a coded trigger stands in it. Its log-odds are a soft maximum over its pieces' cues, plus
the mean of their air (see `tocsin.reading.trained.sift`). Quiet sentences come from the same coded texts, from bullets
on sports, arts and science, and from treebanks, as far as the lexical reader sees nothing in them either.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tocsin.codebook.cues import cues
from tocsin.codebook.kinds import kinds
from tocsin.reading import LexicalReader, sentences
from tocsin.reading.lexical.triggers import phrases
from tocsin.reading.trained import sift
from tocsin.reading.trained.sift import MILD, Sift, read_from
from tocsin.reading.trained.windows import split_words, word_pieces
from tocsin.record import Span, Statement
from training.about import write_about
from training.examples import read_coded, read_written
from training.offsets import CODED, EVENTS, read_offsets
from training.syntax import parsed_sentences
from training.written import WRITTEN

HELD_OUT_ARTICLES = 8
"""The last articles of the coded set, as in `training.train`; here too they are only measured on."""
QUIET = ("Sport", "Arts ", "Scien", "Busin", "Healt")
"""First letters of the categories of bullets that seldom tell of conflict (sports, arts, science, business, health)."""
DEV_FROM = "2026-03"
"""The month from which on bullets are left out, because the development items are of these days."""
WEIGHS = 4.0
"""How much worse a missed sentence is than a quiet one that is read (own choice)."""
CUE_TIMES = 3
"""How often each cue word is shown alone (own choice), so that a short sentence with one is not put aside."""
STEPS, RATE, HOLD = 120, 0.15, 2e-6
"""Adam's steps and first step width, and the pull of all weights to nought; swept on every fifteenth sentence."""
OUT = Path(sift.__file__).parents[1] / "weights" / "sift.npz"


@dataclass(frozen=True, slots=True)
class Run:
    """The word pieces of one sentence, and whether it tells of something."""

    pieces: np.ndarray
    tells: bool
    words: str


def runs(text: str, triggers: Sequence[Span]) -> Iterator[Run]:
    """The sentences of a text."""
    words = split_words(text)
    for span in sentences(text):
        begin, end = np.searchsorted(words.starts, (span.start, span.end))
        if end > begin:
            tells = any(span.start <= trigger.start < span.end for trigger in triggers)
            yield Run(words.pieces[words.first[begin] : words.last[end - 1] + 1], tells, span.quote)


def coded_runs(items: Iterable[tuple[str, str, list[Statement]]]) -> list[Run]:
    """The sentences of coded texts."""
    return [run for _, text, statements in items for run in runs(text, [told.trigger for told in statements])]


def cue_runs() -> Iterator[Run]:
    """The codebook's words of harm and of violent kinds that are one piece, each as a telling sentence of its own."""
    violent = {form for form, entries in phrases().items() if any(kinds()[entry.kind].violent for entry in entries)}
    for form in sorted(violent | set(cues().harm_verbs) | set(cues().harm_nouns)):
        pieces = split_words(form).pieces
        if len(pieces) == 1:
            yield Run(pieces, True, form)


def quiet_texts(data: Path) -> Iterator[str]:
    """Texts that are thought to tell of no conflict."""
    for path in [data / "ud_ewt" / "en_ewt-ud-train.conllu", *sorted((data / "gum").glob("*.conllu"))]:
        yield from (text for text, _ in parsed_sentences(path))
    for line in (data.parent / EVENTS).open(encoding="utf-8"):
        bullet = json.loads(line)
        if bullet["category"].startswith(QUIET) and bullet["date"] < DEV_FROM:
            yield bullet["text"].strip()


def gather(shared: Path) -> list[Run]:
    """All sentences to learn from."""
    data, reader = shared / "data", LexicalReader()
    coded = data / "coded"
    items = list(read_coded(coded / "train.texts.jsonl", coded / "train.jsonl"))
    items += list(read_coded(coded / "articles.texts.jsonl", coded / "articles.jsonl"))[:-HELD_OUT_ARTICLES]
    for path in sorted(WRITTEN.glob("*.txt")):
        items += read_written(path)
    for path in sorted(CODED.glob("*.jsonl")):
        items += read_offsets(path, shared)
    out = coded_runs(items) + list(cue_runs()) * CUE_TIMES
    coded_texts = {text for _, text, _ in items}
    for text in quiet_texts(data):
        if text not in coded_texts and not reader.read([text])[0].triggers:
            out += runs(text, [])
    return out


def train(learnt: Sequence[Run]) -> Sift:
    """The weights that tell the sentences apart best, by Adam over all of them at once."""
    told, size = Sentences(learnt), word_pieces().get_vocab_size()
    weights = np.zeros(2 * size + 1)
    weights[-1] = -5.0
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = told.slope(weights)
        mean += 0.1 * (slope - mean)
        square += 0.02 * (slope**2 - square)
        width = RATE * (1 - 0.9 * step / STEPS) / (1 - 0.9**step)
        weights -= width * mean / (np.sqrt(square / (1 - 0.98**step)) + 1e-9)
    short = weights.astype(np.float16).astype(np.float32)
    return Sift(short[:size], short[size:-1], float(weights[-1]))


class Sentences:
    """All sentences laid end to end, for the slope of the loss over them."""

    def __init__(self, learnt: Sequence[Run]) -> None:
        sizes = np.array([len(run.pieces) for run in learnt])
        self.begins, self.owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(learnt)), sizes)
        self.pieces = np.concatenate([run.pieces for run in learnt])
        self.tells = np.array([run.tells for run in learnt])
        self.worth = np.where(self.tells, WEIGHS, 1.0) / len(learnt)
        self.share = MILD / (sizes + MILD)

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """The slope of the log loss at these weights: cues, then air, then the start."""
        size = len(weights) // 2
        cues, air, start = weights[:size], weights[size:-1], weights[-1]
        most = np.maximum.reduceat(cues[self.pieces], self.begins)
        raised = np.exp(cues[self.pieces] - most[self.owner])
        total = np.add.reduceat(raised, self.begins)
        odds = most + np.log(total) + np.add.reduceat(air[self.pieces], self.begins) * self.share + start
        wrong = (1 / (1 + np.exp(-odds)) - self.tells) * self.worth
        by_cue = np.bincount(self.pieces, (wrong / total)[self.owner] * raised, size) + HOLD * cues
        by_air = np.bincount(self.pieces, (wrong * self.share)[self.owner], size) + HOLD * air
        return np.concatenate((by_cue, by_air, wrong.sum(keepdims=True)))


def measure(name: str, held: Sift, items: Iterable[tuple[str, str, list[Statement]]]) -> None:
    """Print how many telling sentences are missed, and how many quiet ones are put aside."""
    missed, counts = [], np.zeros((2, 2), np.int64)
    for _, text, statements in items:
        seen = list(runs(text, [told.trigger for told in statements]))
        kept = read_from(np.array([held.weigh(run.pieces, np.zeros(1, np.int64))[0] for run in seen]))
        missed += [run.words for run, read in zip(seen, kept, strict=True) if run.tells and not read]
        np.add.at(counts, ([int(run.tells) for run in seen], kept.astype(int)), 1)
    (quiet_out, quiet_read), (telling_out, telling_read) = counts.tolist()
    print(f"{name}: {telling_out} of {telling_out + telling_read} telling missed,", end=" ")
    print(f"{quiet_out} of {quiet_out + quiet_read} quiet put aside")
    for words in missed:
        print(f"  missed: {words}")


def main(arguments: list[str]) -> None:
    """Train, keep, and measure on what was not learnt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args(arguments)
    held = train(gather(args.shared))
    cue, air = held.cue.astype(np.float16), held.air.astype(np.float16)
    np.savez_compressed(args.out, cue=cue, air=air, start=held.start)
    write_about(args.out.parent)
    coded, gold = args.shared / "data" / "coded", Path("evaluation/gold")
    articles = list(read_coded(coded / "articles.texts.jsonl", coded / "articles.jsonl"))
    measure("dev", held, read_coded(coded / "dev.texts.jsonl", coded / "dev.jsonl"))
    measure("gold", held, read_coded(gold / "passages.texts.jsonl", gold / "passages.jsonl"))
    measure("held-out articles", held, articles[-HELD_OUT_ARTICLES:])


if __name__ == "__main__":
    main(sys.argv[1:])
