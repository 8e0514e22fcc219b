"""The queue held in memory: a large one is made anew beside the desk's work, and what was decided meanwhile is left out."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread

from tocsin.ledger import Ledger
from tocsin.ledger.following import changed_since, last_number
from tocsin.ledger.questions import SUBJECT as QUESTIONS
from tocsin.reviewing import Lane, QueueItem, queue

MOST = 500
"""Items of one lane that are held: nobody looks further before the queue is made again."""
AT_ONCE = 2_000
"""Incidents and items of a ledger up to which the queue is made anew while one waits for it."""
REST = 9
"""How many times as long as the making of a large queue took, none is made: a tenth of the time at most goes into it."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The queue as of a line of the log, the most valuable first: `items` of all lanes.

    `whole` is how much was looked at: all incidents, and all that was found to wait.
    """

    number: int
    items: tuple[QueueItem, ...] = ()
    whole: int = 0


def lanes_of(ledger: Ledger, number: int) -> Lanes:
    """The queue, with the best of each lane."""
    found = queue(ledger, "", None)
    left = dict.fromkeys(Lane, MOST)
    kept = []
    for item in found:
        if left[item.lane] > 0:
            left[item.lane] -= 1
            kept.append(item)
    return Lanes(number, tuple(kept), ledger.counts().incidents + len(found))


@dataclass(slots=True)
class Waiting:
    """What waits for a person in an open ledger; one of these serves all visitors."""

    ledger: Ledger
    steady: Callable[[], float] = time.monotonic
    _lanes: Lanes = Lanes(-1)
    _due: float = -math.inf
    _lock: Lock = field(default_factory=Lock)

    def now(self, lane: str, limit: int) -> list[QueueItem]:
        """The first so many of a lane, or of all for ""; nothing that was decided on since the queue was made."""
        with self.ledger.reading() as connection:
            number = last_number(connection)
            changed = changed_since(connection, self._lanes.number) - {QUESTIONS}
        with self._lock:
            if self._lanes.number < 0 or (changed and self._lanes.whole <= AT_ONCE):
                self._lanes, changed = lanes_of(self.ledger, number), frozenset()
            elif changed and self.steady() >= self._due:
                self._due = math.inf
                Thread(target=self._make, args=(number,), daemon=True).start()
            lanes = self._lanes
        left = (item for item in lanes.items if lane in ("", item.lane) and changed.isdisjoint(item.ids))
        return [item for item, _ in zip(left, range(limit), strict=False)]

    def _make(self, number: int) -> None:
        began = self.steady()
        try:
            lanes = lanes_of(self.ledger, number)
            with self._lock:
                self._lanes = lanes
        finally:
            ended = self.steady()
            self._due = ended + REST * (ended - began)
