"""An article's text as paragraphs of runs, each run under the marks that cover it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.codebook.graphic import is_graphic
from tocsin.reading import sentences
from tocsin.record import Effect, Statement
from tocsin.record.evidence import Mark, evidence, pieces

HARM = frozenset(effect.value for effect in Effect)
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same marks: where they begin in the article, their fields, and the colour that shows."""

    start: int
    text: str
    fields: tuple[str, ...]

    @property
    def colour(self) -> str:
        """The field whose colour shows: the last, or "harm"."""
        if not self.fields:
            return ""
        return "harm" if self.fields[-1] in HARM else self.fields[-1]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, or the part of one that is graphic or is not. `spoken`: a statement has words in it."""

    start: int
    runs: tuple[Run, ...]
    graphic: bool = False

    @property
    def spoken(self) -> bool:
        """Whether something in it is marked."""
        return any(run.fields for run in self.runs)


def marks_of(statements: Sequence[Statement]) -> tuple[Mark, ...]:
    """The words behind all values of these statements, in reading order, each once."""
    found = {mark for statement in statements for mark in evidence(statement)}
    return tuple(sorted(found, key=lambda mark: (mark.words, mark.field)))


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    r"""The text's lines with their marks; a mark over two lines is shown on both. Graphic sentences stand alone.

    >>> [[run.text for run in one.runs] for one in paragraphs("Two died.\n\nIraq.", ())]
    [['Two died.'], ['Iraq.']]
    >>> [(one.start, one.graphic) for one in paragraphs("It was dawn. Two men were beheaded. They left.", ())]
    [(0, False), (13, True), (35, False)]
    """
    harm = [(one.start, one.end) for one in sentences(text) if is_graphic(one.quote)]
    return tuple(
        Paragraph(start, tuple(_runs(text, start, end, marks)), graphic=graphic)
        for line in LINE.finditer(text)
        for start, end, graphic in _parts(line.start(), line.end(), harm)
        if text[start:end].strip()
    )


def _parts(start: int, end: int, harm: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The line cut where graphic sentences begin and end; blanks before one belong to what stands before."""
    at = start
    for first, last in harm:
        if first < end and last > at:
            yield from ((at, first, False),) if first > at else ()
            yield max(first, at), min(last, end), True
            at = min(last, end)
    if at < end:
        yield at, end, False


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    within = [mark for mark in marks if mark.words.start < end and start < mark.words.end]
    at = start
    for piece in pieces(text, start, end, within):
        yield Run(at, piece.text, piece.fields)
        at += len(piece.text)
