"""Train the sift that puts quiet sentences aside: `python -m training.sift`; needs numpy only, and takes two minutes.

A sentence is positive when a coded trigger stands in it. Quiet sentences come from the same coded texts, from passages
written to be quiet, from bullets on sports, arts and science, and from treebanks, as far as the lexical reader sees
nothing in them either. `--halves` learns from one half of the texts at a time and measures on the other.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from tocsin.codebook.cues import cues
from tocsin.codebook.kinds import kinds
from tocsin.reading import LexicalReader, sentences
from tocsin.reading.lexical.triggers import phrases
from tocsin.reading.trained import sift
from tocsin.reading.trained.sift import Sift, read_from, sift_of
from tocsin.reading.trained.windows import split_words
from tocsin.record import Span, Statement
from training.about import write_about
from training.examples import read_coded, read_written
from training.offsets import CODED, EVENTS, read_offsets
from training.sifting import Run, train
from training.syntax import parsed_sentences
from training.vectors import piece_vectors
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
SIZES = 64
"""Numbers of a word piece's vector."""
HELD_OUT = Path("evaluation/quiet")
"""Written passages of the same sorts as `written/quiet.txt` and `written/veiled.txt`, only measured on."""
QUIET_WRITTEN = WRITTEN / "quiet.txt"
SPLIT, PAGES = 5, 8
"""Seed of the halves, and pages that the quiet passages of a half are strung together to."""
OUT = Path(sift.__file__).parents[1] / "weights" / "sift.npz"


Text = list[Run]
"""The sentences of one text."""


def runs(text: str, triggers: Sequence[Span]) -> Iterator[Run]:
    """The sentences of a text."""
    words = split_words(text)
    for span in sentences(text):
        begin, end = np.searchsorted(words.starts, (span.start, span.end))
        if end > begin:
            tells = any(span.start <= trigger.start < span.end for trigger in triggers)
            pieces = words.pieces[words.first[begin] : words.last[end - 1] + 1]
            yield Run(pieces, tells, span.quote, WEIGHS if tells else 1.0)


def coded_runs(items: Iterable[tuple[str, str, list[Statement]]]) -> list[Text]:
    """The sentences of coded texts."""
    return [list(runs(text, [told.trigger for told in statements])) for _, text, statements in items]


def cue_runs() -> Iterator[Run]:
    """The codebook's words of harm and of violent kinds that are one piece, each as a telling sentence of its own."""
    violent = {form for form, entries in phrases().items() if any(kinds()[entry.kind].violent for entry in entries)}
    for form in sorted(violent | set(cues().harm_verbs) | set(cues().harm_nouns)):
        pieces = split_words(form).pieces
        if len(pieces) == 1:
            yield Run(pieces, True, form, WEIGHS)


def quiet_texts(data: Path) -> Iterator[str]:
    """Texts that are thought to tell of no conflict."""
    for path in [data / "ud_ewt" / "en_ewt-ud-train.conllu", *sorted((data / "gum").glob("*.conllu"))]:
        yield from (text for text, _ in parsed_sentences(path))
    for line in (data.parent / EVENTS).open(encoding="utf-8"):
        bullet = json.loads(line)
        if bullet["category"].startswith(QUIET) and bullet["date"] < DEV_FROM:
            yield bullet["text"].strip()


def gather(shared: Path) -> list[Text]:
    """All texts to learn from, without those that hold no sentence."""
    data, reader = shared / "data", LexicalReader()
    coded = data / "coded"
    items = list(read_coded(coded / "train.texts.jsonl", coded / "train.jsonl"))
    items += list(read_coded(coded / "articles.texts.jsonl", coded / "articles.jsonl"))[:-HELD_OUT_ARTICLES]
    for path in sorted(WRITTEN.glob("*.txt")):
        if path != QUIET_WRITTEN:
            items += read_written(path)
    for path in sorted(CODED.glob("*.jsonl")):
        items += read_offsets(path, shared)
    out = coded_runs(items)
    out += [[replace(run, worth=WEIGHS) for run in text] for text in coded_runs(read_written(QUIET_WRITTEN))]
    coded_texts = {text for _, text, _ in items}
    for text in quiet_texts(data):
        if text not in coded_texts and not reader.read([text])[0].triggers:
            out.append(list(runs(text, [])))
    return [text for text in out if text]


