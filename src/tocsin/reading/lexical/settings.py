"""Where and when: the place phrase and the time words nearest to a trigger."""

import re
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Run, Sentence, joined_after, with_of
from tocsin.record import Span

DEMONYM_ENDS = (
    "eli",
    "aqi",
    "stani",
    "emeni",
    "udi",
    "rati",
    "waiti",
    "raini",
    "tari",
    "ian",
    "ish",
    "nese",
    "ghan",
    "ican",
)
"""Endings of words for a people that no usual place name has ("Israeli", "Russian"), "ghan" and "ican" for two."""
BARRIER = 8
"""Words that a clause boundary counts for when the nearest place is sought (swept 0 to 16 on the training items)."""


def is_group(sentence: Sentence, run: Run) -> bool:
    """Whether a phrase names an organisation, force or armed group, so that it is no place."""
    words = sentence.words(run)
    return words[-1] in cues().group_words or bool(cues().groups.intersection(words))


def is_place(sentence: Sentence, run: Run) -> bool:
    """Whether a phrase after a place preposition names a place: a name, or a word such as "village"."""
    if is_group(sentence, run) or sentence.tag(run[1] - 1) in ("Z", "#", "W"):
        return False
    words = sentence.words(run)
    named = "X" in sentence.tags[run[0] : run[1]]
    if len(words) == 1 and words[0].endswith(DEMONYM_ENDS):
        return False
    if cues().time["units"].intersection(words[-1:]) or sentence.tag(run[0] + len(words) - 1) == "S":
        return False
    return (named and sentence.tag(run[1] - 1) == "X") or bool(cues().place_words.intersection(words))


def places(sentence: Sentence) -> list[Run]:
    """The place phrases of a sentence, each with the names that commas add: "Taji, north of Baghdad"."""
    found: list[Run] = []
    for at in range(len(sentence.low)):
        size = _preposition(sentence, at)
        run = sentence.by_start.get(at + size) if size else None
        if run and is_place(sentence, with_of(sentence, run)):
            whole = _extended(sentence, with_of(sentence, run))
            found.append((at, whole[1]) if size > 1 and sentence.low[at] != "close" else whole)
    return found


def _preposition(sentence: Sentence, at: int) -> int:
    """How many words at `at` make a place preposition, 0 for none."""
    if " ".join(sentence.low[at : at + 2]) in cues().place_prepositions:
        return 2
    return int(sentence.low[at] in cues().place_prepositions)


def _extended(sentence: Sentence, run: Run) -> Run:
    """The phrase with the names that commas or "and" add to it."""
    while sentence.tag(run[1]) == "," and run[1] + 1 in sentence.by_start:
        following = with_of(sentence, sentence.by_start[run[1] + 1])
        named = sentence.tag(following[1] - 1) == "X" and not is_group(sentence, following)
        if not named or sentence.tag(following[1]) not in (",", ";", "", "C", "B"):
            return run
        run = (run[0], following[1])
    last = joined_after(sentence, run)[-1]
    return (run[0], last[1]) if sentence.tag(last[1] - 1) == "X" and not is_group(sentence, last) else run


def nearest(sentence: Sentence, runs: list[Run], at: int) -> Run | None:
    """The run nearest to word `at`, those after it and in its clause before others."""
    return min(runs, key=lambda run: _cost(sentence, run, at)) if runs else None


def _cost(sentence: Sentence, run: Run, at: int) -> int:
    low, high = (at, run[0]) if run[0] > at else (run[1], at)
    barriers = sum(tag in ";BR" for tag in sentence.tags[low:high])
    unnamed = BARRIER if sentence.tag(run[1] - 1) != "X" else 0
    return high - low + barriers * BARRIER + unnamed + (2 * BARRIER if run[0] < at else 0)


@cache
def time_pattern() -> re.Pattern[str]:
    """One pattern for the time words of news English."""
    words = {name: "|".join(sorted(members, key=len, reverse=True)) for name, members in cues().time.items()}
    day, month, unit, plain = words["days"], words["months"], words["units"], words["plain"]
    count = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple of|many|recent|a|an)"
    part = r"(?: (?:morning|night|evening|afternoon))?"
    month_day = rf"(?:{month}) \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:{month})(?: \d{{4}})?"
    forms = [
        rf"(?:(?:on|by|until|since|late|early) )?(?:{day}){part}",
        rf"(?:(?:on|since|until|from) )?(?:{month_day})",
        rf"(?:in|since|during|until|by|late|early) (?:early |late |mid-?)?(?:{month})(?: \d{{4}})?",
        r"(?:in|since|during) (?:19|20)\d\d",
        rf"(?:earlier |later )?(?:last|this|next|previous) (?:{unit}|{day}|{month})",
        rf"(?:in|over|during|within|for) the (?:past|last|next|coming|previous) (?:{count} )?(?:{unit})",
        rf"in (?:the )?recent (?:{unit})|in the (?:{unit}) since|(?:since|for) the (?:{unit})",
        rf"{count} (?:{unit}) (?:ago|later|earlier|before)",
        rf"within {count} (?:{unit})|the (?:previous|following|next) (?:{unit})|(?:{unit}) (?:ago|later|earlier)",
        rf"(?:{plain})",
    ]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b(?!['’]s)", re.IGNORECASE)


def times(sentence: Sentence) -> list[Span]:
    """The time words of a sentence."""
    line = sentence.line
    found = time_pattern().finditer(line.text, line.starts[0], line.ends[-1])
    return [Span(match.start(), match.end(), match[0]) for match in found if _is_time(match[0])]


def _is_time(words: str) -> bool:
    """Not the verbs "may" and "march", nor "later" and "earlier" alone in mid-sentence doubt."""
    return words.lower() not in ("may", "march") and not (words[0].islower() and words in ("in may", "by may"))


def nearest_time(spans: list[Span], at: Span) -> Span | None:
    """The time words nearest to a trigger."""
    return min(spans, key=lambda span: span.distance(at)) if spans else None
