"""The published recipe for more air-strikes a day, on the tables that are open: why our answer differs from it.

    python -m evaluation.published [--low 1] [--high 6]

Papadogeorgou, Imai, Lyall and Li (2022) weigh stretches of days by how much likelier their air-strikes were at another
number a day, each air-strike at its place, and take the mean of the attacks on the day after, as they were counted. Here
the number of air-strikes of each day and cell of half a degree is Poisson; it goes with the air-strikes, attacks and shows
of force around in 1, 7 and 30 days before, with towns, Baghdad and the air-strikes of 2006, and with a bent line of time.
Roads, rivers, settlements and aid, which the paper has too, are in no open table. The same weights are then put on
attacks less what the days before let expect, as `tocsin response --measure intensity` does.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from evaluation.airstrikes import KINDS, SHARED, Row, days_of, rows_of
from tocsin.analysis.intensity.history import BACK, FIRST, histories, trailing
from tocsin.analysis.intensity.weighing import Shift, Weighed, shift, unexpected
from tocsin.analysis.regression import Floats, design, fit_counts
from tocsin.codebook.gazetteer import load_gazetteer

SIDE = 0.5
"""Degrees of a cell's side."""
AROUND, NEAR = 50.0, 20.0
"""Kilometres over which events, and towns, count for a cell."""
DEGREE = np.array([111.0, 111.0 * np.cos(np.radians(33.0))])
BAGHDAD = np.array([33.31, 44.37])
CUTS = (0.95, 0.90)
LASTING = (1, 3, 7)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells in which anything happened: their corners, and how far they are from each other in kilometres."""

    corner: Floats
    keys: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Cells":
        """The cells of these events."""
        corner = _places(rows).min(axis=0)
        return cls(corner, np.unique(_keys(rows, corner)))

    @property
    def middles(self) -> Floats:
        """Where their middles lie, in kilometres."""
        rows_columns = np.column_stack(np.divmod(self.keys, 1000))
        return np.asarray((self.corner + SIDE * (rows_columns + 0.5)) * DEGREE, dtype=np.float64)

    def counts(self, rows: Sequence[Row], start: int, days: int) -> NDArray[np.int64]:
        """Events by day and cell."""
        found = np.zeros((days, len(self.keys)), dtype=np.int64)
        np.add.at(found, (days_of(rows) - start, np.searchsorted(self.keys, _keys(rows, self.corner))), 1)
        return found


def _places(rows: Sequence[Row]) -> Floats:
    return np.array([(row.lat, row.lon) for row in rows])


def _keys(rows: Sequence[Row], corner: Floats) -> NDArray[np.int64]:
    row_column = np.floor((_places(rows) - corner) / SIDE).astype(np.int64)
    return np.asarray(row_column @ [1000, 1], dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class War:
    """Air-strikes by day and cell, what was expected of them, where they fell the year before, and attacks by day and kind."""

    strikes: NDArray[np.int64]
    expected: Floats
    before: Floats
    attacks: dict[str, NDArray[np.int64]]

    def gain(self, number: float) -> Floats:
        """How much likelier each day's air-strikes were at this number a day, as of `FIRST`, in logarithms."""
        came = self.strikes[FIRST:]
        likelier = (came * (np.log(number * self.before) - np.log(self.expected))).sum(axis=1)
        return np.asarray(self.expected.sum(axis=1) - number + likelier, dtype=np.float64)

    def weighed(self, number: float, days: int, cut: float) -> Weighed:
        """The weights of all stretches of so many days."""
        sums = np.concatenate([[0.0], np.cumsum(self.gain(number))])
        whole = np.exp(np.clip(sums[days:] - sums[:-days], -300, 300))
        return Weighed(whole[:-1], np.minimum(whole, np.quantile(whole, cut))[:-1])

    def held(self, weighed: Weighed, days: int) -> float:
        """The air-strikes a day that stretches of so many days held, as weighed."""
        sums = np.concatenate([[0], np.cumsum(self.strikes[FIRST:].sum(axis=1))])
        return weighed.of((sums[days:] - sums[:-days])[:-1] / days)


