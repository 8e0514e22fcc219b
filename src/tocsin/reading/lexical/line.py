"""Sentences as words with a letter each for what the word can be, so that patterns over letters find phrases.

| letter | word | letter | word |
|---|---|---|---|
| D | determiner | V | finite verb, or base form after "to" or a modal |
| # | number | E | past form that may be a participle ("killed") |
| N | common noun or adjective | G | -ing form used as a verb |
| X | capitalised word | A, H, M, T | be; have; modal or do; "to" |
| S | possessive ending | P, C, B, R | preposition; and, or; after, while …; who, which, that |
| W | pronoun | Y | adverb |
| Z | day, month, time word | , ; " | comma; other stop; quotation mark |
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from tocsin.codebook.numbers import numbers
from tocsin.reading.lexical.letters import Seen, letter_of
from tocsin.record import Span

TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}(?=\W|$)|\d[\d,.\u202f]*\d%?|\d+(?:-\w+)*%?|[’']s\b|[^\W_]+(?:[-’'.–][^\W_]+(?<![’']s))*|[^\w\s]"""
)
NOT_COUNTS = ("another", "both", "the", "under", "over", "no one")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, their offsets in the article, and their letters."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    low: tuple[str, ...]
    tags: str

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, after: int) -> Span:
        """The span of words `first` up to but not `after`."""
        start, end = self.starts[first], self.ends[after - 1]
        return Span(start, end, self.text[start:end])

    def words(self, first: int, after: int) -> str:
        """Those words in lower case, one blank between."""
        return " ".join(self.low[first:after])


def line_of(text: str, sentence: Span) -> Line:
    """The sentence as words and letters.

    >>> text = "Two soldiers were killed by militants."
    >>> line_of(text, Span(0, len(text), text)).tags
    '#NAEPN;'
    """
    found = list(TOKEN.finditer(text, sentence.start, sentence.end))
    low = tuple(match[0].lower() for match in found)
    starts, ends = tuple(match.start() for match in found), tuple(match.end() for match in found)
    seen = Seen(low, _capitals(text, starts, ends), _count_words(text, sentence, starts))
    tags: list[str] = []
    for index in range(len(low)):
        tags.append(letter_of(seen, tags, index))
    return Line(text, starts, ends, low, "".join(tags))


def _capitals(text: str, starts: tuple[int, ...], ends: tuple[int, ...]) -> tuple[int, ...]:
    pairs = zip(starts, ends, strict=True)
    return tuple(
        (2 if end - start > 1 and text[start:end].isupper() else 1) if text[start].isupper() else 0
        for start, end in pairs
    )


def _count_words(text: str, sentence: Span, starts: tuple[int, ...]) -> frozenset[int]:
    """The indices of the words of number phrases ("at least two dozen")."""
    counts: set[int] = set()
    for found in numbers().phrase.finditer(text, sentence.start, sentence.end):
        if found[0].lower() not in NOT_COUNTS:
            counts.update(range(bisect_left(starts, found.start()), bisect_left(starts, found.end())))
    return frozenset(counts)
