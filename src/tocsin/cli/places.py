"""`tocsin places`: lists of places added beside a ledger, and what a place phrase is taken for."""

import sys
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.cli.screen import console, errors, json_text, problem
from tocsin.codebook.added import Addition, BrokenPlacesFile, add_places, added_beside
from tocsin.codebook.countries import country_name
from tocsin.codebook.gazetteer import Known
from tocsin.codebook.geonames import read_places
from tocsin.record import Problem
from tocsin.resolving.choice import scored
from tocsin.resolving.context import Atlas, Context, weighed
from tocsin.resolving.places import PlaceAnswer, resolve_place
from tocsin.resolving.resolver import load_atlas

SHOWN_PROBLEMS = 10
SHOWN_CANDIDATES = 12


def add(files: tuple[Path, ...], ledger: str) -> int:
    """Keep the places of the files; 1 when some lines were bad, 2 when nothing could be kept."""
    path = added_beside(ledger)
    if path is None:
        errors.print(f"{ledger} is no file, and added places are kept in a file beside the ledger", markup=False)
        return 2
    found = [item for file in files for item in read_places(file)]
    additions = [item for item in found if isinstance(item, Addition)]
    problems = [item for item in found if isinstance(item, Problem)]
    for each in problems[:SHOWN_PROBLEMS]:
        problem(each)
    if len(problems) > SHOWN_PROBLEMS:
        errors.print(f"… and {len(problems) - SHOWN_PROBLEMS} more lines that hold no place")
    if not additions:
        errors.print("no place was added")
        return 2
    try:
        total = add_places(path, additions)
    except (OSError, BrokenPlacesFile) as wrong:
        errors.print(str(wrong), markup=False)
        return 2
    console.print(f"{len(additions)} places added; {path} holds {total}.", markup=False)
    return int(bool(problems))


def find(text: str, ledger: str, countries: tuple[str, ...], form: str) -> int:
    """Print what the phrase is taken for, why, and the other candidates; 1 when it stays open."""
    try:
        atlas = load_atlas(added_beside(ledger))
        context = weighed({code.upper(): 1 / (at + 1) for at, code in enumerate(countries)})
        answer = resolve_place(text, context, atlas)
    except BrokenPlacesFile as wrong:
        errors.print(str(wrong), markup=False)
        return 2
    rows = [candidate_row(known, context, atlas) for known in answer.candidates[:SHOWN_CANDIDATES]]
    if form == "table":
        _print(text, answer, rows)
    else:
        sys.stdout.write(json_text(_coded(text, answer, rows), indent=1) + "\n")
    return int(answer.place is None)


def candidate_row(known: Known, context: Context, atlas: Atlas) -> dict[str, object]:
    """One place that the name can mean, with its weight and what the article adds to it."""
    found = scored(known, context)
    return {
        "name": known.name,
        "area": atlas.table.area_name(known.country, known.admin1),
        "country": country_name(known.country),
        "feature": known.feature,
        "lat": known.lat,
        "lon": known.lon,
        "radius_km": known.radius_km,
        "people": known.population,
        "id": known.place_id,
        "weight": round(found.score, 1),
        "spoken_for_by": "; ".join(found.support),
    }


def _print(text: str, answer: PlaceAnswer, rows: list[dict[str, object]]) -> None:
    console.print(Text.assemble(("“", "dim"), text, ("” is ", "dim"), (str(answer.place or "left open"), "bold")))
    console.print(Text(answer.why, "dim"))
    if not rows:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("it can mean", "kind", "point", "people", "weight"):
        table.add_column(name, justify="right" if name in ("people", "weight") else "left")
    for row in rows:
        where = ", ".join(dict.fromkeys(str(row[name]) for name in ("name", "area", "country") if row[name]))
        point = f"{row['lat']:.2f}, {row['lon']:.2f} ±{row['radius_km']:g} km"
        cells = (
            where,
            str(row["feature"]),
            point,
            f"{row['people'] or '':,}" if row["people"] else "",
            str(row["weight"]),
        )
        table.add_row(*map(Text, cells))
    console.print(table)


def _coded(text: str, answer: PlaceAnswer, rows: list[dict[str, object]]) -> dict[str, object]:
    place = answer.place
    found = place and {
        "name": place.name, "country": place.country, "admin1": place.admin1, "lat": place.lat, "lon": place.lon,
        "precision_km": place.precision_km, "feature": place.feature, "place_id": place.place_id,
    }  # fmt: skip
    return {"phrase": text, "place": found or None, "why": answer.why, "candidates": rows}
