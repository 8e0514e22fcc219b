"""Parquet and GeoParquet 1.1: our wide columns with their types; points as WKB; what the file says of itself in its head."""

import json
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from tocsin.exports.layout import Item, Layout
from tocsin.exports.sourced import Sourced
from tocsin.exports.wide import WIDE, wide_row
from tocsin.record.rows import Json

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

ROWS_AT_ONCE = 5_000
"""Rows held at a time: a row group of the file."""


class NeedsTables(ImportError):
    """The extra for tables is not installed."""

    def __init__(self) -> None:
        super().__init__("Parquet needs pyarrow, which is not installed; install tocsin[tables], or export csv")


def point(lat: float, lon: float) -> bytes:
    """A point as well-known binary, 21 bytes, longitude first.

    >>> point(33.5, 44.25).hex()
    '010100000000000000002046400000000000c04040'
    """
    return struct.pack("<BIdd", 1, 1, lon, lat)


def write_parquet(layout: Layout[Item], sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json]) -> None:
    """Write a layout's rows. Raises `NeedsTables` where pyarrow is not installed."""
    arrow = _arrow()
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    schema = arrow.schema([(column.name, types[column.type]) for column in layout.columns])
    with _writer(out, schema) as writer:
        rows = layout.rows(sourced)
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            columns = [
                arrow.array(values, kind) for values, kind in zip(zip(*batch, strict=True), schema.types, strict=True)
            ]
            writer.write_batch(arrow.record_batch(columns, schema=schema))
        _say(writer, "tocsin", about())


def write_geoparquet(sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json]) -> None:
    """Write the wide rows with a point each, null where the place stays open. Raises `NeedsTables`."""
    arrow = _arrow()
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}
    fields = [(column.name, types[column.type]) for column in WIDE.columns if column.name not in ("lat", "lon")]
    schema = arrow.schema([*fields, ("geometry", arrow.binary())])
    box = Box()
    with _writer(out, schema) as writer:
        rows = (box.placed(wide_row(one)) for one in sourced)
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_batch(arrow.RecordBatch.from_pylist(batch, schema=schema))
        _say(writer, "geo", box.metadata())
        _say(writer, "tocsin", about())


class Box:
    """The box about all points that passed."""

    def __init__(self) -> None:
        self.west, self.south, self.east, self.north = 180.0, 90.0, -180.0, -90.0

    def placed(self, row: Json) -> Json:
        """The row with its point in place of the two numbers."""
        lat, lon = row.pop("lat"), row.pop("lon")
        if lat is None:
            return row | {"geometry": None}
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        return row | {"geometry": point(lat, lon)}

    def metadata(self) -> Json:
        """The file's geo metadata, version 1.1.0; the reference system is left out and so is longitude and latitude."""
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
        if self.west <= self.east:
            column["bbox"] = [self.west, self.south, self.east, self.north]
        return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def _arrow() -> Any:  # noqa: ANN401 - a module that may not be there
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        raise NeedsTables from error
    return pa


@contextmanager
def _writer(out: IO[bytes], schema: "pa.Schema") -> Iterator["ParquetWriter"]:
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    with ParquetWriter(out, schema, compression="zstd") as writer:
        yield writer


def _say(writer: "ParquetWriter", key: str, value: Json) -> None:
    writer.add_key_value_metadata({key: json.dumps(value)})
