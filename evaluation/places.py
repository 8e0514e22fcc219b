"""Measures place resolving on GeoVirus, beside taking the most populous place of the name.

    python -m evaluation.places [FOLDER] [--misses]

FOLDER (`../shared/data/geoparsing` unless told) holds `GeoVirus.xml`: texts of disease news with their place names and
coordinates. The names are given (no reading is measured), with the text they stand in. A name left open counts as
missed, but not "of placed". "in radius" is the share of answers whose own radius holds the gold point, or that lie
within 161 km: the middle of a country, continent or ocean is a matter of convention (gold takes rounded degrees that
may lie 500 km from other gazetteers'), so that the last row leaves those out. A development set, most of its names
large towns and countries: a good figure here says little of villages. Texts of one source stand in one half; the
even half was not looked at while the rules were made.
"""

import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from tocsin.codebook.gazetteer import Known, load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.record import Article, Place, great_circle_km
from tocsin.resolving.context import Atlas, read_context
from tocsin.resolving.places import resolve_told
from tocsin.resolving.told import read_told

FOLDER = Path("../shared/data/geoparsing")
BANDS = (10, 50, 161)
BY_CONVENTION = frozenset({"country", "worldregion", "sea"})
"""Features whose middle is a matter of convention."""

Points = list[tuple[float, float, float] | None]
"""Latitude, longitude and radius of each answer."""
HEAD = "                     names   10     50    161   of placed   in radius   open  median km  ms a text"


@dataclass(frozen=True, slots=True)
class Text:
    """One article's text and place names, with where each name stands and lies; `odd` is its half."""

    words: str
    names: tuple[str, ...]
    starts: tuple[int, ...]
    points: tuple[tuple[float, float], ...]
    odd: bool


def read_texts(path: Path) -> Iterator[Text]:
    """Every article of the file that names a place."""
    sources: dict[str, int] = {}
    for article in ET.parse(path).getroot():  # noqa: S314 (a file of our own choosing, not from outside)
        number = sources.setdefault(article.findtext("source", ""), len(sources) + 1)
        places = article.findall("locations/location")
        names = tuple(place.findtext("name", "").strip() for place in places)
        starts = tuple(int(place.findtext("start", "1")) - 1 for place in places)
        points = tuple((float(place.findtext("lat", "0")), float(place.findtext("lon", "0"))) for place in places)
        if names:
            yield Text(article.findtext("text", ""), names, starts, points, number % 2 == 1)


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


def places_of(text: Text, atlas: Atlas) -> list[Place | None]:
    """Our answers, None where left open."""
    told = [
        read_told(text.words, start, name, atlas.table) for name, start in zip(text.names, text.starts, strict=True)
    ]
    answers = resolve_told(told, read_context(Article(text.words, id="-"), atlas), atlas)
    return [answers[one].place for one in told]


def resolved(text: Text, atlas: Atlas) -> Points:
    """Our answers as points."""
    return [(place.lat, place.lon, place.precision_km) if place else None for place in places_of(text, atlas)]


def by_convention(text: Text, atlas: Atlas) -> list[bool]:
    """Whether each name can only be a country, continent or ocean."""
    found = (atlas.table.named(name) for name in text.names)
    return [bool(rows) and all(row.feature in BY_CONVENTION for row in rows) for rows in found]


def print_row(
    label: str, texts: list[Text], answer: Callable[[Text], Points], wanted: Callable[[Text], list[bool]]
) -> None:
    """One line of the table, over the names wanted."""
    began = perf_counter()
    found = [(text, answer(text)) for text in texts]
    seconds = perf_counter() - began
    pairs = [
        (gold, ours)
        for text, points in found
        for gold, ours, kept in zip(text.points, points, wanted(text), strict=True)
        if kept
    ]
    errors = [(great_circle_km(*gold, *ours[:2]), ours[2]) for gold, ours in pairs if ours]
    print(f"{label:<20} {len(pairs):>5}  {figures(errors, len(pairs))}   {1000 * seconds / len(texts):.1f}")


def figures(errors: list[tuple[float, float]], count: int) -> str:
    """Shares within each band, of placed, within radius, open, and the median error."""
    kms = [km for km, _radius in errors]
    bands = "  ".join(f"{sum(km <= band for km in kms) / count:.3f}" for band in BANDS)
    placed = sum(km <= BANDS[-1] for km in kms) / max(1, len(kms))
    held = sum(km <= max(BANDS[-1], radius) for km, radius in errors) / count
    return f"{bands}   {placed:.3f}   {held:.3f}   {1 - len(kms) / count:.3f}   {median(kms or [0]):6.1f}"


def misses(texts: Iterable[Text], atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Of each name missed by 161 km: why, and what is wrong in a line."""
    for text in texts:
        for name, gold, place in zip(text.names, text.points, places_of(text, atlas), strict=True):
            km = great_circle_km(*gold, place.lat, place.lon) if place else None
            if km is None or km > BANDS[-1]:
                yield reason(name, gold, place, atlas), f"{name} | gold {gold} | {place or 'open'}"


def reason(name: str, gold: tuple[float, float], place: Place | None, atlas: Atlas) -> str:
    """Why a name was missed."""
    near = any(great_circle_km(*gold, known.lat, known.lon) <= BANDS[-1] for known in atlas.find(name))
    if place and place.feature in BY_CONVENTION and not near:
        return "the middle of a wide area is put elsewhere"
    if not near:
        return "absent from the tables"
    return "wrong place of the name" if place else "left open"


def main() -> None:
    """Print the table, and on demand the misses of the odd half."""
    told = [word for word in sys.argv[1:] if not word.startswith("--")]
    folder = Path(told[0]) if told else FOLDER
    path = folder / "GeoVirus.xml"
    if not path.exists():
        sys.exit(f"{path}: not found; name the folder that holds GeoVirus.xml")
    atlas, texts = Atlas(load_place_table(), load_gazetteer()), list(read_texts(path))
    odd, even = [text for text in texts if text.odd], [text for text in texts if not text.odd]
    every: Callable[[Text], list[bool]] = lambda text: [True] * len(text.names)  # noqa: E731 (one line of its own)
    print(f"GeoVirus: {len(texts)} texts; share of names within so many km\n{HEAD}")
    print_row("most populous", texts, lambda text: most_populous(text, atlas), every)
    for label, half in (("resolved", texts), ("  odd half", odd), ("  even half", even)):
        print_row(label, half, lambda text: resolved(text, atlas), every)
    exact: Callable[[Text], list[bool]] = lambda text: [not wide for wide in by_convention(text, atlas)]  # noqa: E731 (as above)
    for label, half in (("no countries …", texts), ("  odd half", odd), ("  even half", even)):
        print_row(label, half, lambda text: resolved(text, atlas), exact)
    wrong = list(misses(odd if "--misses" in sys.argv else texts, atlas))
    print("missed:", "; ".join(f"{why} {count}" for why, count in Counter(why for why, _line in wrong).most_common()))
    for why, line in sorted(wrong) if "--misses" in sys.argv else ():
        print(f"{why} | {line}")


if __name__ == "__main__":
    main()
