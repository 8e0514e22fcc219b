"""What the ledger could have seen: which sources were there when, days without any, and how late they told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Rows
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.reporting.delays import delays_of
from tocsin.analysis.reporting.printed import Numbers, Printed
from tocsin.analysis.wording import Share, capital, on, some

CHANGED = 0.25
"""A change of active sources beyond this share is flagged."""
FEW_REPORTS = 30


@dataclass(frozen=True, slots=True, eq=False)
class FirstReports:
    """Events dated to the day: the day of each and of its first report, counted as `date.toordinal` counts."""

    events: Numbers
    reports: Numbers

    @property
    def late(self) -> NDArray[np.bool_]:
        """Which were reported on their day or after it."""
        return self.reports >= self.events


@dataclass(frozen=True, slots=True)
class Month:
    """One month: articles, sources active, and the share of articles from the largest of them."""

    first: date
    articles: int
    sources: int
    largest: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was covered from `first` to `last`. `gaps` are runs of days without any article, the longest first."""

    first: date
    last: date
    articles: int
    sources: tuple[tuple[str, int], ...]
    silent: int
    gaps: tuple[tuple[date, date], ...]
    months: tuple[Month, ...]
    changes: tuple[tuple[date, int, int], ...]
    """Months whose active sources differ from the month before by more than a quarter: month, before, then."""

    @property
    def days(self) -> int:
        """How many days the window holds."""
        return (self.last - self.first).days + 1


def coverage_of(printed: Printed, first: date | None = None, last: date | None = None) -> Coverage:
    """Which sources spoke when; the window is that of the articles where none is given."""
    first, last = first or printed.first or date.max, last or printed.last or date.min
    inside = printed.between(first, last)
    months = _months(inside, first, last)
    active = pairwise(month for month in months if _whole(month.first, first, last))
    changes = tuple(
        (now.first, before.sources, now.sources)
        for before, now in active
        if abs(now.sources - before.sources) > CHANGED * max(before.sources, 1)
    )
    spoken = inside.spoken()
    gaps = _gaps(spoken, first, last)
    silent = (last - first).days + 1 - len(spoken)
    sources = tuple((name or "not named", articles) for name, articles in inside.articles())
    return Coverage(first, last, len(inside), sources, silent, gaps, months, changes)


def _month(day: date) -> date:
    return day.replace(day=1)


def _following(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _whole(month: date, first: date, last: date) -> bool:
    """Whether at least half of the month lies in the window, so that its sources can be compared."""
    inside = (min(last, _following(month) - timedelta(days=1)) - max(first, month)).days + 1
    return inside >= 15


def _months(printed: Printed, first: date, last: date) -> tuple[Month, ...]:
    found, month = [], _month(first)
    while month <= last:
        here = [articles for _, articles in printed.between(month, _following(month) - timedelta(days=1)).articles()]
        articles = sum(here)
        found.append(Month(month, articles, len(here), here[0] / articles if articles else 0.0))
        month = _following(month)
    return tuple(found)


def _gaps(spoken: Sequence[date], first: date, last: date) -> tuple[tuple[date, date], ...]:
    edges = [first - timedelta(days=1), *spoken, last + timedelta(days=1)]
    found = [(a + timedelta(days=1), b - timedelta(days=1)) for a, b in pairwise(edges) if (b - a).days > 1]
    return tuple(sorted(found, key=lambda gap: (gap[0] - gap[1], gap[0])))


def coverage(printed: Printed, delays: FirstReports, to_the_day: float) -> Answer:
    """Sources over time and their mix, days without any, and how late events are first told."""
    question = "What could the ledger have seen?"
    rule = "dated articles, by source and day"
    if not len(printed):
        why = "no article has a day of publication"
        return Answer(
            question=question,
            sentence=f"{capital(why)}.",
            counted=Counted(rule, 0),
            grade=Grade.DESCRIPTION,
            refused=why,
        )
    found = coverage_of(printed)
    named = [name for name, _ in found.sources if name != "not named"]
    return Answer(
        question=question,
        sentence=_sentence(found),
        counted=Counted(f"{rule}, {found.first} to {found.last}", found.articles, to_the_day),
        grade=Grade.DESCRIPTION,
        estimate=1 - found.silent / found.days,
        unit="share of days with an article",
        figures=(*_delay_figures(delays), ("longest silence, days", _longest(found))),
        tables=_tables(found),
        caveats=_caveats(found, delays),
        confidence=confidence(sources=len(named), to_the_day=to_the_day),
        chart=_chart(found),
    )


def _sentence(found: Coverage) -> str:
    return (
        f"{some(found.articles, 'articles')} by {some(len(found.sources), 'sources')} from {on(found.first)} to "
        f"{on(found.last)}; {found.silent} of {some(found.days, 'days')} have none."
    )


def _longest(found: Coverage) -> int:
    return (found.gaps[0][1] - found.gaps[0][0]).days + 1 if found.gaps else 0


def _delay_figures(delays: FirstReports) -> tuple[tuple[str, Cell], ...]:
    if not delays.late.any():
        return ()
    events, reports = delays.events[delays.late], delays.reports[delays.late]
    known = delays_of(events - events.min(), reports - events, int(reports.max() - events.min()))
    return (
        ("first report, days after, half by", known.quantile(0.5)),
        ("first report, days after, nine in ten by", known.quantile(0.9)),
    )


def _tables(found: Coverage) -> tuple[Rows, ...]:
    months = tuple((str(m.first)[:7], m.articles, m.sources, Share(m.largest)) for m in found.months)
    mix = tuple((name, count, Share(round(count / found.articles, 3))) for name, count in found.sources)
    gaps = tuple((str(start), str(end), (end - start).days + 1) for start, end in found.gaps[:10])
    return (
        Rows("by month", ("month", "articles", "sources", "largest source's share"), months),
        Rows("sources", ("source", "articles", "share"), mix),
        Rows("longest silences", ("from", "to", "days"), gaps),
    )


def _caveats(found: Coverage, delays: FirstReports) -> tuple[str, ...]:
    said = ["No record on a day is no evidence of a quiet day."]
    for month, before, then in found.changes:
        said.append(f"Active sources changed from {before} to {then} in {str(month)[:7]}: compare across it with care.")
    if found.months and max(month.largest for month in found.months if month.articles) > 0.8:
        said.append("In some month one source gives more than four articles in five: its choices are the ledger's.")
    late = int(delays.late.sum())
    early = len(delays.late) - late
    if early:
        said.append(f"Left out of the delays: {some(early, 'events')} dated after the first report.")
    if late < FEW_REPORTS:
        said.append(
            f"Delays are told by only {some(late, 'events')}." if late else "No event tells how late it was told of."
        )
    return tuple(said)


def _chart(found: Coverage) -> Chart:
    articles = tuple((month.first, float(month.articles)) for month in found.months)
    # a bar stands on its whole month, so a point in the middle
    sources = tuple((month.first + timedelta(days=13), float(month.sources)) for month in found.months)
    layers = (Layer(Mark.BAR, "articles", articles), Layer(Mark.POINT, "active sources", sources))
    return Chart("Articles and active sources by month", "month", "number", layers)
