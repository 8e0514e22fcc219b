"""Sources: which reports are one text, how many speak independently, and what each says of the tolls."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

from tocsin.merging.counts import tolls_by_speaker
from tocsin.merging.described import wire_of
from tocsin.merging.names import labels, plain
from tocsin.merging.profile import NotAReport
from tocsin.record import Count, Effect, Report, Telling, Told


def report_of(telling: Telling) -> Report:
    """The report that the telling holds."""
    if not isinstance(telling.statement, Report):
        raise NotAReport(telling)
    return telling.statement


def told_order(telling: Telling) -> tuple[date, str]:
    """Where a telling stands among others: by publication, then by id, the undated last."""
    return telling.published or date.max, telling.id


def texts(told: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings, those with one text together, as first told."""
    same: dict[tuple[str, ...], list[Telling]] = {}
    for telling in told:
        same.setdefault(wire_of(report_of(telling)) or (telling.id,), []).append(telling)
    return list(same.values())


def publishers_of(told: Iterable[Telling]) -> tuple[str, ...]:
    """The publishers, the one with the most reports first, the first told of equals."""
    return labels((None, publisher) for telling in told for publisher in telling.publishers)


def sources(told: Sequence[Telling]) -> set[tuple[str, ...]]:
    """Who speaks independently: a text that several print is one source, else each publisher is.

    A report whose publisher is not known is a source of its own.
    """
    return {_source(same) for same in texts(told)}


def _source(same: Sequence[Telling]) -> tuple[str, ...]:
    printed_by = publishers_of(same)
    if len(printed_by) > 1:
        return "text", same[0].id
    return ("publisher", plain(printed_by[0])) if printed_by else ("report", same[0].id)


def told_tolls(told: Sequence[Telling]) -> tuple[Told, ...]:
    """Every number that a text gives for a harm, by harm and as first told; `told` is in the order told."""
    last = _last_given(told)
    numbers = [
        Told(
            effect,
            count,
            same[0].id,
            publishers_of(same),
            speaker,
            superseded=all(count not in last[effect, _paper(each)] for each in same),
        )
        for same in texts(told)
        for (effect, speaker), count in tolls_by_speaker(report_of(same[0])).items()
    ]
    order = list(Effect)
    return tuple(sorted(numbers, key=lambda number: order.index(number.effect)))


def _last_given(told: Iterable[Telling]) -> dict[tuple[Effect, str], list[Count]]:
    """The numbers that each paper gave for a harm on the last day on which it gave any."""
    given: dict[tuple[Effect, str], list[tuple[date, Count]]] = {}
    for telling in told:
        for (effect, _), count in tolls_by_speaker(report_of(telling)).items():
            given.setdefault((effect, _paper(telling)), []).append((telling.published or date.min, count))
    last = {of: max(day for day, _ in each) for of, each in given.items()}
    return {of: [count for day, count in each if day == last[of]] for of, each in given.items()}


def _paper(telling: Telling) -> str:
    """Whose later number takes the place of this one's."""
    return plain(telling.publisher) or telling.id


def joined_tolls(numbers: Iterable[Told]) -> tuple[tuple[Effect, Count], ...]:
    """For each harm the narrowest count that holds every number that stands."""
    standing = [number for number in numbers if not number.superseded]
    joined = ((effect, joined_counts(each.count for each in standing if each.effect is effect)) for effect in Effect)
    return tuple((effect, count) for effect, count in joined if count)


def joined_counts(counts: Iterable[Count]) -> Count | None:
    """The narrowest count that holds all of them, None when there are none."""
    listed = list(counts)
    return reduce(Count.joined, listed) if listed else None
