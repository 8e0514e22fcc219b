"""Evidence: which words of an article say which value of a statement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.record.span import Span
from tocsin.record.statement import Report, Statement, Strength, Tally, Tie, Trend


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words and the field of a statement that it says."""

    words: Span
    field: str


def evidence(statement: Statement) -> tuple[Mark, ...]:
    """The words behind every value of a statement, in reading order, the trigger among them."""
    return tuple(sorted(_marks(statement), key=lambda mark: (mark.words, mark.field)))


def _marks(statement: Statement) -> Iterator[Mark]:
    yield Mark(statement.trigger, "trigger")
    if isinstance(statement, Report | Tally | Trend):
        yield from (Mark(party.words, "actor") for party in statement.actor)
        yield from (Mark(party.words, "target") for party in statement.target)
    if isinstance(statement, Tally | Strength):
        yield Mark(statement.words, "count")
    if isinstance(statement, Report):
        yield from _report_marks(statement)
    elif isinstance(statement, Strength):
        yield Mark(statement.what, "what")
        yield from (Mark(party.words, "owner") for party in statement.owner)
    elif isinstance(statement, Tie):
        yield Mark(statement.a.words, "a")
        yield Mark(statement.b.words, "b")
    for field in ("place", "when", "speaker"):
        value = getattr(statement, field)
        if value:
            yield Mark(value.words, field)


def _report_marks(report: Report) -> Iterator[Mark]:
    yield from (Mark(means.words, "means") for means in report.means)
    for harm in report.harm:
        yield Mark(harm.words, harm.effect.value)
        if harm.speaker:
            yield Mark(harm.speaker.words, "speaker")
    if report.times:
        yield Mark(report.times.words, "times")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; no fields where nothing is marked."""

    text: str
    fields: tuple[str, ...] = ()


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """`text[start:end]` cut where marks begin and end, so that overlapping marks can be shown.

    >>> marks = [Mark(Span(0, 4, "Iran"), "actor")]
    >>> [(piece.text, piece.fields) for piece in pieces("Iran fired", 0, 10, marks)]
    [('Iran', ('actor',)), (' fired', ())]
    """
    edges = {start, end}
    for mark in marks:
        edges |= {min(max(edge, start), end) for edge in (mark.words.start, mark.words.end)}
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        over = (mark.field for mark in marks if mark.words.start <= left and right <= mark.words.end)
        yield Piece(text[left:right], tuple(dict.fromkeys(over)))


def passages(sentences: Sequence[Span], marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences that hold a mark, neighbours joined, in reading order."""
    out: list[tuple[int, int]] = []
    for sentence in sentences:
        if not any(sentence.overlaps(mark.words) for mark in marks):
            continue
        if out and sentence.start - out[-1][1] <= 1:
            out[-1] = (out[-1][0], sentence.end)
        else:
            out.append((sentence.start, sentence.end))
    return tuple(out)
