"""How a change is told: in one sentence, as tables by region and by days running, and as a picture."""

from tocsin.analysis.answer import Cell, Rows
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.intensity.found import ELSEWHERE, LEVEL, ByRegion, Rates, Stretches, direction, shared
from tocsin.analysis.intensity.weighing import Shift
from tocsin.analysis.series import Series
from tocsin.analysis.wording import PValue, figure, share, some


def signed(value: float) -> str:
    """A number with its sign.

    >>> signed(2.04), signed(-0.72), signed(0.0)
    ('+2.0', '−0.72', '+0')
    """
    return f"{'−' if value < 0 else '+'}{figure(abs(value))}"


def ends(found: Shift, level: float = LEVEL) -> str:
    """The interval of a change, in words."""
    low, high = found.interval(level)
    return f"{signed(low)} to {signed(high)}"


def sentence(rates: Rates, names: tuple[str, str], head: Stretches, found: Shift, by_region: ByRegion) -> str:
    """The change in all, whether it can be told, and where it can; `names` are those of acts and attacks."""
    acts, attacks = names
    fewer, more = map(figure, head.held)
    asked = (figure(rates.low), figure(rates.high))
    near = "" if (fewer, more) == asked else f" (nearest to the {asked[1]} and {asked[0]} asked about)"
    mean = sum(float(each.array.mean()) for each, _ in by_region)
    verdict = {1: "These are more", -1: "These are fewer"}.get(direction(found), CANNOT)
    return (
        f"On the day after {some(head.days, 'days')} with {more} {acts} a day rather than {fewer}{near}: "
        f"{signed(found.more)} {attacks} a day ({ends(found)}), where {figure(mean)} is the mean. {verdict}. {_where(by_region)}."
    )


CANNOT = "Whether these are more or fewer cannot be told"


def _where(by_region: ByRegion) -> str:
    level = shared(len(by_region))
    told = [
        f"{each.name} ({ends(one, level)})"
        for each, one in by_region
        if direction(one, level) and each.name != ELSEWHERE
    ]
    return f"Region by region it can be told for {', '.join(told)}" if told else "It can be told for no single region"


def figures(acts: Series, head: Stretches, found: Shift, before: Shift) -> tuple[tuple[str, Cell], ...]:
    """What the days weighed held, and what they are worth."""
    return (
        (f"{acts.name} a day, in the mean", round(acts.n / len(acts.counts), 2)),
        ("days held at the lower rate, as weighed", round(head.held[0], 2)),
        ("days held at the higher rate, as weighed", round(head.held[1], 2)),
        ("equal days that the lower weights are worth", round(head.low.worth)),
        ("equal days that the higher weights are worth", round(head.high.worth)),
        ("p, allowing for days that go together", PValue(round(found.p, 4))),
        ("the day before, which acts to come must leave alone", f"{signed(before.more)} ({ends(before)})"),
    )


def by_regions(by_region: ByRegion, weighed: list[Stretches]) -> Rows:
    """Each region's change at the days asked about, at the shared level, and after one day."""
    level = shared(len(by_region))
    columns = ("region", "a day", "more a day", "from", "to", f"more after {some(weighed[0].days, 'days')}")
    rows: list[tuple[Cell, ...]] = []
    for each, found in by_region:
        mean, first = each.n / len(each.counts), weighed[0].shift(each.array).more
        rows.append((each.name, *(round(value, 3) for value in (mean, found.more, *found.interval(level), first))))
    return Rows(f"By region, intervals that all hold together at {share(LEVEL)}", columns, tuple(rows))


def lasts(attacks: Series, weighed: list[Stretches]) -> Rows:
    """The change for each number of days running."""
    rows: list[tuple[Cell, ...]] = []
    for each in weighed:
        found = each.shift(attacks.array)
        numbers = (*each.held, found.more, *found.interval(LEVEL))
        rows.append((each.days, *(round(value, 3) for value in numbers)))
    return Rows("By days running", ("days", "held, lower", "held, higher", "more a day", "from", "to"), tuple(rows))


def chart(attacks: Series, weighed: list[Stretches], rates: Rates, acts: Series) -> Chart:
    """The change by how many days running."""
    found = [(float(each.days), each.shift(attacks.array)) for each in weighed]
    band = tuple((days, *one.interval(LEVEL)) for days, one in found)
    line = tuple((days, one.more) for days, one in found)
    none = tuple((days, 0.0) for days, _ in found)
    layers = (
        Layer(Mark.BAND, f"{share(LEVEL)} interval", band),
        Layer(Mark.LINE, f"more {attacks.name} a day", line),
        Layer(Mark.LINE, "no change", none),
    )
    title = f"The day after {figure(rates.high)} {acts.name} a day rather than {figure(rates.low)}"
    return Chart(title, "days running", "attacks a day more", layers)
