"""The queue: what most needs a person, with the reason in words."""

from collections.abc import Callable, Iterator

from tocsin.ledger import Ledger
from tocsin.reviewing.doubts import of_conflicts, of_facts, of_pairs, of_places, of_relevance, of_words_lost
from tocsin.reviewing.faults import UnknownLane
from tocsin.reviewing.held import Held
from tocsin.reviewing.items import Lane, QueueItem

DOUBTS: tuple[tuple[Callable[[Held], Iterator[QueueItem]], frozenset[Lane]], ...] = (
    (of_relevance, frozenset({Lane.RELEVANCE})),
    (of_facts, frozenset({Lane.FACTS})),
    (of_places, frozenset({Lane.PLACE})),
    (of_pairs, frozenset({Lane.DUPLICATES})),
    (of_conflicts, frozenset({Lane.DUPLICATES})),
    (of_words_lost, frozenset({Lane.FACTS, Lane.DUPLICATES})),
)
"""The doubts, and the lanes that each leads into."""
USUAL = 20


def queue(ledger: Ledger, lane: str = "", limit: int | None = USUAL) -> list[QueueItem]:
    """What waits for a person, the most valuable first, equals by lane and id; of one `lane` where asked for.

    Raises `UnknownLane`.
    """
    if lane and lane not in set(Lane):
        raise UnknownLane(lane, tuple(Lane))
    held, order = Held(ledger), list(Lane)
    asked = [doubt for doubt, lanes in DOUBTS if not lane or Lane(lane) in lanes]
    found = [item for doubt in asked for item in doubt(held) if lane in ("", item.lane)]
    found.sort(key=lambda item: (-item.worth, order.index(item.lane), item.ids, item.field))
    return found[:limit]
