"""Treebanks and factuality as auxiliary lessons: what the encoder is taught before it sees a coded text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tocsin.reading.trained.windows import PIECES, Window, arrays, split_words

POS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
RELATIONS = (
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "clf",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
    "nsubj:pass",
    "aux:pass",
    "obl:agent",
    "obl:tmod",
    "acl:relcl",
    "compound:prt",
    "nmod:poss",
)
ENTITIES = ("Organisation", "Location", "Person", "Weapon", "MilitaryPlatform", "Temporal", "Quantity", "Nationality")


@dataclass
class Lesson:
    """One sentence: inputs, and per word what is to be told (-1 where nothing is); `heads` are word indices."""

    pieces: np.ndarray
    shapes: np.ndarray
    hints: np.ndarray
    first: np.ndarray
    last: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    pos: np.ndarray
    facts: np.ndarray
    entities: np.ndarray


def _lesson(text: str) -> tuple[Lesson, np.ndarray, np.ndarray] | None:
    words = split_words(text)
    if not len(words) or len(words.pieces) > PIECES:
        return None
    blank = lambda: np.full(len(words), -1, np.int64)
    facts = np.full(len(words), np.nan, np.float32)
    inputs = arrays(words, Window(0, len(words), 0, len(words)))
    return Lesson(*inputs, blank(), blank(), blank(), facts, blank()), words.starts, words.ends


def parsed_sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The sentences of a CoNLL-U file: the text, and the rows of its words."""
    text, rows = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line[9:]
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield text, rows
            rows = []


def _relation(name: str) -> int:
    kept = name if name in RELATIONS else name.split(":", maxsplit=1)[0]
    return RELATIONS.index(kept) if kept in RELATIONS else -1


def parsed(path: Path) -> Iterator[Lesson]:
    """The sentences of a CoNLL-U file."""
    for text, rows in parsed_sentences(path):
        made = _lesson(text)
        if made is None:
            continue
        lesson, starts, _ = made
        at, word_of, owner = 0, {0: -1}, {}
        for row in rows:
            if not row[0].isdigit():
                continue
            found = text.find(row[1], at)
            if found >= 0:
                at = found + len(row[1])
                word = int(np.searchsorted(starts, found, side="right")) - 1
                word_of[int(row[0])] = word
                owner.setdefault(word, row)
        for word, row in owner.items():
            lesson.pos[word] = POS.index(row[3]) if row[3] in POS else -1
            head = word_of.get(int(row[6]), -1) if row[6].isdigit() else -1
            head = word if row[6] == "0" else head
            if head >= 0 and (head != word or row[6] == "0"):
                lesson.heads[word], lesson.relations[word] = head, _relation(row[7])
        yield lesson


def believed(path: Path) -> Iterator[Lesson]:
    """The sentences of a UDS-IH2 file, each target with how surely it happened, from -1 to 1."""
    for row in map(json.loads, path.open(encoding="utf-8")):
        tokens, at, offsets, text = row["text"].split(" "), 0, [], row["text"]
        made = _lesson(text)
        if made is None:
            continue
        lesson, starts, _ = made
        for token in tokens:
            offsets.append(at)
            at += len(token) + 1
        for target in row["targets"]:
            start = offsets[target["span1"][0]]
            lesson.facts[int(np.searchsorted(starts, start, side="right")) - 1] = target["label"] / 3
        yield lesson


def named(folder: Path) -> Iterator[Lesson]:
    """The documents of one re3d source, cut at line ends, with their entities as tags (0 outside, 2k+1, 2k+2)."""
    entities: dict[str, list] = {}
    for row in map(json.loads, (folder / "entities.json").open(encoding="utf-8")):
        entities.setdefault(row["documentId"], []).append(row)
    for document in map(json.loads, (folder / "documents.json").open(encoding="utf-8")):
        text, start = document["text"], 0
        for line in text.split("\n"):
            made = _lesson(line) if line.strip() else None
            if made:
                lesson, starts, ends = made
                lesson.entities[:] = 0
                for row in entities.get(document["_id"], []):
                    begin, end = row["begin"] - start, row["end"] - start
                    if row["type"] in ENTITIES and begin >= 0 and end <= len(line):
                        inside = np.flatnonzero((starts < end) & (ends > begin))
                        lesson.entities[inside] = 2 * ENTITIES.index(row["type"]) + 2
                        lesson.entities[inside[:1]] = 2 * ENTITIES.index(row["type"]) + 1
                yield lesson
            start += len(line) + 1


def lessons(data: Path) -> tuple[list[Lesson], list[Lesson]]:
    """All lessons under the shared data folder, and EWT's development part to see what was learnt."""
    train = [
        lesson
        for path in [data / "ud_ewt" / "en_ewt-ud-train.conllu", *sorted((data / "gum").glob("*.conllu"))]
        for lesson in parsed(path)
    ]
    train += believed(data / "factuality" / "uds_ih2_train.jsonl")
    for folder in sorted(path for path in (data / "re3d").iterdir() if path.is_dir()):
        train += named(folder)
    return train, list(parsed(data / "ud_ewt" / "en_ewt-ud-dev.conllu"))
