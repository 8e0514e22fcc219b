"""The queue held in memory: a large one is made anew beside the desk's work, and what was decided meanwhile is left out."""

from dataclasses import dataclass, field
from threading import Lock, Thread

from tocsin.ledger import Ledger
from tocsin.ledger.following import ASIDE, changed_since, last_number
from tocsin.reviewing import Lane, QueueItem, queue

MOST = 500
"""Items of one lane that are held: nobody looks further before the queue is made again."""
AT_ONCE = 5_000
"""Items of a ledger up to which the queue is made anew while one waits for it."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The queue as of a line of the log, the most valuable first: `items` of all lanes, and how many there were."""

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
    return Lanes(number, tuple(kept), len(found))


@dataclass(slots=True)
class Waiting:
    """What waits for a person in an open ledger; one of these serves all visitors."""

    ledger: Ledger
    _lanes: Lanes = Lanes(-1)
    _making: Thread | None = None
    _lock: Lock = field(default_factory=Lock)

    def now(self, lane: str, limit: int) -> list[QueueItem]:
        """The first so many of a lane, or of all for ""; nothing that was decided on since the queue was made."""
        with self.ledger.reading() as connection:
            number = last_number(connection)
            changed = changed_since(connection, self._lanes.number) - ASIDE
        with self._lock:
            if self._lanes.number < 0 or (changed and self._lanes.whole <= AT_ONCE):
                self._lanes, changed = lanes_of(self.ledger, number), frozenset()
            elif changed and (self._making is None or not self._making.is_alive()):
                self._making = Thread(target=self._make, args=(number,), daemon=True)
                self._making.start()
            lanes = self._lanes
        left = (item for item in lanes.items if lane in ("", item.lane) and changed.isdisjoint(item.ids))
        return [item for item, _ in zip(left, range(limit), strict=False)]

    def _make(self, number: int) -> None:
        lanes = lanes_of(self.ledger, number)
        with self._lock:
            self._lanes = lanes
