"""Clusters: which reports are of one occurrence, given all judgements on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from tocsin.merging.profile import Profile
from tocsin.merging.weights import RULING_OUT
from tocsin.record import PROGRAM, Judgement, Place, Verdict, When

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


def cluster(
    ids: Sequence[str], judgements: Iterable[Judgement], *, profiles: Mapping[str, Profile] | None = None
) -> tuple[tuple[str, ...], ...]:
    """The ids in groups that are of one occurrence each, sorted; an id with no other is a group of its own.

    Pairs judged the same are joined, people's first, then the best scored, unless that would bring together two ids
    that are judged different. With `profiles`, the program also never brings together two ids of one article, nor
    two that were not compared and cannot be one by day, place, kind or stage.
    """
    ruled = standing(judgements).values()
    by_people, by_program = (
        _sides([each for each in ruled if (each.by != PROGRAM) is people]) for people in (True, False)
    )
    groups, own = _Groups(ids, by_people[Verdict.DIFFERENT]), _Groups(ids, by_program[Verdict.DIFFERENT], profiles)
    for left, right in by_people[Verdict.SAME]:
        if groups.may_join(left, right):
            groups.join(left, right)
    for left, right in by_program[Verdict.SAME]:
        if own.may_join(left, right) and groups.may_join(left, right):
            own.join(left, right)
            groups.join(left, right)
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))


def _sides(judgements: Sequence[Judgement]) -> dict[Verdict, list[Pair]]:
    """The pairs under each verdict, the best scored first, equals by id."""
    ordered = sorted(judgements, key=lambda each: (-each.score, each.left, each.right))
    return {verdict: [(each.left, each.right) for each in ordered if each.verdict is verdict] for verdict in Verdict}


Stand = tuple[str, bool, When | None, Place | None]
"""What decides whether two reports that were not compared can be one: kind, whether it lies ahead, days, place."""


class _Groups:
    """Growing groups of ids, each remembering what it must not be joined with.

    What people joined and what the program joins are grown side by side, so that a difference seen by the program
    never breaks what people brought together, and never keeps apart two incidents of which people say that they are
    one.
    """

    def __init__(
        self, ids: Sequence[str], apart: Iterable[Pair], profiles: Mapping[str, Profile] | None = None
    ) -> None:
        known = profiles or {}
        self.root = {each: each for each in ids}
        self.members = {each: {each} for each in ids}
        self.enemies: dict[str, set[str]] = {each: set() for each in ids}
        self.articles = {each: {known[each].article} if each in known else set() for each in ids}
        self.stands = {each: {stand_of(known[each])} if each in known else set() for each in ids}
        self.example = {stand_of(profile): profile for profile in known.values()}
        self.clashing: dict[tuple[Stand, Stand], bool] = {}
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
            and self.articles[few].isdisjoint(self.articles[many])
            and not any(self._clash(one, other) for one in self.stands[few] for other in self.stands[many])
        )

    def join(self, left: str, right: str) -> None:
        """Make the groups of the two ids one."""
        few, many = self._roots(left, right)
        if few != many:
            self.root.update(dict.fromkeys(self.members[few], many))
            for held in (self.members, self.enemies, self.articles):
                held[many] |= held.pop(few)
            self.stands[many] |= self.stands.pop(few)

    def _roots(self, left: str, right: str) -> tuple[str, str]:
        """The roots of the two groups, the smaller group first."""
        few, many = sorted((self.root[left], self.root[right]), key=lambda root: (len(self.members[root]), root))
        return few, many

    def _clash(self, one: Stand, other: Stand) -> bool:
        if one == other:
            return False
        if (one, other) not in self.clashing:
            left, right = self.example[one], self.example[other]
            self.clashing[one, other] = any(fact(left, right) is not None for fact in RULING_OUT)
        return self.clashing[one, other]


def stand_of(profile: Profile) -> Stand:
    """The profile's stand: equal for all tellings that agree on kind, day and place."""
    return profile.kind, profile.ahead, profile.when, profile.place
