"""When two quotes name the same thing.

Readers cut their quotes a little longer or shorter than the person who coded the text, and that should not count
as an error: quotes are compared by their content words.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

_WORD = re.compile(r"[\w.]+")
_POSSESSIVE = re.compile("[’']s")
_EMPTY = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "from",
        "for",
        "and",
        "or",
        "its",
        "his",
        "her",
        "their",
        "s",
    }
)
_STEM = 6  # characters kept of a word, so that "attack" and "attacks" meet


@cache
def content_words(quote: str) -> tuple[str, ...]:
    """The words of a quote in lower case, without articles, prepositions and possessive endings.

    >>> content_words("the outskirts of Homs")
    ('outskirts', 'homs')
    """
    return tuple(word for word in _WORD.findall(_POSSESSIVE.sub("", quote.lower())) if word not in _EMPTY)


@cache
def stems(quote: str) -> frozenset[str]:
    """The beginnings of a quote's content words."""
    return frozenset(word.rstrip(".")[:_STEM] for word in content_words(quote))


def same_quote(left: str, right: str) -> bool:
    """Whether two quotes name the same thing.

    They do with equal content words, or when the last word of one is in the other and at least half of the
    shorter one's words are shared:

    >>> same_quote("two American soldiers", "soldiers")
    True
    >>> same_quote("army base", "base hospital")
    True
    >>> same_quote("army base", "army hospital")
    False
    """
    mine, theirs = content_words(left), content_words(right)
    if not mine or not theirs:
        return left.strip() == right.strip()
    if mine == theirs:
        return True
    short, long = stems(left), stems(right)
    if mine[-1][:_STEM] not in long and theirs[-1][:_STEM] not in short:
        return False
    return 2 * len(short & long) >= min(len(short), len(long))


def names_of(mention: str | Mapping[str, Any] | None) -> list[str]:
    """The wordings by which a coded value names its thing: its quote and, where given, its fullest name."""
    if mention is None:
        return []
    if isinstance(mention, str):
        return [mention]
    return [mention[key] for key in ("q", "name") if mention.get(key)]


def same_thing(left: str | Mapping[str, Any] | None, right: str | Mapping[str, Any] | None) -> bool:
    """Whether any wording of one value and any wording of the other name the same thing."""
    return any(same_quote(mine, theirs) for mine in names_of(left) for theirs in names_of(right))
