"""Events: the report that a group of triggers and links makes."""

from tocsin.coding.confidence import confidence
from tocsin.coding.count import read_count
from tocsin.coding.party import parties
from tocsin.coding.setting import place, when
from tocsin.coding.spans import shortest
from tocsin.coding.speaker import speaker, with_claims
from tocsin.coding.toll import retold, tolls
from tocsin.coding.trigger import Group
from tocsin.record import Count, Link, Means, Report, Times

ARTICLES = ("a", "an", "one")
BEFORE = 20
"""Characters before a weapon in which its article stands."""


def report(text: str, group: Group) -> Report:
    """The report of one occurrence, with the union of what its triggers tell."""
    links = group.links
    said_by = speaker(text, links)
    return Report(
        trigger=group.words,
        kind=group.triggers[0].label,
        stage=group.stage,
        actor=with_claims(parties(text, links, "actor"), said_by, group.stage),
        target=parties(text, links, "target"),
        means=means(text, links),
        harm=retold(tolls(text, links)) if len(group.triggers) > 1 else tolls(text, links),
        times=times(text, links),
        place=place(text, links),
        when=when(text, links),
        speaker=said_by,
        confidence=confidence(group.triggers, links),
    )


def means(text: str, links: tuple[Link, ...]) -> tuple[Means, ...]:
    """The weapons, each said once, counted where the words or the article before them count."""
    kept: dict[str, Means] = {}
    for link in links:
        if link.role == "means":
            words = shortest(text, link.words)
            kept.setdefault(words.quote.casefold(), Means(words, _count(text, words.start, words.quote)))
    return tuple(kept.values())


def _count(text: str, start: int, quote: str) -> Count | None:
    before = text[max(0, start - BEFORE) : start].split()
    one = bool(before) and before[-1].lower() in ARTICLES
    return read_count(f"a {quote}" if one and not quote[0].isdigit() else quote)


def times(text: str, links: tuple[Link, ...]) -> Times | None:
    """How many like occurrences are told as one, None for a single one."""
    for link in links:
        words = shortest(text, link.words)
        count = read_count(words.quote) if link.role == "times" else None
        if count and count.high != 1:
            return Times(words, count)
    return None
