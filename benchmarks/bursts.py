"""How long a self-exciting fit takes, by number of events: `python -m benchmarks.bursts`."""

import sys
from time import perf_counter

import numpy as np

from tocsin.analysis.bursts.hawkes import Pull, fit
from tocsin.analysis.bursts.simulation import simulate

SIZES = (1_000, 10_000, 100_000, 1_000_000)
WANTED = {100_000: 0.3, 1_000_000: 2.0}
"""Seconds on one core."""


def seconds(size: int) -> tuple[int, float]:
    """How many events were fitted, and the shorter of two times."""
    edges = np.array([0.0, size / 2])
    times = simulate([1.0], edges, Pull(0.5, 0.5), np.random.default_rng(7))
    taken = []
    for _ in range(2):
        start = perf_counter()
        fit(times, [times], edges)
        taken.append(perf_counter() - start)
    return len(times), min(taken)


def main() -> int:
    """Print a line for each size; 1 when one takes longer than wanted."""
    slow = 0
    for size in SIZES:
        events, taken = seconds(size)
        wanted = WANTED.get(size)
        slow += wanted is not None and taken > wanted
        print(f"{events:>9,} events {taken:7.3f} s" + (f"   wanted {wanted} s" if wanted else ""))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
