"""Joining: groups from pairs judged the same, the strongest evidence first; a change is followed only where it leads.

All steps are gone through in one order, and each depends only on the groups of its two reports. After a change, the
reports that it touched begin anew; any other group takes part from the first step on that now comes out otherwise.
What comes out is what going through all steps again would give.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from tocsin.merging.growth import Growth, Joined, Step


@dataclass(frozen=True, slots=True)
class Ties:
    """What is known of reports: the steps that each has a part in, whom people set apart from it, and the program."""

    steps: Callable[[str], Iterable[Step]]
    enemies: Callable[[str], Iterable[str]]
    apart: Callable[[str, str], bool]


class Joining:
    """The groups of all reports: those that stand, and beside them those that the program alone would make.

    The second are grown side by side with the first, so that a difference seen by the program never breaks what people
    brought together, and never keeps apart two incidents of which people say that they are one.
    """

    def __init__(self, ties: Ties) -> None:
        self.ties = ties
        self._standing: dict[str, Joined] = {}
        self._own: dict[str, Joined] = {}

    def drop(self, gone: str) -> None:
        """Let a report go; those that were in its group are to be joined again."""
        del self._standing[gone], self._own[gone]

    def again(self, touched: Iterable[str]) -> Iterable[set[str]]:
        """Join the reports touched, whole groups of before, and whatever they now reach; gives all groups of these."""
        return _Again(self.ties, Growth(self._standing), Growth(self._own)).run(set(touched))


class _Again:
    """Going through the steps again, from the reports that were touched."""

    def __init__(self, ties: Ties, standing: Growth, own: Growth) -> None:
        self.ties, self.standing, self.own = ties, standing, own
        self.ahead: list[Step] = []

    def run(self, touched: set[str]) -> Iterable[set[str]]:
        for each in touched:
            self.standing.begin(each)
            self.own.begin(each)
        self.ahead += (s for each in touched for s in self.ties.steps(each) if each == s[2] or s[2] not in touched)
        heapify(self.ahead)
        while self.ahead:
            self._take(heappop(self.ahead))
        return self.standing.members.values()

    def _take(self, step: Step) -> None:
        """Join what the step joins; a group takes part where the step now comes out otherwise for it."""
        by_program, _, left, right = step
        groups = [self.standing.before(each, step) for each in (left, right)]
        outside = [group for group in groups if group not in self.standing.members]
        if self._may_join(step, *groups):
            for group in outside:
                self._enter(group, step)
            self.standing.join(left, right, step)
            if by_program:
                self.own.join(left, right, step)
        else:
            for group in outside:
                if group.joined_at(step):
                    self._enter(group, step)

    def _enter(self, group: Joined, step: Step) -> None:
        """A group takes part from this step on, with all later steps that lead to others."""
        self.standing.put(group)
        entered = self.standing.members[group]
        for part in {self.own.alone[each].until(step) for each in entered}:
            self.own.put(part)
        for each in entered:
            for later in self.ties.steps(each):
                other = later[3] if later[2] == each else later[2]
                if later > step and other not in self.standing.root:
                    heappush(self.ahead, later)

    def _may_join(self, step: Step, one: Joined, other: Joined) -> bool:
        """Whether nothing keeps the groups of the two reports apart."""
        by_program, _, left, right = step
        if one is not other:
            few, many = self._few_many(self.standing, one, other)
            if any(enemy in many for each in few for enemy in self.ties.enemies(each)):
                return False
        if not by_program:
            return True
        own = self.own.before(left, step), self.own.before(right, step)
        few, many = self._few_many(self.own, *own)
        return own[0] is own[1] or not any(
            self.ties.apart(min(each, beside), max(each, beside)) for each in few for beside in many
        )

    @staticmethod
    def _few_many(growth: Growth, one: Joined, other: Joined) -> tuple[set[str], set[str]]:
        few, many = sorted((growth.held(one), growth.held(other)), key=len)
        return few, many
