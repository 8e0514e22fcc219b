"""Where a name, a date or a phrase ends that the words of a role break off."""

import re
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.codebook.months import MONTHS
from tocsin.codebook.numbers import alternatives
from tocsin.codebook.words import words

POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
JOINING = frozenset({"and", "or"})
WORD = r"[^\W_](?:[\w’'.,-]*[^\W_])?"
NAME_ON = re.compile(
    r"(?P<stop>\.?) (?:(?:[A-Z]\.|al|el|bin|ibn|von|van|de|del|da|dos|la|der) ){0,2}"
    r"(?:(?:al|el|ad|an|ar|as|ash|az|ul)-)?(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*?)(?=[’']s\b|[^\w-]|$)"
)
DATE_ON = re.compile(rf",? (?:{'|'.join(MONTHS)}|\d{{1,2}}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b", re.IGNORECASE)
STOPS = (".", ":", "!", "?", '"', "”", "’", ")")
PROSE = 0.5
"""Least share of words in small letters in a line of prose; in a headline, which has no stop, capitals end no name."""


def phrase_end(text: str, at: int, stop: int) -> int | None:
    """Where the phrase ends that an open word before `at` begins, before `stop`; None where none follows.

    >>> text = "outside a small school in Amara"
    >>> text[: phrase_end(text, len("outside a"), len(text))]
    'outside a small school'
    """
    found = _phrase().match(text, at, stop)
    return found.end() if found else None


@cache
def _phrase() -> re.Pattern[str]:
    """Up to six words that are of no closed class and no verb of saying or harming, with what may stand before them."""
    closed = {"to", "last", "next"}.union(*words().closed.values(), cues().says, cues().harm_verbs, JOINING)
    before = rf"(?: (?:over|about|more than|at least)\b)?(?: (?:the|an?|{alternatives([*POSSESSIVE])})\b)?"
    one = rf" (?!(?:{alternatives([*closed])})\b(?!-)){WORD}"
    return re.compile(rf"{before}(?: (?:last|next)\b)?(?:{one}){{1,6}}", re.IGNORECASE)


def date_end(text: str, end: int, last: str) -> int:
    """Where a date ends whose words stop at `end` with the word `last`: "on 11 | December".

    >>> date_end("on 11 March 2019 at noon", 5, "11")
    16
    """
    while (last in MONTHS or last.isdigit()) and (found := DATE_ON.match(text, end)):
        end, last = found.end(), found[0].strip(", ").lower()
    return end


def name_end(text: str, end: int, last: str, stop: int) -> int:
    """Where a name ends, before `stop`, whose words stop at `end` with the word `last`: "Quick | Reaction Force".

    >>> name_end("Spc. Lena Orr spoke", 3, "Spc", 19), name_end("Teban Prime Minister", 5, "Teban", 20)
    (13, 5)
    """
    while last[:1].isupper() and (found := NAME_ON.match(text, end, stop)):
        shortened = len(last) == 1 or last.lower() in words().before_names
        if (found["stop"] and not shortened) or not (found["word"][0].isupper() and _named_on(text, end)):
            break
        end, last = found.end("word"), found["word"]
    return end


def _named_on(text: str, at: int) -> bool:
    """Whether capitals at `at` can go on with a name: no day, month or office, and not in a headline."""
    return not _no_name().match(text, at) and _prose(text, at)


@cache
def _no_name() -> re.Pattern[str]:
    first = alternatives([*MONTHS, *cues().time["days"], *cues().tie_offices])
    return re.compile(rf"\.? (?:{first})\b", re.IGNORECASE)


def _prose(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    if line.rstrip().endswith(STOPS):
        return True
    long: list[str] = [word for word in re.findall(WORD, line) if len(word) > 3]
    return sum(word[0].islower() for word in long) >= PROSE * len(long)
