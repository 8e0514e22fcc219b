"""Incidents: the fields of one occurrence, by a stated rule for each, from the reports that tell of it.

Every rule gives the same answer whatever the order of the reports. The same text in several papers counts once where
reports are counted. "First told" is by publication, then by id; a report without a date comes last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import prod

from tocsin.codebook.groups import groups
from tocsin.merging.kinds import VAGUE
from tocsin.merging.names import labels
from tocsin.merging.sources import (
    joined_counts,
    joined_tolls,
    publishers_of,
    report_of,
    sources,
    texts,
    told_order,
    told_tolls,
)
from tocsin.record import DONE, Basis, Incident, Linked, Party, PlaceWords, Report, Stage, Telling, When

ADVANCING = (
    *(Stage.HYPOTHETICAL, Stage.CALLED_FOR, Stage.FEARED, Stage.THREATENED, Stage.PLANNED),
    *(Stage.DENIED, Stage.FOILED, Stage.ONGOING, Stage.OCCURRED),
)
"""The stages from the least to the most advanced."""


def incident_of(tellings: Sequence[Telling], linked: tuple[Linked, ...] = ()) -> Incident:
    """The incident that these reports tell of.

    Tolls are what the sources say, the latest number of each: different sources widen the interval. Days are those
    that all agree on, or else all that any names. The place is the sharpest told.
    """
    told = sorted(tellings, key=told_order)
    reports = [report_of(same[0]) for same in texts(told)]
    place = sharpest([report.place for report in reports if report.place])
    numbers = told_tolls(told)
    return Incident(
        reports=tuple(sorted(telling.id for telling in told)),
        kind=kind_of([report.kind for report in reports]),
        stage=stage_of(told),
        when=joined_when([when for telling in told if (when := days_of(telling))]),
        place=place.place if place else None,
        place_words=place.words.quote if place else "",
        actors=sides(party for report in reports for party in report.actor if party.basis is not Basis.DENIED),
        targets=sides(party for report in reports for party in report.target),
        means=labels((None, item.words.quote) for report in reports for item in report.means),
        tolls=joined_tolls(numbers),
        times=joined_counts(report.times.count for report in reports if report.times),
        publishers=publishers_of(told),
        confidence=round(1 - prod(sorted(1 - report.confidence for report in reports)), 4),
        claimed_by=sides(party for report in reports for party in claimants(report)),
        denied_by=sides(party for report in reports for party in deniers(report)),
        told=numbers,
        sources=len(sources(told)),
        linked=linked,
    )


def claimants(report: Report) -> Iterator[Party]:
    """Who says that they did it; what denies a deed claims none."""
    if report.stage is not Stage.DENIED:
        yield from (party for party in report.actor if party.basis is Basis.CLAIMED)


def deniers(report: Report) -> Iterator[Party]:
    """Who says that they did not do it, or that it did not happen."""
    yield from (party for party in report.actor if party.basis is Basis.DENIED)
    if report.stage is Stage.DENIED and report.speaker:
        yield report.speaker


def kind_of(kinds: Sequence[str]) -> str:
    """The kind most often told, of those that say most; the last told of equals.

    >>> kind_of(["attack", "attack", "shelling"])
    'shelling'
    """
    exact = [kind for kind in kinds if kind not in VAGUE] or [kind for kind in kinds if kind != "other"] or list(kinds)
    return Counter(reversed(exact)).most_common(1)[0][0]


def stage_of(told: Sequence[Telling]) -> Stage:
    """The stage told last, of those that go furthest: what is done before what is denied before what lies ahead.

    On one day the most advanced counts; a report without a date counts as the earliest.
    """
    last = max(told, key=lambda telling: _how_far(report_of(telling).stage, telling.published or date.min))
    return report_of(last).stage


def _how_far(stage: Stage, published: date) -> tuple[bool, bool, date, int]:
    return stage in DONE, stage is Stage.DENIED, published, ADVANCING.index(stage)


def sharpest(told: Sequence[PlaceWords]) -> PlaceWords | None:
    """The place with the smallest radius; while none is resolved, the words most often told; the first of equals."""
    resolved = [words for words in told if words.place]
    if resolved:
        return min(resolved, key=lambda words: words.place.precision_km if words.place else 0)
    often = Counter(words.words.quote for words in told)
    return max(told, key=lambda words: often[words.words.quote], default=None)


def sides(parties: Iterable[Party]) -> tuple[str, ...]:
    """The labels of parties; a pronoun that goes back to nobody known is none."""
    return labels((party.actor_id, party.label) for party in parties if not groups().is_pronoun(party.label))


def days_of(telling: Telling) -> When | None:
    """The days that a telling gives; without any, what is told as done happened no later than it was published."""
    report = report_of(telling)
    if report.when and report.when.known:
        return report.when.known
    return When(None, telling.published) if report.stage in DONE and telling.published else None


def joined_when(told: Sequence[When]) -> When | None:
    """The days on which all agree; where they do not, all days that the sharpest of them name.

    >>> friday, saturday = date(2020, 1, 3), date(2020, 1, 4)
    >>> str(joined_when([When(friday, saturday), When(friday, friday)]))
    '2020-01-03..2020-01-03'
    >>> str(joined_when([When(friday, friday), When(saturday, saturday), When(date(2020, 1, 1), date(2020, 12, 31))]))
    '2020-01-03..2020-01-04'
    """
    bounds = [(when.earliest or date.min, when.latest or date.max) for when in told]
    sharp = [each for each in bounds if not any(within(other, each) for other in bounds)]
    if not sharp:
        return None
    earliest, latest = max(first for first, _ in sharp), min(last for _, last in sharp)
    if earliest > latest:
        earliest, latest = min(first for first, _ in sharp), max(last for _, last in sharp)
    return When(None if earliest == date.min else earliest, None if latest == date.max else latest)


Bounds = tuple[date, date]


def within(inner: Bounds, outer: Bounds) -> bool:
    """Whether `inner` is a sharper answer than `outer`, and no other."""
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]
