"""How things are timed here: alternately, several times, on the processor's clock, so that ratios hold on a busy machine."""

from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

ROUNDS = 3


def processor_seconds(work: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of the processor that each piece of work takes; all are run in turn, round after round."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, run in work.items():
            began = process_time()
            run()
            taken[name].append(process_time() - began)
    return {name: median(times) for name, times in taken.items()}


def show(what: str, figure: str) -> None:
    """Print one measured figure."""
    print(f"{what:52} {figure}", flush=True)
