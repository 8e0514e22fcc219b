"""`tocsin incidents` and `tocsin articles`: rows out of the ledger, as a table, JSON, CSV or GeoJSON."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.cli.options import LedgerAt, Narrowed
from tocsin.cli.screen import UNSAID, console, json_text, opened
from tocsin.cli.words import incident_table
from tocsin.exports.formulas import disarmed
from tocsin.ledger import IncidentFilter
from tocsin.record import DONE, Incident, Stage
from tocsin.record.rows import incident_feature, incident_row


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents the user asked for."""

    kind: str | None = None
    stages: tuple[str, ...] = ()
    every_stage: bool = False
    by: str | None = None
    on: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    killed: int | None = None
    limit: int | None = None

    def filter(self) -> IncidentFilter:
        """The ledger's filter; without stages asked for, what the reports say was done or tried."""
        named = frozenset(map(Stage, self.stages))
        stages = frozenset[Stage]() if self.every_stage else named or DONE
        return IncidentFilter(
            kind=self.kind or "",
            stages=stages,
            actor=self.by or "",
            target=self.on or "",
            country=(self.country or "").upper(),
            since=self.since,
            until=self.until,
            killed=self.killed or 0,
            limit=self.limit,
        )


def guarded(cell: object) -> object:
    """The cell without orders to a terminal, and with a quote before signs that a spreadsheet would run as a formula."""
    if not isinstance(cell, str):
        return cell
    return disarmed(cell.translate(UNSAID))


def write_csv(rows: Sequence[dict[str, object]]) -> None:
    """The rows as CSV on standard output, formulas disarmed."""
    writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else ["id"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(cell) for name, cell in row.items()} for row in rows)


def print_incidents(found: Sequence[Incident], form: str) -> None:
    """The incidents in the form asked for."""
    if form == "table":
        console.print(incident_table(found))
        without_place = sum(incident.place is None for incident in found)
        console.print(f"{len(found)} shown · {without_place} without a place", style="dim")
    elif form == "csv":
        write_csv([incident_row(incident) for incident in found])
    elif form == "geojson":
        features = [incident_feature(incident) for incident in found]
        sys.stdout.write(json_text({"type": "FeatureCollection", "features": features}) + "\n")
    else:
        rows = [incident_row(incident) for incident in found]
        sys.stdout.write(json_text(rows, indent=1) + "\n")


def list_incidents(which: Narrowed, form: str) -> int:
    """Print the incidents wanted; 2 when the ledger or the wish is at fault."""
    with opened(which.ledger, ValueError) as ledger:
        print_incidents(ledger.incidents(which.wanted.filter()), form)
    return 0


def list_articles(which: LedgerAt, form: str) -> int:
    """Print the articles of the ledger, by day; 2 when the ledger is at fault."""
    with opened(which) as ledger:
        rows: list[dict[str, object]] = [
            {
                "id": article.id,
                "published": str(article.published or ""),
                "publisher": "; ".join(article.publishers),
                "title": article.title,
                "statements": article.statements,
            }
            for article in ledger.articles()
        ]
    if form == "csv":
        write_csv(rows)
    elif form == "table":
        console.print(_article_table(rows))
    else:
        sys.stdout.write(json_text(rows, indent=1) + "\n")
    return 0


def _article_table(rows: Sequence[dict[str, object]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "published", "publisher", "title", "statements"):
        table.add_column(name, justify="right" if name == "statements" else "left")
    for row in rows:
        name, *rest = map(str, row.values())
        table.add_row(Text(name[:8], "cyan"), *map(Text, rest))
    return table
