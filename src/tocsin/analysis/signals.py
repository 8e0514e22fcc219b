"""Threats, warnings and deployments as early signs: how often an attack followed, against the same signs moved about.

Signs that come in bursts share their outcome, so intervals count only signs that stand so far apart that their windows
do not overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.special import betaincinv

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.bursts.reaction import moves, soon
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.series import Series
from tocsin.analysis.wording import PValue, Share, capital, share, some

LEAST_SIGNS = 20
"""Signs below which only the table is given, without a lift."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Days on which a sort of sign was given; the same day may stand more than once."""

    name: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Foretold:
    """What one sort of sign foretold. `lift` and its ends are None under twenty signs, `lead` without a hit.

    `apart` is how many signs stand apart, `warned` the share of days with an attack that had a sign within the window
    before them, `p_value` how many moved sets of signs hit as often.
    """

    name: str
    signs: int
    apart: int
    hits: int
    rate: float
    usual: float
    warned: float
    p_value: float
    lead: float | None
    lift: float | None
    low: float | None
    high: float | None


def by_day(signs: Signs, series: Series, within: int) -> Floats:
    """How many signs were given on each day, up to the last with a whole window after it."""
    usable = len(series.counts) - within
    given = np.zeros(max(usable, 1))
    for day in signs.days:
        if 0 <= (place := series.index(day)) < usable:
            given[place] += 1
    return given


def foretold(signs: Signs, series: Series, within: int) -> Foretold:
    """How often an attack followed within so many days, and how often it would have by dates moved about."""
    counts = series.array.astype(float)
    given = by_day(signs, series, within)
    follows = soon(counts, within)[: len(given)]
    total = int(given.sum())
    hits = int(given @ follows)
    moved = np.array([float(np.roll(given, move) @ follows) for move in moves(len(given), within)] or [0.0])
    usual = float(moved.mean()) / max(total, 1)
    rate = hits / max(total, 1)
    lift, low, high = _lift(given, follows, usual, within) if total >= LEAST_SIGNS and usual > 0 else (None,) * 3
    return Foretold(
        name=signs.name,
        signs=total,
        apart=len(_apart(given, within)),
        hits=hits,
        rate=rate,
        usual=usual,
        warned=_warned(given, counts, within),
        p_value=float((np.sum(moved >= hits) + 1) / (len(moved) + 1)),
        lead=_lead(given, counts, within),
        lift=lift,
        low=low,
        high=high,
    )


def _apart(given: Floats, within: int) -> list[int]:
    """The days with signs of which no two windows overlap, from the first on."""
    kept: list[int] = []
    for day in np.flatnonzero(given):
        if not kept or day - kept[-1] > within:
            kept.append(int(day))
    return kept


def _lift(given: Floats, follows: Floats, usual: float, within: int) -> tuple[float, float, float]:
    """Hit rate over the usual one, with the exact 90 % interval of so many independent signs."""
    rate = float(given @ follows) / float(given.sum())
    size = len(_apart(given, within))
    hits = rate * size
    low = float(betaincinv(hits, size - hits + 1, 0.05)) if hits > 0 else 0.0
    high = float(betaincinv(hits + 1, size - hits, 0.95)) if hits < size else 1.0
    return rate / usual, low / usual, high / usual


def _lead(given: Floats, counts: Floats, within: int) -> float | None:
    """Median days from a sign to the next day with an attack, over signs that hit."""
    attacks = np.flatnonzero(counts)
    waits = []
    for day in np.flatnonzero(given):
        later = attacks[(attacks > day) & (attacks <= day + within)]
        waits += [float(later[0] - day)] * int(given[day]) if len(later) else []
    return float(np.median(waits)) if waits else None


def _warned(given: Floats, counts: Floats, within: int) -> float:
    """The share of days with an attack that had a sign on one of the days before."""
    attacks = np.flatnonzero(counts)
    attacks = attacks[attacks >= within]
    before = [bool(given[max(day - within, 0) : day].any()) for day in attacks]
    return float(np.mean(before)) if before else 0.0


