"""Where the furniture stands in a page: spans to cut, found by the phrases and by what stands beside them."""

import re
from dataclasses import dataclass

from tocsin.intake.pasted.phrases import LINES, SAVED_FROM, STRONG, WEAK
from tocsin.intake.pasted.teaser import find_labelled_lines, find_teasers

Cut = tuple[int, int]

ROUNDS = 3
"""Cutting opens new line ends, at which more furniture shows; pages settle in two rounds, three is safe."""
FILLER = re.compile(r"[\s|·•*>»–—-]*\Z")
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
    saved = SAVED_FROM.search(text)
    pieces = tuple(_pieces(text.strip(), _cuts(text.strip())))
    for _ in range(ROUNDS):
        again = tuple(part for piece in pieces for part in _pieces(piece, _cuts(piece)))
        if again == pieces:
            break
        pieces = again
    return Swept(pieces, saved[1] if saved else "")


def _pieces(text: str, cuts: list[Cut]) -> list[str]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    parts = [text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [part for part in parts if not FILLER.match(part)]


def _cuts(text: str) -> list[Cut]:
    found = [match.span() for form in (*STRONG, SAVED_FROM) for match in form.finditer(text)]
    found += _whole_lines(text)
    found += find_labelled_lines(text)
    found = _with_weak(text, found)
    found += find_teasers(text, found)
    return _merged(text, _with_weak(text, found))


def _whole_lines(text: str) -> list[Cut]:
    lines = re.finditer(r"[^\n]+", text)
    return [line.span() for line in lines if LINES.fullmatch(line[0].strip(" |·•*"))]


def _with_weak(text: str, cuts: list[Cut]) -> list[Cut]:
    """The cuts and the weak phrases that touch them, grown until no more join."""
    weak = [match.span() for form in WEAK for match in form.finditer(text)]
    grown = list(cuts)
    while joining := [span for span in weak if span not in grown and _joins(text, span, grown)]:
        grown += joining
    return grown


def _joins(text: str, span: Cut, cuts: list[Cut]) -> bool:
    """Whether furniture touches one side of `span`, and the other side does not run on in lower case."""
    before = any(end <= span[0] and FILLER.match(text[end : span[0]]) for _, end in cuts)
    after = any(start >= span[1] and FILLER.match(text[span[1] : start]) for start, _ in cuts)
    following = text[span[1] :].lstrip(" |·•*")[:1]
    if before:
        return after or not (following.islower() or following in ",;")
    return after and (not text[: span[0]].strip() or bool(ENDED.search(text[: span[0]])))


def _merged(text: str, cuts: list[Cut]) -> list[Cut]:
    merged: list[Cut] = []
    for start, end in sorted(cuts):
        if merged and (start <= merged[-1][1] or FILLER.match(text[merged[-1][1] : start])):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
