"""The answer to who answers whom: both ways round, for each way of counting the outcome, never with a motive."""

from dataclasses import dataclass

import numpy as np

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Rows
from tocsin.analysis.bursts.granger import WaldTest, granger
from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.bursts.reaction import CrossPull, Following, cross_pulls, following
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.series import Series
from tocsin.analysis.wording import Chance, PValue, capital, chance, figure, some

LEAST_DAYS = 10
"""Days with an event that each side needs before any chance is printed."""
LEAST_WINDOW = 120
LAGS = (7, 14)
LESSON = (
    "Who answers whom can turn round with what is counted: any event or their number, strikes or rockets or words. "
    "Each class of event is a question of its own; say which was asked."
)


@dataclass(frozen=True, slots=True)
class OneWay:
    """All that was worked out for one direction."""

    name: str
    following: Following
    pulls: tuple[CrossPull, ...]
    tests: tuple[tuple[str, WaldTest], ...]
    untold: bool
    """Whether a regression was left out, since one side has events on nearly all of the days or none by itself."""


def one_way(first: Series, second: Series, within: int) -> OneWay:
    """What follows the first side's days in the second: chances, pulls over backgrounds, and regressions."""
    a, b = first.array.astype(float), second.array.astype(float)
    tests = {
        f"{what}, {lags} days": granger(x, y, first.start, lags)
        for what, x, y in (("any event", _any(a), _any(b)), ("number of events", a, b))
        for lags in LAGS
    }
    name, told = f"{first.name}, then {second.name}", tuple((what, test) for what, test in tests.items() if test)
    return OneWay(name, following(a, b, within=within), cross_pulls(a, b), told, len(told) < len(tests))


def _any(counts: Floats) -> Floats:
    return (counts > 0).astype(float)


def who_answers(first: Series, second: Series, *, within: int = 7, to_the_day: float | None = None) -> Answer:
    """Whether the second side's events follow the first's, and the other way round; two series over the same days."""
    question = f"Do {second.name} follow {first.name}?"
    rule = f"days with {first.name} and with {second.name}, {first.start} to {first.end}"
    counted = Counted(rule, first.n + second.n, to_the_day)
    if why := too_little(first, second):
        said = f"{capital(why)}."
        return Answer(question=question, sentence=said, counted=counted, grade=Grade.DESCRIPTION, refused=why)
    forth, back = one_way(first, second, within), one_way(second, first, within)
    found = forth.following
    return Answer(
        question=question,
        sentence=sentence(first.name, second.name, found),
        counted=counted,
        grade=Grade.ASSOCIATION,
        estimate=found.chance - found.usual,
        unit="difference in chance from moved dates",
        figures=(
            _pull_range(forth),
            ("p, against moved dates", PValue(round(found.p_value, 4))),
            *_reverse(back.following),
        ),
        tables=tuple(_tables(forth, back)),
        caveats=(LESSON, *_caveats(forth, back)),
        chart=_chart(forth),
    )


def too_little(first: Series, second: Series) -> str:
    """Why no chance can be told of these days, "" where one can."""
    held, days = [int(np.count_nonzero(each.array)) for each in (first, second)], len(first.counts)
    said = f"{some(held[0], 'days')} with {first.name} and {held[1]:,} with {second.name} in {some(days, 'days')}"
    if min(held) < LEAST_DAYS or days < LEAST_WINDOW:
        return f"{said}; {LEAST_DAYS} of each in {LEAST_WINDOW} days are needed"
    if days - max(held) < LEAST_DAYS:
        return f"{said}; {LEAST_DAYS} days without either are needed too, to compare with"
    return ""


def sentence(first: str, second: str, found: Following) -> str:
    """The finding in one or two sentences of plain words."""
    said = (
        f"After a day with {first}, the chance of {second} within {some(found.within, 'days')} is {chance(found.chance)} against "
        f"{chance(found.otherwise)} after other days and {chance(found.usual)} after the same days moved about."
    )
    if found.p_value >= 0.05 or found.peak is None:
        return f"{said} No answer stands out from chance."
    return f"{said} The peak is at {some(found.peak, 'days')}; half of the excess has come by {some(found.half or 0, 'days')}."


def _pull_range(way: OneWay) -> tuple[str, Cell]:
    """A range over backgrounds, which is no interval of confidence."""
    shares = [pull.share for pull in way.pulls]
    ends = (figure(round(end, 3)) for end in (min(shares), max(shares)))
    return f"events in excess for one event, over {len(shares)} backgrounds", " to ".join(dict.fromkeys(ends))


def _reverse(found: Following) -> tuple[tuple[str, Cell], ...]:
    return (
        ("the other way round, chance", Chance(round(found.chance, 3))),
        ("the other way round, after moved dates", Chance(round(found.usual, 3))),
        ("the other way round, p", PValue(round(found.p_value, 4))),
    )


def _tables(forth: OneWay, back: OneWay) -> list[Rows]:
    pulls = tuple(_pull_row(way.name, pull) for way in (forth, back) for pull in way.pulls)
    tests = tuple(
        (way.name, what, round(test.f, 2), PValue(f"{test.p_value:.2g}"), round(test.weight, 3))
        for way in (forth, back)
        for what, test in way.tests
    )
    return [
        Rows("excess events by background", ("order", "background", "excess", "mean lag", "own bursts", "p"), pulls),
        Rows("regression on past days (HC1)", ("order", "counted", "F", "p", "sum of weights"), tests),
    ]


def _pull_row(name: str, pull: CrossPull) -> tuple[Cell, ...]:
    background = f"steps of {pull.step} days" if pull.step else "constant"
    numbers = (round(value, 3) for value in (pull.share, pull.lag, pull.own))
    return (name, background, *numbers, PValue(f"{pull.p_value:.2g}"))


def _caveats(forth: OneWay, back: OneWay) -> list[str]:
    said = ["Order in time is no motive: both sides may follow a third thing."]
    for way in (forth, back):
        if way.untold:
            said.append(
                f"For {way.name}, a regression is left out: nearly every day has an event, and none stands apart."
            )
        verdicts = {test.p_value < 0.05 for _, test in way.tests}
        if len(verdicts) > 1:
            said.append(f"For {way.name}, the regressions disagree: some counts and lags show an order, others none.")
    if forth.following.p_value < 0.05 and back.following.p_value < 0.05:
        said.append("Both orders stand out, so neither side can be called the first.")
    return said


def _chart(way: OneWay) -> Chart:
    found = way.following
    lags = [float(lag) for lag in range(1, len(found.curve) + 1)]
    band = tuple(zip(lags, found.low, found.high, strict=True))
    layers = (
        Layer(Mark.BAND, "moved dates, 90 %", band),
        Layer(Mark.LINE, "moved dates, mean", tuple(zip(lags, found.usual_curve, strict=True))),
        Layer(Mark.BAR, "found", tuple(zip(lags, found.curve, strict=True))),
    )
    return Chart(way.name, "days after", "chance of an event that day", layers)
