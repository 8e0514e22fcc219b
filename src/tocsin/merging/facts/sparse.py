"""Too little to go by: two tellings that share nothing but a kind and a day cannot be known for one occurrence."""

from collections.abc import Collection

from tocsin.merging.facts import parties, places, tolls, victims, wording
from tocsin.merging.profile import Profile

TELLING = frozenset(
    {
        wording.distinctive_words,
        wording.same_words,
        places.same_spot,
        places.same_city,
        places.place_words_agree,
        places.namesakes_apart,
        places.sites_agree,
        places.site_sorts_agree,
        places.sites_of_one_word,
        parties.actors_agree,
        parties.actors_described_alike,
        parties.targets_fully_named_alike,
        parties.targets_agree,
        parties.targets_described_alike,
        victims.fully_named_victim,
        victims.named_victim,
        victims.victims_described_alike,
        victims.victims_of_one_age,
        tolls.large_tolls_equal,
        tolls.tolls_equal,
        tolls.tolls_close,
        tolls.few_harmed_alike,
        tolls.one_harmed_alike,
        tolls.as_many_hit,
        tolls.means_counted_alike,
    }
)
"""Facts of where it was, who did it to whom, with what words and what harm, each of which brings two tellings together."""


def little_shared(holding: Collection[object]) -> bool:
    """Whether of the facts that hold none tells of a place, a side, a number or words that the two share."""
    return TELLING.isdisjoint(holding)


def where_or_when(left: Profile, right: Profile) -> tuple[str, str]:
    """The places of the two in words, the times where none is told."""
    return left.told.place or left.told.when, right.told.place or right.told.when
