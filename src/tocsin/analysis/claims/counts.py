"""Whether a published count fits what the ledger holds (question: a report says at least 15; we hold 11; do they fit?)."""

from collections.abc import Sequence
from itertools import groupby

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.caught import FEWER, MOST, Catching, HowMany
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.claims.judging import HARD, Claimed, Definition, Grid, Verdict, judge
from tocsin.analysis.context import KNOWN, Context
from tocsin.analysis.likelihood import confidence, likelihood
from tocsin.analysis.wording import figure, some

LEVEL = 0.9
NONE_SEEN = 3.0
"""Events that can be expected, at 95 %, where none was seen (exactly -ln 0.05)."""
FARTHEST = 0.001
"""Numbers less likely than this are left out of the picture."""


def check_count(claimed: Claimed, grid: Grid, context: Context = KNOWN, catching: Catching | None = None) -> Answer:
    """The answer to a claim of a number."""
    ways = (catching,) if catching else (FEWER, MOST)
    verdict = judge(claimed, grid, ways[0])
    events = claimed.what == "events"
    chances = tuple(HowMany(grid.main.low, way).between(claimed.low, claimed.high) for way in ways) if events else ()
    found = HowMany(grid.main.low, ways[0])
    interval = Interval(found.quantile(0.05), found.quantile(0.95), LEVEL, f"if the ledger catches {ways[0].shown()}")
    return Answer(
        question=f"Does the ledger bear out “{claimed.words}”?",
        sentence=_sentence(claimed, grid, ways, chances, verdict),
        counted=Counted(_decided(grid.main), grid.main.low, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=float(grid.main.low),
        unit=claimed.what,
        intervals=(interval,) if events else (),
        figures=(
            ("verdict", verdict.value),
            ("claimed", claimed.shown()),
            ("fewest under any definition", grid.least),
            ("most under any definition", grid.most),
            *(
                (f"probability, if the ledger catches {way.shown()}", round(chance, 4))
                for way, chance in zip(ways, chances, strict=False)
            ),
        ),
        tables=(_definitions(grid), *((grid.held,) if grid.held else ())),
        caveats=_caveats(claimed, grid, context, ways[0], stated=catching is not None),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=_chart_of_number(claimed, grid, ways) if events else _chart_of_definitions(claimed, grid),
    )


def _caveats(claimed: Claimed, grid: Grid, context: Context, way: Catching, *, stated: bool) -> tuple[str, ...]:
    events = claimed.what == "events"
    missed = "How many are missed is stated, not measured: give --catch CAUGHT:MISSED from a second list."
    return tuple(
        guards.said(
            None if grid.timed else "The claim tells no period, so that no count can contradict it.",
            None if grid.covered or not grid.timed else "The ledger does not reach back over all of the claim's time.",
            _turns(claimed, grid),
            None if stated or not events else missed,
            None if events else "People come to harm in bunches: sums over incidents are loose.",
            guards.undated(context),
            _absence(claimed, grid, way, context),
        )
    )


def _sentence(
    claimed: Claimed, grid: Grid, ways: tuple[Catching, ...], chances: tuple[float, ...], verdict: Verdict
) -> str:
    held = grid.main.low if grid.main.low == grid.main.high else 0
    events = claimed.what == "events"
    count = some(held, "such events") if events and held else f"{_range(grid.main)} {_noun(claimed)}"
    spread = f" ({grid.least} to {grid.most} by definition)" if grid.least != grid.most else ""
    head = f"The ledger holds {count}{spread}; the claim is {claimed.shown()}"
    if verdict is Verdict.SUPPORTED or not chances:
        return f"{head}. Verdict: {verdict.value}."
    return f"{head}. {_chances(ways, chances)}{_widest(claimed, grid, ways[0], chances[0])}. Verdict: {verdict.value}."


def _noun(claimed: Claimed) -> str:
    return "such events" if claimed.what == "events" else f"people {claimed.what} in such events"


def _range(definition: Definition) -> str:
    low, high = definition.low, definition.high
    return str(low) if low == high else f"{low} to {high}"


def _chances(ways: tuple[Catching, ...], chances: tuple[float, ...]) -> str:
    """What each catching makes of the claim, those that make the same of it together."""
    told = [
        (word, [way.shown() for _, way in same])
        for word, same in groupby(zip(map(likelihood, chances), ways, strict=True), key=lambda pair: pair[0])
    ]
    return "; ".join(f"if it catches {' or '.join(shown)}, that is {word}" for word, shown in told).capitalize()


def _widest(claimed: Claimed, grid: Grid, way: Catching, chance: float) -> str:
    """What the widest definition makes of a claim that the plain one makes unlikely."""
    if chance >= HARD or grid.most <= grid.main.low or not claimed.low:
        return ""
    most = HowMany(grid.most, way).at_least(claimed.low)
    return f"; counted most widely it holds {grid.most}, and then {claimed.low} or more is {likelihood(most)}"


def _decided(definition: Definition) -> str:
    return "; ".join(f"{question}: {answer}" for question, answer in definition.decided)


def _definitions(grid: Grid) -> Rows:
    """A row for each definition, with a column for each unit (the last question decided)."""
    answers = [dict(one.decided) for one in grid.definitions]
    *asked, unit = [question for question, _ in grid.main.decided]
    names = tuple(name for name in asked if len({each[name] for each in answers}) > 1)
    units = tuple(dict.fromkeys(each[unit] for each in answers))
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for one, said in zip(grid.definitions, answers, strict=True):
        mark = " (claim's words)" if one == grid.main else ""
        rows.setdefault(tuple(said[name] for name in names), {})[said[unit]] = f"{_range(one)}{mark}"
    told: list[tuple[Cell, ...]] = [(*key, *(cells.get(each, "") for each in units)) for key, cells in rows.items()]
    return Rows("Definitions", (*names, *units), tuple(told))


def _turns(claimed: Claimed, grid: Grid) -> str | None:
    met = {one.low >= claimed.low and (claimed.high is None or one.low <= claimed.high) for one in grid.definitions}
    return "Whether the ledger alone reaches the number depends on the definition." if len(met) > 1 else None


def _absence(claimed: Claimed, grid: Grid, way: Catching, context: Context) -> str | None:
    if claimed.high is None or grid.least > claimed.high:
        return None
    articles = some(len(context.reporting), "articles")
    return (
        f"A ceiling cannot be shown by a ledger: with no further one in {articles}, up to {figure(NONE_SEEN / way.mean)} more "
        "can still be expected at 95 %."
    )


def _ends(claimed: Claimed) -> tuple[tuple[float], ...]:
    ends = (claimed.low, claimed.high) if claimed.low or claimed.high is None else (claimed.high,)
    return tuple((float(end),) for end in dict.fromkeys(ends) if end is not None)


def _chart_of_number(claimed: Claimed, grid: Grid, ways: Sequence[Catching]) -> Chart:
    """How many there were in all, by the claim's plain words, for each share that may be caught."""
    layers = []
    for mark, way in zip((Mark.BAR, Mark.LINE), ways, strict=False):
        found = HowMany(grid.main.low, way)
        last = found.quantile(1 - FARTHEST)
        points = tuple((float(n), found.between(n, n)) for n in range(grid.main.low, last + 1))
        layers.append(Layer(mark, f"if {way.shown()} are caught", points))
    rule = Layer(Mark.RULE, f"claimed: {claimed.shown()}", _ends(claimed))
    return Chart("How many there were, by the claim's plain words", "events", "probability", (*layers, rule))


def _chart_of_definitions(claimed: Claimed, grid: Grid) -> Chart:
    """What each definition comes to, beside the claim."""
    numbered = [(float(number), one) for number, one in enumerate(grid.definitions, 1)]
    band = tuple((number, float(one.low), float(one.high)) for number, one in numbered)
    line = tuple((number, float(claimed.low)) for number, _ in numbered)
    layers = (Layer(Mark.BAND, "held", band), Layer(Mark.LINE, f"claimed: {claimed.shown()}", line))
    return Chart(f"People {claimed.what}, by definition", "definition, the narrowest first", "people", layers)