def signals(kinds: Sequence[Signs], series: Series, within: int = 14) -> Answer:
    """How well each sort of sign foretold attacks; a lift is given only from twenty signs up."""
    found = [foretold(each, series, within) for each in kinds]
    total = sum(each.signs for each in found)
    question = f"Do threats, warnings and deployments come before {series.name}?"
    rule = f"signs with {some(within, 'days')} after them, and {series.name}, {series.start} to {series.end}"
    told = [each for each in found if each.lift is not None]
    return Answer(
        question=question,
        sentence=" ".join(_sentences(found, series.name, within)) or "No sign was found.",
        counted=Counted(rule, total),
        grade=Grade.ASSOCIATION if told else Grade.DESCRIPTION,
        estimate=told[0].lift if told else None,
        unit="times the usual hit rate" if told else "",
        intervals=_interval(told),
        tables=(_table(found, within),),
        caveats=_caveats(found, within),
        refused="" if told else f"no sort of sign was given {LEAST_SIGNS} times: the table only",
        chart=_chart([kind for kind, each in zip(kinds, found, strict=True) if each.lift is not None], series, within),
    )


def _sentences(found: Sequence[Foretold], name: str, within: int) -> Iterator[str]:
    """A sentence for each sort of sign that was told, and one for those that were not."""
    yield from (sentence(each, name, within) for each in found if each.signs)
    if none := [each.name for each in found if not each.signs]:
        yield f"Not told of at all: {', '.join(none)}."


def sentence(found: Foretold, name: str, within: int) -> str:
    """One sort of sign in a sentence."""
    hits, had = f"{found.hits} of {found.signs} {found.name}", f"had {name} within {some(within, 'days')} after"
    if found.lift is None or found.low is None or found.high is None:
        return f"{hits} {had}; too few for a rate."
    lead = "" if found.lead is None else f", half of those by day {found.lead:.0f}"
    lift = f"lift {found.lift:.1f} (90 % range {found.low:.1f}–{found.high:.1f})"
    told = f"{hits} ({share(found.hits / found.signs)}) {had}{lead}; by moved dates it would be {share(found.usual)}: {lift}."
    return told if found.low > 1 else f"{told} That cannot be told from chance."


def _interval(told: Sequence[Foretold]) -> tuple[Interval, ...]:
    if not told or told[0].low is None:
        return ()
    return (Interval(told[0].low, told[0].high, 0.9, "exact, over signs whose windows do not overlap"),)


def _table(found: Sequence[Foretold], within: int) -> Rows:
    columns = (
        "sign",
        "signs",
        "apart",
        "hits",
        "hit rate",
        "moved dates",
        "lift",
        "lead, days",
        "attacks warned of",
        "p",
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.name,
            each.signs,
            each.apart,
            each.hits,
            Share(round(each.rate, 3)),
            Share(round(each.usual, 3)),
            None if each.lift is None else round(each.lift, 2),
            each.lead,
            Share(round(each.warned, 3)),
            PValue(round(each.p_value, 4)),
        )
        for each in found
    )
    return Rows(f"signs, and attacks within {some(within, 'days')}", columns, rows)


def _caveats(found: Sequence[Foretold], within: int) -> tuple[str, ...]:
    said = ["Signs are told more often when attacks are expected or have just happened: a hit is no foreknowledge."]
    said += [
        f"{capital(each.name)} came in bursts: {each.signs} of them stand for {each.apart} that are apart."
        for each in found
        if each.signs > 2 * max(each.apart, 1)
    ]
    common = [each.name for each in found if each.usual > 0.8]
    if common:
        said.append(
            f"Nearly every stretch of {some(within, 'days')} has attacks, so that {', '.join(common)} could hardly miss."
        )
    if len(found) > 5:
        said.append("More than five sorts of sign were looked at: one in twenty would stand out by chance alone.")
    return tuple(said)


def _chart(kinds: Sequence[Signs], series: Series, within: int) -> Chart:
    """The share of signs with an attack so many days later, beside the share of all days with one.

    `kinds` are those of which there are enough for a rate.
    """
    attacked = (series.array > 0).astype(float)
    layers = [Layer(Mark.LINE, "any day", ((1.0, float(attacked.mean())), (float(within), float(attacked.mean()))))]
    for each in kinds:
        given = by_day(each, series, within)
        if total := float(given.sum()):
            shares = (float(given @ attacked[lag : lag + len(given)]) / total for lag in range(1, within + 1))
            layers.append(
                Layer(Mark.LINE, each.name, tuple(zip(map(float, range(1, within + 1)), shares, strict=True)))
            )
    return Chart(
        f"{series.name} after signs", "days after the sign", "share of signs with an attack that day", tuple(layers)
    )