@cache
def war() -> War:
    """Iraq from February 2007 to July 2008."""
    attacks, flown = rows_of("insurgencies", 2007), rows_of("airstrikes", 2007)
    earlier = [row for row in rows_of("airstrikes", 2006) if row.kind == "Airstrike"]
    cells = Cells.of([*attacks, *flown, *earlier])
    start, days = int(days_of(attacks).min()), int(np.ptp(days_of(attacks))) + 1
    strikes, shows = (
        cells.counts([row for row in flown if (row.kind == "Airstrike") == struck], start, days)
        for struck in (True, False)
    )
    then = days_of(earlier)
    fell = cells.counts(earlier, int(then.min()), int(np.ptp(then)) + 1).sum(axis=0)
    apart = cdist(cells.middles, cells.middles)
    before = np.exp(-((apart / AROUND) ** 2) / 2) @ fell + 0.05
    counted = (strikes, cells.counts(attacks, start, days), shows)
    columns = _columns(cells, before, counted, np.exp(-apart / AROUND))
    expected = fit_counts(strikes[FIRST:].ravel(), columns).expected.reshape(-1, len(cells.keys))
    kinds = {kind: [row for row in attacks if row.kind == kind] for kind in KINDS}
    by_day = {
        kind: cells.counts(rows, start, days).sum(axis=1) for kind, rows in ({"attacks": attacks} | kinds).items()
    }
    return War(strikes, expected, before / before.sum(), by_day)


def _columns(cells: Cells, before: Floats, counted: Sequence[NDArray[np.int64]], around: Floats) -> Floats:
    """A row for each day as of `FIRST` and each cell: what is taken to decide how many air-strikes come there."""
    days, size = counted[0].shape
    towns = np.array([(each.lat, each.lon) for each in load_gazetteer().towns() if each.country == "IQ"]) * DEGREE
    off = cdist(cells.middles, towns)
    baghdad = np.hypot(*(cells.middles - BAGHDAD * DEGREE).T)
    still = np.log([1 + np.exp(-off / NEAR).sum(axis=1), 1 + off.min(axis=1), 1 + baghdad, before])
    recent = [np.log1p(_trailing(counts, back) @ around) for counts in counted for back in BACK]
    time = np.arange(days) / days
    each_day = [np.repeat(time[:, None] ** power, size, axis=1) for power in (1, 2, 3)]
    everywhere = [np.repeat(one[None], days, axis=0) for one in still]
    return design(*(column[FIRST:].ravel() for column in (*recent, *each_day, *everywhere)))


def _trailing(counts: NDArray[np.int64], days: int) -> Floats:
    return np.column_stack([trailing(cell, days) for cell in counts.T])


def after(kind: str, days: int, cut: float, numbers: tuple[float, float] = (1, 6), *, known: bool = False) -> Shift:
    """More attacks on the day after, as counted; with `known`, less what the days before let expect."""
    fought = war()
    low, high = (fought.weighed(number, days, cut) for number in numbers)
    attacks = fought.attacks[kind]
    counted = attacks[FIRST + days :].astype(np.float64)
    return shift(unexpected(attacks, histories(attacks), days) if known else counted, low, high, days)


def _told(found: Shift) -> str:
    low, high = found.interval(0.95)
    return f"{found.more:+6.1f} ({low:+.1f} to {high:+.1f})"


def main(words: Sequence[str] | None = None) -> int:
    """Print what the published recipe gives, and what is left once the days before are allowed for."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.published", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--low", type=float, default=1)
    parser.add_argument("--high", type=float, default=6)
    asked = parser.parse_args(words)
    if not SHARED.exists():
        print(f"needs {SHARED}")
        return 2
    numbers = (asked.low, asked.high)
    for known in (False, True):
        print("less what the days before let expect" if known else "attacks as counted, as published")
        for cut in CUTS:
            for days in LASTING:
                held = [war().held(war().weighed(number, days, cut), days) for number in numbers]
                found = "  ".join(
                    f"{kind} {_told(after(kind, days, cut, numbers, known=known))}" for kind in war().attacks
                )
                print(f"  cut at {cut:.0%}, {days} days, held {held[1]:.1f} rather than {held[0]:.1f}: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
