"""Growth: how groups of reports came together step by step, kept so that a change goes through few steps again."""

from dataclasses import dataclass

Step = tuple[bool, float, str, str]
"""A pair that somebody judged the same, in the order of joining: people's first, the best scored first, then by id.

Whether it is the program's, the score with its sign turned, and the two ids, the smaller first.
"""


@dataclass(slots=True, eq=False)
class Joined:
    """A group as it stood from one step on, made of two of before, until it became part of a larger one."""

    of: "tuple[Joined, Joined] | str"
    step: Step | None = None
    into: "Joined | None" = None

    def until(self, step: Step) -> "Joined":
        """The group that this one had become by the time of the step."""
        joined = self
        while joined.into and joined.into.step and joined.into.step < step:
            joined = joined.into
        return joined

    def joined_at(self, step: Step) -> bool:
        """Whether the group became part of a larger one by this very step."""
        return self.into is not None and self.into.step == step

    def members(self) -> set[str]:
        """The ids in it."""
        found, ahead = set[str](), [self]
        while ahead:
            of = ahead.pop().of
            if isinstance(of, str):
                found.add(of)
            else:
                ahead += of
        return found


class Growth:
    """Groups that are growing, and where each id began."""

    def __init__(self, alone: dict[str, Joined]) -> None:
        self.alone = alone
        self.root: dict[str, Joined] = {}
        self.members: dict[Joined, set[str]] = {}

    def begin(self, each: str) -> None:
        """The id stands alone, whatever it was part of."""
        self.alone[each] = Joined(each)
        self.put(self.alone[each])

    def put(self, joined: Joined) -> None:
        """A group of before takes part as it stood, and becomes part of nothing yet."""
        joined.into = None
        self.members[joined] = joined.members()
        self.root.update(dict.fromkeys(self.members[joined], joined))

    def before(self, each: str, step: Step) -> Joined:
        """The group of the id at the time of the step: the growing one, or where it takes no part, that of before."""
        return self.root.get(each) or self.alone[each].until(step)

    def held(self, joined: Joined) -> set[str]:
        """The ids in a group, growing or not."""
        return self.members.get(joined) or joined.members()

    def join(self, left: str, right: str, step: Step) -> None:
        """Make the groups of two ids that take part one."""
        one, other = self.root[left], self.root[right]
        if one is not other:
            one.into = other.into = more = Joined((one, other), step)
            few, many = sorted((self.members.pop(one), self.members.pop(other)), key=len)
            many |= few
            self.members[more] = many
            self.root.update(dict.fromkeys(many, more))
