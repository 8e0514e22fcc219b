"""Layouts as CSV or tab-separated text: UTF-8, formulas disarmed, a row at a time."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import IO

from tocsin.exports.formulas import disarmed
from tocsin.exports.layout import Cell, Item, Layout
from tocsin.exports.sourced import Sourced

HXL = {
    "id": "#meta+id",
    "earliest": "#date+occurred+start",
    "latest": "#date+occurred+end",
    "kind": "#event+type",
    "stage": "#status",
    "actor": "#org+actor",
    "target": "#org+target",
    "place": "#loc+name",
    "country": "#country+code+v_iso2",
    "admin1": "#adm1+name",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "precision_km": "#geo+radius+km",
    "publishers": "#meta+source",
    "urls": "#meta+url",
    "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max",
    "wounded_low": "#affected+injured+min",
    "wounded_high": "#affected+injured+max",
    "displaced_low": "#affected+displaced+min",
    "displaced_high": "#affected+displaced+max",
}
"""Tags of the humanitarian exchange language for our own columns."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the text is written: with tabs, with the mark that old spreadsheets know UTF-8 by, with a line of HXL tags."""

    tabs: bool = False
    bom: bool = False
    hxl: bool = False


PLAIN = Manner()


def write_delimited(layout: Layout[Item], sourced: Iterable[Sourced], out: IO[bytes], manner: Manner = PLAIN) -> None:
    """Write the rows after a line of names, and of tags where wanted."""
    text = TextIOWrapper(out, encoding="utf-8-sig" if manner.bom else "utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t" if manner.tabs else ",", lineterminator="\n")
    writer.writerow(layout.names)
    if manner.hxl:
        writer.writerow([HXL.get(name, "") for name in layout.names])
    writer.writerows([cell_text(cell) for cell in row] for row in layout.rows(sourced))
    text.detach()


def cell_text(cell: Cell) -> Cell:
    """The cell as it is written: words disarmed, numbers as they are, "" for what is not known."""
    return disarmed(cell) if isinstance(cell, str) else "" if cell is None else cell
