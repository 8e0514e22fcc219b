"""The table of facts and weights: all that decides whether two reports tell of one occurrence.

A weight is in log-odds: 0.7 doubles the odds that the two are one, -0.7 halves them. Facts that rule a pair out do so
by rule. The other weights are learned from pairs of made-up and of real news and stand in `weights.toml`, which
`training.merging` writes. They begin at what each fact was thought to be worth and move as far as the pairs tell.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tocsin.merging.facts import acts, days, parties, places, tolls, victims, wording
from tocsin.merging.profile import Profile, Values

Fact = Callable[[Profile, Profile], Values]


RULES_OUT = -30.0
"""More than all that can speak for a pair."""

SAME_FROM = 0.55
"""A score from here on is judged the same; below, a person is asked. Of the learning stories' pairs none is merged wrongly."""

DIFFERENT_TO = 0.12
"""A score up to here is judged different."""

RULES: tuple[Fact, ...] = (
    wording.one_article,
    acts.stages_clash,
    acts.kinds_clash,
    days.days_far_apart,
    days.told_before_it_happened,
)
"""Facts each of which rules a pair out, whatever speaks for it."""

FACTS: tuple[tuple[Fact, float], ...] = (
    (wording.same_words, 3.0),
    (wording.distinctive_words, 1.0),
    (acts.stages_differ, -1.5),
    (acts.same_kind, 0.5),
    (acts.same_rare_kind, 1.0),
    (acts.method_not_told, -0.2),
    (acts.kinds_compatible, -0.5),
    (acts.sides_of_a_protest, -1.0),
    (acts.fight_or_killing, -0.5),
    (acts.counted_alike, 1.0),
    (acts.counted_otherwise, -2.0),
    (days.same_day, 2.5),
    (days.days_overlap, 1.5),
    (days.within_bound, 0.0),
    (days.days_overlap_in_a_month, 0.0),
    (days.days_overlap_loosely, 0.0),
    (days.one_day_apart, -1.0),
    (days.days_apart, -5.0),
    (days.one_outlet_two_days, -2.0),
    (days.told_next_day, 1.0),
    (days.told_soon_after, 0.0),
    (days.told_days_after, 0.0),
    (days.told_long_after, -1.5),
    (days.published_same_day, 1.0),
    (days.published_next_day, 0.0),
    (days.published_days_apart, -1.0),
    (days.published_apart, -2.0),
    (days.published_long_apart, -4.0),
    (places.same_spot, 2.5),
    (places.same_city, 1.0),
    (places.places_near, 0.2),
    (places.places_beside, -0.8),
    (places.places_apart, -9.0),
    (places.namesakes_apart, -1.0),
    (places.country_differs, -4.0),
    (places.place_words_agree, 1.5),
    (places.place_words_differ, -1.5),
    (places.place_not_told, -0.5),
    (places.sites_agree, 1.8),
    (places.bases_differ, -3.5),
    (places.sites_differ, -3.0),
    (places.site_sorts_agree, 0.4),
    (places.sites_of_one_word, 0.3),
    (places.site_sorts_differ, -1.0),
    (parties.actors_agree, 1.5),
    (parties.actors_described_alike, 0.4),
    (parties.actors_conflict, -1.5),
    (parties.roles_reversed, -4.0),
    (parties.targets_fully_named_alike, 2.0),
    (parties.targets_agree, 1.0),
    (parties.targets_described_alike, 0.7),
    (parties.targets_described_otherwise, -0.3),
    (parties.targets_conflict, -1.0),
    (parties.targets_named_otherwise, -1.5),
    (victims.fully_named_victim, 3.0),
    (victims.named_victim, 2.0),
    (victims.other_named_victim, -1.0),
    (victims.victims_described_alike, 0.5),
    (victims.victims_of_one_sort, 0.3),
    (victims.victims_of_other_sort, -0.5),
    (victims.victims_of_one_age, 1.5),
    (victims.victims_of_other_age, -1.5),
    (tolls.large_tolls_equal, 2.5),
    (tolls.tolls_equal, 2.0),
    (tolls.few_harmed_alike, 0.4),
    (tolls.one_harmed_alike, 0.2),
    (tolls.tolls_close, 1.0),
    (tolls.tolls_agree, 0.5),
    (tolls.tolls_left_open, 0.0),
    (tolls.open_tolls_apart, -0.5),
    (tolls.toll_rises, 0.0),
    (tolls.tolls_conflict, -1.2),
    (tolls.tolls_far_apart, -3.0),
    (tolls.as_many_hit, 1.0),
    (tolls.harmed_or_not, -1.5),
    (tolls.means_agree, 0.6),
    (tolls.means_counted_alike, 1.5),
)
"""Facts whose weights are learned, in the order in which reasons are given, and what each was thought to be worth before.

A weight never turns round what was thought of its fact; one thought to be worth nothing may speak either way."""


class BadWeights(ValueError):
    """The file of weights does not fit the table of facts."""

    def __init__(self, path: Path, strays: set[str]) -> None:
        super().__init__(
            f"{path}: no fact is called {', '.join(sorted(strays))}; take it out, and run python -m training.merging"
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """What a comparison adds up: where it starts, and each fact with its weight, rules first."""

    before_any_fact: float
    facts: tuple[tuple[Fact, float], ...]


def load_weights(path: Path) -> Weights:
    """The weights in a file; a fact that is new since they were learned keeps what it was thought to be worth.

    Raises `BadWeights` for the weight of a fact that is no more.
    """
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    if strays := held["weights"].keys() - {fact.__name__ for fact, _ in FACTS}:
        raise BadWeights(path, strays)
    learned = ((fact, held["weights"].get(fact.__name__, before)) for fact, before in FACTS)
    return Weights(held["before_any_fact"], (*((rule, RULES_OUT) for rule in RULES), *learned))


WEIGHTS_FILE = Path(__file__).with_name("weights.toml")
_HELD = load_weights(WEIGHTS_FILE)

BEFORE_ANY_FACT = _HELD.before_any_fact
"""The log-odds of a pair of which only is known that days, area and kind do not rule it out."""
WEIGHTS = _HELD.facts
LEARNED = WEIGHTS[len(RULES) :]
"""The facts that no rule is, with their weights."""

RULING_OUT: tuple[Fact, ...] = (
    days.days_apart,
    days.days_far_apart,
    places.places_apart,
    places.country_differs,
    acts.kinds_clash,
    acts.stages_clash,
)
"""Facts of day, place, kind and stage, each enough to keep two reports apart that nobody has compared."""
