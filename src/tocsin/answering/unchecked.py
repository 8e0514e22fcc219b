"""What no count of incidents bears out, by a claim's own words: shares, rates, two times compared, numbers that are none."""

import re
from datetime import date

from tocsin.answering.claimwords import ATTACKS, DOWN, UNIT, UP, compared_in, direction_in, time_in

FEW_WORDS = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
SHARE = re.compile(
    r"\b[\w-]+ (?:out of|in every|of every) [\w-]+\b|\d[\d.,]* ?(?:%|per ?cent) of\b|\b(?:half|most|many|a third|a quarter|majority) of\b"
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
NUMBERLESS = re.compile(
    r"\b(?:hardly|scarcely|barely) any\b|\bvery few\b|(?<!\S)[-\u2212\u2013]\d[\d,.]*|\b\d+-odd\b"
    rf"|(?<![\w.])\d+\.\d+(?= (?:[\w-]+ ){{0,2}}?{ATTACKS}\b)",
    re.IGNORECASE,
)
STEADY = re.compile(
    rf"(?:\b(?:not|never|no longer)|n['’]t)(?: [a-z]+ly)? (?:(?:been|become|gone) )?(?:{UP}|{DOWN}|chang(?:ed?|ing)"
    r"|rise|fall|grow|climb|drop|decline|ease|subside|stop|end|cease|resume|surge|escalate|intensify)\b"
    r"|\bno (?:[\w-]+ )?(?:increase|rise|growth|surge|escalation|drop|fall|decline|decrease|reduction|change|slowdown|let-up)\b"
    r"|\b(?:remain|stay|h[eo]ld)(?:s|ed|ing)? (?:[a-z]+ly )?(?:constant|steady|stable|flat|level|unchanged|the same)\b|\bunchanged\b",
    re.IGNORECASE,
)
TWICE = re.compile(r"\b(?:twice|double|half|(?:\w+|\d+) times) as (?:many|few|much)\b", re.IGNORECASE)
TOLLS = re.compile(
    rf"\b(?:casualties|deaths|fatalities|losses|(?:death )?tolls?)\b(?: [\w-]+){{0,6}}? (?:{UP}|{DOWN}|up|down)\b",
    re.IGNORECASE,
)
UNTRUE = re.compile(
    r"\bnot true\b|\buntrue\b|\bfalse\b|\bfalsely\b|\bden(?:y|ies|ied|ying)\b|\bdid not (?:happen|take place|occur)\b",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:will|would|could|might|shall)(?: not)? (?:be|have|see|kill|wound|attack|strike|hit|launch|carry|come|continue|rise|fall|increase)\b"
    r"|\b(?:is|are|was|were) (?:expected|planned|feared|likely|threatened)\b"
    r"|\b(?:plans?|planned|threatens?|threatened|vows?|vowed) (?=to\b|at least\b|more\b|another\b|up to\b|\d|(?:a )?dozen|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\b)|^if\b",
    re.IGNORECASE,
)


REFUSED = (
    (SHARE, "is a share of events, which is not checked"),
    (RATE, "tells how many come in a time, which is not checked; tell how many came in all, and since when"),
    (TWICE, "says that two times are compared, which is not checked; tell since when events became more or fewer"),
    (TOLLS, "tells of a change in harm; only of events is a change checked, and of harm a number"),
    (STEADY, "denies a change, which is not checked; tell how many there were, and since when"),
    (UNTRUE, "says that something is not so; give what it is said of, to see whether that is borne out"),
    (UNREAL, "tells of what has not happened, which is not checked"),
    (NUMBERLESS, "names no number that can be checked"),
)
"""Words of claims that are not checked, and what they do."""


def unchecked(words: str, today: date | None) -> str:
    """Why a claim in these words is not checked, "" where nothing stands against it.

    >>> unchecked("Seven out of ten attacks were claimed", None)
    '"Seven out of ten" is a share of events, which is not checked'
    >>> unchecked("seven attacks in a week", None), unchecked("at most 4 attacks", None)
    ('', '')
    """
    told = ((pattern.search(words), why) for pattern, why in REFUSED)
    if why := next((f'"{found[0].strip()}" {why}' for found, why in told if found), ""):
        return why
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
