"""Clusters: which reports are of one occurrence, given all judgements on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from tocsin.merging.profile import Profile
from tocsin.merging.weights import RULING_OUT
from tocsin.record import Judgement, Place, Verdict, When

PROGRAM = "program"
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
    pairs = standing(judgements)
    groups = _Groups(ids, profiles or {})
    for person in (True, False):
        ruled = [judgement for judgement in pairs.values() if (judgement.by != PROGRAM) == person]
        groups.keep_apart(judgement for judgement in ruled if judgement.verdict is Verdict.DIFFERENT)
        for judgement in sorted(ruled, key=lambda each: (-each.score, each.left, each.right)):
            if judgement.verdict is Verdict.SAME:
                groups.join(judgement.left, judgement.right, by_person=person)
    return groups.sorted()


Stand = tuple[str, bool, When | None, Place | None]
"""What decides whether two reports that were not compared can be one: kind, whether it lies ahead, days, place."""


class _Groups:
    """Growing groups of ids, each remembering what it must not be joined with."""

    def __init__(self, ids: Sequence[str], profiles: Mapping[str, Profile]) -> None:
        self.root = {each: each for each in ids}
        self.members = {each: {each} for each in ids}
        self.enemies: dict[str, set[str]] = {each: set() for each in ids}
        self.articles = {each: {profiles[each].article} if each in profiles else set() for each in ids}
        self.stands = {each: {stand_of(profiles[each])} if each in profiles else set() for each in ids}
        self.example = {stand_of(profile): profile for profile in profiles.values()}
        self.clashing: dict[tuple[Stand, Stand], bool] = {}

    def keep_apart(self, judgements: Iterable[Judgement]) -> None:
        """Note pairs that must not come together; a pair that people have brought together already is let be."""
        for judgement in judgements:
            if judgement.left in self.root and judgement.right in self.root:
                left, right = self.root[judgement.left], self.root[judgement.right]
                if left != right:
                    self.enemies[left].add(judgement.right)
                    self.enemies[right].add(judgement.left)

    def join(self, left: str, right: str, *, by_person: bool) -> None:
        """Make the groups of the two ids one, unless that is forbidden."""
        if left not in self.root or right not in self.root:
            return
        few, many = sorted((self.root[left], self.root[right]), key=lambda root: (len(self.members[root]), root))
        if few == many or not self.enemies[few].isdisjoint(self.members[many]):
            return
        if not by_person and self._ruled_out(few, many):
            return
        self.root.update(dict.fromkeys(self.members[few], many))
        for held in (self.members, self.enemies, self.articles):
            held[many] |= held.pop(few)
        self.stands[many] |= self.stands.pop(few)

    def _ruled_out(self, few: str, many: str) -> bool:
        shared = not self.articles[few].isdisjoint(self.articles[many])
        return shared or any(self._clash(one, other) for one in self.stands[few] for other in self.stands[many])

    def _clash(self, one: Stand, other: Stand) -> bool:
        if one == other:
            return False
        if (one, other) not in self.clashing:
            left, right = self.example[one], self.example[other]
            self.clashing[one, other] = any(fact(left, right) is not None for fact in RULING_OUT)
        return self.clashing[one, other]

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """The groups, each sorted, in the order of their first ids."""
        return tuple(sorted(tuple(sorted(group)) for group in self.members.values()))


def stand_of(profile: Profile) -> Stand:
    """The profile's stand: equal for all tellings that agree on kind, day and place."""
    return profile.kind, profile.ahead, profile.when, profile.place
