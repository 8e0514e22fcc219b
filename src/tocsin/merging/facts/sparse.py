"""What too few shared facts take off: two tellings that share little cannot be known for one occurrence."""

from collections.abc import Collection

from tocsin.merging.facts import parties, places, tolls, victims, wording
from tocsin.merging.profile import Profile

TELLING = frozenset(
    {
        places.same_spot,
        places.same_city,
        places.place_words_agree,
        places.namesakes_apart,
        places.sites_agree,
        places.site_sorts_agree,
        parties.targets_fully_named_alike,
        parties.targets_agree,
        parties.targets_described_alike,
        victims.fully_named_victim,
        victims.named_victim,
        victims.victims_described_alike,
        tolls.large_tolls_equal,
        tolls.tolls_equal,
        tolls.tolls_close,
        tolls.as_many_hit,
        victims.victims_of_one_age,
        wording.distinctive_words,
        wording.same_words,
    }
)
"""Facts of where it was, whom or what it hit and what harm it did, each of which brings two tellings together."""
DOER = frozenset({parties.actors_agree, parties.actors_described_alike})


def little_shared(holding: Collection[object]) -> bool:
    """Whether the facts that hold tell of no place, target or harm shared, nor of a doer unless places differ by name."""
    if not TELLING.isdisjoint(holding):
        return False
    return DOER.isdisjoint(holding) or places.place_words_differ in holding


def where_or_when(left: Profile, right: Profile) -> tuple[str, str]:
    """The places of the two in words, the times where none is told."""
    return left.told.place or left.told.when, right.told.place or right.told.when
