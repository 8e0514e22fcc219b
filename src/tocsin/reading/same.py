"""Triggers of one occurrence: a later mention that points back ("the attack"), or that repeats an earlier one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.codebook.kinds import kinds
from tocsin.record import DONE, Link, Marks, Span, Stage

POINTING = frozenset({"the", "this", "that", "these", "those"})
VAGUE = frozenset({"attack", "killing"})
STRIKES = frozenset({"air-strike", "drone-strike"})
"""Kinds that a bare "strike" may point back to."""
REACH = 100
"""How many mentions back the one repeated is sought: more than most articles have, so that long ones stay cheap."""
PERSISTENT = frozenset({"ceasefire", "blockade", "talks", "deploy", "agreement"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One event trigger as told: its index, kind and stage, its words, and whether "the" or "this" points back."""

    index: int
    kind: str
    stage: Stage
    words: str
    points: bool
    links: tuple[Link, ...]

    def quotes(self, role: str) -> set[str]:
        """The quotes in a role, in lower case."""
        return {link.words.quote.lower().removeprefix("the ") for link in self.links if link.role == role}


WORD = re.compile(r"[\w'’-]+")
BEFORE = 60
"""Characters before a trigger in which "the" or "this" is sought, among the last three words of the sentence."""


def joined(text: str, marks: Marks) -> Marks:
    """The marks with those event triggers paired that tell of one occurrence."""
    mentions = [
        Mention(
            index,
            trigger.label,
            trigger.stage,
            trigger.words.quote.lower(),
            _pointed_at(text, trigger.words),
            marks.links_of(index),
        )
        for index, trigger in enumerate(marks.triggers)
        if trigger.sort == "event"
    ]
    return replace(marks, same=tuple(pairs(mentions)))


def _pointed_at(text: str, words: Span) -> bool:
    sentence = text[max(0, words.start - BEFORE) : words.start].rpartition(".")[2]
    return any(word.lower() in POINTING for word in WORD.findall(sentence)[-3:])


def pairs(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The pairs of trigger indices that tell of one occurrence, each later mention with one earlier."""
    found = []
    for place, later in enumerate(mentions):
        near = mentions[max(0, place - REACH) : place]
        fitting = [mention for mention in reversed(near) if _one(mention, later)]
        if fitting:
            earlier = next((mention for mention in fitting if _agrees(mention, later)), fitting[0])
            found.append((earlier.index, later.index))
    return found


def _agrees(earlier: Mention, later: Mention) -> bool:
    """Whether the two share time words or people harmed."""
    return any(earlier.quotes(role) & later.quotes(role) for role in ("when", "harm"))


def _one(earlier: Mention, later: Mention) -> bool:
    return (later.points and _points_at(earlier, later)) or _repeats(earlier, later)


def _points_at(earlier: Mention, later: Mention) -> bool:
    """Whether "the attack" can be the earlier event: done, of its kind or of any violent kind, no other target told."""
    fits = later.kind == earlier.kind or (later.kind in VAGUE and kinds()[earlier.kind].violent)
    fits = fits or (later.words == "strike" and earlier.kind in STRIKES)
    done = earlier.stage in DONE and later.stage in DONE
    return fits and done and not _conflict(earlier, later)


def _conflict(earlier: Mention, later: Mention) -> bool:
    """Whether the two name different doers, targets or times; people who are only harmed are no targets here."""
    for role in ("actor", "target", "when"):
        left, right = (mention.quotes(role) - mention.quotes("harm") for mention in (earlier, later))
        if left and right and not _shared(left, right):
            return True
    return False


def _shared(left: set[str], right: set[str]) -> bool:
    """Whether a word of five letters or more, or a whole quote, stands in both."""
    long = [{word[:5] for quote in side for word in quote.split() if len(word) > 4} | side for side in (left, right)]
    return bool(long[0] & long[1])


def _repeats(earlier: Mention, later: Mention) -> bool:
    """Whether two mentions tell the same thing of the same parties, or name the same standing thing."""
    if earlier.kind != later.kind or earlier.stage is not later.stage:
        return False
    if later.kind in PERSISTENT and earlier.words == later.words and not _conflict(earlier, later):
        return True
    return any(earlier.quotes(role) & later.quotes(role) for role in ("means", "harm")) and not _conflict(
        earlier, later
    )
