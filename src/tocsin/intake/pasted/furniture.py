"""Where the furniture stands in a page: spans to cut, found by the phrases and by what stands beside them."""

import re
from dataclasses import dataclass

from tocsin.intake.pasted.phrases import LINES, SAVED_FROM, STRONG, WEAK
from tocsin.intake.pasted.teaser import find_labelled_lines, find_teasers

Cut = tuple[int, int]

ROUNDS = 3
"""Cutting opens new line ends, at which more furniture shows; pages settle in two rounds, three is safe."""
FILLER = re.compile(r"[\s|·•*>»–—-]*")
SHORT_LINE = re.compile(r"(?<![^\n])[^\n]{1,250}(?![^\n])")
ENDED = re.compile(r"[.!?…:;][”\"’')\]]*\s*\Z|[”\"]\s*\Z")


@dataclass(frozen=True, slots=True)
class Swept:
    """The pieces of a page that are not furniture, in order, and the address it names as its own."""

    pieces: tuple[str, ...]
    url: str = ""

    @property
    def text(self) -> str:
        """The pieces joined: a sentence that furniture interrupted runs on, all else stands as a paragraph."""
        joined = ""
        for piece in self.pieces:
            runs_on = joined and piece[:1].islower() and not ENDED.search(joined)
            joined += (" " if runs_on else "\n\n" if joined else "") + piece
        return joined


def sweep(text: str) -> Swept:
    """`text` without its furniture; a text that has none comes back as one piece, unchanged.

    >>> sweep("Share on Twitter (opens new window) Rockets hit a base. ADVERTISEMENT Two died.").pieces
    ('Rockets hit a base.', 'Two died.')
    >>> sweep("They agreed to share on Twitter what they knew.").pieces
    ('They agreed to share on Twitter what they knew.',)
    """
    saved = SAVED_FROM.search(text) if "http" in text else None
    pieces: tuple[str, ...] = (text.strip(),)
    for _ in range(ROUNDS):
        again = tuple(part for piece in pieces for part in _pieces(piece, _cuts(piece)))
        if again == pieces:
            break
        pieces = again
    return Swept(pieces, saved[1] if saved else "")


def _pieces(text: str, cuts: list[Cut]) -> list[str]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    parts = [text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [part for part in parts if not FILLER.fullmatch(part)]


def _cuts(text: str) -> list[Cut]:
    """Where furniture stands in `text`: apart, and in order."""
    found = [span for phrase in STRONG for span in phrase.spans(text)]
    found += [match.span() for match in SAVED_FROM.finditer(text)] if "http" in text else []
    found += [*_whole_lines(text), *find_labelled_lines(text)]
    sure = _with_weak(text, _merged(text, found))
    teasers = find_teasers(text, sure)
    return _with_weak(text, _merged(text, [*sure, *teasers])) if teasers else sure


def _whole_lines(text: str) -> list[Cut]:
    lines = (line for line in SHORT_LINE.finditer(text) if LINES.fullmatch(line[0].strip(" |·•*")))
    return [line.span() for line in lines]


def _with_weak(text: str, cuts: list[Cut]) -> list[Cut]:
    """The cuts and the weak phrases that touch them: chains grow rightwards first, then leftwards."""
    if not cuts:
        return cuts
    weak = sorted(match.span() for form in WEAK for match in form.finditer(text))
    edges = _Edges(text, cuts)
    joined = [span for span in weak if edges.touch_left(span) and edges.add(span)]
    joined += [span for span in reversed(weak) if edges.touch_right(span) and edges.add(span)]
    return _merged(text, [*cuts, *joined])


class _Edges:
    """Where cuts begin and end, white space and bars aside."""

    def __init__(self, text: str, cuts: list[Cut]) -> None:
        self.text = text
        self.starts = {start for start, _ in cuts}
        self.ends = {self._past(end) for _, end in cuts}

    def _past(self, at: int) -> int:
        filler = FILLER.match(self.text, at)
        return filler.end() if filler else at

    def add(self, span: Cut) -> bool:
        """Take `span` for a cut."""
        self.starts.add(span[0])
        self.ends.add(self._past(span[1]))
        return True

    def touch_left(self, span: Cut) -> bool:
        """Whether a cut ends where `span` begins, and what follows it does not run on in lower case."""
        after = self._past(span[1])
        runs_on = self.text[after : after + 1].islower() or self.text[after : after + 1] in {",", ";"}
        return span[0] in self.ends and (after in self.starts or not runs_on)

    def touch_right(self, span: Cut) -> bool:
        """Whether a cut begins where `span` ends, and what stands before it is a finished sentence or nothing."""
        before = self.text[max(0, span[0] - 200) : span[0]]
        return self._past(span[1]) in self.starts and (not before.strip() or bool(ENDED.search(before)))


def _merged(text: str, cuts: list[Cut]) -> list[Cut]:
    merged: list[Cut] = []
    for start, end in sorted(cuts):
        if merged and (start <= merged[-1][1] or FILLER.fullmatch(text, merged[-1][1], start)):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
