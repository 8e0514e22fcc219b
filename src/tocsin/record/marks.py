"""Marks: what a reader makes of an article's words, before they are coded.

Every reader, trained or lexical, gives this and nothing else; `coding` turns it into statements by rule.
"""

from dataclasses import dataclass

from tocsin.record.span import Span
from tocsin.record.words import Stage


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that evoke a statement.

    `label` depends on `sort`: an event's kind, what a tally counts, a trend's direction, a tie's relation, and ""
    for a strength. `kind` is the kind counted by a tally or changed in a trend, "" where none is told.
    """

    words: Span
    sort: str
    label: str
    stage: Stage = Stage.OCCURRED
    kind: str = ""
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """Words that fill a role of the trigger with index `trigger`.

    `role` is a field of CODEBOOK: actor, target, means, place, when, harm, times, speaker, owner, what, count, a, b.
    `label` refines it: the basis of an actor; effect, who and, if so, "part" of a harm ("killed civilians part").
    `name` is the fullest name for a pronoun or bare description, None where there is none.
    """

    trigger: int
    role: str
    words: Span
    label: str = ""
    name: str | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks on one article; `same` pairs triggers that tell of one occurrence."""

    triggers: tuple[Trigger, ...] = ()
    links: tuple[Link, ...] = ()
    same: tuple[tuple[int, int], ...] = ()

    def links_of(self, trigger: int) -> tuple[Link, ...]:
        """The links of one trigger, in reading order."""
        return tuple(sorted((link for link in self.links if link.trigger == trigger), key=lambda link: link.words))
