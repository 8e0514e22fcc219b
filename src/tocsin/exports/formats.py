"""The formats by name: what each holds, how it is written, whether it can be printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO, Any

from tocsin.exports.acled import ACLED
from tocsin.exports.delimited import PLAIN, Manner, write_delimited
from tocsin.exports.geojson import write_geojson
from tocsin.exports.layout import Layout
from tocsin.exports.long import LONG
from tocsin.exports.parquet import write_geoparquet, write_parquet
from tocsin.exports.plover import PLOVER, write_plover
from tocsin.exports.polecat import POLECAT
from tocsin.exports.sourced import Sourced
from tocsin.exports.ucdp import UCDP
from tocsin.exports.wide import WIDE
from tocsin.exports.workbook import write_workbook
from tocsin.record.rows import Json

Write = Callable[[Iterable[Sourced], IO[bytes], Callable[[], Json]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `beside` is whether what the file says of itself stands in a file beside it, having no room inside."""

    name: str
    suffix: str
    layout: Layout[Any]
    write: Write
    printable: bool = True
    beside: bool = False
    tabs: bool = False


def delimited(layout: Layout[Any], name: str, manner: Manner = PLAIN) -> Format:
    """A layout as text with separators."""

    def write(sourced: Iterable[Sourced], out: IO[bytes], _: Callable[[], Json]) -> None:
        write_delimited(layout, sourced, out, manner)

    return Format(name, ".tsv" if manner.tabs else ".csv", layout, write, beside=True, tabs=manner.tabs)


def _parquet(sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json]) -> None:
    write_parquet(WIDE, sourced, out, about)


def workbook(wide: Layout[Json]) -> Format:
    """The workbook, with these columns of the incidents."""

    def write(sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json]) -> None:
        write_workbook(sourced, out, about, wide)

    return Format("xlsx", ".xlsx", wide, write, printable=False)


FORMATS = {
    one.name: one
    for one in (
        delimited(ACLED, "acled"),
        delimited(UCDP, "ucdp"),
        delimited(POLECAT, "polecat", Manner(tabs=True)),
        Format("plover", ".jsonl", PLOVER, write_plover, beside=True),
        Format("geojson", ".geojson", WIDE, write_geojson),
        delimited(WIDE, "csv"),
        delimited(LONG, "long"),
        workbook(WIDE),
        Format("parquet", ".parquet", WIDE, _parquet, printable=False),
        Format("geoparquet", ".parquet", WIDE, write_geoparquet, printable=False),
    )
}
"""Every format that tells of incidents; the exchange form, which holds the ledger itself, is apart."""
