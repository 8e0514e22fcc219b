"""Exports as downloads: the incidents of a filter in the forms that the rooms below write."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from starlette.responses import Response

from tocsin.record import Incident
from tocsin.record.rows import incident_feature, incident_row
from tocsin.web.security.problems import Refusal

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\n", "\r", *"＝＋－＠")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export: its media type, what it is for, and how it is written."""

    media_type: str
    words: str
    write: Callable[[list[Incident]], str]


def _csv(incidents: list[Incident]) -> str:
    out = io.StringIO()
    rows = [incident_row(one) for one in incidents]
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["id"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue()


def _guarded(cell: object) -> object:
    """The cell with a quote before signs that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUN_BY_SPREADSHEETS) else cell


def _json(incidents: list[Incident]) -> str:
    return json.dumps([incident_row(one) for one in incidents], ensure_ascii=False, indent=1) + "\n"


def _geojson(incidents: list[Incident]) -> str:
    features = [incident_feature(one) for one in incidents]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"


FORMS: Mapping[str, Form] = {
    "csv": Form("text/csv", "a table for spreadsheets, one row an incident", _csv),
    "json": Form("application/json", "the same rows for programs", _json),
    "geojson": Form("application/geo+json", "for maps; incidents without a place have a null geometry", _geojson),
}


def exported(form: str, incidents: Iterable[Incident]) -> Response:
    """The incidents as a download; raises `Refusal` 404 for a form that there is not."""
    if form not in FORMS:
        raise Refusal(404, f'"{form[:40]}" is no form of export', f"use one of {', '.join(FORMS)}")
    chosen = FORMS[form]
    headers = {"content-disposition": f'attachment; filename="incidents.{form}"'}
    return Response(chosen.write(list(incidents)), media_type=f"{chosen.media_type}; charset=utf-8", headers=headers)
