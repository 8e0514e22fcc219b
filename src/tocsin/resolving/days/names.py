"""Words that look like times and name something else, and names that are times.

17 November group · Friday Mosque · Black September · Sunday Times · may (the verb)
the October 7 attacks · 9/11 · the September 11 attacks
"""

import re
from datetime import date

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor, unknown
from tocsin.resolving.days.arithmetic import one_day
from tocsin.resolving.days.written import DAY, MONTH, WEEKDAY

VERBS = frozenset({"may", "march", "sat", "sun", "mar", "wed", "second", "august"})
"""Names of months and days that, in small letters and alone, are other words."""
DATE = rf"(?:{DAY}(?:th|st|nd|rd)?(?: of)? {MONTH}|{MONTH} {DAY})"
BODY = (
    r"(?:movement|group|brigades?|battalions?|organi[sz]ation|alliance|coalition|martyrs?|front|party|forces?|league|network|"
    r"street|square|bridge|avenue|boulevard|hospital|university|airport|camp|stadium|park|school|prison|base|barracks|tunnel|metro|city)"
)
BODY_NAME = re.compile(rf"(?:the )?{DATE} (?:revolutionary )?{BODY}")
BODY_AFTER = re.compile(rf"[- ](?:[Rr]evolutionary )?{BODY}\b", re.IGNORECASE)
DAY_NAME = re.compile(
    rf"(?:the )?{WEEKDAY} (?:mosque|times|telegraph|mirror|express|mail|herald|post|market|club)|black september|bloody sunday|black friday|super tuesday"
)
DAY_AFTER = re.compile(r" (?:[Mm]osque|Times|Telegraph|Mirror|Express|Mail|Herald|Post|[Mm]arket)\b")
PERSON_BEFORE = re.compile(r"\b(?:Theresa|Mrs?\.?|Ms\.?|Minister|Lord|Lady|Brian|Elaine|General|Colonel|Captain) $")
ATTACK = r"(?:(?:terror|terrorist|hamas|hamas-led|massacre|surprise) )*(?:attacks?|massacres?|assaults?|atrocit(?:y|ies)|onslaught|pogrom|hijackings|war)"
NAMED = {
    **dict.fromkeys(
        ["october 7", "october 7th", "7 october", "7th october", "oct 7", "7 oct", "oct 7th"], date(2023, 10, 7)
    ),
    **dict.fromkeys(
        ["september 11", "september 11th", "11 september", "sept 11", "sep 11", "11th september"], date(2001, 9, 11)
    ),
}
NAMED_ATTACK = re.compile(rf"(?:the |during |in )*(?P<day>{'|'.join(NAMED)})(?:,? (?P<y>20\d\d))? {ATTACK}")
ATTACK_AFTER = re.compile(rf"[,']?(?:s)? {ATTACK}\b", re.IGNORECASE)
NINE_ELEVEN = re.compile(rf"(?:the )?9/11(?: {ATTACK})?")


def read_name(phrase: str, words: str, anchor: Anchor) -> When | None:
    """What words that are names mean: a known day, or no time at all; None where they are no such name.

    `phrase` is as written, `words` in plain spelling.

    >>> str(read_name("October 7 attacks", "october 7 attacks", Anchor()))
    '2023-10-07..2023-10-07'
    >>> read_name("17 November group", "17 november group", Anchor()).how
    'open: the name of a body or place, and no time'
    """
    if phrase.strip() in VERBS:
        return unknown(f'"{phrase.strip()}" in small letters names no month or day')
    day = _named_day(words, anchor)
    if day:
        return one_day(day, "the attacks so named")
    what = _other_name(words.removeprefix("in ").removeprefix("on ").removeprefix("the "), anchor)
    return unknown(f"the name of a {what}, and no time") if what else None


def _named_day(words: str, anchor: Anchor) -> date | None:
    if NINE_ELEVEN.fullmatch(words):
        return date(2001, 9, 11)
    if (match := NAMED_ATTACK.fullmatch(words)) and match["y"] in (None, str(NAMED[match["day"]].year)):
        return NAMED[match["day"]]
    bare = words.removeprefix("the ")
    return NAMED[bare] if bare in NAMED and ATTACK_AFTER.match(anchor.after) else None


def _other_name(bare: str, anchor: Anchor) -> str:
    if BODY_NAME.fullmatch(bare) or (re.fullmatch(DATE, bare) and BODY_AFTER.match(anchor.after)):
        return "body or place"
    if DAY_NAME.fullmatch(bare) or (re.fullmatch(WEEKDAY, bare) and DAY_AFTER.match(anchor.after)):
        return "thing with a day in it"
    return "person" if re.fullmatch(MONTH, bare) and PERSON_BEFORE.search(anchor.before) else ""
