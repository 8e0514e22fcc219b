"""The head of a pasted page: headline and standfirst, byline, and the day printed above the text."""

import re
from dataclasses import dataclass

from tocsin.intake.dates import read_printed
from tocsin.intake.pasted.phrases import AGO
from tocsin.intake.pasted.teaser import sentence_starts

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞİŁŃŇŐŘŚŞŠŤŪŮŹŻŽ]"
WORD = rf"(?:(?:al|el|ul|ad|as|an)-)?{CAPITAL}[\w'’.-]*"
NAME = rf"{WORD}(?: (?:al|el|bin|ibn|bint|de|da|di|van|von|der|den|la) {WORD}| {WORD}){{1,3}}"
PLACE = rf"{WORD}(?: {WORD}){{0,2}}"
PEOPLE = rf"{NAME}(?: in {PLACE})?(?:(?:, and |, | and |; ?){NAME}(?: in {PLACE})?)*"
SIGNED = re.compile(
    rf"(?:By|BY|by) (?:{NAME}|{WORD})(?: in {PLACE})?(?:(?:, and |, | and |; ?){NAME}(?: in {PLACE})?)*(?: ?[,|·–-] ?[^.\n]{{2,50}})?"
)
POSTED = re.compile(rf"{NAME} in {PLACE}(?:(?:, and |, | and |; ?){NAME} in {PLACE})*|{PEOPLE} in {PLACE}")
NAMES = re.compile(PEOPLE)
PRINTED = re.compile(
    r"(?:(?:First )?(?:Published|Posted|Date|Updated|Last updated|Last modified|PUBLISHED|UPDATED)(?: on| at)?:?\s+)?"
    r"(?:\d{1,2}:\d\d ?(?:[APap]\.?[Mm]\.?)?,? ?(?:[A-Z]{2,4})?,? )?(?:[A-Z][a-z]+day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d)"
    r"[ T,|·–-]*(?:at )?(?:\d{1,2}[:.]\d\d ?(?:[APap]\.?[Mm]\.?)? ?(?:\(?[A-Z+]{2,4}[\d:]*\)?)?)?(?: ?/ ?.{0,60})?"
)
LONGEST_SIGNED = 250
"""Characters: a longer line is no byline."""
SENTENCE_INSIDE = re.compile(r"[.!?][”\"’]?(?:\s|\Z)")
MOST_TITLE_WORDS = 25
HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text, and the paragraphs that stay: headline, standfirst, body."""

    title: str
    byline: str
    printed: str
    paragraphs: tuple[str, ...]


def read_head(pieces: tuple[str, ...]) -> Head:
    """The head of a page from the pieces between its furniture.

    Bylines and printed days leave the text; headline and standfirst stay as its first paragraphs.

    >>> head = read_head(("Raids go on since ceasefire The army has moved guns north", "Ana Ruiz in Goma", "It began."))
    >>> head.title, head.byline, head.paragraphs
    ('Raids go on since ceasefire', 'Ana Ruiz in Goma', ('Raids go on since ceasefire', 'The army has moved guns north', 'It began.'))
    """
    pieces, alone = _without_names(pieces)
    pieces, byline, printed = _without_signs(pieces)
    title, paragraphs = _headline(pieces)
    return Head(title, byline or alone, printed, paragraphs)


def _without_names(pieces: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A piece of nothing but names with furniture on both sides is the byline."""
    for at, piece in enumerate(pieces[1:4], start=1):
        if (
            at + 1 < len(pieces)
            and len(piece) <= LONGEST_SIGNED
            and (POSTED.fullmatch(piece) or NAMES.fullmatch(piece))
        ):
            return (*pieces[:at], *pieces[at + 1 :]), piece
    return pieces, ""


def _without_signs(pieces: tuple[str, ...]) -> tuple[tuple[str, ...], str, str]:
    """The pieces without the byline and date lines among their first lines, with both."""
    byline, printed, seen = "", "", 0
    kept: list[str] = []
    for piece in pieces:
        lines = piece.split("\n")
        drop: list[int] = []
        for at, line in enumerate(lines):
            words = line.strip()
            if not words or seen >= HEAD_LINES:
                continue
            seen += 1
            if len(words) > LONGEST_SIGNED:
                continue
            if not byline and SIGNED.fullmatch(words) and not words.endswith("."):
                byline, drop = _signature(words), [*drop, at]
            elif not byline and seen > 1 and POSTED.fullmatch(words):
                byline, drop = words, [*drop, at]
            elif PRINTED.fullmatch(words) and read_printed(words):
                printed, drop = (
                    printed if printed or words.lower().startswith(("updated", "last")) else words,
                    [*drop, at],
                )
        kept.append(
            re.sub(r"\n{3,}", "\n\n", "\n".join(line for at, line in enumerate(lines) if at not in drop)).strip()
        )
    return tuple(piece for piece in kept if piece), byline, printed


def _signature(words: str) -> str:
    """A signed line without its "By" and without a date or time after a bar."""
    name = re.sub(r"^(?:By|BY|by) ", "", words)
    return re.split(rf"\s*(?:[|·]|, (?={AGO}))", name)[0].strip()


def _headline(pieces: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The headline, and the paragraphs with headline and standfirst apart where the split is sure."""
    if not pieces or (len(pieces) == 1 and "\n" not in pieces[0]):
        return "", pieces
    line, _, below = pieces[0].partition("\n")
    first = SENTENCE_INSIDE.split(line, maxsplit=1)[0]
    starts = sentence_starts(first)
    if len(starts) == 1 and _is_pair(first[: starts[0]], line[starts[0] :]):
        title, standfirst = line[: starts[0]].strip(), line[starts[0] :].strip()
        rest = f"{standfirst}\n{below}".strip() if below else standfirst
        return title, (title, rest, *pieces[1:])
    return (line.strip() if not starts and _is_title(line, below) else ""), pieces


def _is_pair(title: str, standfirst: str) -> bool:
    return 4 <= len(title.split()) <= MOST_TITLE_WORDS and len(standfirst.split()) >= 4


def _is_title(line: str, below: str) -> bool:
    """Whether the first line stands apart: short, no full stop, and not running on into the next line."""
    if len(line.split()) > MOST_TITLE_WORDS or len(line.split()) < 2 or re.search(r"[.,;:”\"]\s*\Z", line):
        return False
    next_line = below.split("\n", maxsplit=1)[0].strip() if below else ""
    return not next_line or (not next_line[0].islower() and bool(re.search(r"[.!?][”\"]?\Z", next_line)))
