"""Clusters: which reports are of one occurrence, given all judgements on them.

Whatever two reports of different components say changes nothing in either, so that each component is clustered alone.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from tocsin.record import PROGRAM, Judgement, Verdict

Pair = tuple[str, str]


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that counts for each pair: a person's before the program's, and of one side's the latest."""
    outranking: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = judgement.left, judgement.right
        if pair not in outranking or rank(judgement) > rank(outranking[pair]):
            outranking[pair] = judgement
    return outranking


def rank(judgement: Judgement) -> tuple[bool, datetime, str, str, float]:
    """What decides between judgements on one pair; the last three only make the choice the same everywhere."""
    made = judgement.made or datetime.min.replace(tzinfo=UTC)
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return judgement.by != PROGRAM, made, judgement.by, judgement.verdict.value, judgement.score


def none_apart(left: str, right: str) -> bool:  # noqa: ARG001 - what `cluster` asks of two reports
    """Nothing but judgements keeps two reports apart."""
    return False


def cluster(
    ids: Sequence[str], judgements: Iterable[Judgement], apart: Callable[[str, str], bool] = none_apart
) -> tuple[tuple[str, ...], ...]:
    """The ids in groups that are of one occurrence each, sorted; an id with no other is a group of its own.

    Pairs judged the same are joined, people's first, then the best scored, equals by id, unless that would bring
    together two ids that are judged different. Every "different" of a person is kept; one of the program's gives way
    only to a "same" of a person. `apart` is asked, the smaller id first, whether the program would keep apart two ids
    that a chain of others is about to bring together.
    """
    ruled = standing(judgements).values()
    by_people, by_program = (
        _sides([each for each in ruled if (each.by != PROGRAM) is people]) for people in (True, False)
    )
    groups, own = _Groups(ids, by_people[Verdict.DIFFERENT]), _Groups(ids, by_program[Verdict.DIFFERENT], apart)
    for left, right in by_people[Verdict.SAME]:
        if groups.may_join(left, right):
            groups.join(left, right)
    for left, right in by_program[Verdict.SAME]:
        if own.may_join(left, right) and groups.may_join(left, right):
            own.join(left, right)
            groups.join(left, right)
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))


def component(start: str, beside: Callable[[str], Iterable[str]]) -> set[str]:
    """The start, and all ids to which steps from neighbour to neighbour lead."""
    found, ahead = {start}, [start]
    while ahead:
        reached = set(beside(ahead.pop())) - found
        found |= reached
        ahead += reached
    return found


def _sides(judgements: Sequence[Judgement]) -> dict[Verdict, list[Pair]]:
    """The pairs under each verdict, the best scored first, equals by id."""
    ordered = sorted(judgements, key=lambda each: (-each.score, each.left, each.right))
    return {verdict: [(each.left, each.right) for each in ordered if each.verdict is verdict] for verdict in Verdict}


class _Groups:
    """Growing groups of ids, each remembering what it must not be joined with.

    What people joined and what the program joins are grown side by side, so that a difference seen by the program
    never breaks what people brought together, and never keeps apart two incidents of which people say that they are
    one.
    """

    def __init__(
        self, ids: Sequence[str], apart: Iterable[Pair], kept_apart: Callable[[str, str], bool] = none_apart
    ) -> None:
        self.kept_apart = kept_apart
        self.root = {each: each for each in ids}
        self.members = {each: {each} for each in ids}
        self.enemies: dict[str, set[str]] = {each: set() for each in ids}
        for left, right in apart:
            if left in self.root and right in self.root:
                self.enemies[left].add(right)
                self.enemies[right].add(left)

    def may_join(self, left: str, right: str) -> bool:
        """Whether nothing keeps the groups of the two ids apart."""
        if left not in self.root or right not in self.root:
            return False
        few, many = self._roots(left, right)
        return few == many or (
            self.enemies[few].isdisjoint(self.members[many])
            and not any(
                self.kept_apart(min(one, other), max(one, other))
                for one in self.members[few]
                for other in self.members[many]
            )
        )

    def join(self, left: str, right: str) -> None:
        """Make the groups of the two ids one."""
        few, many = self._roots(left, right)
        if few != many:
            self.root.update(dict.fromkeys(self.members[few], many))
            for held in (self.members, self.enemies):
                held[many] |= held.pop(few)

    def _roots(self, left: str, right: str) -> tuple[str, str]:
        """The roots of the two groups, the smaller group first."""
        few, many = sorted((self.root[left], self.root[right]), key=lambda root: (len(self.members[root]), root))
        return few, many
