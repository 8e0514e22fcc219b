"""What the words of a claim tell outright, where the reader finds no count, direction, time or side in them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tocsin.codebook.cues import cues
from tocsin.coding import read_count
from tocsin.record import Count, Direction, Span, TimeWords
from tocsin.resolving.days.anchor import Anchor
from tocsin.resolving.times import resolve_time

ATTACKS = r"(?:attack|strike|raid|bombing|shelling|incident|clash|assault|ambush|explosion|blast|killing|kidnapping|arrest|protest|violation)e?s?"
HIT = r"(?:attacked|hit|struck|targeted|shelled|bombed|raided|fired|killed)"
NONE = re.compile(
    rf"\b(?:no|zero|not one|not an?|not a single|without an?(?:y| single)?) (?:[\w'’-]+ ){{0,3}}?{ATTACKS}\b"
    rf"|(?:\b(?:not|never)|n['’]t)(?: once)?(?: been)?(?: any)? {HIT}\b|^none\b"
    r"|\bd(?:id|oes|o)(?: not|n['’]t)(?: once)? (?:attack|hit|strike|target|shell|bomb|raid|kill)\b"
    rf"|(?:\b(?:not|never)|n['’]t) (?:carr(?:y|ied) out|launch(?:ed)?|conduct(?:ed)?|mount(?:ed)?) (?:any|an?|one) (?:[\w'’-]+ ){{0,3}}?{ATTACKS}\b",
    re.IGNORECASE,
)
ONLY = re.compile(r"\b(?:only|just) (?:one|a single|once)\b|^(?:a single|one) (?!of\b|in\b|or\b)", re.IGNORECASE)
FLOOR = r"(?:at least|more than|over|no fewer than|less than|fewer than|up to|about|around|almost|nearly|only|just)"
OFTEN = {"once": "one", "twice": "two", "thrice": "three"}
TIMES = re.compile(
    rf"\b(?P<floor>{FLOOR} )?(?:(?P<often>{'|'.join(OFTEN)})|(?P<number>[\w-]+) (?:separate |different )?(?:times|occasions))\b(?! (?:more|as|the)\b)",
    re.IGNORECASE,
)
UP = (
    r"ris(?:en|es?|ing)|rose|increas(?:ed?|es|ing)|climb(?:ed|ing)|gr(?:ew|own|owing)|surg(?:ed?|ing)|jumped|doubled|tripled|quadrupled|"
    r"soar(?:ed|ing)|escalat(?:ed?|ing)|intensif(?:y|ied|ying)|spiked|mounted|accelerated|resumed|picked up|stepped up|"
    rf"(?:more|increasingly) (?:frequent|common|numerous)|more (?:[\w-]+ ){{0,3}}?{ATTACKS}[^.]* than"
)
DOWN = (
    r"f(?:ell|allen|alling)|drop(?:ped|ping)|declin(?:ed?|ing)|decreas(?:ed?|ing)|halved|slow(?:ed|ing)|eas(?:ed|ing)|subsid(?:ed|ing)|"
    r"ebb(?:ed|ing)|dwindl(?:ed|ing)|waned|lessened|ceased|stopped|ended|halted|died down|tailed off|"
    rf"less (?:frequent|common|numerous)|rarer|fewer (?:[\w-]+ ){{0,3}}?{ATTACKS}[^.]* than"
)
COMPARED = re.compile(rf"\b(?:more|fewer|less) (?:[\w-]+ ){{0,3}}?{ATTACKS}[^.]* than\b(?! \d)", re.IGNORECASE)
CHANGED = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)
MANY = re.compile(rf"\b(?:{ATTACKS}|violence|fighting|casualties|deaths|fire)\b", re.IGNORECASE)
AFTER = re.compile(
    r"\b(?:ever since|since|after|following|in the wake of|from)(?P<between>(?:[\s’']+[\w-]+){0,5})[\s’'s]*$",
    re.IGNORECASE,
)
STRUCK = re.compile(
    rf" (?:(?:have|has|had) )?(?:was|were|been|being|is|are|come|came)(?: [\w-]+){{0,2}}? (?:under (?:attack|fire)|{HIT}|wounded|ambushed)\b",
    re.IGNORECASE,
)
AIMED = re.compile(rf"\b{ATTACKS} (?:on|against|targeting|at) (?:the )?$", re.IGNORECASE)
HOLDING = re.compile(
    r"\s(?:that )?(?:hosting|hosts?|housing|houses?|used by|home to|where|with|of|belonging to)\s"
    r"(?P<whose>(?:the )?(?:[A-Z][\w.-]*|coalition|foreign|international)(?: [\w-]+)?)",
)
STOPPED = re.compile(r"\b(?:ceased|stopped|ended|halted|came to an end)\b[^.]* (?:since|after) ", re.IGNORECASE)
AMOUNT = re.compile(
    r"\b(?:more than )?(?:doubled|tripled|trebled|quadrupled|halved|\w+fold)\b"
    r"|\b(?:by|up|down) (?:about |nearly |almost |over |more than )?(?:(?:a |one )?(?:half|third|quarter)|\d+ ?(?:%|per ?cent))",
    re.IGNORECASE,
)
BLOW = re.compile(r"\b([a-z-]+) (?:attacks?|strikes?|fire)\b")
TIME_WORDS = 9
"""Words of a time phrase at most."""
YEAR_NEXT = re.compile(r",? (?:19|20)\d\d\b")
"""A day is not told without the year after it."""
TIME_STARTS = re.compile(
    r"\b(?:since|between|from|during|in|over|within|after|before|until|on|by|so far|this|last|earlier|throughout|for)\b",
    re.IGNORECASE,
)


def kind_in(words: str) -> str | None:
    """The kind that a weapon and a blow name outright, None when there is none or several.

    >>> kind_in("at least 15 rocket attacks on US bases"), kind_in("at least 15 attacks")
    ('shelling', None)
    """
    named = {cues().weapons[weapon] for weapon in BLOW.findall(words.casefold()) if weapon in cues().weapons}
    return named.pop() if len(named) == 1 else None


def number_in(words: str) -> Count | None:
    """How often something happened by the words, where they tell that outright; None where they do not.

    >>> str(number_in("No attacks on coalition bases since April")), str(number_in("Camp Taji was hit at least twice"))
    ('0..0', '2..')
    >>> number_in("the base was hit on Friday")
    """
    if NONE.search(words):
        return Count(0, 0)
    told = TIMES.search(words)
    if told:
        number = OFTEN.get((told["often"] or "").lower()) or told["number"]
        return read_count(f"{told['floor'] or ''}{number} attacks") if read_count(number) else None
    return Count(1, 1) if ONLY.search(words) else None


def direction_in(words: str) -> Direction | None:
    """Whether the words say of attacks and the like that they rose or fell.

    >>> direction_in("Attacks fell after the killing of Soleimani"), direction_in("a rocket fell near the base")
    (<Direction.DOWN: 'down'>, None)
    """
    told = CHANGED.search(words)
    if told is None or not MANY.search(words[: told.end()]):
        return None
    return Direction.UP if told["up"] else Direction.DOWN


def compared_in(words: str) -> bool:
    """Whether the words compare with an earlier time: "fewer attacks than last year".

    >>> compared_in("fewer rocket attacks on bases than last year"), compared_in("more than 20 attacks")
    (True, False)
    """
    return COMPARED.search(words) is not None


def stopped_in(words: str) -> bool:
    """Whether the words say that from a day on there were no more.

    >>> stopped_in("Attacks stopped after 17 March"), stopped_in("Attacks stopped in March")
    (True, False)
    """
    return STOPPED.search(words) is not None


def amount_in(words: str) -> str:
    """Words that say by how much something rose or fell, "" where none do.

    >>> amount_in("Attacks have more than doubled"), amount_in("Attacks rose")
    ('more than doubled', '')
    """
    told = AMOUNT.search(words)
    return told[0] if told else ""


def time_in(words: str, today: date | None) -> TimeWords | None:
    """The longest time phrase in the words that can be dated, with its days; None where none can.

    >>> time_in("rocket attacks between January and March 2020", None).words.quote
    'between January and March 2020'
    """
    found = (TimeWords(phrase, resolve_time(phrase.quote, Anchor(today))) for phrase in _phrases(words))
    dated = [each for each in found if each.when and each.when.earliest]
    return max(dated, key=lambda each: len(each.words.quote), default=None)


def _phrases(words: str) -> Iterator[Span]:
    for start in TIME_STARTS.finditer(words):
        ends = [match.end() for match in re.finditer(r"\S+", words[start.start() :])][:TIME_WORDS]
        for end in ends:
            quote = words[start.start() : start.start() + end].rstrip(".,;?! ")
            if not YEAR_NEXT.match(words, start.start() + len(quote)):
                yield Span(start.start(), start.start() + len(quote), quote)


def anchor_of(words: str, trigger: int) -> int | None:
    """Where the words begin from which a claim counts, if what is told at this offset is that: "since the killing of …".

    >>> told = "Attacks fell after the killing of Soleimani"
    >>> anchor_of(told, told.index("killing")), anchor_of(told, 0)
    (13, None)
    """
    before = AFTER.search(words[:trigger])
    return None if before is None or re.search(r"\d", before["between"]) else before.start()


def aimed_at(words: str, start: int) -> bool:
    """Whether the party at this offset is whom attacks are on, whatever a reader took it for.

    >>> told = "Attacks on US troops have tripled"
    >>> aimed_at(told, told.index("US")), aimed_at(told, 0)
    (True, False)
    """
    return AIMED.search(words[:start]) is not None


def struck_at(words: str, end: int) -> bool:
    """Whether the party that ends at this offset is whom something was done to, whatever a reader took it for.

    >>> told = "US forces have been attacked 20 times"
    >>> struck_at(told, len("US forces")), struck_at("US forces have attacked 20 times", len("US forces"))
    (True, False)
    """
    return STRUCK.match(words, end) is not None


def whose(words: str, thing: str) -> str:
    """Those whose a thing is by the words after it, "" where nobody is named.

    >>> whose("rockets hit bases hosting American troops in Iraq", "bases")
    'American troops'
    """
    at = words.find(thing)
    told = HOLDING.match(words, at + len(thing)) if at >= 0 else None
    return told["whose"] if told else ""


UNIT = r"(?:hour|day|night|week|month|year)"
TIMELY = re.compile(
    rf"\b(?:(?:ever )?since|after|before|until|during) [^,.;:?!]+"
    rf"|\b(?:with)?in (?:the space of )?(?:an?|\d+|one|two|three|four|five|six|seven|ten|\w+teen) {UNIT}s?\b"
    rf"|\b(?:an?|per|each|every) {UNIT}\b|\b(?:daily|nightly|weekly|monthly)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[a-z,] )(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
"""A run of capitalised words that begins no sentence."""


THERE = re.compile(
    r"\b(?:in|near|at|around|inside|outside|against|on|off|along) (?:the )?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
)
POINTING = re.compile(
    r"\b(?:its|their|his|her|those|these|such)(?: [\w-]+)\b|\bthey\b|\bthem\b|(?<!^were )(?<!^are )(?<!^have )(?<!^was )\bthere\b(?! (?:(?:has|have|had|will have) been|was|were|is|are|will be)\b)",
    re.IGNORECASE,
)
"""Words for whom, what or where was told of before."""


def left_over(words: str, used: Iterable[str], times: Iterable[str]) -> tuple[str, ...]:
    """The times and names in the words that are not among the times and words used, in order.

    >>> left_over("Camp Taji was hit twice in a week since March", ["Camp Taji", "hit"], ["since March"])
    ('in a week',)
    """
    known = _spans(words, times)
    every = [*known, *_spans(words, used)]
    left = [match for match in TIMELY.finditer(words) if not _overlaps(match, known)]
    left += [match for match in POINTING.finditer(words) if not _overlaps(match, every)]
    left += [match for match in NAME.finditer(words) if not _overlaps(match, [*every, *(one.span() for one in left)])]
    return tuple(match[0].strip(" .,") for match in sorted(left, key=lambda match: match.start()))


def left_over_beside(sentence: str, trigger: str, used: Iterable[str]) -> tuple[str, ...]:
    """The places and pronouns in the clause around a trigger that are not among the words used, in order.

    >>> left_over_beside("He said it had carried out no air strikes near Camp Taji, in Iraq", "air strikes", ["no air strikes"])
    ('near Camp Taji',)
    """
    at = max(sentence.find(trigger), 0)
    start = max(sentence.rfind(mark, 0, at) for mark in (", ", "; ", ": ", "\N{EM DASH}")) + 1
    clause = re.split(r"[,;:\N{EM DASH}] ", sentence[start:].lstrip(" ,;:"), maxsplit=1)[0]
    known = _spans(clause, used)
    left = [match for pattern in (THERE, POINTING) for match in pattern.finditer(clause) if not _overlaps(match, known)]
    return tuple(match[0] for match in sorted(left, key=lambda match: match.start()))


def _spans(words: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    folded = words.casefold()
    return [(at, at + len(part)) for part in parts if part and (at := folded.find(part.casefold())) >= 0]


def _overlaps(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)
