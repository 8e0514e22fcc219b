"""The fact that two tellings share too little for one to know the other's occurrence by."""

from tocsin.merging.facts import parties, places, tolls, victims, wording
from tocsin.merging.profile import Profile, Values

TELLING = (
    places.same_spot,
    places.same_city,
    places.place_words_agree,
    places.sites_agree,
    places.site_sorts_agree,
    parties.targets_fully_named_alike,
    parties.targets_agree,
    parties.targets_described_alike,
    victims.named_victim,
    victims.victims_described_alike,
    tolls.large_tolls_equal,
    tolls.tolls_equal,
    tolls.few_harmed_alike,
    wording.distinctive_words,
    wording.same_words,
)
"""Facts of where it was, whom or what it hit and what harm it did, each of which brings two tellings together."""


def little_shared(left: Profile, right: Profile) -> Values:
    """Neither the place, the target nor the harm is shared, nor the doer where the places are told by other names."""
    if any(fact(left, right) for fact in TELLING):
        return None
    doer = parties.actors_agree(left, right) or parties.actors_described_alike(left, right)
    if doer and not places.place_words_differ(left, right):
        return None
    return left.told.place or left.told.when, right.told.place or right.told.when
