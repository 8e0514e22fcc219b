"""What an article says of where it is set: the countries and first-level areas it names, and how often."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tocsin.codebook.added import AddedPlaces
from tocsin.codebook.gazetteer import Gazetteer, Known
from tocsin.codebook.places import PlaceTable
from tocsin.record import Article
from tocsin.resolving.told import NAMED_LIKE_PLACES, NEXT_IS_PLACE

RUN = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:[ ](?:of |the |and the |and |de |del |al-|el-)?[^\W\d_a-z][\w'’.-]*){0,4}")
"""A run of capitalised words, with the small words that stand inside names."""
SURE_FEATURES = frozenset(
    {"country", "admin1", "region", "base", "camp", "zone", "airport", "port", "town", "dam", "crossing"}
)
HEAD_WEIGHT = 3
"""A name in the title or dateline counts as this many in the text (own choice)."""
SHORT = 3
"""Capitals alone of at most this length ("US", "DRC") are short forms, and no town's name."""
SURE_AREA = 300_000
"""People from which a first-level area, named alone, speaks for its country."""
BIG_TOWN = 150_000
"""People from which a town of the gazetteer, named alone, speaks for its country."""


Area = tuple[str, str]
"""A country with the code or the name of a first-level area in it."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where an article is set: its countries by weight (the most named weighs 1) and the places settled so far.

    `areas` holds the names of the first-level areas named, by country and code and by country and name; `homes` the
    countries of its actors.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    settled: tuple[Known, ...] = ()
    areas: Mapping[Area, str] = field(default_factory=dict)
    homes: frozenset[str] = frozenset()

    def main_countries(self) -> tuple[str, ...]:
        """The countries named, the most named first."""
        return tuple(sorted(self.countries, key=lambda code: (-self.countries[code], code)))


@dataclass(frozen=True, slots=True)
class Atlas:
    """The sources of place names, looked in together: the tables, the towns of the world, what the user added."""

    table: PlaceTable
    gazetteer: Gazetteer
    added: AddedPlaces | None = None

    def find(self, name: str) -> tuple[Known, ...]:
        """All places so named: those of the tables, what the user added, then the towns; each id once."""
        return _find(self, name)

    def is_known(self, name: str) -> bool:
        """Whether the words are a name as they stand, spelled just so."""
        return any(letter.isupper() for letter in name) and any(known.exact for known in self.find(name))

    def home_of(self, word: str) -> str | None:
        """The country whose adjective `word` is, by name; None where it is none or two countries'."""
        codes = self.table.people(word) if word[:1].isupper() else ()
        return self.table.countries[codes[0]].name if len(codes) == 1 else None


@lru_cache(maxsize=16384)
def _find(atlas: Atlas, name: str) -> tuple[Known, ...]:
    own = atlas.added.find(name) if atlas.added else ()
    if name.isupper() and len(name.replace(".", "")) <= SHORT:
        return atlas.table.find(name) + own
    towns = atlas.gazetteer.find(name.removeprefix("the ").removeprefix("The "))
    told = {known.place_id for known in own}
    return atlas.table.find(name) + own + tuple(town for town in towns if town.place_id not in told)


def read_context(article: Article, atlas: Atlas) -> Context:
    """The context of an article: its names counted, those of title and dateline more, and its publisher's once."""
    votes: Counter[str] = Counter()
    areas: dict[Area, str] = {}
    head = ((article.title, HEAD_WEIGHT), (article.dateline, HEAD_WEIGHT), (article.publisher, 1))
    for text, weight in ((article.text, 1), *head):
        for run, times in Counter(RUN.findall(text)).items():
            for country, code, name in said(atlas, run):
                votes[country] += weight * times
                if code:
                    areas |= {(country, code): name, (country, name): name}
    return replace(weighed(votes), areas=areas)


def weighed(votes: Mapping[str, float]) -> Context:
    """Votes as weights, the most named country weighing 1.

    >>> weighed({"IQ": 4, "IR": 1}).countries
    {'IQ': 1.0, 'IR': 0.25}
    """
    most = max(votes.values(), default=1)
    return Context({code: votes[code] / most for code in sorted(votes) if votes[code] > 0})


def with_settled(context: Context, settled: Iterable[Known]) -> Context:
    """The context with places settled, whose countries count as named at half weight at least."""
    places = tuple(sorted(set(settled), key=lambda known: (known.place_id, known.name)))
    weights = dict(context.countries)
    for known in places:
        if known.country:
            weights[known.country] = max(weights.get(known.country, 0.0), 0.5)
    return replace(context, countries=weights, settled=places)


@lru_cache(maxsize=16384)
def said(atlas: Atlas, run: str) -> tuple[tuple[str, str, str], ...]:
    """The countries that a run of capitalised words speaks of, each with the code and name of a first-level area or "".

    None where the words could be two countries', or where what looks like a place begins a person's name.
    """
    words, found = run.replace("’s", "").replace("'s", "").rstrip(".,").split(), []
    if len(words) == 2 and words[0] in NAMED_LIKE_PLACES and not atlas.table.named(" ".join(words)):
        words = words[1:] if words[1] in NEXT_IS_PLACE else []
    at = 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            if country := _country_of(atlas, " ".join(words[at : at + size])):
                found.append(country)
                at += size - 1
                break
        at += 1
    return tuple(found) or _town_country(atlas, " ".join(words))


def countries_said(atlas: Atlas, run: str) -> tuple[str, ...]:
    """The countries that a run of capitalised words speaks of; none where the words could be two countries'."""
    return tuple(country for country, _, _ in said(atlas, run))


def _country_of(atlas: Atlas, name: str) -> tuple[str, str, str] | None:
    for piece in (name, *name.split("-")[:1]):
        if people := atlas.table.people(piece):
            return (people[0], "", "") if len(people) == 1 else None
        rows = [known for known in atlas.table.named(piece) if _is_sure(known)]
        if rows and len({known.country for known in rows}) == 1:
            area = next((known for known in rows if known.feature == "admin1" and known.admin1), None)
            return (rows[0].country, area.admin1, area.name) if area else (rows[0].country, "", "")
    return None


def _is_sure(known: Known) -> bool:
    """Whether a row speaks for its country; a small area seldom does, since larger towns abroad share its name."""
    small = known.feature == "admin1" and known.population < SURE_AREA
    return bool(known.country) and known.feature in SURE_FEATURES and not small


def _town_country(atlas: Atlas, name: str) -> tuple[tuple[str, str, str], ...]:
    if not name:
        return ()
    towns = [town for town in atlas.gazetteer.find(name, most=2) if town.exact and town.main]
    big = bool(towns) and towns[0].population >= BIG_TOWN
    alone = len(towns) < 2 or towns[0].population > 20 * towns[1].population
    return ((towns[0].country, "", ""),) if big and alone else ()
