"""The numbers of a report: weapons told with a number, and how many came to each harm."""

import re
from collections.abc import Sequence
from functools import reduce

from tocsin.merging.names import words
from tocsin.record import Count, Effect, Harm, Report


def counted_means(report: Report) -> frozenset[tuple[str, Count]]:
    """The weapons told with a number of at least two, each by the last word of its quote."""
    told = [(words(item.words.quote), item.count) for item in report.means]
    return frozenset(
        (named[-1].casefold().removesuffix("s"), count) for named, count in told if named and count and count.low > 1
    )


def tolls_of(report: Report) -> dict[Effect, Count]:
    """How many came to each harm by this report: where speakers differ, the interval holds what each says."""
    tolls: dict[Effect, Count] = {}
    for (effect, _), count in tolls_by_speaker(report).items():
        tolls[effect] = tolls[effect].joined(count) if effect in tolls else count
    return tolls


def tolls_by_speaker(report: Report) -> dict[tuple[Effect, str], Count]:
    """How many came to each harm by each speaker, "" for the article's own voice.

    Numbers of different people are added up, parts of another number left out.
    """
    told: dict[tuple[Effect, str], list[Harm]] = {}
    for harm in report.harm:
        if not harm.part:
            told.setdefault((harm.effect, harm.speaker.label if harm.speaker else ""), []).append(harm)
    return {key: reduce(added, (harm.count for harm in different_people(harms))) for key, harms in told.items()}


def different_people(harms: Sequence[Harm]) -> list[Harm]:
    """The numbers that are of different people, of those for one harm by one speaker.

    Left out are words that stand again within others ("Qassem" beside "Qassem Soleimani"), and the numbers that together
    are the greatest ("seven people were killed: five of its members and two of their guests").
    """
    kept = [harm for at, harm in enumerate(harms) if not _told_again(harm, harms[:at], harms[at + 1 :])]
    greatest = max(kept, key=lambda harm: harm.count.low)
    others = [harm for harm in kept if harm is not greatest and harm.count.low]
    return [greatest] if len(others) > 1 and sum(harm.count.low for harm in others) == greatest.count.low else kept


def _told_again(harm: Harm, before: Sequence[Harm], after: Sequence[Harm]) -> bool:
    """Whether others tell of the person or number in more words, or before in the same."""
    one, said = harm.count.high == 1, harm.words.quote.casefold()
    if one and any(said == other.words.quote.casefold() for other in before):
        return True
    within = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")
    return any(
        len(other.words.quote) > len(said)
        and (one or other.words.overlaps(harm.words))
        and within.search(other.words.quote.casefold())
        for other in (*before, *after)
    )


def added(count: Count, other: Count) -> Count:
    """Both counts together; open when either is."""
    high = None if count.high is None or other.high is None else count.high + other.high
    return Count(count.low + other.low, high, count.approx or other.approx)
