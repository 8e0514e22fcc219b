"""The page beside a CSV that says what its columns hold and what stands behind it (CSV on the Web)."""

import json

from tocsin.exports.layout import Item, Layout
from tocsin.record.rows import Json

TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def sidecar(layout: Layout[Item], file_name: str, about: Json, *, tabs: bool = False) -> str:
    """The metadata of one file, as JSON text; for a format without columns it has none."""
    whole: Json = {"url": file_name, "dc:license": about["licence"], "tocsin": about}
    if layout.columns:
        columns = [
            {"name": column.name, "titles": column.name, "datatype": TYPES[column.type], "dc:description": column.holds}
            for column in layout.columns
        ]
        dialect = {"delimiter": "\t" if tabs else ",", "encoding": "utf-8", "header": True}
        table = {"dialect": dialect, "tableSchema": {"columns": columns}}
        whole = {"@context": "http://www.w3.org/ns/csvw"} | whole | table
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
