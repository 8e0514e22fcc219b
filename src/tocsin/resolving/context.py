"""What an article says of where it is set: the countries it names, and how often."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tocsin.codebook.gazetteer import Gazetteer, Known
from tocsin.codebook.places import PlaceTable
from tocsin.record import Article

RUN = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:[ ](?:of |the |and the |and |de |del |al-|el-)?[^\W\d_a-z][\w'’.-]*){0,4}")
"""A run of capitalised words, with the small words that stand inside names."""
SURE_FEATURES = frozenset(
    {"country", "admin1", "region", "base", "camp", "zone", "airport", "port", "town", "dam", "crossing"}
)
HEAD_WEIGHT = 3
"""A name in the title or dateline counts as this many in the text (own choice)."""
SHORT = 3
"""Capitals alone of at most this length ("US", "DRC") are short forms, and no town's name."""
BIG_TOWN = 150_000
"""People from which a town of the gazetteer, named alone, speaks for its country."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where an article is set: its countries by weight (the most named weighs 1) and the places settled so far."""

    countries: Mapping[str, float] = field(default_factory=dict)
    settled: tuple[Known, ...] = ()

    def main_countries(self) -> tuple[str, ...]:
        """The countries named, the most named first."""
        return tuple(sorted(self.countries, key=lambda code: (-self.countries[code], code)))


@dataclass(frozen=True, slots=True)
class Atlas:
    """The two sources of place names, looked in together."""

    table: PlaceTable
    gazetteer: Gazetteer

    def find(self, name: str) -> tuple[Known, ...]:
        """All places so named: those of the tables, then the towns."""
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
    if name.isupper() and len(name.replace(".", "")) <= SHORT:
        return atlas.table.find(name)
    return atlas.table.find(name) + atlas.gazetteer.find(name.removeprefix("the ").removeprefix("The "))


def read_context(article: Article, atlas: Atlas, homes: Iterable[str] = ()) -> Context:
    """The context of an article: its names counted, those of title and dateline more, and `homes` of its actors once."""
    votes: Counter[str] = Counter(code for code in homes if code)
    for text, weight in ((article.text, 1), (article.title, HEAD_WEIGHT), (article.dateline, HEAD_WEIGHT)):
        for run in RUN.findall(text):
            for code in countries_said(atlas, run):
                votes[code] += weight
    return weighed(votes)


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
def countries_said(atlas: Atlas, run: str) -> tuple[str, ...]:
    """The countries that a run of capitalised words speaks of; none where the words could be two countries'."""
    words, found = run.replace("’s", "").replace("'s", "").rstrip(".,").split(), []
    at = 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            if code := _country_of(atlas, " ".join(words[at : at + size])):
                found.append(code)
                at += size - 1
                break
        at += 1
    return tuple(found) or _town_country(atlas, " ".join(words))


def _country_of(atlas: Atlas, name: str) -> str:
    for piece in (name, *name.split("-")[:1]):
        codes = set(atlas.table.people(piece)) or set(_sure(atlas.table.find(piece)))
        if len(codes) == 1:
            return codes.pop()
    return ""


def _sure(rows: Iterable[Known]) -> Iterator[str]:
    return (known.country for known in rows if known.feature in SURE_FEATURES and known.country)


def _town_country(atlas: Atlas, name: str) -> tuple[str, ...]:
    towns = [town for town in atlas.gazetteer.find(name, most=2) if town.exact and town.main]
    big = bool(towns) and towns[0].population >= BIG_TOWN
    alone = len(towns) < 2 or towns[0].population > 20 * towns[1].population
    return (towns[0].country,) if big and alone else ()
