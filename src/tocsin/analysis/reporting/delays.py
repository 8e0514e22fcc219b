"""How long reports take: the share of events reported within so many days, from events that are still being reported.

Long delays cannot be seen yet for late events, so the shares are built backwards: of those known within s days, what
part came on day s exactly (a reverse-time hazard, also called the chain ladder). Days here may as well be weeks.
"""

from dataclasses import dataclass

import numpy as np

from tocsin.analysis.bursts.kernel import Floats, Whole


class NoReports(ValueError):
    """Nothing had been reported by the day asked for."""

    def __init__(self, now: int) -> None:
        super().__init__(f"no event up to day {now} had been reported by then; ask for a later day")


class ReportBeforeEvent(ValueError):
    """A report came before its event."""

    def __init__(self, delay: int) -> None:
        super().__init__(f"an event is reported {-delay} days before it happened; mend its day, or leave it out")


@dataclass(frozen=True, slots=True, eq=False)
class Delays:
    """`late[s]` is the share that came exactly s days late of those within s days; `of[s]` how many that was told by."""

    late: Floats
    of: Floats
    dispersion: Floats
    """For each delay, how much more the shares change from day to day than chance alone would have it, at least 1."""

    @property
    def seen(self) -> Floats:
        """The share of all reports that has come by each delay, from 0 on."""
        kept = np.concatenate([1 - self.late[1:], [1.0]])
        return np.asarray(np.cumprod(kept[::-1])[::-1])

    def seen_after(self, delay: int) -> float:
        """The share of all reports that has come within this delay."""
        return float(self.seen[delay]) if delay < len(self.seen) else 1.0

    def error_after(self, delay: int, expected: float) -> float:
        """How far the logarithm of that share may be off for a day of so many events.

        Part of it is that the shares are told by so many events (Greenwood), part that days differ beyond chance.
        """
        late, of, more = self.late[delay + 1 :], self.of[delay + 1 :], self.dispersion[delay + 1 :]
        held = (of > 0) & (late < 1)
        odds = late[held] / (1 - late[held])
        within = np.maximum(expected * self.seen[delay + 1 :][held], 0.5)
        terms = more[held] * odds / of[held] + (more[held] - 1) * odds / within
        return float(np.sqrt(terms.sum()))

    def quantile(self, share: float) -> int:
        """The delay within which this share of all reports has come: up to there, the last stretch still fills."""
        return int(np.argmax(self.seen >= share - 1e-12))


def delays_of(events: Whole, delays: Whole, now: int) -> Delays:
    """The delays as far as they can be known at `now`: the day of each event and how late its first report came."""
    if len(delays) and delays.min() < 0:
        raise ReportBeforeEvent(int(delays.min()))
    known = (events <= now) & (events + delays <= now)
    if not known.any():
        raise NoReports(now)
    events, delays = events[known], delays[known]
    longest = int(delays.max())
    table = np.zeros((longest + 1, now - int(events.min()) + 1))
    np.add.at(table, (delays, now - events), 1.0)
    within = np.cumsum(table, axis=0)
    could = np.arange(table.shape[1])[None, :] >= np.arange(longest + 1)[:, None]
    came, of = (table * could).sum(axis=1), (within * could).sum(axis=1)
    late = np.divide(came, of, out=np.zeros_like(came), where=of > 0)
    return Delays(late, of, _dispersion(table * could, within * could, late))


def _dispersion(table: Floats, of: Floats, late: Floats) -> Floats:
    """Pearson's measure for each delay over the days that tell of it, 1 where fewer than five do."""
    usual = of * late[:, None]
    spread = usual * (1 - late[:, None])
    told = spread > 0.25
    off = np.divide((table - usual) ** 2, spread, out=np.zeros_like(spread), where=told).sum(axis=1)
    days = told.sum(axis=1)
    return np.where(days >= 5, np.maximum(off / np.maximum(days - 1, 1), 1.0), 1.0)
