"""How sure a statement is, in one place.

A trigger and its stage must both be right for the statement to be; a weak link spoils only its own field, so that of
the links only the mean counts, and for half.
"""

from collections.abc import Sequence

from tocsin.record import Link, Trigger


def confidence(triggers: Sequence[Trigger], links: Sequence[Link]) -> float:
    """The probability of the surest trigger, lowered by up to half by unsure links."""
    surest = max(trigger.probability for trigger in triggers)
    if not links:
        return surest
    return surest * (0.5 + 0.5 * sum(link.probability for link in links) / len(links))
