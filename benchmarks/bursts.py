"""How long a self-exciting fit takes, by number of events: `python -m benchmarks.bursts`.

Beside it stands the package intensify where it is installed (`pip install intensify`), on the same events: one
constant background and one exponential pull, all three parameters fitted.
"""

import sys
from collections.abc import Callable

import numpy as np

from benchmarks.measuring import processor_seconds, show
from tocsin.analysis.bursts.hawkes import Pull, fit
from tocsin.analysis.bursts.simulation import simulate

SIZES = (1_000, 10_000, 100_000, 1_000_000)
WANTED = {100_000: 0.3, 1_000_000: 2.0}
"""Seconds on one core."""


def taken(size: int) -> tuple[int, dict[str, float], float]:
    """How many events were fitted, seconds by program, and by how much intensify's log-likelihood is higher."""
    edges = np.array([0.0, size / 2])
    times = simulate([1.0], edges, Pull(0.5, 0.5), np.random.default_rng(7))
    fits: dict[str, float] = {}

    def ours() -> None:
        fits["tocsin"] = fit(times, [times], edges).log_likelihood

    def theirs() -> None:
        model = hawkes(mu=0.5, kernel=kernel(alpha=0.3, beta=1.0))
        fits["intensify"] = model.fit(times, T=size / 2).log_likelihood

    work: dict[str, Callable[[], object]] = {"tocsin": ours}
    try:
        from intensify import ExponentialKernel as kernel  # type: ignore[import-not-found] # noqa: N813, PLC0415
        from intensify import Hawkes as hawkes  # noqa: N813, PLC0415 - the same
    except ModuleNotFoundError:
        show("intensify", "is not installed")
    else:
        work["intensify"] = theirs
    spent = processor_seconds(work)
    return len(times), spent, fits.get("intensify", fits["tocsin"]) - fits["tocsin"]


def main() -> int:
    """Print a line for each size and program; 1 when a fit takes longer than wanted."""
    slow = 0
    for size in SIZES:
        events, spent, higher = taken(size)
        wanted = WANTED.get(size)
        slow += wanted is not None and spent["tocsin"] > wanted
        for name, seconds in spent.items():
            ratio = (
                f", {seconds / spent['tocsin']:.1f} of ours, log-likelihood {higher:+.2f}" if name != "tocsin" else ""
            )
            aim = f" (wanted {wanted} s)" if wanted and name == "tocsin" else ""
            show(f"{name}, {events:,} events", f"{seconds:.3f} s{aim}{ratio}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
