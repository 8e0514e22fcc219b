"""A made-up war in which acts follow attacks, and attacks may follow acts: what the weighing must see through."""

import numpy as np

from tocsin.analysis.intensity.weighing import Counts

MOST = 30.0
LEVEL = 50.0


def world(
    days: int, pull: tuple[float, ...], rng: np.random.Generator, *, evenness: float = 1.5, answer: float = 0.02
) -> tuple[Counts, Counts]:
    """Acts and attacks by day.

    `pull` is how many more attacks come 1, 2, … days after an act; `answer` is how much acts follow the attacks of the
    day before (logarithm of their number, for each attack above the level). Attacks drift with a season and a trend.
    """
    acts, attacks = np.zeros(days, dtype=np.int64), np.zeros(days, dtype=np.int64)
    season = 15 * np.sin(np.arange(days) / 60) - 20 * np.arange(days) / days
    for day in range(days):
        recent = acts[max(day - 7, 0) : day].mean() if day else 0.0
        mean = min(
            float(np.exp(0.3 + 0.4 * np.log1p(recent) + answer * (attacks[day - 1] - LEVEL if day else 0))), MOST
        )
        acts[day] = rng.poisson(rng.gamma(evenness, mean / evenness))
        after = sum(more * acts[day - 1 - lag] for lag, more in enumerate(pull) if day - 1 - lag >= 0)
        attacks[day] = rng.poisson(max(LEVEL + season[day] + after, 1.0))
    return acts, attacks
