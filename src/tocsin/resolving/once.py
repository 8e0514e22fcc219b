"""Each party once: what one statement tells of one actor under several names is kept under the fullest of them."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.record import WEAKEST_FIRST, Party


def once(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of one role, each once, in reading order; of several bases the weakest stays.

    Two are one where they are the same actor of the tables, or where one is called by the family name of the other.
    """
    kept: list[Party] = []
    for party in parties:
        at = next((at for at, other in enumerate(kept) if _one(party, other)), None)
        if at is None:
            kept.append(party)
        else:
            kept[at] = _together(kept[at], party)
    return tuple(kept)


def _one(left: Party, right: Party) -> bool:
    if left.actor_id or right.actor_id:
        return left.actor_id == right.actor_id
    short, long = sorted((left.label.split(), right.label.split()), key=len)
    return (
        len(short) == 1 < len(long) and short[0] == long[-1] and all(word[:1].isupper() for word in (short[0], long[0]))
    )


def _together(left: Party, right: Party) -> Party:
    """The one with more words of its own, a name that was told before one that was gone back to."""
    fuller = (
        right if (right.name is None, len(right.words.quote)) > (left.name is None, len(left.words.quote)) else left
    )
    return replace(fuller, basis=min(left.basis, right.basis, key=WEAKEST_FIRST.index))
