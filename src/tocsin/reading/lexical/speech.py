"""Reported speech: who says what part of a sentence.

"X said that …", "X told reporters …", "…, X said", "…, said X", "according to X". Verbs like "announce" pass on what
someone says only before a clause: in "X announces sanctions" X acts.
"""

from dataclasses import dataclass

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.clauses import is_passive, objects, subject
from tocsin.reading.lexical.phrases import FINITE, Run, Sentence, with_of


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says the words from `first` up to but not `after`; `verb` is the index of the verb, or of "according"."""

    speaker: Run
    verb: int
    first: int
    after: int

    def holds(self, at: int) -> bool:
        """Whether word `at` is part of what is said."""
        return self.first <= at < self.after


def speeches(sentence: Sentence) -> list[Speech]:
    """What is passed on in a sentence, and by whom."""
    found = [_said(sentence, at) for at, word in enumerate(sentence.low) if word in cues().says]
    found += [_according(sentence, at) for at, word in enumerate(sentence.low) if word == "according"]
    return [speech for speech in found if speech]


def speech_over(found: list[Speech], at: int) -> Speech | None:
    """The innermost speech that holds word `at`."""
    over = [speech for speech in found if speech.holds(at)]
    return max(over, key=lambda speech: speech.first) if over else None


def _according(sentence: Sentence, at: int) -> Speech | None:
    run = sentence.by_start.get(at + 2) if sentence.word(at + 1) == "to" else None
    return Speech(with_of(sentence, run), at, 0, len(sentence.low)) if run else None


def _said(sentence: Sentence, verb: int) -> Speech | None:
    if sentence.tag(verb) not in ("V", "E", "G") or sentence.tag(verb - 1) in ("A", "T", "D"):
        return None
    end = len(sentence.low)
    inverted = sentence.by_start.get(verb + 1)
    if inverted and sentence.tag(verb - 1) in (",", '"') and not _clause_after(sentence, inverted[1]):
        return Speech(with_of(sentence, inverted), verb, 0, verb)
    runs = subject(sentence, verb)
    if not runs:
        return None
    run = with_of(sentence, runs[0])
    if sentence.tag(run[0] - 1) in (",", '"') and not _clause_after(sentence, verb + 1):
        return Speech(run, verb, 0, run[0])
    passes = _clause_after(sentence, verb + 1) or sentence.low[verb] in cues().passing_on
    if not passes or (
        is_passive(sentence, verb) and not objects(sentence, verb) and not _clause_after(sentence, verb + 1)
    ):
        return None
    return Speech(run, verb, verb + 1, end)


def _clause_after(sentence: Sentence, at: int) -> bool:
    """Whether a clause with a verb of its own follows: a "that", a quotation, or a phrase with a finite verb."""
    if sentence.word(at) in ("that", "“", '"', "it", "to"):
        return True
    return any(sentence.tag(index) in tuple(FINITE) for index in range(at, len(sentence.low)))
