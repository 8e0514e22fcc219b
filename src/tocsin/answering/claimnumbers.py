"""A claim's number: the bound that its words set, and whether it is one, of events."""

import re

from tocsin.answering.claimwords import ATTACKS, direction_in
from tocsin.coding import read_count
from tocsin.record import Count

BOUND = re.compile(
    r"\b(?:(?P<none>not (?:one|a single)\b ?(?!but\b))|(?P<most>(?:at (?:the )?most|up to|no more than|not more than|a maximum of) )"
    r"|(?P<under>(?:under|fewer than|less than|below) )|(?P<least>(?:at least|no fewer than|not fewer than|a minimum of) )"
    r"|(?P<over>(?:more than|over|above|upwards of) ))",
    re.IGNORECASE,
)


def bounded(words: str, quote: str, count: Count) -> Count:
    """The count of a number's quote with the bound that the words before it set: "up to 30", "at most 4", "not one".

    >>> told = "up to 30 attacks"
    >>> str(bounded(told, "30 attacks", Count(30, 30))), str(bounded("Not one American", "one American", Count(1, 1)))
    ('0..30', '0..0')
    """
    start = words.find(quote)
    end = start + len(quote)
    told = next((each for each in BOUND.finditer(words) if start <= each.end() < end or _holds(each, start)), None)
    if told is None or start < 0:
        return count
    exact = count.low == count.high
    if told["none"]:
        return Count(0, 0)
    if told["most"]:
        return Count(0, count.low - 1 if count.high is None else count.high)
    if told["under"] and count.high is not None:
        return Count(0, count.high - 1 if exact else count.high)
    return Count(count.low + (1 if told["over"] else 0), None) if exact and not told["under"] else count


def _holds(bound: re.Match[str], start: int) -> bool:
    """Whether a number begins within "not one" or "not a single"."""
    return bool(bound["none"]) and bound.start() <= start <= bound.end()


def says_no_number(words: str, trigger: int) -> bool:
    """Whether "the number of …" is what changed and no number; or what is told at this offset is but a number's bound.

    >>> says_no_number("The number of raids has halved", 14), says_no_number("A number of raids", 12)
    (True, False)
    >>> says_no_number("Less than a dozen raids", 0), says_no_number("More than doubled", 0)
    (True, False)
    """
    if re.search(r"\bthe (?:total |overall )?number of\b", words[:trigger], re.IGNORECASE) and direction_in(words):
        return True
    bound = BOUND.match(words, trigger)
    return bound is not None and read_count(" ".join(words[bound.end() :].split()[:2])) is not None


def event_in(quote: str) -> bool:
    """Whether a number's words count events, whatever a reader took them for: "two kidnappings" are no two captives.

    >>> event_in("At least 2 kidnappings"), event_in("two soldiers")
    (True, False)
    """
    return re.search(rf"\b{ATTACKS}$", quote, re.IGNORECASE) is not None
