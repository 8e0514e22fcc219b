"""Measures place resolving on GeoVirus, beside taking the most populous place of the name.

    python evaluation/places.py [FOLDER]

FOLDER (`../shared/data/geoparsing` unless told) holds `GeoVirus.xml`: texts of disease news with their place names and
coordinates. The names are given (no reading is measured), and an article's own names are all the context there is.
A name left open counts as missed, but not "of placed". "in radius" is the share of answers whose own radius holds the
gold point, or that lie within 161 km: a country's or continent's middle is a matter of convention (gold takes rounded
degrees that may lie 500 km from ours), so that this column says more of them. A development set: most of its names
are large towns and countries, so that a good figure here says little of villages.
"""

import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from tocsin.codebook.gazetteer import Known, load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.record import great_circle_km
from tocsin.resolving.context import Atlas, Context, countries_said, weighed
from tocsin.resolving.places import resolve_places

FOLDER = Path("../shared/data/geoparsing")
BANDS = (10, 50, 161)

Points = list[tuple[float, float, float] | None]
"""Latitude, longitude and radius of each answer."""


@dataclass(frozen=True, slots=True)
class Text:
    """One article's place names, with where each is."""

    names: tuple[str, ...]
    points: tuple[tuple[float, float], ...]


def read_texts(path: Path) -> Iterator[Text]:
    """Every article of the file that names a place."""
    for article in ET.parse(path).getroot():  # noqa: S314 (a file of our own choosing, not from outside)
        places = article.findall("locations/location")
        names = tuple(place.findtext("name", "").strip() for place in places)
        points = tuple((float(place.findtext("lat", "0")), float(place.findtext("lon", "0"))) for place in places)
        if names:
            yield Text(names, points)


def most_populous(text: Text, atlas: Atlas) -> Points:
    """The baseline: the candidate of most people, whatever the article."""
    found: Points = []
    for name in text.names:
        candidates = sorted(atlas.find(name), key=lambda known: -people(known))
        found.append((candidates[0].lat, candidates[0].lon, candidates[0].radius_km) if candidates else None)
    return found


def people(known: Known) -> int:
    """People for ranking: those of rows that count none are taken as a large town's."""
    return known.population or (300_000 if not known.place_id.startswith("geonames:") else 0)


def resolved(text: Text, atlas: Atlas) -> Points:
    """Our answers, None where left open."""
    votes: Counter[str] = Counter()
    for name in text.names:
        votes.update(countries_said(atlas, name))
    answers = resolve_places(text.names, weighed(votes) if votes else Context(), atlas)
    places = (answer.place for answer in answers)
    return [(place.lat, place.lon, place.precision_km) if place else None for place in places]


def print_row(label: str, texts: list[Text], answer: Callable[[Text], Points]) -> None:
    """One line of the table."""
    began = perf_counter()
    pairs = [(gold, ours) for text in texts for gold, ours in zip(text.points, answer(text), strict=True)]
    seconds = perf_counter() - began
    errors = [great_circle_km(*gold, *ours[:2]) for gold, ours in pairs if ours]
    held = sum(
        km <= max(161, ours[2]) for km, ours in zip(errors, filter(None, (ours for _gold, ours in pairs)), strict=True)
    )
    of_all = "  ".join(f"{sum(km <= band for km in errors) / len(pairs):.3f}" for band in BANDS)
    of_placed = sum(km <= 161 for km in errors) / max(1, len(errors))
    left = 1 - len(errors) / len(pairs)
    ms = 1000 * seconds / len(texts)
    print(
        f"{label:<16}{of_all}   {of_placed:.3f}   {held / len(pairs):.3f}   {left:.3f}   {median(errors):6.1f}   {ms:.1f}"
    )


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    path = folder / "GeoVirus.xml"
    if not path.exists():
        sys.exit(f"{path}: not found; name the folder that holds GeoVirus.xml")
    atlas, texts = Atlas(load_place_table(), load_gazetteer()), list(read_texts(path))
    print(f"GeoVirus: {sum(len(text.names) for text in texts)} names in {len(texts)} texts; share within so many km")
    print("                  10     50    161   of placed   in radius   open  median km  ms a text")
    print_row("most populous", texts, lambda text: most_populous(text, atlas))
    print_row("resolved", texts, lambda text: resolved(text, atlas))


if __name__ == "__main__":
    main()
