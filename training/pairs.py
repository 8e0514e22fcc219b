"""Pairs of reports with the answer: from the learning half of the story sets, variants of them, and a stream of news.

The stories are few, so that each pair comes again in variants: with less told, as other papers and poorer readings
leave it, and with one report moved to another day or place and given another toll and target, as the next attack in the
same town would have them. All choices are drawn from a fixed seed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from typing import Any

import numpy as np

from evaluation.story import Story, Told, first_printings, telling_of
from evaluation.stream import Stream
from tocsin.merging import candidates
from tocsin.merging.facts.tolls import MANY, VERY_MANY
from tocsin.merging.kinds import compatible
from tocsin.merging.profile import Hit, Names, Profile, profile_of
from tocsin.record import Report, When
from tocsin.resolving import Resolver

NOBODY = Names("", frozenset(), frozenset(), frozenset())
NOBODY_HIT = Hit(frozenset(), frozenset(), frozenset())
NOTHING: dict[str, dict[str, Any]] = {
    "when": {"when": None},
    "place": {
        "place": None,
        "place_words": "",
        "place_names": frozenset(),
        "own_place_names": frozenset(),
    },
    "actor": {"actor": NOBODY},
    "target": {
        "target": NOBODY,
        "target_names": frozenset(),
        "things": frozenset(),
        "distinctive": frozenset(),
        "site": "",
        "site_names": frozenset(),
        "site_sort": frozenset(),
        "site_sorts": frozenset(),
    },
    "harm": {
        "tolls": {},
        "hit": NOBODY_HIT,
        "victims": frozenset(),
        "victim_names": frozenset(),
        "victim_sorts": frozenset(),
    },
    "means": {"means": NOBODY, "counted_means": frozenset()},
}
"""What a profile holds where a report does not tell of a thing."""

UNTOLD = 0.15
"""The share of things that a variant leaves untold."""

MISDATED = 0.08
"""The share of variants whose day is told as the day before or after."""

DAYS_LATER = (0, 0, 0, 1, 1, 2, 2, 3, 7, 30)
"""How much later the next attack comes, each as likely."""

STAYS = 0.4
"""The share of next attacks in the same town; the others are 150 km away on the same days."""

CHANGES = 0.5
"""The share of next attacks that are by others, and that are done with other weapons."""

TOLL_STAYS, FEW_STAY = 0.1, 0.4
"""The share of next attacks that harm as many as the one before, where these are fewer than ten, and fewer than three."""

ELSEWHERE_DEGREES = 1.4


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two reports, whether they are of one occurrence, and the story, or the month of the stream, that they are from."""

    left: Profile
    right: Profile
    same: bool
    story: str


def profiles_of(story: Story, resolver: Resolver) -> list[tuple[Profile, str]]:
    """The reports of a story, each with the letter of its occurrence; of many reprints only one."""
    reprint = {told.copy_of: told for told in story.told if told.copy_of}
    printed = [*first_printings(story), *reprint.values()]
    return [found for told in printed for found in _profiles(told, resolver)]


def _profiles(told: Told, resolver: Resolver) -> Iterator[tuple[Profile, str]]:
    article = told.article
    for statement, letter in zip(resolver.resolve(article, told.statements), told.letters, strict=True):
        if isinstance(statement, Report):
            yield profile_of(telling_of(article, statement)), letter


def told_pairs(stories: Sequence[Story], resolver: Resolver) -> list[Labelled]:
    """Every pair of reports of different articles that could be of one occurrence by kind, as the stories tell them."""
    reports = [(story.name, *found) for story in stories for found in profiles_of(story, resolver)]
    return [
        Labelled(left, right, same=(name, letter) == (other_name, other_letter), story=name)
        for (name, left, letter), (other_name, right, other_letter) in combinations(reports, 2)
        if left.article != right.article and compatible(left.kind, right.kind)
    ]


