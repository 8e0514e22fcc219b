"""Counts, read again from the quoted words: CODEBOOK section 6."""

import re
from functools import lru_cache

from tocsin.codebook.numbers import numbers
from tocsin.record import Count

RANGE = re.compile(r"(?:between )?(.+?)(?: (?:or|to|and) | ?[–-] ?(?=\d))(.+)")
PEOPLE = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "troops",
        "police",
        "personnel",
        "servicemen",
        "gunmen",
        "militiamen",
        "policemen",
    ]
)
NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
HEAD = re.compile(
    r"(?<![\w’'.-])[\w’'.-]++(?=(?:,? (?:of|in|from|at|on|near|belonging|who|with|affiliated|including|for|by)\b.*)?$)"
)


MOST = 10**12
"""No count of people or things in the news is larger; such digits are something else, or a slip."""


@lru_cache(maxsize=8192)
def read_count(phrase: str) -> Count | None:
    """How many `phrase` says there were, or None when it gives no number.

    A floor leaves the ceiling open, because "at least 12" is not a count of 12; a bare plural is two or more, and a
    named person is one:

    >>> read_count("at least 12 civilians"), read_count("two or three")
    (Count(low=12, high=None, approx=False), Count(low=2, high=3, approx=False))
    >>> read_count("soldiers").low, read_count("Qassem Soleimani").high, read_count("the base") is None
    (2, 1, True)
    """
    told = numbers().phrase.search(phrase)
    if told:
        count = _told(told[0].lower())
        if count:
            return count
    return _untold(phrase)


def _told(words: str) -> Count | None:
    words, tail = _tail(words)
    hedges, rest = _hedges(words)
    ends = RANGE.fullmatch(rest)
    if ends:
        low, high = value_of(ends[1]), value_of(ends[2])
        if low is not None and high is not None and low <= high:
            return Count(low, high)
    return _vague(words) or _bent(value_of(rest), [*hedges, *tail]) or _vague(rest)


def _tail(words: str) -> tuple[str, list[str]]:
    for tail, bend in numbers().tails.items():
        if words.endswith(f" {tail}"):
            return words[: -len(tail) - 1], [bend]
    return words, []


def _hedges(words: str) -> tuple[list[str], str]:
    bends = []
    while (found := numbers().hedge.match(words)) and found.end() < len(words):
        bends.append(numbers().hedges[found[0].strip()])
        words = words[found.end() :]
    return bends, words


def _vague(words: str) -> Count | None:
    if words in numbers().floors:
        return Count(numbers().floors[words], None)
    if words in numbers().exact:
        return Count(numbers().exact[words], numbers().exact[words])
    return None


def _bent(value: int | None, bends: list[str]) -> Count | None:
    """The count that a number and what bends it tell; "exact" hedges ("a total of") do not bend."""
    if value is None:
        return None
    bend = next((bend for bend in bends if bend != "exact"), "exact")
    ends = {
        "floor": (value, None),
        "above": (value + 1, None),
        "ceiling": (min(1, value), value),
        "below": (0, max(0, value - 1)),
    }
    low, high = ends.get(bend, (value, value))
    return Count(low, high, approx=bend == "approx")


def value_of(words: str) -> int | None:
    """The one number that number words or digits tell, None where they tell none or several.

    >>> value_of("one hundred and twenty"), value_of("1,200"), value_of("2.5 million"), value_of("half a dozen")
    (120, 1200, 2500000, 6)
    """
    total, group = 0, 0.0
    parts = words.replace(",", "").replace("\u202f", "").replace("-", " ").split()
    halved = parts[:1] == ["half"]
    for part in parts[1 if halved else 0 :]:
        scale = numbers().scales.get(part) or (numbers().scales.get(part[:-1]) if group and part[-1:] == "s" else None)
        if part in ("a", "and", "of"):
            continue
        if scale and scale > 100:
            total, group = total + int(max(group, 1) * scale), 0
        elif scale:
            group = max(group, 1) * scale
        elif (unit := _unit(part)) is not None:
            group += unit
        else:
            return None
        if max(total, group) > MOST:
            return None
    return (total + int(group)) // (2 if halved else 1) if parts else None


def _unit(word: str) -> float | None:
    if re.fullmatch(r"\d+(\.\d+)?", word):
        return float(word)
    return numbers().units.get(word)


def _untold(phrase: str) -> Count | None:
    words = phrase.split()
    if not words or words[0].lower() == "the":
        return None
    if words[0].lower() in ("a", "an", "one"):
        return Count(1, 1)
    head = HEAD.search(phrase)
    if head and is_plural(head[0]):
        return Count(2, None)
    named = words[-1][0].isupper() and all(word[0].isupper() or word.islower() for word in words)
    return Count(1, 1) if named else None


def is_plural(noun: str) -> bool:
    """Whether `noun` looks like more than one.

    >>> is_plural("soldiers"), is_plural("policemen"), is_plural("Abbas"), is_plural("soldier")
    (True, True, True, False)
    """
    low = noun.lower()
    return low in PEOPLE or low.endswith(("men", "people")) or (low.endswith("s") and not low.endswith(NOT_PLURAL))
