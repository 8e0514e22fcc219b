"""Sources: how much each has given, when, and over how many incidents."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.ledger import ArticleRow, GradeRow
from tocsin.record import Incident

BARS = 24
UNNAMED = "(no publisher named)"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: its articles, their first and last day, its incidents, articles over time as heights 0 to 1, its grades.

    The last grade given comes first.
    """

    name: str
    articles: int
    statements: int
    first: date | None
    last: date | None
    incidents: int
    alone: int
    heights: tuple[float, ...]
    grades: tuple[GradeRow, ...] = ()


def source_lines(
    articles: Sequence[ArticleRow], incidents: Iterable[Incident], grades: Iterable[GradeRow] = ()
) -> tuple[SourceLine, ...]:
    """A line for each source, the most articles first. `alone` counts incidents that no other source tells of."""
    given: dict[str, list[GradeRow]] = {}
    for grade in grades:
        given.setdefault(grade.source, []).append(grade)
    days = [row.published for row in articles if row.published]
    first, last = min(days, default=None), max(days, default=None)
    told, alone = Counter[str](), Counter[str]()
    for one in incidents:
        told.update(one.publishers)
        alone.update(one.publishers if len(one.publishers) == 1 else ())
    by_name: dict[str, list[ArticleRow]] = {}
    for row in articles:
        for name in row.publishers:
            by_name.setdefault(name, []).append(row)
    lines = []
    for name, rows in by_name.items():
        printed = [row.published for row in rows if row.published]
        heights = _heights(printed, first, last)
        ends = min(printed, default=None), max(printed, default=None)
        statements = sum(row.statements for row in rows)
        graded = tuple(given.get(name, ())[::-1])
        counted = told[name], alone[name]
        lines.append(SourceLine(name or UNNAMED, len(rows), statements, *ends, *counted, heights, graded))
    return tuple(sorted(lines, key=lambda line: (-line.articles, line.name)))


def _heights(days: Sequence[date], first: date | None, last: date | None) -> tuple[float, ...]:
    if first is None or last is None:
        return ()
    counts, span = Counter[int](), (last - first).days + 1
    for day in days:
        counts[(day - first).days * BARS // span] += 1
    most = max(counts.values(), default=1)
    return tuple(round(counts[at] / most, 3) for at in range(BARS))
