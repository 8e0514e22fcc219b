"""What forces were where, and what followed: a timeline, and attacks for each thousand troops while a strength held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.clustering import widening_of
from tocsin.analysis.guards import bursts, said
from tocsin.analysis.intervals import count_interval
from tocsin.analysis.series import Series
from tocsin.analysis.wording import capital, figure, on, some

BOTH_WAYS = "Posture follows threat as much as threat follows posture: which came first is not which moved which."
LEAST_DAYS = 14
WIDE = 1.5
"""Tellings of one strength that differ by more than this factor are told of."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move: sent, withdrawn, put on alert. `low` and `high` say how many where told."""

    day: date
    what: str
    who: str
    place: str
    low: int | None = None
    high: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A strength as told on a day: so many troops, by a source."""

    day: date
    low: int
    high: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch with one strength, the attacks in it, and attacks a thousand troops and thirty days, with 90 %."""

    first: date
    last: date
    low: int
    high: int
    attacks: int
    rate: float
    rate_low: float
    rate_high: float

    @property
    def days(self) -> int:
        """How many days it holds, both ends included."""
        return (self.last - self.first).days + 1


def stretches(told: Sequence[Told], series: Series) -> tuple[Stretch, ...]:
    """Stretches from one telling of the strength to the next, each with the least and most told at its start."""
    days = sorted({each.day for each in told if series.start <= each.day <= series.end})
    found = []
    for place, first in enumerate(days):
        last = days[place + 1] - timedelta(days=1) if place + 1 < len(days) else series.end
        here = [each for each in told if each.day == first]
        low = min(each.low for each in here)
        high = max(each.high if each.high is not None else each.low for each in here)
        if low > 0 and (last - first).days + 1 >= LEAST_DAYS:
            found.append(_stretch(series, first, last, (low, high)))
    return tuple(found)


def _stretch(series: Series, first: date, last: date, troops: tuple[int, int]) -> Stretch:
    low, high = troops
    attacks = series.between(first, last).n
    most = 30 / ((last - first).days + 1)
    expected = count_interval(attacks, 0.9)
    per = (low + high) / 2 / 1000
    least, top = expected.low * most / (high / 1000), (expected.high or 0.0) * most / (low / 1000)
    return Stretch(first, last, low, high, attacks, attacks * most / per, least, top)


def posture(moves: Sequence[Move], told: Sequence[Told], series: Series, *, of: str = "forces") -> Answer:
    """The timeline of moves and strengths of a side, and attacks on it for each thousand troops."""
    question = f"Where were {of}, and what followed?"
    outside = len(moves)
    moves = [each for each in moves if series.start <= each.day <= series.end]
    outside -= len(moves)
    found = stretches(told, series)
    rule = f"moves and strengths of {of} as told, and {series.name}, {series.start} to {series.end}"
    counted = Counted(rule, len(moves) + len(told))
    if not moves and not told:
        why = f"no move and no strength of {of} is told"
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    last = found[-1] if found else None
    interval = (
        (Interval(last.rate_low, last.rate_high, 0.9, "exact, over the least and most troops told"),) if last else ()
    )
    return Answer(
        question=question,
        sentence=_sentence(moves, found, series, of),
        counted=counted,
        grade=Grade.DESCRIPTION,
        estimate=last.rate if last else None,
        unit="a thousand troops and thirty days" if last else "",
        intervals=interval,
        tables=(_moves(moves), _strengths(found)),
        caveats=(*_caveats(told, found, outside), *said(bursts(widening_of(series.array).factor if found else 1.0))),
        chart=_chart(found, moves, series, of),
    )


def _sentence(moves: Sequence[Move], found: Sequence[Stretch], series: Series, of: str) -> str:
    moved = some(len(moves), f"moves of {of}")
    said = [f"{capital(moved)} {'is' if len(moves) == 1 else 'are'} told."]
    for each in found[-2:]:
        troops = f"{each.low:,}" if each.low == each.high else f"{each.low:,}–{each.high:,}"
        said.append(
            f"From {on(each.first)} to {on(each.last)}, with {troops} troops told, {some(each.attacks, series.name)}: "
            f"{figure(each.rate)} for each thousand in thirty days (90 % range "
            f"{figure(each.rate_low)}–{figure(each.rate_high)})."
        )
    if not found:
        said.append("No strength held long enough to count attacks against it.")
    return " ".join(said)


def _moves(moves: Sequence[Move]) -> Rows:
    ordered = sorted(moves, key=lambda each: (each.day, each.what, each.who, each.place))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(each.day), each.what, each.who, each.place, each.low, each.high, each.source) for each in ordered
    )
    return Rows("moves", ("day", "what", "who", "where", "from", "to", "source"), rows)


def _strengths(found: Sequence[Stretch]) -> Rows:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.first),
            str(each.last),
            each.low,
            each.high,
            each.attacks,
            *(float(f"{value:.3g}") for value in (each.rate, each.rate_low, each.rate_high)),
        )
        for each in found
    )
    columns = ("from", "to", "least troops", "most troops", "attacks", "a thousand and 30 days", "90 % from", "up to")
    return Rows("attacks for each thousand troops", columns, rows)


def _caveats(told: Sequence[Told], found: Sequence[Stretch], outside: int) -> tuple[str, ...]:
    words = [BOTH_WAYS]
    if outside:
        words.append(f"Left out: {some(outside, 'moves')} told of days that are not counted.")
    if found:
        words.append("A strength is taken to hold until another is told.")
    if any(each.high > WIDE * each.low for each in found):
        words.append("Sources differ on a strength by more than half; the interval spans both.")
    if any(each.high is None for each in told):
        words.append("Some strengths have no ceiling told; they are taken at their least.")
    if any(each.attacks < 5 for each in found):
        words.append("Fewer than five attacks in a stretch: compare its interval, not its rate.")
    return tuple(words)


def _chart(found: Sequence[Stretch], moves: Sequence[Move], series: Series, of: str) -> Chart:
    strength = tuple((each.first, float(each.low), float(each.high)) for each in found)
    ends = tuple((each.last, float(each.low), float(each.high)) for each in found)
    band = tuple(sorted(strength + ends))
    layers = (
        Layer(Mark.BAND, "troops told", band),
        Layer(Mark.RULE, "moves", tuple((each.day,) for each in moves if series.start <= each.day <= series.end)),
    )
    return Chart(f"Strength and moves of {of}", "day", "troops", layers)
