"""What every estimator gives back: a number, how sure it is, what was counted, and one plain sentence.

An answer that does not earn a causal word cannot be made with one: the constructor reads all that it is going to say.
Words in “curly quotes” are the asker's own and are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from tocsin.analysis.chart import Chart

Cell = str | int | float | None


class Grade(StrEnum):
    """How far an answer can be taken."""

    DESCRIPTION = "description"
    ASSOCIATION = "association"
    CAUSAL = "causal under stated assumptions"


CAUSAL = re.compile(
    r"\b(because|due to|owing to|thanks to|as a result|result(?:s|ed|ing)? (?:of|in|from)|led to|leads? to|"
    r"rais(?:es|ed|ing)|caus(?:e|es|ed|ing)|deter(?:s|red|ring)?|embolden(?:s|ed|ing)?|provok(?:e|es|ed|ing)|"
    r"trigger(?:s|ed|ing)?|prompt(?:s|ed|ing)|spark(?:s|ed|ing)?|dr(?:ives|ove|iving)|lower(?:s|ed|ing)|"
    r"reduc(?:es|ed|ing)|prevent(?:s|ed|ing)?|retaliat(?:e|es|ed|ion|ing))\b",
    re.IGNORECASE,
)
"""Words that say why. "Retaliation" is among them: timing shows an order, not a motive."""
QUOTED = re.compile(r"“[^”]*”")


class CausalWord(ValueError):
    """Generated words say why, and the estimator did not earn it."""

    def __init__(self, word: str, sentence: str, grade: Grade) -> None:
        super().__init__(
            f'"{word}" says why, but this answer is of grade "{grade.value}"; say only what was counted: {sentence}'
        )


def causal_word(sentence: str) -> str | None:
    """The first word that says why, outside quotation; None when there is none.

    >>> causal_word("The strike deterred attacks."), causal_word("“The strike deterred attacks”: it cannot be told.")
    ('deterred', None)
    """
    found = CAUSAL.search(QUOTED.sub("“”", sentence))
    return found.group() if found else None


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that are compatible with what was counted, at a level; `high` None is open. `how` says by what rule."""

    low: float
    high: float | None
    level: float
    how: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: the rule in words, how many, the share dated to the day, and how reports were merged."""

    rule: str
    n: int
    to_the_day: float | None = None
    merging: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that belongs to an answer."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far the data can be trusted, by rule: low, moderate or high, and the reasons. Never a likelihood."""

    level: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. `intervals` begins with the headline; `figures` are further named numbers, in the order to print.

    `command` and `ledger` (a hash) say how to get the same again; the door that was asked fills them in. `refused` is
    why no estimate was made, "" when one was.
    """

    question: str
    sentence: str
    counted: Counted
    grade: Grade
    estimate: float | None = None
    unit: str = ""
    intervals: tuple[Interval, ...] = ()
    figures: tuple[tuple[str, Cell], ...] = ()
    tables: tuple[Rows, ...] = ()
    caveats: tuple[str, ...] = ()
    confidence: Confidence | None = None
    refused: str = ""
    chart: Chart | None = field(default=None, repr=False)
    command: str = ""
    ledger: str = ""

    def __post_init__(self) -> None:
        if self.grade is Grade.CAUSAL:
            return
        for said in self.said():
            if word := causal_word(said):
                raise CausalWord(word, said, self.grade)

    def said(self) -> Iterator[str]:
        """All that the answer says in words of its own: what is asked and what is counted is the asker's."""
        yield self.sentence
        yield from self.caveats
        yield self.refused
        yield self.unit
        yield from (name for name, _ in self.figures)
        yield from (interval.how for interval in self.intervals)
        for table in self.tables:
            yield from (table.name, *table.columns)

    def reproducible(self, command: str, ledger: str) -> Self:
        """The answer with the command and the ledger's hash that give it again."""
        return replace(self, command=command, ledger=ledger)

    def but(self, *caveats: str) -> Self:
        """The answer with further caveats, each once."""
        return replace(self, caveats=tuple(dict.fromkeys((*self.caveats, *caveats))))

    def p_allowing(self) -> float | None:
        """The p-value that allows for the dates which could have been picked, None where none was reckoned."""
        found = (value for name, value in self.figures if name.startswith("p, allowing") and value is not None)
        return next(map(float, found), None)

    def _repr_html_(self) -> str:
        """The answer as notebooks show it."""
        from tocsin.analysis.fragment import fragment  # noqa: PLC0415 - the picture knows answers, not the other way

        return fragment(self)
