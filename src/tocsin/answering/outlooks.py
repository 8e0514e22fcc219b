"""A ledger's sources, delays, signs, moves and strengths as the plain tables that analysis takes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from tocsin.analysis.posture import Move, Told
from tocsin.analysis.reporting.capture import Overlaps, overlaps
from tocsin.analysis.reporting.coverage import Delay, Printed
from tocsin.analysis.signals import Signs
from tocsin.answering.counting import LATE
from tocsin.answering.held import Happening, Held, Named
from tocsin.answering.parties import Fit, Side, fit
from tocsin.answering.selection import Match, Wanted, kinds_of
from tocsin.record import DONE, Effect, Party, Precision, Stage, Strength

LISTS = 4
"""Sources taken as lists of their own: with more, models outnumber what overlaps can tell."""
MOVES = {"deploy": "sent", "retreat": "withdrawn", "mobilise": "on alert"}
FORCES = ("troop", "soldier", "force", "personnel", "servicem", "marine", "servicewom")


def printed(held: Held) -> tuple[Printed, ...]:
    """Every article with a day of publication, by source and day."""
    return tuple(Printed(source, day) for day, source in held.reporting)


def delays(happenings: Iterable[Happening]) -> tuple[Delay, ...]:
    """Events dated to the day, with the day of their first report; looks back are left out."""
    return tuple(
        Delay(one.incident.when.earliest, one.reported)
        for one in happenings
        if one.reported
        and one.incident.when
        and one.incident.when.earliest
        and one.incident.when.precision is Precision.DAY
        and one.incident.stage in DONE
        and (one.reported - one.incident.when.earliest).days <= LATE
    )


def lists_of(matched: Sequence[Match]) -> Overlaps | None:
    """Which of the counted incidents which sources told of; None with fewer than two sources."""
    told = [one.happening.incident.publishers for one in matched if one.happening.incident.publishers]
    often = Counter(source for publishers in told for source in publishers)
    names = tuple(source for source, _ in sorted(often.items(), key=lambda each: (-each[1], each[0]))[:LISTS])
    if len(names) < 2:
        return None
    listed = np.array([[float(name in publishers) for name in names] for publishers in told])
    return overlaps(names, listed[listed.any(axis=1)])


def dead_in(matched: Sequence[Match]) -> tuple[int, ...]:
    """The least number of dead of each counted incident of which one is told."""
    tolls = (match.happening.incident.toll(Effect.KILLED) for match in matched)
    return tuple(toll.low for toll in tolls if toll is not None and toll.low > 0)


def signs(held: Held, by: Side, on: Side) -> tuple[Signs, ...]:
    """Threats, what is feared or planned, and moves of forces by the side: the days on which they were told."""
    violent = kinds_of(None)

    def days(kinds: Iterable[str], stages: Iterable[Stage], side: Side) -> tuple[date, ...]:
        chosen, wanted = frozenset(kinds), frozenset(stages)
        found = [
            one.reported or one.day
            for one in held.happenings
            if one.incident.kind in chosen and one.incident.stage in wanted and fit(one.doers, side) is not Fit.NO
        ]
        return tuple(sorted(day for day in found if day))

    aimed = f" on {on.said}" if not on.anyone else ""
    return (
        Signs("threats", days({"threat"}, DONE, by)),
        Signs(f"threatened or planned attacks{aimed}", days(violent, (Stage.THREATENED, Stage.PLANNED), by)),
        Signs(f"feared attacks{aimed}", days(violent, (Stage.FEARED,), by)),
        Signs("moves of forces", days(MOVES, DONE, by)),
    )


def moves_of(held: Held, side: Side) -> tuple[Move, ...]:
    """What is told of the side's forces being sent, withdrawn or put on alert, with a day."""
    return tuple(
        Move(
            day,
            MOVES[one.incident.kind],
            ", ".join(party.label for party in one.doers) or "not named",
            one.incident.place.name if one.incident.place else one.incident.place_words,
            source=", ".join(one.incident.publishers),
        )
        for one in held.happenings
        if one.incident.kind in MOVES
        and one.incident.stage in DONE
        and (day := one.day or one.reported)
        and fit(one.doers, side) is Fit.YES
    )


def strengths_of(held: Held, side: Side, place: str = "") -> tuple[Told, ...]:
    """How many troops of the side are told, by whom and when; only at the place, where one is given."""
    found = []
    for telling in held.tellings:
        told = telling.statement
        if not isinstance(told, Strength) or told.count is None or told.stage is not Stage.OCCURRED:
            continue
        words = told.what.quote.casefold()
        where = told.place.words.quote.casefold() if told.place else ""
        day = _day_of(told, telling.published)
        if (
            day
            and told.count.low > 0
            and any(force in words for force in FORCES)
            and place.casefold() in where
            and fit(tuple(map(_named, told.owner)), side) is Fit.YES
        ):
            found.append(Told(day, told.count.low, told.count.high, telling.publisher))
    return tuple(sorted(found, key=lambda each: (each.day, each.low, each.source)))


def _day_of(told: Strength, published: date | None) -> date | None:
    """The day told; that of publication where no time is told, or one that it lies in; None for other times."""
    if told.when is None:
        return published
    when = told.when.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    if when.precision is Precision.DAY:
        return when.earliest
    return published if published and when.earliest <= published <= when.latest else None


def _named(party: Party) -> Named:
    return Named(party.label, party.actor_id)


def on_side(wanted: Wanted, side: Side) -> Wanted:
    """The same, aimed at this side."""
    return replace(wanted, on=side)
