"""A row as a text: a line for each cell that is not empty, "column: cell", so that every value has words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.record import Span, span_of

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowText:
    """The text, and where each column's line and cell stand in it."""

    text: str
    lines: Mapping[str, Span]
    cells: Mapping[str, Span]

    def span(self, columns: Sequence[str]) -> Span | None:
        """The words of these columns: of one the cell, of several their lines together; None where all are empty.

        A cell without a letter says little by itself, so its column's name goes with it.
        """
        told = [column for column in columns if column in self.cells]
        if not told:
            return None
        if len(told) == 1 and any(letter.isalpha() for letter in self.cells[told[0]].quote):
            return self.cells[told[0]]
        return span_of(
            self.text, min(self.lines[each].start for each in told), max(self.lines[each].end for each in told)
        )

    def parts(self, column: str, separator: str) -> tuple[Span, ...]:
        """The words of each part of a cell that lists several."""
        cell = self.cells.get(column)
        if cell is None:
            return ()
        spans, start = [], cell.start
        for part in cell.quote.split(separator):
            if part.strip():
                spans.append(span_of(self.text, start, start + len(part)))
            start += len(part) + len(separator)
        return tuple(spans)


def row_text(row: Row, together: Iterable[Sequence[str]] = ()) -> RowText:
    r"""The row as a text, in its own order, but with the columns of each group `together` next to each other.

    >>> row_text({"low": "2", "town": "Taji", "high": "5", "note": ""}, [("low", "high")]).text
    'low: 2\nhigh: 5\ntown: Taji'
    """
    groups = {column: tuple(group) for group in together for column in group}
    order = dict.fromkeys(each for column in row for each in groups.get(column, (column,)))
    text, lines, cells = "", {}, {}
    for column in order:
        cell = row.get(column, "").strip()
        if not cell:
            continue
        start = len(text) + 1 if text else 0
        text += f"{chr(10) if text else ''}{column}: {cell}"
        lines[column] = Span(start, len(text), text[start:])
        cells[column] = Span(len(text) - len(cell), len(text), cell)
    return RowText(text, lines, cells)
