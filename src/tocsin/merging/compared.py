"""What the program thinks of the reports that are there: which pairs are likely one, and which follow each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tocsin.merging.candidates import Candidates, Pair
from tocsin.merging.comparison import judge, score_of, verdict_of
from tocsin.merging.links import link
from tocsin.merging.once import once
from tocsin.merging.profile import Profile
from tocsin.merging.scores import Scores
from tocsin.merging.weights import RULING_OUT
from tocsin.record import Judgement, Verdict

LET_GO = "one of the two is told no longer, or they are no longer worth comparing"
"""Why the program lets go of a pair that it judged."""


class Compared:
    """Profiles, the scores of candidate pairs that are not plainly different, and links; nothing that depends on order.

    `fresh` lists the pairs that were given a score or lost it since it was last emptied, the larger ids by the smaller;
    `made` counts all comparisons.
    """

    def __init__(self) -> None:
        self.candidates, self.scores, self.looked_at = Candidates(), Scores(), Scores()
        self.links: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.fresh: defaultdict[str, list[str]] = defaultdict(list)
        self.made = 0

    def judge(self, left: str, right: str) -> Judgement:
        """The program's judgement on two reports; different where one is gone, or they are not worth comparing."""
        if self.scores.get(left, right) is None:
            return Judgement(left, right, Verdict.DIFFERENT, 0.0, why=LET_GO)
        return judge(self.candidates.profiles[left], self.candidates.profiles[right])

    def apart(self, left: str, right: str) -> bool:
        """Whether the program keeps two reports apart that a chain of others would bring together.

        It does when it judges them different, or when they are no candidates and one fact rules them out.
        """
        if self.scores.get(left, right) is not None:
            return False
        known = self.looked_at.get(left, right)
        if known is None:
            pair = self.candidates.profiles[left], self.candidates.profiles[right]
            ruled = any(fact(*pair) is not None for fact in RULING_OUT)
            known = 0.0 if ruled or verdict_of(score_of(*pair)) is Verdict.DIFFERENT else 1.0
            self.looked_at.put(left, right, known)
        return known == 0.0

    def add(self, profiles: Sequence[Profile]) -> set[str]:
        """Compare new reports with what is near them; gives the reports whose neighbours are others now."""
        crowded = [ids for profile in profiles for ids in self.candidates.add(profile)]
        new = {profile.id for profile in profiles}
        for each in new:
            for other in self.candidates.near(each):
                if other not in new or other < each:
                    self._compare(min(each, other), max(each, other))
        lost = set(self._lost({each for ids in crowded for each in ids} - new))
        for pair in lost:
            self._part(*pair)
        return new.union(*lost)

    def _lost(self, doubtful: set[str]) -> Iterator[Pair]:
        """The pairs of these that are held and no longer worth comparing."""
        for each in doubtful:
            tied = doubtful.intersection({*self.scores.beside(each), *self.links.get(each, ())})
            if tied:
                near = self.candidates.near(each)
                yield from ((min(each, other), max(each, other)) for other in tied if other not in near)

    def remove(self, gone: Iterable[str]) -> set[str]:
        """Let reports go; gives the reports left whose neighbours are others now."""
        touched: set[str] = set()
        hopeful: set[str] = set()
        for each in gone:
            others = {*self.scores.beside(each), *self.links[each]}
            for other in others:
                self._part(each, other)
            del self.links[each]
            self.looked_at.drop(each)
            hopeful.update(*self.candidates.remove(each))
            touched |= others
        for pair in self._found(hopeful.intersection(self.candidates.profiles)):
            self._compare(*pair)
            touched.update(pair)
        return {each for each in touched if each in self.candidates.profiles}

    def _found(self, hopeful: set[str]) -> list[Pair]:
        """The pairs of these that are worth comparing and not held."""
        near = ((each, other) for each in hopeful for other in self.candidates.near(each) & hopeful if each < other)
        return [pair for pair in near if not self._tied(*pair)]

    def _compare(self, left: str, right: str) -> None:
        one, other = self.candidates.profiles[left], self.candidates.profiles[right]
        score = score_of(one, other)
        self.made += 1
        if verdict_of(score) is not Verdict.DIFFERENT:
            self.scores.put(left, right, once(score))
            self.fresh[left].append(right)
        elif one.ahead != other.ahead and (why := link(judge(one, other), one, other)):
            self.links[left][right] = self.links[right][left] = why

    def _tied(self, left: str, right: str) -> bool:
        return self.scores.get(left, right) is not None or right in self.links.get(left, ())

    def _part(self, left: str, right: str) -> None:
        if self.scores.get(left, right) is not None:
            self.fresh[min(left, right)].append(max(left, right))
        self.scores.part(left, right)
        for one, other in ((left, right), (right, left)):
            self.links[one].pop(other, None)
