"""Work on several things at a time, with the results in order.

Threads, not processes: most of the time goes into the encoder, which runs outside the interpreter's lock, and the
tables and weights are then held once.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 4
"""Most things taken from the source, for each thread, before a result is waited for: memory stays bounded."""


def in_order(work: Callable[[Given], Made], given: Iterable[Given], *, threads: int | None = None) -> Iterator[Made]:
    """What `work` makes of each thing, in the order given; by default on all cores that this process may use.

    >>> list(in_order(str.upper, ["a", "b", "c"], threads=2))
    ['A', 'B', 'C']
    """
    # One more thread than cores: one waits for the interpreter's lock while the others keep the cores busy.
    count = threads or cores() + 1
    waiting: deque[Future[Made]] = deque()
    pool = ThreadPoolExecutor(count)
    try:
        for thing in given:
            waiting.append(pool.submit(work, thing))
            while waiting and (waiting[0].done() or len(waiting) >= AHEAD * count):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
