"""Components: the groups of all reports, kept up to date while reports and decisions come and go."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tocsin.merging.candidates import Pair
from tocsin.merging.clusters import step_of
from tocsin.merging.compared import Compared
from tocsin.merging.decided import Decided
from tocsin.merging.growth import Step
from tocsin.merging.joining import Joining, Ties
from tocsin.merging.profile import Profile
from tocsin.merging.weights import SAME_FROM
from tocsin.record import Judgement, Linked, Verdict, incident_id

Group = tuple[str, ...]


class Components:
    """The groups of all reports, from the program's scores and from people's decisions."""

    def __init__(self, by_people: Iterable[Judgement]) -> None:
        self._compared, self._decided = Compared(), Decided(by_people)
        self._joining = Joining(Ties(self._steps, self._enemies, self._compared.apart))
        self.groups: dict[str, Group] = {}

    def judge(self, pair: Pair) -> Judgement:
        """The program's judgement on two reports."""
        return self._compared.judge(*pair)

    def pairs(self) -> Iterator[Pair]:
        """The candidate pairs that the program finds the same or is unsure of, each once, in order."""
        return self._compared.scores.pairs()

    def judges(self, left: str, right: str) -> bool:
        """Whether the two are a pair that the program finds the same or is unsure of."""
        return self._compared.scores.get(left, right) is not None

    @property
    def compared(self) -> int:
        """How many candidate pairs were compared so far."""
        return self._compared.made

    def take_fresh(self) -> Iterator[Pair]:
        """The pairs judged, or let go, since the last time of asking, in order; nothing is sorted until they are read."""
        fresh, self._compared.fresh = self._compared.fresh, defaultdict(list)
        return ((left, right) for left in sorted(fresh) for right in sorted(set(fresh[left])))

    # --- what changes them: each gives the reports to settle -------------------------------------------------------

    def add(self, profiles: Sequence[Profile]) -> set[str]:
        """Compare new reports."""
        return self._compared.add(profiles)

    def remove(self, gone: Sequence[str]) -> tuple[set[str], set[Group]]:
        """Let reports go; gives the groups in which they were too."""
        before = {self.groups.pop(each) for each in gone}
        left = {other for each in gone for other in self._decided.joined.get(each, ())}
        mates = {other for group in before for other in group}
        for each in gone:
            self._joining.drop(each)
        return self._compared.remove(gone) | (self.groups.keys() & (left | mates)), before

    def decide(self, by_people: Iterable[Judgement]) -> set[str]:
        """Take people's judgements for those that were held."""
        before, self._decided = self._decided, Decided(by_people)
        return self.groups.keys() & before.differing(self._decided)

    def settle(self, touched: Iterable[str]) -> tuple[set[Group], set[Group]]:
        """Join anew the groups of the reports touched; gives all groups that this reaches, of before and of now."""
        before = {self.groups[each] for each in touched if each in self.groups}
        start = {each for group in before for each in group if each in self.groups}
        new = {tuple(sorted(group)) for group in self._joining.again(start.union(touched))}
        old = {self.groups[each] for group in new for each in group if each in self.groups}
        for group in new:
            self.groups.update(dict.fromkeys(group, group))
        return old, new

    def _steps(self, each: str) -> Iterator[Step]:
        """The pairs of this report that somebody judged the same; a person's judgement outranks the program's."""
        ruled = {(other := j.right if j.left == each else j.left): j for j in self._decided.of.get(each, ())}
        for other, score in self._compared.scores.beside(each).items():
            if score >= SAME_FROM and other not in ruled:
                yield step_of(each, other, score, by_program=True)
        for other, judgement in ruled.items():
            if judgement.verdict is Verdict.SAME and other in self._compared.candidates.profiles:
                yield step_of(each, other, judgement.score, by_program=False)

    def _enemies(self, each: str) -> Iterator[str]:
        """The reports that people set apart from this one."""
        ruled = self._decided.of.get(each, ())
        return (j.right if j.left == each else j.left for j in ruled if j.verdict is Verdict.DIFFERENT)

    # --- what follows what -----------------------------------------------------------------------------------------

    def links_of(self, group: Group) -> tuple[Linked, ...]:
        """The incidents that what the group tells of follows, or that follow it."""
        links = ((other, why) for each in group for other, why in self._compared.links.get(each, {}).items())
        told = {Linked(incident_id(self.groups[other][0]), why) for other, why in links if other not in group}
        return tuple(sorted(told, key=lambda linked: (linked.incident, linked.why)))

    def linked_with(self, groups: Iterable[Group]) -> set[Group]:
        """The groups with a report that is linked to one of these groups' reports."""
        links = (other for group in groups for each in group for other in self._compared.links.get(each, ()))
        return {self.groups[other] for other in links}
