"""The numbers of a report: weapons told with a number, and how many came to each harm."""

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
    tolls: dict[tuple[Effect, str], Count] = {}
    for harm in report.harm:
        if not harm.part:
            key = harm.effect, harm.speaker.label if harm.speaker else ""
            tolls[key] = added(tolls[key], harm) if key in tolls else harm.count
    return tolls


def added(count: Count, harm: Harm) -> Count:
    """The count with the harm's own on top; open when either is."""
    high = None if count.high is None or harm.count.high is None else count.high + harm.count.high
    return Count(count.low + harm.count.low, high, count.approx or harm.count.approx)
