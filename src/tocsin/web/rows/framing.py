"""What a map shows first: the points, without a few that lie far from all others."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Edges = tuple[float, float, float, float]
"""West, south, east, north."""


def central(values: ArrayLike) -> tuple[float, float]:
    """The least and the greatest value, unless a twentieth at the ends would take up most of what lies between.

    >>> central([33.0, 34.0, 36.0]), central([44.0] * 30 + [45.0] * 30 + [-77.0])
    ((33.0, 36.0), (44.0, 45.0))
    """
    given = np.asarray(values, float)
    if not given.size:
        return 0.0, 0.0
    ends = given.size // 20, given.size - 1 - given.size // 20
    ordered = np.partition(given, ends)
    low, high = ordered[list(ends)]
    margin = (high - low) / 2 + 0.5
    if given.max() - given.min() > 3 * (high - low + margin):
        given = given[(low - margin <= given) & (given <= high + margin)]
    return float(given.min()), float(given.max())


def frame(lat: ArrayLike, lon: ArrayLike) -> Edges:
    """The edges of the points but for those far from all others in either direction.

    >>> frame([33.0] * 30 + [34.0] * 30 + [51.1], [44.0] * 30 + [45.0] * 30 + [10.4])
    (44.0, 33.0, 45.0, 34.0)
    """
    ups, alongs = np.asarray(lat, float), np.asarray(lon, float)
    near = _between(ups, *central(ups)) & _between(alongs, *central(alongs))
    if near.any():
        ups, alongs = ups[near], alongs[near]
    return float(alongs.min()), float(ups.min()), float(alongs.max()), float(ups.max())


def _between(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.bool_]:
    return (low <= values) & (values <= high)
