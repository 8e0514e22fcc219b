"""What no count of incidents bears out, by a claim's own words: shares, rates, two times compared, numbers that are none."""

import re
from datetime import date

from tocsin.answering.claimwords import ATTACKS, UNIT, compared_in, direction_in, time_in

FEW_WORDS = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
SHARE = re.compile(
    r"\b[\w-]+ (?:out of|in every|of every) [\w-]+\b|\d ?(?:%|per ?cent) of\b|\b(?:half|most|many|a third|a quarter|majority) of\b"
    rf"|\b(?:one|two|three|[1-9]) in {FEW_WORDS}\b(?! {UNIT}s?\b)|\b(?:one|{FEW_WORDS}) of (?:the )?{FEW_WORDS} (?={ATTACKS}\b|[\w-]+ {ATTACKS}\b)"
    rf"|(?<!in )\b(?:every|each|all(?: of)?(?: the)?) (?:[\w-]+ ){{0,3}}?{ATTACKS}\b|(?<!at )(?<!the )\bmost (?:[\w-]+ ){{0,2}}?{ATTACKS}\b",
    re.IGNORECASE,
)
RATE = re.compile(
    r"(?<!in )(?<!within )(?<!over )(?<!for )(?<!during )(?<!half )(?<!than )(?<!of )(?<!after )"
    rf"\b(?:an?|per|each|every) {UNIT}\b(?=\s*(?:$|[.,;?!]|(?:since|in|on|against|ha[sd]|have|hit|from|between|during|at|by|w[ae]s|were|this|last|throughout)\b))"
    rf"|\b(?:daily|weekly|monthly|yearly) (?:[\w-]+ )?{ATTACKS}\b|\b(?:an average of|on average)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\b(?:than|as) (?:(?:it|they|there) (?:was|were|had been) )?(?:in|during|over) ", re.IGNORECASE)
NUMBERLESS = re.compile(r"\b(?:hardly|scarcely|barely) any\b|\bvery few\b", re.IGNORECASE)


def unchecked(words: str, today: date | None) -> str:
    """Why a claim in these words is not checked, "" where nothing stands against it.

    >>> unchecked("Seven out of ten attacks were claimed", None)
    '"Seven out of ten" is a share of events, which is not checked'
    >>> unchecked("seven attacks in a week", None), unchecked("at most 4 attacks", None)
    ('', '')
    """
    if told := SHARE.search(words):
        return f'"{told[0]}" is a share of events, which is not checked'
    if told := RATE.search(words):
        return f'"{told[0]}" tells how many come in a time, which is not checked; tell how many came in all, and since when'
    if told := NUMBERLESS.search(words):
        return f'"{told[0]}" names no number that can be checked'
    if _two_times(words, today):
        return "two times are compared, which is not checked; tell since when events became more or fewer"
    return ""


def _two_times(words: str, today: date | None) -> bool:
    """Whether one time is held against another: "in March than in January", "rose between January and March"."""
    against = AGAINST.search(words)
    if against and time_in(words[: against.start()], today):
        return True
    told = time_in(words, today) if direction_in(words) and not compared_in(words) else None
    return told is not None and told.words.quote.lower().startswith(("between ", "from "))
