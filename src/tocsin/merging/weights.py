"""The table of facts and weights: all that decides whether two reports tell of one occurrence.

A weight is in log-odds: 0.7 doubles the odds that the two are one, -0.7 halves them. They were set by hand so that
every ranking in the tests holds; the table is the one place to change them.
"""

from collections.abc import Callable

from tocsin.merging.facts import acts, days, parties, places, tolls, wording
from tocsin.merging.profile import Profile, Values

Fact = Callable[[Profile, Profile], Values]

BEFORE_ANY_FACT = -3.5
"""The log-odds of a pair of which only is known that days, area and kind do not rule it out: three in a hundred."""

RULES_OUT = -20.0
"""More than all that can speak for a pair."""

SAME_FROM = 0.85
"""A score from here on is judged the same; below, a person is asked."""

DIFFERENT_TO = 0.1
"""A score up to here is judged different."""

WEIGHTS: tuple[tuple[Fact, float], ...] = (
    (wording.one_article, RULES_OUT),
    (wording.same_words, 3.0),
    (wording.distinctive_words, 1.0),
    (acts.stages_clash, RULES_OUT),
    (acts.stages_differ, -1.5),
    (acts.same_kind, 1.0),
    (acts.kinds_compatible, 0.3),
    (acts.kinds_clash, RULES_OUT),
    (days.same_day, 2.5),
    (days.days_overlap, 1.5),
    (days.days_overlap_loosely, -1.2),
    (days.one_day_apart, -1.0),
    (days.days_apart, -5.0),
    (days.days_far_apart, RULES_OUT),
    (days.published_together, 0.9),
    (days.published_apart, -1.5),
    (days.told_before_it_happened, RULES_OUT),
    (places.same_spot, 2.5),
    (places.places_near, 0.2),
    (places.places_beside, -0.8),
    (places.places_apart, -9.0),
    (places.country_differs, -4.0),
    (places.place_words_agree, 1.5),
    (places.sites_agree, 1.8),
    (places.sites_differ, -3.0),
    (parties.actors_agree, 1.5),
    (parties.actors_described_alike, 0.4),
    (parties.actors_conflict, -1.5),
    (parties.roles_reversed, -4.0),
    (parties.targets_agree, 1.0),
    (parties.targets_conflict, -1.0),
    (tolls.tolls_equal, 2.0),
    (tolls.few_harmed_alike, 1.2),
    (tolls.tolls_agree, 0.5),
    (tolls.toll_rises, -0.2),
    (tolls.tolls_conflict, -1.2),
    (tolls.tolls_far_apart, -3.0),
    (tolls.means_agree, 0.6),
    (tolls.means_counted_alike, 1.5),
)

RULING_OUT: tuple[Fact, ...] = (
    days.days_apart,
    days.days_far_apart,
    places.places_apart,
    places.country_differs,
    acts.kinds_clash,
    acts.stages_clash,
)
"""Facts of day, place, kind and stage, each enough to keep two reports apart that nobody has compared."""
