"""`datapackage.json`: what is in a release, as the Data Package standard (version 2.0, datapackage.org) says it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tocsin.codebook.kinds import kinds
from tocsin.exports.layout import Column
from tocsin.exports.release.changes import Previous
from tocsin.exports.release.edition import Edition
from tocsin.exports.release.tables import Table
from tocsin.packing import Packed
from tocsin.record import Stage
from tocsin.record.rows import Json

DESCRIPTOR, CHANGELOG = "datapackage.json", "CHANGES.md"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
DAYS = frozenset({"earliest", "latest", "published"})
"""Columns whose words are days."""
MOMENTS = frozenset({"made"})


@dataclass(frozen=True, slots=True)
class Held:
    """A table as it was written."""

    table: Table[Any]
    packed: Packed
    rows: int


def field(column: Column[Any], table: Table[Any]) -> Json:
    """A column as a field of a Table Schema."""
    sort = "date" if column.name in DAYS else "datetime" if column.name in MOMENTS else TYPES[column.type]
    told: Json = {"name": column.name, "type": sort, "description": column.holds}
    if column.name in table.key:
        told["constraints"] = {"required": True} | ({"unique": True} if len(table.key) == 1 else {})
    named = _values(table.name, column.name)
    return told | ({"constraints": {"required": True, "enum": named}} if named else {})


def _values(table: str, column: str) -> list[str]:
    return {("incidents", "kind"): list(kinds()), ("incidents", "stage"): [*Stage]}.get((table, column), [])


def schema(table: Table[Any]) -> Json:
    """The Table Schema of a table."""
    told: Json = {"fields": [field(column, table) for column in table.columns], "missingValues": [""]}
    if table.key:
        told["primaryKey"] = list(table.key)
    if table.names:
        told["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
            for column, other in table.names.items()
        ]
    return told


def resource(held: Held) -> Json:
    """A table as a resource, with its size and hash."""
    return {
        "name": held.table.name,
        "path": held.table.path,
        "title": held.table.holds,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": held.packed.size,
        "hash": f"sha256:{held.packed.sha256}",
        "rows": held.rows,
        "schema": schema(held.table),
    }


def descriptor(edition: Edition, told: Mapping[str, Any], held: Sequence[Held], previous: Previous | None) -> str:
    """The text of `datapackage.json`."""
    licence = {"name": edition.licence} | ({"path": edition.licence_address} if edition.licence_address else {})
    whole: Json = {
        "$schema": PROFILE,
        "name": edition.name,
        "title": edition.title,
        "version": edition.version,
        "created": f"{edition.dated}T00:00:00Z",
        "description": "Incidents of armed conflict as reported, each value with the words that say it. See README.md.",
        "licenses": [licence],
        "contributors": [{"title": name, "roles": ["publisher"]} for name in edition.by],
        "resources": [resource(each) for each in held],
        "tocsin": dict(told),
    }
    if previous:
        whole["tocsin"]["previous"] = {
            "version": previous.version,
            "dated": str(previous.dated),
            "sha256": previous.sha256,
        }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
