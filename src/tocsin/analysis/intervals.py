"""Rates of counted events and their ratios, with exact intervals and with intervals widened for clustering."""

from dataclasses import dataclass
from math import exp, log

from scipy.stats import beta, binom, binomtest, chi2, norm, t

from tocsin.analysis.answer import Interval


class BadExposure(ValueError):
    """A rate needs a time in which events were counted."""

    def __init__(self, count: int, days: float) -> None:
        super().__init__(f"a rate needs a count of 0 or more over more than 0 days, got {count} in {days}")


@dataclass(frozen=True, slots=True)
class Exposed:
    """How many events in how many days (or years, or person-years)."""

    count: int
    days: float

    def __post_init__(self) -> None:
        if self.count < 0 or self.days <= 0:
            raise BadExposure(self.count, self.days)

    @property
    def rate(self) -> float:
        """Events a day."""
        return self.count / self.days

    @property
    def weekly(self) -> float:
        """Events a week."""
        return 7 * self.rate


def count_interval(count: int, level: float = 0.95) -> Interval:
    """The expected counts compatible with a count (Garwood 1936); of none seen, the one-sided bound.

    >>> found = count_interval(15)
    >>> round(found.low, 3), round(found.high or 0, 3), round(count_interval(0).high or 0, 3)
    (8.395, 24.74, 2.996)
    """
    tail = (1 - level) / 2 if count else 1 - level
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return Interval(low, float(chi2.ppf(1 - tail, 2 * count + 2)) / 2, level, "exact, if events were independent")


def ratio(after: Exposed, before: Exposed) -> float | None:
    """How many times the rate before the rate after is; None where nothing was seen before."""
    return after.rate / before.rate if before.count else None


def exact_ratio(after: Exposed, before: Exposed, level: float = 0.95) -> Interval:
    """The ratios compatible with two counts, by Clopper and Pearson on the share that fell after."""
    tail, scale = (1 - level) / 2, before.days / after.days
    low = float(beta.ppf(tail, after.count, before.count + 1)) if after.count else 0.0
    high = float(beta.ppf(1 - tail, after.count + 1, before.count)) if before.count else None
    top = None if high is None else high / (1 - high) * scale
    return Interval(low / (1 - low) * scale, top, level, "exact, if events were independent")


def _share(after: Exposed, before: Exposed) -> tuple[int, int, float]:
    return after.count, after.count + before.count, after.days / (after.days + before.days)


def exact_p(after: Exposed, before: Exposed) -> float:
    """How often two equal rates differ this much or more, were events independent."""
    seen, total, share = _share(after, before)
    return float(binomtest(seen, total, share).pvalue) if total else 1.0


def mid_p(after: Exposed, before: Exposed) -> float:
    """The same, with half the chance of what was seen: less cautious than the exact one."""
    return exact_p(after, before) - float(binom.pmf(*_share(after, before))) / 2


def score_p(after: Exposed, before: Exposed) -> float:
    """The same, by the score test."""
    seen, total, share = _share(after, before)
    z = (seen - total * share) / (total * share * (1 - share)) ** 0.5 if total else 0.0
    return float(2 * norm.sf(abs(z)))


@dataclass(frozen=True, slots=True)
class Widening:
    """How much wider bursts make an interval.

    `share` of the events follow from earlier days' ones; counts of one day vary `within` times as much as independent
    ones would; `freedom` is that of Student's t, None for the normal.
    """

    share: float = 0.0
    freedom: float | None = None
    within: float = 1.0

    @property
    def factor(self) -> float:
        """What the standard error is multiplied with."""
        return float(self.within**0.5 / (1 - self.share))

    def quantile(self, level: float) -> float:
        """How many standard errors the interval reaches to each side."""
        tail = 1 - (1 - level) / 2
        return float(norm.ppf(tail) if self.freedom is None else t.ppf(tail, self.freedom))

    def p(self, z: float) -> float:
        """How often chance alone goes this many widened standard errors from nothing, on either side."""
        return float(2 * (norm.sf(abs(z)) if self.freedom is None else t.sf(abs(z), self.freedom)))


FEW = 5
"""Under so many on one side the logarithm of a ratio is far from normal, and its error says little."""


def _enough(after: Exposed, before: Exposed) -> bool:
    return min(after.count, before.count) >= FEW


def log_ratio(after: Exposed, before: Exposed) -> tuple[float, float]:
    """The logarithm of the ratio of two counts, neither of them nothing, and its standard error."""
    return log(after.rate) - log(before.rate), (1 / after.count + 1 / before.count) ** 0.5


def widened_ratio(after: Exposed, before: Exposed, widening: Widening, level: float = 0.95) -> Interval:
    """The ratios compatible with two counts whose events come in bursts: never fewer than were they independent.

    On the logarithm of the ratio, or, with few events on one side, on the share that fell after (Wilson 1927), as if
    there were fewer events by the factor with which bursts multiply the variance.
    """
    alone = exact_ratio(after, before, level)
    low, high = (
        _log_ends(after, before, widening, level)
        if _enough(after, before)
        else _share_ends(after, before, widening, level)
    )
    top = None if alone.high is None or high is None else max(high, alone.high)
    return Interval(min(low, alone.low), top, level, "allowing for bursts")


def _log_ends(after: Exposed, before: Exposed, widening: Widening, level: float) -> tuple[float, float]:
    middle, error = log_ratio(after, before)
    wide = min(widening.quantile(level) * error * widening.factor, 50.0)
    return exp(middle - wide), exp(middle + wide)


def _share_ends(after: Exposed, before: Exposed, widening: Widening, level: float) -> tuple[float, float | None]:
    reach = widening.quantile(level)
    seen, total, _ = _share(after, before)
    if not total:
        return 0.0, None
    size, share, square = total / widening.factor**2, seen / total, reach**2
    middle = (share + square / (2 * size)) / (1 + square / size)
    wide = reach / (1 + square / size) * (share * (1 - share) / size + square / (4 * size**2)) ** 0.5
    low, high, scale = max(middle - wide, 0.0), min(middle + wide, 1.0), before.days / after.days
    return low / (1 - low) * scale if seen else 0.0, high / (1 - high) * scale if before.count and high < 1 else None


def widened_p(after: Exposed, before: Exposed, widening: Widening) -> float:
    """How often two equal rates differ this much or more when events come in bursts: never less than were they independent."""
    return max(_widened_p(after, before, widening), exact_p(after, before))


def _widened_p(after: Exposed, before: Exposed, widening: Widening) -> float:
    if _enough(after, before):
        middle, error = log_ratio(after, before)
        return widening.p(middle / (error * widening.factor))
    seen, total, share = _share(after, before)
    if not total:
        return 1.0
    return widening.p((seen - total * share) / ((total * share * (1 - share)) ** 0.5 * widening.factor))