def streamed_pairs(stream: Stream) -> list[Labelled]:
    """The pairs of a stream that merging would compare, without those that nobody could settle."""
    profiles = [profile_of(telling) for telling in stream.tellings]
    pairs = [(profiles[left], profiles[right]) for left, right in candidates(stream.tellings)]
    keyed = {(min(left.id, right.id), max(left.id, right.id)): (left, right) for left, right in pairs}
    return [
        Labelled(left, right, same=key in stream.same, story=f"{max(left.published, right.published):%Y-%m}")
        for key, (left, right) in keyed.items()
        if key not in stream.unsettled and left.published and right.published
    ]


def varied(pairs: Sequence[Labelled], copies: int, rng: np.random.Generator) -> Iterator[Labelled]:
    """Variants of the pairs that are of one occurrence: some with less told, and some with the next attack in place of one."""
    others = others_of(pairs)
    for pair in [pair for pair in pairs if pair.same] * copies:
        yield replace(pair, left=thinned(pair.left, rng), right=thinned(misdated(pair.right, rng), rng))
        beside = others[pair.right.id] or [pairs[rng.integers(len(pairs))].left]
        following = next_attack(pair.right, beside[rng.integers(len(beside))], rng)
        yield replace(pair, left=thinned(pair.left, rng), right=thinned(following, rng), same=False)


def others_of(pairs: Sequence[Labelled]) -> dict[str, list[Profile]]:
    """For each report those of its story that could be of its occurrence by kind and are not."""
    others: dict[str, list[Profile]] = {each.id: [] for pair in pairs for each in (pair.left, pair.right)}
    for pair in pairs:
        if not pair.same and pair.left.article.startswith(pair.story) and pair.right.article.startswith(pair.story):
            others[pair.left.id].append(pair.right)
            others[pair.right.id].append(pair.left)
    return others


def thinned(profile: Profile, rng: np.random.Generator) -> Profile:
    """The profile as of a report that tells less."""
    left_out: dict[str, Any] = {}
    for fields in NOTHING.values():
        left_out |= fields if rng.random() < UNTOLD else {}
    return replace(profile, **left_out)


def misdated(profile: Profile, rng: np.random.Generator) -> Profile:
    """The profile, now and then with the day before or after, as a night or a dateline has it."""
    if profile.when is None or rng.random() >= MISDATED:
        return profile
    return replace(profile, when=_shifted(profile.when, timedelta(int(rng.choice((-1, 1))))))


def next_attack(profile: Profile, other: Profile, rng: np.random.Generator) -> Profile:
    """The profile as of a later attack of the same side, with the toll and mostly the target of another report."""
    later = timedelta(int(rng.choice(DAYS_LATER)))
    moved = replace(profile, wire=(), times=None, published=profile.published and profile.published + later)
    moved = replace(moved, when=profile.when and _shifted(profile.when, later))
    for things in ("harm", *(drawn for drawn in ("actor", "means") if rng.random() < CHANGES)):
        moved = replace(moved, **{name: getattr(other, name) for name in NOTHING[things]})
    most = max((count.low for count in profile.tolls.values()), default=0)
    if rng.random() < (FEW_STAY if most < MANY else TOLL_STAYS) and most < VERY_MANY:
        moved = replace(moved, tolls=profile.tolls)
    if rng.random() < STAYS:
        return replace(moved, **{name: getattr(other, name) for name in NOTHING["target"]})
    if profile.place is None:
        return replace(moved, **NOTHING["place"])
    north = -ELSEWHERE_DEGREES if profile.place.lat > 0 else ELSEWHERE_DEGREES
    elsewhere = replace(profile.place, lat=profile.place.lat + north, name="elsewhere")
    return replace(moved, **NOTHING["target"], **(NOTHING["place"] | {"place": elsewhere}))


def _shifted(when: When, later: timedelta) -> When:
    return When(when.earliest and when.earliest + later, when.latest and when.latest + later)
