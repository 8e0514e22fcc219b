"""How the definitions of a claim are shown: as a table, and as a picture of what there may have been."""

from collections.abc import Sequence

from tocsin.analysis.answer import Cell, Rows
from tocsin.analysis.caught import Catching, HowMany
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.claims.judging import Claimed, Definition, Grid, Reviewed

FARTHEST = 0.001
"""Numbers less likely than this are left out of the picture."""
REVIEWED = ", reviewed"
"""What a column is named that counts only what a person has looked at."""
DRAWN = 2_000
"""Numbers drawn at most."""


def held_between(definition: Definition | Reviewed) -> str:
    """What it comes to, in words.

    >>> held_between(Reviewed(3, 3)), held_between(Reviewed(3, 5))
    ('3', '3 to 5')
    """
    low, high = definition.low, definition.high
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def definitions(grid: Grid) -> Rows:
    """A row for each definition, with a column for each unit (the last question decided).

    Beside each unit stands what a person has looked at, where there is any.
    """
    answers = [dict(one.decided) for one in grid.definitions]
    *asked, unit = [question for question, _ in grid.main.decided]
    names = tuple(name for name in asked if len({each[name] for each in answers}) > 1)
    seen = any(one.reviewed.ids for one in grid.definitions)
    units = tuple(dict.fromkeys(each[unit] for each in answers))
    columns = tuple(f"{each}{of}" for each in units for of in ("", REVIEWED) if seen or not of)
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for one, said in zip(grid.definitions, answers, strict=True):
        mark = " (claim's words)" if one == grid.main else ""
        cells = rows.setdefault(tuple(said[name] for name in names), {})
        cells[said[unit]] = f"{held_between(one)}{mark}"
        cells[said[unit] + REVIEWED] = held_between(one.reviewed)
    told: list[tuple[Cell, ...]] = [(*key, *(cells.get(each, "") for each in columns)) for key, cells in rows.items()]
    return Rows("Definitions", (*names, *columns), tuple(told))


def _ends(claimed: Claimed) -> tuple[tuple[float], ...]:
    ends = (claimed.low, claimed.high) if claimed.low or claimed.high is None else (claimed.high,)
    return tuple((float(end),) for end in dict.fromkeys(ends) if end is not None)


def chart_of_number(claimed: Claimed, grid: Grid, ways: Sequence[Catching]) -> Chart:
    """How many there were in all, by the claim's plain words, for each share that may be caught."""
    layers = []
    for mark, way in zip((Mark.BAR, Mark.LINE), ways, strict=False):
        chances = HowMany(grid.main.low, way).chances_to(1 - FARTHEST).tolist()
        drawn = range(0, len(chances), 1 + len(chances) // DRAWN)
        points = tuple((float(grid.main.low + missed), chances[missed]) for missed in drawn)
        layers.append(Layer(mark, f"if {way.shown()} are caught", points))
    rule = Layer(Mark.RULE, f"claimed: {claimed.shown()}", _ends(claimed))
    return Chart("How many there were, by the claim's plain words", "events", "probability", (*layers, rule))


def chart_of_definitions(claimed: Claimed, grid: Grid) -> Chart:
    """What each definition comes to, beside the claim."""
    numbered = [(float(number), one) for number, one in enumerate(grid.definitions, 1)]
    band = tuple((number, float(one.low), float(one.high)) for number, one in numbered)
    line = tuple((number, float(claimed.low)) for number, _ in numbered)
    layers = (Layer(Mark.BAND, "held", band), Layer(Mark.LINE, f"claimed: {claimed.shown()}", line))
    return Chart(f"People {claimed.what}, by definition", "definition, the narrowest first", "people", layers)
