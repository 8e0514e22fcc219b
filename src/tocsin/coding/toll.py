"""Tolls: how many of whom were killed, wounded, captured, displaced or are missing.

The link's label says effect, "part", and who where the words themselves do not. Shared forms:
"no casualties" and "killed or wounded" are two items each.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tocsin.coding.count import read_count
from tocsin.coding.spans import shortest
from tocsin.coding.who import read_who
from tocsin.record import Count, Effect, Harm, Link, Span, Who

EFFECTS = {effect.value: effect for effect in Effect}
ROLES = {who.value: who for who in Who}
NO_CASUALTIES = re.compile(r"\b(?:no|without(?: any)?) casualties\b", re.IGNORECASE)
EITHER = re.compile(r"\b(?:killed|dead) (?:or|and/or) (?:wounded|injured)\b", re.IGNORECASE)
LISTED = re.compile(r",? (?:and )?(?:an? |the )?")
"""What stands between the items of a list."""
AGE = re.compile(r"[\s-]*(?:year|month|week|day)s?[\s-]+old\b", re.IGNORECASE)
ONE_PERSON = re.compile(r", (?:aged? )?\d{1,3}(?=[,.;)])(?!,\d)|, (?:an? |who (?:was|is)\b)")
"""What follows the name of one person, though it may look like many ("Jones")."""
REACH = 40
"""Characters beside a toll in which "killed or wounded" is sought: about a verb group and an adverb (own choice)."""


def tolls(text: str, links: Iterable[Link]) -> tuple[Harm, ...]:
    """The harm of one event, in reading order, each said once; an item of unknown effect is dropped.

    Where several triggers told of it, see `retold`.
    """
    kept: dict[tuple[Effect, str, Count], Harm] = {}
    for link in links:
        if link.role == "harm":
            for harm in _items(text, link):
                kept.setdefault((harm.effect, harm.words.quote.casefold(), harm.count), harm)
    return _with_parts(text, tuple(kept.values()))


def _with_parts(text: str, harms: tuple[Harm, ...]) -> tuple[Harm, ...]:
    """The harm with what is listed after a part as a part too: "including two nurses, a driver and three guards"."""
    told: list[Harm] = []
    for harm in harms:
        listed = bool(told) and told[-1].part and LISTED.fullmatch(text[told[-1].words.end : harm.words.start])
        told.append(replace(harm, part=True) if listed and _fits(harm, told) else harm)
    return tuple(told)


def _fits(harm: Harm, told: list[Harm]) -> bool:
    """Whether a whole of the same effect is told that holds the parts told after it and this one."""
    alike = [each for each in told if each.effect is harm.effect]
    at = max((at for at, each in enumerate(alike) if not each.part), default=None)
    if at is None or told[-1].effect is not harm.effect:
        return False
    return sum(each.count.low for each in alike[at + 1 :]) + harm.count.low <= alike[at].count.low


def retold(harms: tuple[Harm, ...]) -> tuple[Harm, ...]:
    """The harm without items that another mention tells better: same effect, same count, and the role as well."""
    return tuple(
        harm
        for at, harm in enumerate(harms)
        if not any(_better(other, harm, earlier=place < at) for place, other in enumerate(harms) if place != at)
    )


def _better(other: Harm, harm: Harm, *, earlier: bool) -> bool:
    alike = (other.effect, other.count, other.part) == (harm.effect, harm.count, harm.part)
    named = (other.who is not Who.UNKNOWN) - (harm.who is not Who.UNKNOWN)
    return alike and (named > 0 or (named == 0 and earlier and other.who is harm.who))


def _items(text: str, link: Link) -> list[Harm]:
    words = shortest(text, link.words)
    if NO_CASUALTIES.search(words.quote):
        return [Harm(words, effect, Count(0, 0)) for effect in (Effect.KILLED, Effect.WOUNDED)]
    labels = link.label.split()
    effect = next((EFFECTS[label] for label in labels if label in EFFECTS), None)
    if effect is None:
        return []
    said = read_who(words.quote)
    who = next((ROLES[label] for label in labels if label in ROLES), said) if said is Who.UNKNOWN else said
    harm = Harm(words, effect, count_of(text, words), who, part="part" in labels)
    return _either(text, harm)


def _either(text: str, harm: Harm) -> list[Harm]:
    """Two open items where the words are "killed or wounded", else the one."""
    around = text[max(0, harm.words.start - REACH) : harm.words.end + REACH]
    if harm.effect not in (Effect.KILLED, Effect.WOUNDED) or not EITHER.search(around):
        return [harm]
    low = Count(0, harm.count.high)
    return [replace(harm, effect=effect, count=low) for effect in (Effect.KILLED, Effect.WOUNDED)]


def count_of(text: str, words: Span) -> Count:
    """How many the words tell; one for a singular with no number ("the pilot"), an age, and a person told with one."""
    after = text[words.end : words.end + REACH]
    aged = re.search(r"\d[\s-]*$", words.quote) and AGE.match(after)
    named = words.quote.istitle() and " " in words.quote and ONE_PERSON.match(after)
    if aged or named:
        return Count(1, 1)
    return read_count(words.quote) or read_count(_with_article(text, words)) or Count(1, 1)


def _with_article(text: str, words: Span) -> str:
    before = re.search(r"\b(an?|one)\s+$", text[max(0, words.start - REACH) : words.start], re.IGNORECASE)
    return f"{before[1]} {words.quote}" if before else words.quote
