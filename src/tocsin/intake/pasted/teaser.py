"""Teasers: headlines of other articles that stand under "Recommended", "Read more", "Related".

… in Iraq. Recommended Mara Lind Why the talks must go on “We are ready,” said …
Read more: Five killed in Basra
Related stories / Army shells camp / Ministers to meet
"""

import re
from itertools import pairwise

from tocsin.intake.pasted.phrases import LABEL

Cut = tuple[int, int]

MOST_WORDS = 25
"""A teaser is a headline with an author at most; nothing longer is cut."""
MOST_LINES = 6
OPENING_WORDS = (
    "The A An But And On At After Before Since Some He She It They We However Although While When That This These "
    "Those There Many Most Several Two Three Four Five Six Meanwhile Earlier Also According During Despite"
)
OPENERS = frozenset(OPENING_WORDS.split())
"""Words that open a sentence and are not capitalised inside a headline in sentence case."""
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."})
BEFORE_NAMES = "by to of with from and for on against says said that as when if but or at in than over into"
LEADS_TO_NAME = frozenset(BEFORE_NAMES.split())
NAMES_WITH_THE = frozenset(("Hague", "Gambia", "Guardian", "Times", "Economist", "Bahamas", "Netherlands"))
BEFORE_QUOTES = "said says a an the of as called calls was is were are by with and or that in to for"
LEADS_TO_QUOTE = frozenset(BEFORE_QUOTES.split())
SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s")
INLINE = re.compile(rf"(?:(?<=[.!?”\"])\s+|(?<=\A)\s*|(?<=\n)[ \t]*){LABEL}(:| [|>»]|)[ \t]+(?=[A-ZÀ-Þ“\"‘'\d])")
LABEL_LINE = re.compile(rf"[ \t]*(?i:{LABEL}):?[ \t]*")
PROSE_END = re.compile(r"[.!?…][”\"’')\]]*\Z|[”\"]\Z|,\Z")


def sentence_starts(words: str) -> list[int]:
    """Offsets where a new sentence seems to begin without a full stop before it.

    >>> sentence_starts("Raids go on since ceasefire The army has moved")
    [28]
    >>> sentence_starts("Judges at The Hague to sit")
    []
    """
    tokens = list(re.finditer(r"\S+", words))
    pairs = pairwise(tokens)
    starts = [after.start() for before, after in pairs if _opens(before[0], after[0])]
    return [start for start in starts if not _is_name(words[start:])]


def _opens(before: str, after: str) -> bool:
    if not (before[-1].islower() and before[0].islower()):
        return False
    return after in OPENERS or (after in TITLES and before not in LEADS_TO_NAME)


def _is_name(words: str) -> bool:
    return words.startswith("The ") and words[4:].split(" ", maxsplit=1)[0].strip(",.;:") in NAMES_WITH_THE


def find_teasers(text: str, cuts: list[Cut]) -> list[Cut]:
    """Teasers inside running text, each cut where the next sentence or quotation surely begins, else left alone."""
    labels = [*INLINE.finditer(text), *_labels_after(text, cuts)]
    ends = ((match, _teaser_end(text, match.end(), colon=bool(match[1]))) for match in labels)
    return [(match.start(), end) for match, end in ends if end is not None]


def _labels_after(text: str, cuts: list[Cut]) -> list[re.Match[str]]:
    form = re.compile(rf"\s*{LABEL}(:| [|>»]|)[ \t]+(?=[A-ZÀ-Þ“\"‘'\d])")
    return [match for _, end in cuts if (match := form.match(text, end))]


def _teaser_end(text: str, start: int, *, colon: bool) -> int | None:
    line_end = text.find("\n", start)
    rest = text[start : line_end if line_end >= 0 else len(text)]
    window = _first_words(rest, MOST_WORDS)
    stop = SENTENCE_END.search(window)
    inside = window[: stop.start()] if stop else window
    bounds = [at for at in (_quote_start(inside, rest), *sentence_starts(inside)[:1]) if at is not None]
    if bounds:
        return start + min(bounds)
    ends_as_headline = window == rest and not stop and not PROSE_END.search(rest.rstrip())
    return start + len(rest) if ends_as_headline or (colon and window == rest and not stop) else None


def _first_words(rest: str, most: int) -> str:
    match = re.match(rf"\s*(?:\S+\s*){{0,{most}}}", rest)
    return match[0] if match else ""


def _quote_start(inside: str, rest: str) -> int | None:
    """Where a quoted sentence begins: after a word, with a capital, not led to by "said" or "a"."""
    for match in re.finditer(r"(?<=\w) ([“\"])(?=[A-ZÀ-Þ])", inside):
        word = inside[: match.start()].rsplit(" ", 1)[-1]
        if word not in LEADS_TO_QUOTE and _is_sentence(rest[match.end() :]):
            return match.start(1)
    return None


def _is_sentence(quoted: str) -> bool:
    """Whether a quotation is long, or ends in punctuation, as a quoted headline word does not."""
    closed = re.search(r"[”\"]", quoted)
    said = quoted[: closed.start()] if closed else quoted
    return len(said.split()) > 6 or said[-1:] in ",.?!"


def find_labelled_lines(text: str) -> list[Cut]:
    """Label lines with the headlines listed below them, up to the first line of prose."""
    lines = list(re.finditer(r"[^\n]*(?:\n|\Z)", text))
    cuts: list[Cut] = []
    for at, line in enumerate(lines):
        if line[0].strip() and LABEL_LINE.fullmatch(line[0].rstrip("\n")):
            last = _last_listed(lines, at)
            cuts.append((line.start(), lines[last].end()))
    return cuts


def _last_listed(lines: list[re.Match[str]], at: int) -> int:
    """The last line of the list under the label at `at`; hard-wrapped prose below it is not part of it."""
    last, listed = at, 0
    for index in range(at + 1, len(lines)):
        words = lines[index][0].strip()
        if not words:
            continue
        if listed == MOST_LINES or PROSE_END.search(words) or words[0] in '“"' or len(words.split()) > 18:
            return _unwrapped(lines, at, last, index)
        last, listed = index, listed + 1
    return last


def _unwrapped(lines: list[re.Match[str]], at: int, last: int, prose: int) -> int:
    """Give back the lines that run on into the prose line without a blank line between, when they are wrapped."""
    if last != prose - 1 or last == at:
        return last
    wrapped = lines[prose][0].strip()[0].islower() or len(lines[last][0].strip()) > 55
    while wrapped and last > at and lines[last][0].strip():
        last -= 1
    return last
