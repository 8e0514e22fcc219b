"""Components: reports that chains of "same" connect, each clustered by itself."""

from collections.abc import Iterable, Iterator, Sequence

from tocsin.merging.candidates import Pair
from tocsin.merging.clusters import cluster, component
from tocsin.merging.compared import Compared
from tocsin.merging.comparison import verdict_of
from tocsin.merging.decided import Decided
from tocsin.merging.profile import Profile
from tocsin.record import Judgement, Linked, Verdict, incident_id

Group = tuple[str, ...]


class Components:
    """The groups of all reports, from the program's scores and from people's decisions."""

    def __init__(self, by_people: Iterable[Judgement]) -> None:
        self._compared, self._decided = Compared(), Decided(by_people)
        self.groups: dict[str, Group] = {}

    def judge(self, pair: Pair) -> Judgement:
        """The program's judgement on two reports."""
        return self._compared.judge(*pair)

    def pairs(self) -> Iterator[Pair]:
        """The candidate pairs that the program finds the same or is unsure of, each once, in order."""
        return self._compared.scores.pairs()

    @property
    def compared(self) -> int:
        """How many candidate pairs were compared so far."""
        return self._compared.made

    def take_fresh(self) -> list[Pair]:
        """The pairs that were first judged since the last time of asking, in order."""
        fresh, self._compared.fresh = sorted(set(self._compared.fresh)), []
        return fresh

    # --- what changes them: each gives the reports to settle -------------------------------------------------------

    def add(self, profiles: Sequence[Profile]) -> set[str]:
        """Compare new reports."""
        return self._compared.add(profiles)

    def remove(self, gone: Sequence[str]) -> tuple[set[str], set[Group]]:
        """Let reports go; gives the groups in which they were too."""
        before = {self.groups.pop(each) for each in gone}
        left = {other for each in gone for other in self._decided.joined.get(each, ())}
        touched = self._compared.remove(gone) | left.intersection(self.groups)
        return touched, before

    def decide(self, by_people: Iterable[Judgement]) -> set[str]:
        """Take people's judgements for those that were held."""
        before, self._decided = self._decided, Decided(by_people)
        return before.differing(self._decided).intersection(self.groups)

    def settle(self, touched: Iterable[str]) -> tuple[set[Group], set[Group]]:
        """Cluster anew every component with a report that was touched; gives its groups of before and of now."""
        old, new, settled = set[Group](), set[Group](), set[str]()
        for start in touched:
            if start not in settled:
                reports = component(start, self._same_as)
                settled |= reports
                old.update(self.groups[each] for each in reports if each in self.groups)
                new.update(self._clustered(reports))
        for group in new:
            self.groups.update(dict.fromkeys(group, group))
        return old, new

    def _same_as(self, each: str) -> Iterator[str]:
        """The reports that somebody judged the same as this one."""
        beside = self._compared.scores.beside(each)
        yield from (other for other, score in beside.items() if verdict_of(score) is Verdict.SAME)
        yield from (o for o in self._decided.joined.get(each, ()) if o in self._compared.candidates.profiles)

    def _clustered(self, reports: set[str]) -> tuple[Group, ...]:
        """The groups of one component."""
        if len(reports) == 1:
            return (tuple(reports),)
        near = ((each, other, score) for each in reports for other, score in self._compared.scores.beside(each).items())
        likely = [
            Judgement(each, other, Verdict.SAME, score)
            for each, other, score in near
            if each < other and other in reports and verdict_of(score) is Verdict.SAME
        ]
        return cluster(sorted(reports), [*likely, *self._decided.among(reports)], self._compared.apart)

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
