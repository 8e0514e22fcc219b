"""Components: reports that chains of "same" connect, each clustered by itself."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import combinations, groupby

from tocsin.merging.candidates import Pair
from tocsin.merging.clusters import cluster, component
from tocsin.merging.compared import Compared
from tocsin.merging.comparison import verdict_of
from tocsin.merging.decided import Decided
from tocsin.merging.profile import Profile
from tocsin.merging.scores import Scores
from tocsin.merging.weights import RULING_OUT
from tocsin.record import Judgement, Linked, Verdict, incident_id

Group = tuple[str, ...]

RULING = frozenset(fact.__name__ for fact in RULING_OUT)
"""Facts of which each keeps apart two reports that only a chain of others would bring together."""


class Components:
    """The groups of all reports, from the program's scores and from people's decisions."""

    def __init__(self, by_people: Iterable[Judgement]) -> None:
        self._compared, self._decided = Compared(), Decided(by_people)
        self._within = Scores()
        self.groups: dict[str, Group] = {}

    def judge(self, pair: Pair) -> Judgement:
        """The program's judgement on two reports."""
        return self._compared.judge(*pair)

    def pairs(self) -> Iterator[Pair]:
        """The pairs of which the program says something that counts, each once, in order."""
        return (pair for pair, _ in groupby(merge(self._compared.scores.pairs(), self._within.pairs())))

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
        for each in gone:
            self._within.drop(each)
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
        """The groups of one component, in which every pair is compared."""
        for each in reports:
            for other in [other for other in self._within.beside(each) if other not in reports]:
                self._within.part(each, other)
        if len(reports) == 1:
            return (tuple(reports),)
        pairs = list(combinations(sorted(reports), 2))
        scored = zip(pairs, map(self._score, pairs), strict=True)
        by_program = [Judgement(*pair, verdict_of(score), score) for pair, score in scored]
        return cluster(sorted(reports), [*by_program, *self._decided.among(pairs)])

    def _score(self, pair: Pair) -> float:
        """The program's score of two reports of one component; 0 for no candidates that one fact rules out."""
        score = self._compared.scores.get(*pair)
        if score is None:
            score = self._within.get(*pair)
        if score is None:
            judgement = self.judge(pair)
            score = 0.0 if any(reason.fact in RULING for reason in judgement.reasons) else judgement.score
            self._within.put(*pair, score)
            self._compared.fresh.append(pair)
        return score

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
