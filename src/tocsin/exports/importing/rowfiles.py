"""Files of rows, whatever they come in: CSV and tab-separated text (also gzipped), XLSX, Parquet, GeoJSON, JSON lines."""

import csv
import gzip
import json
import struct
from collections.abc import Iterable, Iterator
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from tocsin.exports.formulas import rearmed
from tocsin.exports.importing.rowtext import Row

LONGEST_CELL = 50_000_000
"""Characters that a cell may have: notes can be long, and the csv module's own limit is not."""


class CannotRead(ValueError):
    """The file holds no rows that can be read."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}")


def rows_of(path: Path) -> Iterator[tuple[str, Row]]:
    """Each row with where it stands, its cells as text. Raises `CannotRead`."""
    readers = {".xlsx": _workbook, ".parquet": _parquet, ".geojson": _geojson, ".json": _geojson, ".jsonl": _json_lines}
    read = readers.get(path.suffix.lower(), _delimited)
    try:
        for number, row in read(path):
            yield f"{path.name}:{number}", {str(name): _text(cell) for name, cell in row.items() if name is not None}
    except (UnicodeDecodeError, csv.Error, json.JSONDecodeError, gzip.BadGzipFile) as wrong:
        raise CannotRead(path, f"not readable as {path.suffix or 'text'} ({wrong}); save it again as UTF-8") from wrong


def _text(cell: object) -> str:
    if cell is None or isinstance(cell, bytes):
        return ""
    if isinstance(cell, list):
        return "; ".join(_text(each) for each in cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _delimited(path: Path) -> Iterator[tuple[int, dict[Any, Any]]]:
    csv.field_size_limit(LONGEST_CELL)
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as raw:
        text = TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        head = text.readline()
        names = next(csv.reader([head], delimiter="\t" if "\t" in head else ","), [])
        reader = csv.DictReader(text, names, delimiter="\t" if "\t" in head else ",")
        for row in reader:
            if not _is_tags(row.values()):
                yield reader.line_num + 1, {name: rearmed(cell or "") for name, cell in row.items() if name}


def _is_tags(cells: Iterable[Any]) -> bool:
    """Whether a line holds tags of the humanitarian exchange language and no values."""
    told = [cell for cell in cells if cell]
    return bool(told) and all(isinstance(cell, str) and cell.startswith("#") for cell in told)


def _workbook(path: Path) -> Iterator[tuple[int, dict[Any, Any]]]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise CannotRead(path, "XLSX is read with openpyxl, which is not installed; save the sheet as CSV") from error
    book = load_workbook(path, read_only=True)
    try:
        sheet = book["Incidents"] if "Incidents" in book.sheetnames else book.worksheets[0]
        lines = sheet.iter_rows(values_only=True)
        names = next(lines, ())
        for number, cells in enumerate(lines, 2):
            yield number, dict(zip(names, cells, strict=False))
    finally:
        book.close()


def _parquet(path: Path) -> Iterator[tuple[int, dict[Any, Any]]]:
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise CannotRead(path, "Parquet is read with pyarrow, which is not installed; save it as CSV") from error
    number = 0
    with ParquetFile(path) as file:
        for batch in file.iter_batches():
            for row in batch.to_pylist():
                number += 1
                yield number, row | _degrees(row.get("geometry"))


def _degrees(geometry: object) -> dict[str, float]:
    """Latitude and longitude of a point in well-known binary, least significant byte first."""
    if not isinstance(geometry, bytes) or len(geometry) != 21 or geometry[:5] != struct.pack("<BI", 1, 1):
        return {}
    lon, lat = struct.unpack("<dd", geometry[5:])
    return {"lat": lat, "lon": lon}


def _geojson(path: Path) -> Iterator[tuple[int, dict[Any, Any]]]:
    whole = json.loads(path.read_bytes())
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise CannotRead(path, "JSON, but neither our exchange form nor a GeoJSON FeatureCollection; export it again")
    for number, feature in enumerate(whole.get("features") or [], 1):
        point = (feature.get("geometry") or {}).get("coordinates") or [None, None]
        yield number, (feature.get("properties") or {}) | {"lat": point[1], "lon": point[0]}


def _json_lines(path: Path) -> Iterator[tuple[int, dict[Any, Any]]]:
    with path.open("rb") as source:
        for number, line in enumerate(source, 1):
            if line.strip():
                yield number, flat(json.loads(line))


def flat(record: Any, name: str = "") -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """A JSON object laid flat: parts joined by a dot, what a list's objects say of one thing joined in their order.

    >>> flat({"actor": [{"entity_text": "a"}, {"entity_text": "b"}], "size": {"dead": 2}})
    {'actor.entity_text': 'a; b', 'size.dead': 2}
    """
    if isinstance(record, dict):
        parts = (flat(value, f"{name}.{key}" if name else str(key)) for key, value in record.items())
        return {key: value for part in parts for key, value in part.items()}
    if isinstance(record, list) and any(isinstance(each, dict) for each in record):
        joined: dict[str, list[str]] = {}
        for each in record:
            for key, value in flat(each, name).items():
                joined.setdefault(key, []).append(_text(value))
        return {key: "; ".join(told) for key, told in joined.items()}
    return {name: record}
