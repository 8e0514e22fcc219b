"""Triggers of one occurrence, joined: which words, which kind and which stage stand for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.codebook.kinds import kinds
from tocsin.record import Link, Marks, Span, Stage, Trigger

VAGUE = ("attack", "killing", "other")
"""Kinds that give way to a more exact one when both tell of one occurrence."""
SURE = (Stage.FOILED, Stage.OCCURRED, Stage.ONGOING, Stage.DENIED)


@dataclass(frozen=True, slots=True)
class Group:
    """The triggers of one statement, the one that stands for it first, with all their links in reading order."""

    triggers: tuple[Trigger, ...]
    links: tuple[Link, ...]

    @property
    def words(self) -> Span:
        """The trigger words that stand for the statement."""
        return self.triggers[0].words

    @property
    def stage(self) -> Stage:
        """The stage: what any trigger tells as tried or done, else the first trigger's."""
        told = [trigger.stage for trigger in self.triggers]
        return next((stage for stage in SURE if stage in told), told[0])


def _pairs(marks: Marks) -> list[list[int]]:
    """The indices of the triggers, those of one occurrence together."""
    root = list(range(len(marks.triggers)))
    for left, right in marks.same:
        first, second = sorted((_find(root, left), _find(root, right)))
        if marks.triggers[left].sort == marks.triggers[right].sort:
            root[second] = first
    together: dict[int, list[int]] = {}
    for index in root:
        together.setdefault(_find(root, index), [])
    for index in range(len(root)):
        together[_find(root, index)].append(index)
    return list(together.values())


def _find(root: list[int], index: int) -> int:
    while root[index] != index:
        index = root[index]
    return index


def _rank(trigger: Trigger) -> tuple[bool, float, int]:
    return (trigger.label in VAGUE, -trigger.probability, trigger.words.start)


def known(trigger: Trigger) -> bool:
    """Whether the label is one that the scheme knows; others are dropped with all that hangs on them."""
    return trigger.sort != "event" or trigger.label in kinds()


def groups(marks: Marks) -> list[Group]:
    """The triggers of `marks`, joined by `same`, in reading order; the most exact kind of a group stands for it."""
    found: list[Group] = []
    hanging: dict[int, list[Link]] = {}
    for link in marks.links:
        hanging.setdefault(link.trigger, []).append(link)
    for indices in _pairs(marks):
        triggers = sorted((marks.triggers[index] for index in indices if known(marks.triggers[index])), key=_rank)
        links = [link for index in indices for link in hanging.get(index, ())]
        if triggers:
            found.append(Group(tuple(triggers), ordered(links)))
    return sorted(found, key=lambda group: (group.words.start, group.words.end))


def ordered(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links in reading order."""
    return tuple(sorted(links, key=lambda link: (link.words, link.role, link.label)))
