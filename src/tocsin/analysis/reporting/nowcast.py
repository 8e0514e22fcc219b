"""How many more reports of the last days' events are still to come."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import betainc

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.bursts.kernel import Floats, Whole
from tocsin.analysis.chart import At, Chart, Layer, Mark
from tocsin.analysis.reporting.delays import Delays, delays_of
from tocsin.analysis.wording import Share, capital, on, some, span

LEAST_SEEN = 0.3
"""Below this share of reports in, nothing is said of the final count."""
LEAST_REPORTS = 30
LAST = 7
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)
MIX = WEIGHTS / WEIGHTS.sum()


@dataclass(frozen=True, slots=True)
class Filling:
    """One day (or week) that may still fill. `expected`, `low`, `high` are None where too little has come in."""

    day: int
    reported: int
    seen: float
    chain: float
    """Reported divided by the share seen: the plain chain ladder, which is wild where little has come in."""
    expected: float | None
    low: int | None
    high: int | None


def filling(reported: int, seen: float, error: float, level: float = 0.9) -> tuple[float, int, int]:
    """Mean and interval of the final count: what is missing is negative binomial, mixed over what `seen` may be.

    An end counts by half (mid-p), since whole numbers within which at least nine in ten fall hold more than that.
    """
    shares = np.clip(seen * np.exp(error * NODES), 1e-6, 1 - 1e-9)
    size = reported + 0.5
    missing = size * (1 - shares) / shares
    most = int(np.max(missing + 12 * np.sqrt(missing / shares) + 20))
    low, above = (_least(size, shares, tail, most) for tail in ((1 - level) / 2, (1 + level) / 2))
    return reported + float(MIX @ missing), reported + low, reported + max(above - 1, low)


def _least(size: float, shares: Floats, tail: float, most: int) -> int:
    """The least number missing that the mixture stays under, or half of the time at, with at least this chance."""
    low, high = -1, most
    while high - low > 1:
        middle = (low + high) // 2
        under = betainc(size, float(middle), shares) if middle else 0.0
        if float(MIX @ (under + betainc(size, middle + 1.0, shares))) / 2 >= tail:
            high = middle
        else:
            low = middle
    return high


def nowcast(events: Whole, delays: Whole, now: int, last: int = 6, level: float = 0.9) -> tuple[Filling, ...]:
    """What the last days up to `now` are likely to come to, the earliest first.

    `events` are the days on which they happened, `delays` how much later the first report came; those not yet reported
    at `now` are left out by themselves.
    """
    known = delays_of(events, delays, now)
    in_now = (events <= now) & (events + delays <= now)
    found = []
    for day in range(now - last + 1, now + 1):
        reported = int(np.count_nonzero(events[in_now] == day))
        found.append(_filling(day, reported, known, now, level))
    return tuple(found)


def _filling(day: int, reported: int, known: Delays, now: int, level: float) -> Filling:
    seen = known.seen_after(now - day)
    chain = reported / seen if seen > 0 else float("nan")
    if seen < LEAST_SEEN:
        return Filling(day, reported, seen, chain, None, None, None)
    expected, low, high = filling(reported, seen, known.error_after(now - day, chain), level)
    return Filling(day, reported, seen, chain, expected, low, high)


def still_to_come(events: Whole, delays: Whole, now: int, *, name: str = "events", start: date | None = None) -> Answer:
    """How many events of the last week are still to be reported; refused where delays are hardly known.

    Days are counted from `start` where that is given, so that the table can name them.
    """
    last, unit = LAST, "day"
    known = int(np.count_nonzero((events <= now) & (events + delays <= now)))
    counted = Counted(f"{name} dated to the {unit}, with a first report, up to {_named(now, unit, start)}", known)
    question = f"How many {name} of the last {last} {unit}s are still to be reported?"
    if known < LEAST_REPORTS:
        why = f"{some(known, name)} with a known delay; {LEAST_REPORTS} are needed"
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    found = nowcast(events, delays, now, last)
    told = [each for each in found if each.expected is not None]
    whole = _whole(told, delays_of(events, delays, now), now) if told else None
    return Answer(
        question=question,
        sentence=_sentence(found, whole, name, unit, start),
        counted=counted,
        grade=Grade.DESCRIPTION,
        estimate=round(sum(each.expected or 0.0 for each in told), 3),
        unit=name,
        intervals=(whole,) if whole else (),
        tables=(_table(found, unit, start),),
        caveats=_caveats(found, unit),
        chart=_chart(found, name, start),
    )


def _whole(told: list[Filling], known: Delays, now: int) -> Interval:
    """The interval of the sum, with delays as they were until now."""
    reported = sum(each.reported for each in told)
    missing = sum(each.expected or 0.0 for each in told) - reported
    seen = (reported + 0.5) / (reported + 0.5 + missing)
    error = max(known.error_after(now - each.day, max(each.expected or 0.0, 1.0)) for each in told)
    _, low, high = filling(reported, seen, error)
    return Interval(low, high, 0.9, "what is missing as negative binomial, with the spread of past delays")


def _named(day: int, unit: str, start: date | None) -> str:
    return on(start + timedelta(days=day)) if start else f"{unit} {day}"


def _sentence(found: tuple[Filling, ...], whole: Interval | None, name: str, unit: str, start: date | None) -> str:
    told = [each for each in found if each.expected is not None]
    if whole is None:
        return f"Too few reports of the last {unit}s are in to say how many {name} there were."
    reported = sum(each.reported for each in told)
    expected = sum(each.expected or 0.0 for each in told)
    open_ = len(found) - len(told)
    rest = f" Of the last {some(open_, f'{unit}s')} too little is in to say." if open_ else ""
    days = some(len(told), f"{unit}s")
    end = _named(max(each.day for each in told), unit, start)
    final = f"about {expected:.0f} expected (90 % range {span(whole)}) once reports are in"
    return f"{capital(some(reported, name))} so far in the {days} up to {end}; {final}.{rest}"


def _caveats(found: tuple[Filling, ...], unit: str) -> tuple[str, ...]:
    said = ["Delays are taken to be as they were; a blackout or a new source changes them."]
    if any(each.expected is None for each in found):
        said.append(f"Nothing is said of a {unit} of which less than {LEAST_SEEN * 100:.0f} % of reports are in.")
    return tuple(said)


def _table(found: tuple[Filling, ...], unit: str, start: date | None) -> Rows:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(start + timedelta(days=each.day)) if start else each.day,
            each.reported,
            _one(each.expected),
            each.low,
            each.high,
            Share(round(each.seen, 3)),
        )
        for each in found
    )
    return Rows("what is still filling", (unit, "reported", "expected", "90 % from", "to", "share in"), rows)


def _one(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _chart(found: tuple[Filling, ...], name: str, start: date | None) -> Chart:
    days: list[At] = [start + timedelta(days=each.day) if start else float(each.day) for each in found]
    told = [
        (day, float(each.low), float(each.high))
        for day, each in zip(days, found, strict=True)
        if each.low is not None and each.high is not None
    ]
    bars = tuple((day, each.reported) for day, each in zip(days, found, strict=True))
    layers = (Layer(Mark.BAR, "reported so far", bars), Layer(Mark.BAND, "final count, 90 %", tuple(told)))
    return Chart(f"{name} of the last days, as they fill", "day", "number", layers)
