"""Coded texts as what the model learns from: windows with tags for triggers, and for each trigger tags of its roles."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tocsin.coding import read_count
from tocsin.reading.lexical import LexicalReader
from tocsin.reading.trained import labels
from tocsin.reading.trained.hints import hinted
from tocsin.reading.trained.windows import Window, Words, arrays, cut, split_words
from tocsin.record import Count, Report, Span, Statement, Strength, Tally, Tie, Trend, sort_of
from tocsin.record.coded import Json, from_coded
from training.written import BadPassage, Passage, read_passages

Ints = np.ndarray
LISTS = LexicalReader()


@dataclass
class Target:
    """What one trigger should give: its labels (-1 where a head does not apply) and its roles' tags per word."""

    first: int
    last: int
    heads: dict[str, int]
    roles: Ints
    refinements: list[tuple[int, int, str, int]] = field(default_factory=list)


@dataclass
class Example:
    """One window of one text, as arrays, with what the model should say of it."""

    id: str
    pieces: Ints
    shapes: Ints
    hints: Ints
    first: Ints
    last: Ints
    tags: Ints
    tie_tags: Ints
    targets: list[Target]
    text: str = ""


def _words_of(words: Words, span: Span) -> tuple[int, int]:
    """First and last word that the span touches."""
    first = int(np.searchsorted(words.ends, span.start, side="right"))
    last = int(np.searchsorted(words.starts, span.end, side="left")) - 1
    return first, max(first, last)


def _roles(statement: Statement) -> Iterator[tuple[str, Span, dict[str, str]]]:
    """The role words of a statement, each with its role and refinements."""
    if isinstance(statement, Report | Tally | Trend):
        yield from (("actor", p.words, {"basis": p.basis.value}) for p in statement.actor)
        yield from (("target", p.words, {}) for p in statement.target)
    if isinstance(statement, Report):
        yield from (("means", m.words, {}) for m in statement.means)
        for harm in statement.harm:
            refined = {"effect": harm.effect.value, "who": harm.who.value, "part": "part" if harm.part else ""}
            yield "harm", harm.words, refined
        if statement.times:
            yield "times", statement.times.words, {}
    if isinstance(statement, Tally | Strength):
        yield "count", statement.words, {}
    if isinstance(statement, Strength):
        yield "what", statement.what, {}
        yield from (("owner", p.words, {}) for p in statement.owner)
    if isinstance(statement, Tie):
        yield "a", statement.a.words, {}
        yield "b", statement.b.words, {}
    elif True:
        for role in ("place", "when", "speaker"):
            value = getattr(statement, role)
            if value:
                yield role, value.words, {}


def _heads(statement: Statement) -> dict[str, int]:
    out = dict.fromkeys(labels.HEADS, -1)
    match statement:
        case Report():
            out |= {"kind": labels.KINDS.index(statement.kind), "stage": labels.STAGES.index(statement.stage)}
        case Tally():
            out |= {"kind": labels.KINDS.index(statement.kind or ""), "tally": labels.WHATS.index(statement.what)}
        case Trend():
            out |= {
                "kind": labels.KINDS.index(statement.kind or ""),
                "trend": labels.DIRECTIONS.index(statement.direction),
            }
        case Tie():
            out |= {"tie": labels.RELATIONS.index(statement.relation)}
    return out


def _target(statement: Statement, words: Words, window: Window) -> Target | None:
    first, last = (word - window.begin for word in _words_of(words, statement.trigger))
    size = window.end - window.begin
    if not (first >= 0 and last < size):
        return None
    target = Target(first, last, _heads(statement), np.zeros((size, len(labels.ROLES)), np.int64))
    for role, span, refined in _roles(statement):
        begin, end = (word - window.begin for word in _words_of(words, span))
        if not (begin >= 0 and end < size):
            continue
        column = target.roles[:, labels.ROLES.index(role)]
        column[begin : end + 1] = 2
        column[begin] = 1
        for name, value in refined.items():
            target.refinements.append((begin, end, name, labels.REFINEMENTS[name].index(value)))
    return target


def _tag(tags: Ints, target: Target, begin: int) -> None:
    tags[target.first : target.last + 1] = begin + 1
    tags[target.first] = begin


def examples_of(name: str, text: str, statements: Iterable[Statement]) -> Iterator[Example]:
    """The windows of one coded text."""
    words, kept = hinted(split_words(text), LISTS.read([text])[0]), list(statements)
    for window in cut(words):
        size = window.end - window.begin
        tags, tie_tags = np.zeros(size, np.int64), np.zeros(size, np.int64)
        targets = []
        for statement in kept:
            target = _target(statement, words, window)
            if target is None:
                continue
            targets.append(target)
            if isinstance(statement, Tie):
                _tag(tie_tags, target, 1)
            else:
                _tag(tags, target, labels.TAGS.index(f"B-{sort_of(statement)}"))
        yield Example(name, *arrays(words, window), tags, tie_tags, targets, text)


def read_coded(texts: Path, coded: Path) -> Iterator[tuple[str, str, list[Statement]]]:
    """Id, text and statements of each item of two JSONL files in CODEBOOK form."""
    held = {row["id"]: row["text"] for row in map(json.loads, texts.open(encoding="utf-8"))}
    for row in map(json.loads, coded.open(encoding="utf-8")):
        text = held[row["id"]]
        yield row["id"], text, [from_coded(statement, text) for statement in row["statements"]]


def _numbered(value: Json) -> Json:
    """The value with the number that its words give, where it has none."""
    if "low" in value:
        return value
    count = read_count(value["q"]) or Count(1, None)
    return value | {"low": count.low, "high": count.high} | ({"approx": True} if count.approx else {})


def _statement_of(passage: Passage, coded: Json) -> Statement:
    """A written statement, its numbers read from their words."""
    filled = _numbered(coded) if "q" in coded else dict(coded)
    filled["harm"] = [_numbered(harm) for harm in coded.get("harm", [])]
    return from_coded(filled, passage.text)


def read_written(path: Path) -> Iterator[tuple[str, str, list[Statement]]]:
    """Id, text and statements of each written passage of a file; raises `BadPassage` at the first fault."""
    for passage in read_passages(path):
        if isinstance(passage, BadPassage):
            raise passage
        yield passage.id, passage.text, [_statement_of(passage, coded) for coded in passage.statements]
