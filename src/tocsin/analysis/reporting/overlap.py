"""How many events did no source tell of? Several sources as lists; the spread of models, seldom one number."""

from dataclasses import replace
from itertools import combinations

import numpy as np

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.reporting.capture import Model, Overlaps, chao, chapman, models

CLOSE = 4.0
"""Models within so much of the lowest AIC are taken to be as good as the best."""
WIDEST = 1.5
"""When good models differ by more than this factor, no single number is given."""
LEAST_SEEN = 20
LEAST_BOTH = 7
"""Events on two lists below which Chapman's estimate is biased (Robson and Regier 1964)."""


def good_models(table: Overlaps) -> tuple[Model, ...]:
    """The models about as good as the best by AIC, the best first."""
    found = models(table)
    return tuple(each for each in found if each.aic <= found[0].aic + CLOSE)


def missed(table: Overlaps, *, name: str = "events") -> Answer:
    """How many events there may have been beside those that some source tells of."""
    sources = f"{len(table.names)} sources ({', '.join(table.names)})"
    counted = Counted(f"{name} on at least one of {sources}", table.seen)
    question = f"How many {name} did no source tell of?"
    shared = int(table.counts[table.patterns.sum(axis=1) > 1].sum())
    if table.seen < LEAST_SEEN or shared < LEAST_BOTH:
        why = f"{table.seen} {name}, {shared} of them told by two sources or more, are too few for an estimate"
        return Answer(question=question, sentence=f"{why}.", counted=counted, grade=Grade.DESCRIPTION, refused=why)
    common = Answer(
        question=question,
        sentence="",
        counted=counted,
        grade=Grade.DESCRIPTION,
        unit=name,
        figures=(("lower bound (Chao)", round(chao(table))),),
        tables=(_pairs(table),),
        caveats=_caveats(table),
        chart=_chart(table, name),
    )
    return _two(table, name, common) if len(table.names) == 2 else _several(table, name, common)


def _two(table: Overlaps, name: str, common: Answer) -> Answer:
    [(_, estimate, error)] = _chapmans(table)
    low, high = max(estimate - 1.645 * error, table.seen), estimate + 1.645 * error
    sentence = (
        f"Two sources tell of {table.seen} {name}; if they were independent there were about {estimate:.0f}. "
        "Sources copy each other, so this is a lower bound under positive dependence."
    )
    interval = Interval(low, high, 0.9, "Chapman, if the two sources were independent")
    return replace(common, sentence=sentence, estimate=estimate, intervals=(interval,))


def _several(table: Overlaps, name: str, common: Answer) -> Answer:
    good = good_models(table)
    if not good:
        why = "the sources overlap too little for any model to say"
        return replace(common, sentence=f"Sources tell of {table.seen:,} {name}; {why}.", refused=why)
    totals = [each.total for each in good]
    low, high = min(totals), max(totals)
    tables = (_models(models(table)[:8]), *common.tables)
    lowest, highest = min(each.least for each in good), max(each.most for each in good)
    spread = Interval(lowest, highest, 0.95, f"from the lowest end to the highest over {len(good)} models")
    if high > WIDEST * low:
        why = f"models that fit alike put the total anywhere from {low:,.0f} to {high:,.0f}"
        return replace(
            common,
            sentence=f"Sources tell of {table.seen:,} {name}; {why}, so no single number is given.",
            intervals=(spread,),
            tables=tables,
            refused=f"no single number: {why}",
        )
    sentence = f"Sources tell of {table.seen:,} {name}; models put the total between {low:,.0f} and {high:,.0f}."
    return replace(common, sentence=sentence, estimate=good[0].total, intervals=(spread,), tables=tables)


def _chapmans(table: Overlaps) -> list[tuple[str, float, float]]:
    found = []
    for i, j in combinations(range(len(table.names)), 2):
        on = table.patterns[:, [i, j]] > 0
        first, second = (int(table.counts[on[:, side]].sum()) for side in (0, 1))
        both = int(table.counts[np.all(on, axis=1)].sum())
        found.append((f"{table.names[i]} and {table.names[j]}", *chapman(first, second, both)))
    return found


def _pairs(table: Overlaps) -> Rows:
    rows = tuple((name, round(estimate), round(error)) for name, estimate, error in _chapmans(table))
    return Rows("two sources at a time (Chapman)", ("sources", "total", "standard error"), rows)


def _models(found: tuple[Model, ...]) -> Rows:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.name, round(each.total), round(each.low), round(each.high), round(each.aic - found[0].aic, 1))
        for each in found
    )
    return Rows("models, the best first", ("go together", "total", "95 % from", "to", "AIC above the best's"), rows)


def _caveats(table: Overlaps) -> tuple[str, ...]:
    said = ["Sources that copy one another make the total look smaller than it is."]
    if len(table.names) > 2:
        said.append("Each model takes some sources to be independent of others; the data cannot say which is right.")
    said.append("Events that no source could see are in no model.")
    return tuple(said)


def _chart(table: Overlaps, name: str) -> Chart:
    """Each model's total by how far its fit is from the best, beside those seen and the lower bound."""
    found = models(table)
    worse = [each.aic - found[0].aic for each in found]
    ends = (0.0, max(worse, default=1.0))
    layers = (
        Layer(Mark.POINT, "total, by one model", tuple(zip(worse, (each.total for each in found), strict=True))),
        Layer(Mark.LINE, "lower bound (Chao)", tuple((end, chao(table)) for end in ends)),
        Layer(Mark.LINE, "told of by some source", tuple((end, float(table.seen)) for end in ends)),
    )
    return Chart(f"{name} in all, by model", "AIC above the best model's", "number", layers)
