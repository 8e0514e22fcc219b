"""Incidents: the fields of one occurrence, by a stated rule for each, from the reports that tell of it.

Every rule gives the same answer whatever the order of the reports. The same text in several papers counts once where
reports are counted. "First told" is by publication, then by id; a report without a date comes last.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from math import prod

from tocsin.codebook.groups import groups
from tocsin.merging.kinds import VAGUE
from tocsin.merging.names import plain
from tocsin.merging.profile import NotAReport, tolls_of, wire_of
from tocsin.record import DONE, Basis, Count, Effect, Incident, Party, PlaceWords, Report, Stage, Telling, When

ADVANCING = (
    *(Stage.HYPOTHETICAL, Stage.CALLED_FOR, Stage.FEARED, Stage.THREATENED, Stage.PLANNED),
    *(Stage.DENIED, Stage.FOILED, Stage.ONGOING, Stage.OCCURRED),
)
"""The stages from the least to the most advanced."""


def incident_of(tellings: Sequence[Telling]) -> Incident:
    """The incident that these reports tell of.

    Tolls are what the sources say, the latest number of each: different sources widen the interval. Days are those
    that all agree on, or else all that any names. The place is the sharpest told.
    """
    told = sorted(tellings, key=told_order)
    reports = [report_of(telling) for telling in distinct(told)]
    place = sharpest([report.place for report in reports if report.place])
    return Incident(
        reports=tuple(sorted(telling.id for telling in told)),
        kind=kind_of([report.kind for report in reports]),
        stage=max((report_of(telling).stage for telling in told), key=ADVANCING.index),
        when=joined_when([when for telling in told if (when := days_of(telling))]),
        place=place.place if place else None,
        place_words=place.words.quote if place else "",
        actors=sides(party for report in reports for party in report.actor if party.basis != Basis.DENIED),
        targets=sides(party for report in reports for party in report.target),
        means=labels((None, item.words.quote) for report in reports for item in report.means),
        tolls=joined_tolls(told),
        times=joined_counts(report.times.count for report in reports if report.times),
        publishers=labels((None, telling.publisher) for telling in told if telling.publisher),
        confidence=round(1 - prod(sorted(1 - report.confidence for report in reports)), 4),
    )


def report_of(telling: Telling) -> Report:
    """The report that the telling holds."""
    if not isinstance(telling.statement, Report):
        raise NotAReport(telling)
    return telling.statement


def told_order(telling: Telling) -> tuple[date, str]:
    """Where a telling stands among others: by publication, then by id, the undated last."""
    return telling.published or date.max, telling.id


def distinct(told: Sequence[Telling]) -> list[Telling]:
    """The tellings without repeats of one text: forty papers that print one wire story are one source."""
    first: dict[tuple[str, ...], Telling] = {}
    for telling in told:
        first.setdefault(wire_of(report_of(telling)) or (telling.id,), telling)
    return list(first.values())


def kind_of(kinds: Sequence[str]) -> str:
    """The kind most often told, of those that say most; the first told of equals.

    >>> kind_of(["attack", "attack", "shelling"])
    'shelling'
    """
    exact = [kind for kind in kinds if kind not in VAGUE] or [kind for kind in kinds if kind != "other"] or list(kinds)
    return Counter(exact).most_common(1)[0][0]


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


def labels(told: Iterable[tuple[str | None, str]]) -> tuple[str, ...]:
    """The labels most often told first, the first told of equals; one label for each id or spelling.

    >>> labels([(None, "militants"), ("us", "US"), ("us", "American forces"), ("us", "US")])
    ('US', 'militants')
    """
    spellings: dict[str, Counter[str]] = {}
    for known, label in told:
        spellings.setdefault(known or plain(label), Counter())[label] += 1
    by_count = sorted(spellings.values(), key=lambda spelling: -spelling.total())
    return tuple(spelling.most_common(1)[0][0] for spelling in by_count)


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


def joined_tolls(told: Sequence[Telling]) -> tuple[tuple[Effect, Count], ...]:
    """For each harm the narrowest count that holds what every source said last."""
    last: dict[tuple[Effect, str], tuple[date, Count]] = {}
    for telling in told:
        day, source = telling.published or date.min, telling.publisher or telling.id
        for effect, count in tolls_of(report_of(telling)).items():
            before = last.get((effect, source))
            same_day = before is not None and before[0] == day
            last[effect, source] = day, (before[1].joined(count) if before and same_day else count)
    joined = (
        (effect, joined_counts(count for (of, _), (_, count) in last.items() if of is effect)) for effect in Effect
    )
    return tuple((effect, count) for effect, count in joined if count)


def joined_counts(counts: Iterable[Count]) -> Count | None:
    """The narrowest count that holds all of them, None when there are none."""
    listed = list(counts)
    return reduce(Count.joined, listed) if listed else None
