"""A ledger's sources, delays, signs, moves and strengths as the plain tables that analysis takes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import numpy as np

from tocsin.analysis.posture import Move, Told
from tocsin.analysis.reporting.capture import Overlaps, overlaps
from tocsin.analysis.reporting.coverage import FirstReports
from tocsin.analysis.signals import Signs
from tocsin.answering.counting import LATE
from tocsin.answering.happenings import Flags, Happenings
from tocsin.answering.harm import toll_of
from tocsin.answering.held import Held
from tocsin.answering.parties import Fit, Named, Side, fit
from tocsin.answering.selection import Matches, Wanted, kinds_of
from tocsin.record import DONE, Effect, Party, Precision, Stage, Strength

LISTS = 4
"""Sources taken as lists of their own: with more, models outnumber what overlaps can tell."""
MOVES = {"deploy": "sent", "retreat": "withdrawn", "mobilise": "on alert"}
FORCES = ("troop", "soldier", "force", "personnel", "servicem", "marine", "servicewom")


def delays(happenings: Happenings, chosen: Flags | None = None) -> FirstReports:
    """Events dated to the day, or those chosen, with the day of their first report; looks back are left out."""
    events, reports = happenings.days_of("earliest"), happenings.days_of("reported")
    told = happenings.done & happenings.to_the_day & (reports > 0) & (reports - events <= LATE)
    rows = told if chosen is None else told & chosen
    return FirstReports(events[rows].astype(np.int64), reports[rows].astype(np.int64))


def lists_of(matched: Matches) -> Overlaps | None:
    """Which of the counted incidents which sources told of; None with fewer than two sources."""
    lists = matched.happenings.gists.listed["publishers"].taken(matched.rows)
    numbers, often = np.unique(lists.words, return_counts=True)
    told = zip(often.tolist(), map(matched.happenings.gists.words.__getitem__, numbers.tolist()), numbers, strict=True)
    most = sorted(told, key=lambda each: (-each[0], each[1]))[:LISTS]
    if len(most) < 2:
        return None
    listed = np.zeros((len(matched), len(most)))
    for column, (_, _, number) in enumerate(most):
        listed[lists.rows[lists.words == number], column] = 1.0
    return overlaps(tuple(name for _, name, _ in most), listed[listed.any(axis=1)])


def dead_in(matched: Matches) -> tuple[int, ...]:
    """The least number of dead of each counted incident of which one is told."""
    tolls = matched.happenings.gists.listed["tolls"].taken(matched.rows).words.tolist()
    told = (toll_of(matched.happenings.gists.words[number], Effect.KILLED) for number in tolls)
    return tuple(toll.low for toll in told if toll.low > 0)


def signs(held: Held, by: Side, on: Side) -> tuple[Signs, ...]:
    """Threats, what is feared or planned, and moves of forces by the side: the days on which they were told."""
    violent, happenings = kinds_of(None), held.happenings
    reported = happenings.days_of("reported")
    told, theirs = np.where(reported > 0, reported, happenings.days), happenings.fits("doers", by) != Fit.NO

    def days(kinds: Collection[str], stages: Collection[Stage]) -> tuple[date, ...]:
        chosen = theirs & happenings.where("kind", kinds.__contains__)
        chosen &= happenings.where("stage", lambda stage: Stage(stage) in stages)
        return tuple(date.fromordinal(day) for day in np.sort(told[chosen]).tolist() if day)

    aimed = f" on {on.said}" if not on.anyone else ""
    return (
        Signs("threats", days({"threat"}, DONE)),
        Signs(f"threatened or planned attacks{aimed}", days(violent, (Stage.THREATENED, Stage.PLANNED))),
        Signs(f"feared attacks{aimed}", days(violent, (Stage.FEARED,))),
        Signs("moves of forces", days(MOVES, DONE)),
    )


def moves_of(held: Held, side: Side) -> tuple[Move, ...]:
    """What is told of the side's forces being sent, withdrawn or put on alert, with a day."""
    happenings = held.happenings
    chosen = happenings.where("kind", MOVES.__contains__) & happenings.done
    rows = happenings.rows(chosen & (happenings.fits("doers", side) == Fit.YES))
    return tuple(
        Move(
            day,
            MOVES[one.kind],
            ", ".join(party.label for party in (*one.doers, *one.other_doers)) or "not named",
            one.where,
            source=", ".join(one.publishers),
        )
        for one in happenings.read(rows)
        if (day := one.day or one.reported)
    )


def strengths_of(held: Held, side: Side, place: str = "") -> tuple[Told, ...]:
    """How many troops of the side are told, by whom and when; only at the place, where one is given."""
    found = []
    for telling in held.told("strength"):
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
