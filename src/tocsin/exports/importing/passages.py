"""Passages as a text again: the sentences that reports quote, and where in them each quoted word stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.exports.importing.rowtext import Row
from tocsin.record import Span, span_of


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where words stand in the text."""

    start: int
    end: int

    def span(self, text: str) -> Span:
        """The words themselves."""
        return span_of(text, self.start, self.end)


class Passages:
    """A text that grows by passages, a line each; the same passage stands in it once."""

    def __init__(self) -> None:
        self.text = ""
        self._lines: dict[str, int] = {}

    def add(self, rows: Sequence[Row]) -> list[Anchored]:
        """Put a report's passage there, and find the words of each of its rows, in their order.

        Words that the passage lacks, as where they were withheld, get a line of their own: "field: words".
        """
        passage = " ".join(rows[0]["sentence"].split())
        base = self._line(passage) if passage else 0
        quotes = [" ".join(row["quote"].split()) for row in rows]
        starts = [int(row["start"]) if row["start"].isdecimal() else 0 for row in rows]
        shift = _shift(passage, quotes, starts)
        found = []
        for row, quote, start in zip(rows, quotes, starts, strict=True):
            at = min(_all(passage, quote), key=lambda each: abs(each - start - shift), default=None) if quote else None
            found.append(self._own(row, quote) if at is None else Anchored(base + at, base + at + len(quote)))
        return found

    def _own(self, row: Row, quote: str) -> Anchored:
        """A line for words that stand in no passage."""
        words = quote or " ".join(row["value"].split()) or row["field"]
        line = f"{row['field']}: {words}"
        end = self._line(line) + len(line)
        return Anchored(end - len(words), end)

    def _line(self, words: str) -> int:
        """Where a line begins, which is added when it is not there."""
        if words not in self._lines:
            self._lines[words] = len(self.text) + 1 if self.text else 0
            self.text += f"\n{words}" if self.text else words
        return self._lines[words]


def _all(passage: str, quote: str) -> Iterator[int]:
    at = passage.find(quote)
    while at >= 0:
        yield at
        at = passage.find(quote, at + 1)


def _shift(passage: str, quotes: Sequence[str], starts: Sequence[int]) -> int:
    """How far offsets in the article lie before those in the passage: as most of the quotes have it."""
    told = [(quote, start) for quote, start in zip(quotes, starts, strict=True) if quote]
    shifts = sorted({at - start for quote, start in told for at in _all(passage, quote)})
    return max(shifts, key=lambda shift: _borne_out(passage, told, shift), default=0)


def _borne_out(passage: str, told: Sequence[tuple[str, int]], shift: int) -> int:
    return sum(start + shift >= 0 and passage.startswith(quote, start + shift) for quote, start in told)
