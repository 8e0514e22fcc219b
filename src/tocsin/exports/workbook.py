"""XLSX: incidents, statements, sources, the codebook and the filter used, a sheet each, linked; no cell is a formula."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

from tocsin.codebook.kinds import kinds
from tocsin.exports.articles import ARTICLES
from tocsin.exports.layout import Cell, Layout
from tocsin.exports.long import LONG
from tocsin.exports.sourced import Sourced
from tocsin.exports.wide import WIDE
from tocsin.record.rows import Json

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_AT_MOST = 1_048_576
LINKS_AT_MOST = 60_000
"""Links in one sheet, a little below the format's own limit; later addresses are words alone."""
LETTERS_AT_MOST = 32_767
LONGEST_LINK = 2_000
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Put where the format wants a time of making, so that the same ledger gives the same bytes."""


class TooManyRows(ValueError):
    """A sheet cannot hold so many rows."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"the sheet {sheet} would have more than {ROWS_AT_MOST:,} rows, which XLSX cannot hold; "
            "narrow the filter, or export csv or parquet"
        )


class Sheet:
    """One sheet, written from the top down."""

    def __init__(self, book: "Workbook", name: str, heads: Sequence[str], *, bold: Any) -> None:  # noqa: ANN401 - the library's own
        self.sheet: Worksheet = book.add_worksheet(name)
        self.name, self.heads, self.next, self.links = name, list(heads), 1, 0
        for column, head in enumerate(heads):
            self.sheet.write_string(0, column, head, bold)
        self.sheet.freeze_panes(1, 0)

    def add(self, cells: Sequence[Cell], *, to: str = "") -> None:
        """Write a row; the first cell leads to `to`, addresses lead where they say."""
        if self.next >= ROWS_AT_MOST:
            raise TooManyRows(self.name)
        for column, cell in enumerate(cells):
            if to and not column:
                self._link(column, to, str(cell))
            elif isinstance(cell, str) and self.heads[column] in ("url", "urls") and _is_address(cell):
                self._link(column, cell, cell)
            elif isinstance(cell, str):
                self.sheet.write_string(self.next, column, cell[:LETTERS_AT_MOST])
            elif cell is not None:
                self.sheet.write_number(self.next, column, float(str(cell)))
        self.next += 1

    def _link(self, column: int, to: str, words: str) -> None:
        self.links += 1
        if self.links > LINKS_AT_MOST:
            self.sheet.write_string(self.next, column, words[:LETTERS_AT_MOST])
        else:
            self.sheet.write_url(self.next, column, to, string=words)


def _is_address(cell: str) -> bool:
    return cell.startswith(("http://", "https://")) and len(cell) < LONGEST_LINK and not set(cell) & set(" \t\n\"'")


def write_workbook(
    sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json], wide: Layout[Json] = WIDE
) -> None:
    """Write the five sheets, a row at a time; `wide` are the columns of the incidents. Raises `TooManyRows`."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this format needs it

    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with Workbook(out, settings) as book:
        book.set_properties({"created": EPOCH, "title": "Incidents", "comments": "from a Tocsin ledger"})
        bold = book.add_format({"bold": True})
        incidents, statements = (
            Sheet(book, title, layout.names, bold=bold) for title, layout in (("Incidents", wide), ("Statements", LONG))
        )
        sources = Sheet(book, "Sources", [column.name for column in ARTICLES], bold=bold)
        _fill(sourced, wide, incidents, statements, sources)
        codebook = Sheet(book, "Codebook", ("kind", "covers", "PLOVER", "ACLED"), bold=bold)
        for kind in kinds().values():
            plover, acled = (f"{kind.plover_type} {kind.plover_mode}", f"{kind.acled_event} / {kind.acled_sub}")
            codebook.add((kind.name, kind.covers, plover.strip(), acled.strip(" /")))
        used = Sheet(book, "Filter used", ("what", "said"), bold=bold)
        for name, value in facts(about()):
            used.add((name, value))


def _fill(sourced: Iterable[Sourced], wide: Layout[Json], incidents: Sheet, statements: Sheet, sources: Sheet) -> None:
    """A row for each incident, each value and each printing of an article; an incident leads to its first value, and back."""
    seen: set[str] = set()
    for one in sourced:
        told = [LONG.row(line) for line in LONG.items(one)]
        home = f"internal:'Incidents'!A{incidents.next + 1}"
        there = f"internal:'Statements'!A{statements.next + 1}" if told else ""
        for row in wide.items(one):
            incidents.add(wide.row(row), to=there)
        for cells in told:
            statements.add(cells, to=home)
        for article in one.sources:
            printing = article.printings[0].id_of(article.id)
            if printing not in seen and not one.withheld:
                seen.add(printing)
                sources.add(tuple(column.fill(article) if column.fill else "" for column in ARTICLES))


def facts(about: Json) -> list[tuple[str, str]]:
    """What a file says of itself as pairs of words, what was left out line by line."""
    flat = [(name, str(value)) for name, value in about.items() if name != "left_out"]
    return flat + [(f"left out: {reason}", str(count)) for reason, count in about["left_out"].items()]
