"""Sentences: where they stand in a text.

A stop ends a sentence unless it belongs to an abbreviation ("Gen.", "Jan. 3"), to initials ("J. R. Ahmed", "U.S.") or
to a number. A closing quote or bracket after the stop goes with it. A line break ends a sentence, except in text
wrapped at a fixed width, where only a break after a stop, after a short line or at an empty line does. A dateline
("BAGHDAD (AP) — ") is no sentence of its own.
"""

import re
from statistics import median

from tocsin.codebook.words import words
from tocsin.record import Span, span_of

STOP = re.compile(
    r"""(?P<stop>(?:\.\ ){2,}\.|(?<![.!?…])[.!?…]++)(?P<close>["”’»)\]']*)(?:(?=\s)|(?<=[a-z\d]{2}[.!?])(?=[A-Z“"][a-z“])|(?=$))|(?P<line>\n\s*)"""
)
OPENS = re.compile(r"""\s*+["“‘«(\[*'—–-]*+\s*+(?P<first>[^\W_])""")
WORD_BEFORE = re.compile(r"(\S+)$")
INITIALS = re.compile(r"""^["“‘(\[]*(?:[A-Za-z]\.)+$""")
WRAPPED = range(45, 101)
"""Median line lengths of text wrapped at a fixed width (typewriter and mail widths, 60 to 80, with room)."""
LONGEST = 2000
"""Characters after which a run without a stop, which is no prose, is cut at a blank so that reading stays linear."""
SHORT_LINE = 0.7
"""A line under this share of the usual length ends its paragraph (own choice)."""


def sentences(text: str) -> tuple[Span, ...]:
    r"""The sentences of `text`, without white space at their edges, in order.

    >>> [span.quote for span in sentences("Gen. Ali spoke. “We left,” he said.\nU.S. troops stayed.")]
    ['Gen. Ali spoke.', '“We left,” he said.', 'U.S. troops stayed.']
    """
    width = _width(text)
    spans: list[Span] = []
    start = 0
    for found in STOP.finditer(text):
        ends = _line_ends(text, found, width) if found["line"] else _stop_ends(text, found)
        if ends:
            _add(spans, text, start, found.start() if found["line"] else found.end())
            start = found.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        _add(spans, text, start, cut)
        start = cut
    if text[start:end].strip():
        spans.append(span_of(text, start, end))


def _width(text: str) -> int:
    """The usual line length of wrapped text, 0 for text whose line breaks are meant."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    usual = int(median(lines)) if len(lines) > 3 else 0
    return usual if usual in WRAPPED and max(lines) <= 1.5 * usual else 0


def _line_ends(text: str, found: re.Match[str], width: int) -> bool:
    after = text[found.end() : found.end() + 1]
    if found["line"].count("\n") > 1 or not after:
        return True
    if not width:
        return not after.islower()
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return line.rstrip("\"”'’)").endswith((".", "!", "?")) or len(line) < SHORT_LINE * width


def _stop_ends(text: str, found: re.Match[str]) -> bool:
    opens = OPENS.match(text, found.end())
    if opens is None:
        return True
    first = opens["first"]
    if first.islower() or len(found["stop"]) > 1:
        return not first.islower()
    word = WORD_BEFORE.search(text, max(0, found.start() - 30), found.start())
    if word is None:
        return ". ." not in text[max(0, found.start() - 2) : found.end() + 2]
    if found["stop"] != "." or found["close"]:
        return True
    return not _abbreviates(word[1].lstrip('"“‘([').lower(), first, text[opens.start("first") :][:20])


def _abbreviates(word: str, first: str, rest: str) -> bool:
    """Whether the stop after `word` only shortens it, given what follows."""
    if word in words().before_names or (len(word) == 1 and word.isalpha() and word != "i"):
        return True
    if "." in word and INITIALS.match(f"{word}."):
        return not re.match(r"(?:The|In|A|An|On|He|She|It|They|But|This|At|Its|After|Two)\b", rest)
    return word in words().before_numbers and first.isdigit()
