"""Windows: an article's text cut into runs that the model reads at once, as arrays of word pieces and words.

A window is a run of whole words with at most `PIECES` word pieces. Long articles give several windows that overlap, so
that each word is read with context on both sides; `core` says for which words a window speaks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tocsin.record import Span

PIECES = 254
"""Word pieces in a window beside its two edge marks: one page of 256, the length the encoder was made for."""
OVERLAP = 32
"""Word pieces that neighbouring windows share, half of them context for either side."""
START, END = 101, 102
"""The word-piece vocabulary's ids for the edges of a text."""
SHAPES = 12
HINTS = 3
"""Columns of what the word lists tell of each piece; see `hints`."""
WHOLE = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., U.A.E.
    r"|\d+(?:[.,]\d+)+"  # 1,200
    r"|\b[^\W\d_]+['’‘ʿʾ`](?!s\b)[^\W\d_]+"  # Kata'ib, Sana'a; but not the possessive
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|St|Gov|Sen|Rep|Adm|Brig)\."
)
"""Words that hold punctuation, which the word pieces' own splitting would take apart."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words (whitespace and punctuation apart) and their word pieces.

    `starts` and `ends` are half-open offsets of the words in the text; `pieces` and `shapes` hold the vocabulary ids
    and letter shapes of all word pieces, `hints` what the word lists make of them (pieces, HINTS); word k has the pieces `first[k]`..`last[k]`, both included.
    """

    starts: Ints
    ends: Ints
    pieces: Ints
    shapes: Ints
    hints: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, text: str, first: int, last: int) -> Span:
        """The span of `text` from word `first` to word `last`, both included."""
        start, end = int(self.starts[first]), int(self.ends[last])
        return Span(start, end, text[start:end])

    def only(self, kept: NDArray[np.bool_]) -> "Words":
        """The words marked in `kept`, with their pieces closed up; offsets still point into the whole text."""
        sizes = self.last - self.first + 1
        pieces, end = np.repeat(kept, sizes), np.cumsum(sizes[kept])
        first = end - sizes[kept]
        columns = (self.pieces[pieces], self.shapes[pieces], self.hints[pieces])
        return Words(self.starts[kept], self.ends[kept], *columns, first, end - 1)


@dataclass(frozen=True, slots=True)
class Window:
    """The words `begin`..`end` (half-open) of a text; it speaks for `core_begin`..`core_end`."""

    begin: int
    end: int
    core_begin: int
    core_end: int


@cache
def word_pieces() -> Tokenizer:
    """The uncased word-piece tokenizer that the model was trained with, read from the package."""
    path = files("tocsin.reading") / "weights" / "tokenizer.json"
    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def shape_of(token: str) -> int:
    """The letter shape that an uncased vocabulary forgets: lower, Capital, CAPITALS, mIxed, digits, other.

    >>> [shape_of(token) for token in ("base", "Taji", "US", "15", ",", "McKenzie")]
    [0, 1, 2, 4, 5, 3]
    """
    if not token[0].isalnum():
        return 5
    if token[0].isdigit():
        return 4
    if token.islower():
        return 0
    if token.isupper():
        return 2 if len(token) > 1 else 1
    return 1 if token[0].isupper() and token[1:].islower() else 3


def split_words(text: str) -> Words:
    """The words of `text` with their pieces and letter shapes, no hints told yet."""
    encoding = word_pieces().encode(text, add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    rows: list[list[int]] = []
    whole = (match.span() for match in WHOLE.finditer(text))
    begin, stop = next(whole, (len(text), len(text)))
    previous = None
    for piece, word in enumerate(encoding.word_ids):
        start, end = offsets[piece]
        while start >= stop and stop < len(text):
            begin, stop = next(whole, (len(text), len(text)))
        if rows and (word == previous or (begin < start < stop and rows[-1][0] >= begin)):
            rows[-1][1], rows[-1][3] = end, piece
        else:
            rows.append([start, end, piece, piece])
        previous = word
    shapes = np.zeros(len(ids), np.int64)
    after = 0
    for start, end, first, last in rows:
        shapes[first : last + 1] = shape_of(text[start:end] or "?") + 6 * ("\n" in text[after:start])
        after = end
    table = np.array(rows, np.int64).reshape(-1, 4)
    hints = np.zeros((len(ids), HINTS), np.int64)
    return Words(table[:, 0], table[:, 1], np.array(ids, np.int64), shapes, hints, table[:, 2], table[:, 3])


def cut(words: Words) -> Iterator[Window]:
    """The windows of a text, in order; one when it is short, none when it is empty."""
    total, begin, previous_end = len(words), 0, 0
    while begin < total:
        room = words.first[begin] + PIECES
        end = int(np.searchsorted(words.last, room, side="left"))
        end = max(end, begin + 1)
        after = total if end >= total else max(begin + 1, int(np.searchsorted(words.first, words.first[end] - OVERLAP)))
        core_begin = 0 if begin == 0 else (begin + previous_end) // 2
        core_end = total if end >= total else (after + end) // 2
        yield Window(begin, end, core_begin, core_end)
        if end >= total:
            return
        begin, previous_end = after, end


def arrays(words: Words, window: Window) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """One window as the model takes it: pieces, shapes and hints with edge marks, first and last piece of each word."""
    begin, end = int(words.first[window.begin]), int(words.last[window.end - 1]) + 1
    stop = min(end, begin + PIECES)
    pieces = np.concatenate(([START], words.pieces[begin:stop], [END]))
    shapes = np.concatenate(([5], words.shapes[begin:stop], [5]))
    hints = np.pad(words.hints[begin:stop], ((1, 1), (0, 0)))
    shift = 1 - begin
    first = np.minimum(words.first[window.begin : window.end] + shift, stop - begin)
    last = np.minimum(words.last[window.begin : window.end] + shift, stop - begin)
    return pieces, shapes, hints, first, last
