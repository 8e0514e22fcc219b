"""Noun phrases: runs of determiners, numbers, nouns and names, found without a tagger; and what joins them."""

import re
from dataclasses import dataclass

from tocsin.reading.lexical.line import Line
from tocsin.record import Span

CHUNK = re.compile(r"D{0,2}[#NXS]*[#NX]|W")
FINITE = "VEAMH"
WIDEST = 16
"""Words that a phrase may hold before the word sought in it."""
Run = tuple[int, int]
"""Word indices of a phrase: the first, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line with its noun phrases, found by where they start and where they end."""

    line: Line
    low: tuple[str, ...]
    tags: str
    by_start: dict[int, Run]
    by_end: dict[int, Run]

    def tag(self, index: int) -> str:
        """The letter at `index`, "" outside the line."""
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def word(self, index: int) -> str:
        """The word at `index`, "" outside the line."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def span(self, run: Run) -> Span:
        """The span of a run of words."""
        return self.line.span(*run)

    def words(self, run: Run) -> tuple[str, ...]:
        """The words of a run in lower case."""
        return self.low[run[0] : run[1]]


def sentence_of(line: Line) -> Sentence:
    """The line with its noun phrases."""
    runs = [found.span() for found in CHUNK.finditer(line.tags)]
    return Sentence(line, line.low, line.tags, {run[0]: run for run in runs}, {run[1]: run for run in runs})


def phrase_at(sentence: Sentence, at: int) -> Run | None:
    """The phrase that holds word `at`."""
    for start in range(at, max(-1, at - WIDEST), -1):
        run = sentence.by_start.get(start)
        if run:
            return run if run[1] > at else None
    return None


def with_of(sentence: Sentence, run: Run) -> Run:
    """The phrase with the "of" phrases that hang on it: "members of the security forces"."""
    while sentence.word(run[1]) == "of" and run[1] + 1 in sentence.by_start:
        run = (run[0], sentence.by_start[run[1] + 1][1])
    return run


def joined_after(sentence: Sentence, run: Run) -> list[Run]:
    """The phrase and those that "and", "or" and commas join to it on its right.

    A phrase that a verb follows opens a new clause, and is left out; so is one after commas with no "and" to come.
    """
    found = [with_of(sentence, run)]
    pending: list[Run] = []
    while True:
        at = found[-1][1] if not pending else pending[-1][1]
        comma, conj = sentence.tag(at) == ",", 0
        conj = at + 1 if comma and sentence.tag(at + 1) == "C" else at
        joins = sentence.tag(conj) == "C"
        following = sentence.by_start.get(conj + 1 if joins else at + 1) if comma or joins else None
        if following is None or sentence.tag(with_of(sentence, following)[1]) in tuple(FINITE):
            return found
        pending.append(with_of(sentence, following))
        if joins:
            found += pending
            return found


def joined_before(sentence: Sentence, run: Run) -> list[Run]:
    """The phrase and those joined to it on its left, the first first; a phrase under a preposition ends the list."""
    found = [run]
    joined = False
    while True:
        at = found[0][0] - 1
        if sentence.tag(at) == "C" and not joined:
            joined = True
            at -= sentence.tag(at - 1) == ","
        elif not (joined and sentence.tag(at) == ","):
            return found
        before = ending_at(sentence, at)
        if before is None or sentence.tag(before[0] - 1) in ("P", "V", "G"):
            return found
        found.insert(0, before)


def ending_at(sentence: Sentence, after: int) -> Run | None:
    """The phrase that ends before word `after`, with the phrase that it hangs on by "of"."""
    run = sentence.by_end.get(after)
    while run and sentence.word(run[0] - 1) == "of" and run[0] - 1 in sentence.by_end:
        run = (sentence.by_end[run[0] - 1][0], run[1])
    return run


def head(sentence: Sentence, run: Run) -> str:
    """The word that a phrase turns on: the last before an "of".

    Possessors do not count: the head of "Iran's navy" is "navy".
    """
    words = sentence.words(run)
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]
