"""The tables of a release: their columns, what a row is, and which rows of others they name."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import TextIOWrapper
from operator import attrgetter, itemgetter
from typing import IO, Any, Generic

from tocsin.codebook.kinds import Kind
from tocsin.exports.articles import ARTICLES
from tocsin.exports.delimited import cell_text
from tocsin.exports.importing.rowfiles import LONGEST_CELL
from tocsin.exports.layout import Column, Item
from tocsin.exports.long import LONG
from tocsin.exports.release.changes import Change
from tocsin.exports.wide import WIDE
from tocsin.record.rows import Json


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """One table: where it stands, what its rows are, the columns that tell them apart, and those that name other rows."""

    path: str
    holds: str
    columns: tuple[Column[Item], ...]
    key: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The table's name: that of its file."""
        return self.path.rpartition("/")[2].removesuffix(".csv")


INCIDENTS = Table("data/incidents.csv", "an incident a row: one occurrence as reported", WIDE.columns, ("id",))
STATEMENTS = Table(
    "data/statements.csv",
    "a row for each value that an article says of an incident, with the words that say it",
    LONG.columns,
    names={"incident": "incidents", "article": "articles"},
)
SOURCES = Table("data/articles.csv", "an article a row, without its text", ARTICLES, ("id",))
DECISIONS: Table[Json] = Table(
    "data/decisions.csv",
    "a decision of a person a row, in the order in which they were made",
    (
        Column("number", itemgetter("number"), int, "the decision's place in the ledger's log"),
        Column("subject", itemgetter("subject"), holds="the id of the report or incident that was decided on"),
        Column("verb", itemgetter("verb"), holds="same, different, unsure, correct, accept, reject, comment, undo"),
        Column("field", itemgetter("field"), holds="the field that was corrected"),
        Column("value", itemgetter("value"), holds="its value, the ids of the other reports, or the number undone"),
        Column("by", itemgetter("by"), holds="who decided"),
        Column("why", itemgetter("why"), holds="the reason given"),
        Column("made", itemgetter("made"), holds="when, UTC, as ISO 8601 writes it"),
    ),
    ("number",),
)
KINDS: Table[Kind] = Table(
    "codebook/kinds.csv",
    "a kind of event a row, with its crosswalks",
    (
        Column("name", attrgetter("name"), holds="as in the column kind"),
        Column("covers", attrgetter("covers"), holds="what the kind is"),
        Column("violent", attrgetter("violent"), bool, "whether it is violence"),
        Column("plover_type", attrgetter("plover_type"), holds="the event type of PLOVER"),
        Column("plover_mode", attrgetter("plover_mode"), holds="the mode of PLOVER"),
        Column("acled_event", attrgetter("acled_event"), holds="the event type of ACLED"),
        Column("acled_sub", attrgetter("acled_sub"), holds="the sub-event type of ACLED"),
    ),
    ("name",),
)
CHANGES: Table[Change] = Table(
    "data/changes.csv",
    "a change against the release before this a row",
    (
        Column("incident", attrgetter("incident"), holds="the incident's id"),
        Column("change", attrgetter("what"), holds="added, withdrawn, joined to another, or changed"),
        Column("field", attrgetter("field"), holds="the column that changed"),
        Column("before", attrgetter("before"), holds="its cell in the release before"),
        Column("after", attrgetter("after"), holds="its cell now; of a joined incident the id that holds its reports"),
    ),
)


class TableFile(Generic[Item]):
    """A table that is being written, as CSV in UTF-8, formulas disarmed."""

    def __init__(self, table: Table[Item], file: IO[bytes]) -> None:
        self.table, self.file, self.rows = table, file, 0
        self._text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._writer: Any = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow([column.name for column in table.columns])

    def add(self, items: Iterable[Item]) -> None:
        """Write a row for each."""
        for item in items:
            self._writer.writerow(
                [cell_text(column.fill(item) if column.fill else None) for column in self.table.columns]
            )
            self.rows += 1

    def close(self) -> None:
        """End the text; the file stays open."""
        self._text.detach()


def cells(lines: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a table that was written, as they were written."""
    csv.field_size_limit(LONGEST_CELL)
    return list(csv.DictReader(lines))