def learn(texts: Iterable[Text], vectors: np.ndarray) -> dict[str, np.ndarray]:
    """The weights that these texts and the cue words teach, as they are kept."""
    learnt = train([run for text in texts for run in text] + list(cue_runs()) * CUE_TIMES, vectors)
    return learnt | {"vectors": vectors}


def read_runs(held: Sift, text: Text) -> np.ndarray:
    """Which sentences of a text the sift leaves to be read."""
    sizes = np.array([len(run.pieces) for run in text])
    return read_from(held.weigh(np.concatenate([run.pieces for run in text]), np.cumsum(sizes) - sizes))


def measure(name: str, sifted: Iterable[tuple[Text, np.ndarray]], *, show: bool = True) -> None:
    """Print how many telling sentences are missed, and how many quiet ones are put aside."""
    pairs = [(run, bool(kept)) for text, read in sifted for run, kept in zip(text, read, strict=True)]
    counts = np.zeros((2, 2), np.int64)
    np.add.at(counts, ([int(run.tells) for run, _ in pairs], [int(kept) for _, kept in pairs]), 1)
    (quiet_out, quiet_read), (telling_out, telling_read) = counts.tolist()
    print(f"{name}: {telling_out} of {telling_out + telling_read} telling missed,", end=" ")
    print(f"{quiet_out} of {quiet_out + quiet_read} quiet put aside")
    for run, kept in pairs:
        if show and run.tells and not kept:
            print(f"  missed: {run.words}")


def measure_halves(texts: Sequence[Text], vectors: np.ndarray) -> None:
    """Learn from each half of the texts, and measure on the other."""
    first = np.random.default_rng(SPLIT).random(len(texts)) < 0.5
    for half in (first, ~first):
        held = sift_of(learn((text for text, inside in zip(texts, half, strict=True) if inside), vectors))
        others = [text for text, inside in zip(texts, half, strict=True) if not inside]
        telling = [text for text in others if any(run.tells for run in text)]
        silent = [text for text in others if not any(run.tells for run in text)]
        quiet = [text for text in silent if text[0].worth > 1]
        measure("texts that tell", [(text, read_runs(held, text)) for text in telling], show=False)
        measure("texts that do not", [(text, read_runs(held, text)) for text in silent])
        pages = [[run for text in quiet[n::PAGES] for run in text] for n in range(PAGES)]
        measure("written to be quiet, strung together", [(page, read_runs(held, page)) for page in pages])


def main(arguments: list[str]) -> None:
    """Train, keep, and measure on what was not learnt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--halves", action="store_true", help="only measure, on halves")
    args = parser.parse_args(arguments)
    vectors, texts = piece_vectors(OUT.with_name("tag.onnx"), SIZES), gather(args.shared)
    if args.halves:
        return measure_halves(texts, vectors)
    kept = learn(texts, vectors)
    np.savez_compressed(args.out, **kept)
    write_about(args.out.parent)
    return measure_all(sift_of(kept), args.shared / "data" / "coded")


def measure_all(held: Sift, coded: Path) -> None:
    """Measure on the sets that nothing here learns from."""
    gold = Path("evaluation/gold")
    articles = list(read_coded(coded / "articles.texts.jsonl", coded / "articles.jsonl"))
    sets = {
        "dev": read_coded(coded / "dev.texts.jsonl", coded / "dev.jsonl"),
        "gold": read_coded(gold / "passages.texts.jsonl", gold / "passages.jsonl"),
        "held-out articles": articles[-HELD_OUT_ARTICLES:],
        **{path.stem: read_written(path) for path in sorted(HELD_OUT.glob("*.txt"))},
    }
    for name, items in sets.items():
        measure(name, [(text, read_runs(held, text)) for text in coded_runs(items)], show=name != "dev")


if __name__ == "__main__":
    main(sys.argv[1:])
