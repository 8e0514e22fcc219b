"""What is known of how a series came to be counted: sources, delay, merging, and the questions asked before."""

from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.analysis.answer import Rows
from tocsin.analysis.reporting.printed import NOTHING, Printed
from tocsin.analysis.series import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """How the counted came to be.

    `reporting` holds a day of publication and a source for each article of any content; `delay_days` is the time by
    which nine in ten first reports are in; `coarser` is the same series with reports merged more freely; `asked` is how
    many questions this ledger was asked before, and `p_values` what they found.
    """

    to_the_day: float = 1.0
    merging: str = "reports of one occurrence counted once"
    reporting: Printed = NOTHING
    delay_days: int | None = None
    coarser: Series | None = None
    asked: int = 0
    p_values: tuple[float, ...] = ()

    @property
    def sources(self) -> int:
        """How many sources published anything."""
        return sum(bool(source) for source, _ in self.reporting.articles())

    def active(self, first: date, last: date) -> tuple[int, int]:
        """How many articles, and how many sources, there are from `first` to `last`."""
        found = self.reporting.between(first, last)
        return len(found), len(found.articles())

    def history(self, start: date, day: date) -> int:
        """How many days from the `start` to the day there are of which the ledger can have heard: from its first article on."""
        first = self.reporting.first
        return max((day - (max(start, first) if first else start)).days, 0)

    def silent_days(self, first: date, last: date) -> int:
        """How many days from `first` to `last` nobody published anything that we hold."""
        return self.reporting.silent_days(first, last)


KNOWN = Context()


def reporting_rows(context: Context, start: date, since: date, end: date) -> Rows:
    """Articles of any content and active sources, before and after, whatever they tell of."""
    rows = []
    for name, first, last in (("before", start, since - timedelta(days=1)), ("after", since, end)):
        articles, sources = context.active(first, last)
        days = (last - first).days + 1
        rows.append((name, articles, round(7 * articles / days, 1), sources, context.silent_days(first, last)))
    return Rows("Reporting", ("period", "articles", "articles a week", "sources", "days with none"), tuple(rows))
