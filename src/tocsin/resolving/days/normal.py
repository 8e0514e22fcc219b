"""Time phrases in one plain spelling, so that each pattern needs to know only one."""

import re

from tocsin.codebook.months import MONTHS

ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
NUMBER_WORDS = {word: str(number) for number, word in enumerate(ONES.split(), 1)} | {
    "dozen": "12", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "hundred": "100",
}  # fmt: skip
HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?(?::\d\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d(?::\d\d)?|\d{4} hours|\d{1,2} o'clock|midnight|noon|midday|(?<!-)dawn|dusk|sunset|sunrise|daybreak|nightfall)"
ZONE_NAME = r"(?:local(?: time)?|gmt|utc|bst|ist|est|edt|et|cst|cdt|ct|pst|pdt|pt|cet|cest|eet|eest|msk|moscow time|z)"
CLOCK = re.compile(
    rf"(?:\b(?:at|around|about|by|shortly (?:before|after)|just (?:before|after)|before|after) )?(?:(?:about|around|approximately) )?\b{HOUR}"
    rf"(?:\b ?{ZONE_NAME}\b)?(?: \([^()]{{1,40}}\))?,?"
)
HOURS_SPAN = re.compile(rf"\b(?:from|between) {HOUR} (?:to|and|until|till) {HOUR}")
BARE_CLOCK = re.compile(
    r"(?:at |by |around |early |late |before |after |shortly |just |the |in )*(?:dawn|midnight|noon|midday|dusk|sunset|sunrise|daybreak|nightfall)"
)
DOTTED_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\.")
ARTICLE = re.compile(
    r"\b(?:an?|the entire|the whole|entire|whole) (?=(?:day|night|week|weekend|fortnight|month|year|decade|century|few|couple|dozen|hour|minute|matter|period)\b)"
)
WORD = re.compile(r"\b[a-z]+\b")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
GLUED = re.compile(r"(?<=\d)-(?=(?:second|minute|hour|day|night|week|month|year|decade)s?\b)")
ISO_TIME = re.compile(r"(?<=\d)t\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?$")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " "})


def plain(phrase: str) -> str:
    """The phrase in small letters, with digits for number words, without clock times and marks at its edges.

    >>> plain("Two days earlier,"), plain("at 3 a.m. on Jan. 3"), plain("a week ago")
    ('2 days earlier', 'on jan 3', 'week ago')
    """
    words = " ".join(phrase.lower().translate(DASHES).split()).strip(' ,.;:()"“”')
    words = ISO_TIME.sub("", words)
    if not BARE_CLOCK.fullmatch(words.removeprefix("since ")):
        words = CLOCK.sub(" ", HOURS_SPAN.sub(" ", words))
    words = ARTICLE.sub("", DOTTED_MONTH.sub(r"\1 ", words))
    words = WORD.sub(lambda match: NUMBER_WORDS.get(match[0], match[0]), words)
    words = GLUED.sub(" ", GROUPED.sub("", words))
    return " ".join(words.split()).strip(" ,.;:").removesuffix("'s")
