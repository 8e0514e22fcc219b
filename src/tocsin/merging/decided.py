"""What people decided on pairs of reports, found from both sides."""

from collections import defaultdict
from collections.abc import Iterable

from tocsin.merging.clusters import standing
from tocsin.record import PROGRAM, Judgement, Verdict

Pair = tuple[str, str]


class Decided:
    """The standing judgement of people on each pair that they judged."""

    def __init__(self, by_people: Iterable[Judgement] = ()) -> None:
        self.ruled = {pair: each for pair, each in standing(by_people).items() if each.by != PROGRAM}
        self.of: defaultdict[str, list[Judgement]] = defaultdict(list)
        self.joined: defaultdict[str, set[str]] = defaultdict(set)
        for (left, right), judgement in self.ruled.items():
            for each, other in ((left, right), (right, left)):
                self.of[each].append(judgement)
                if judgement.verdict is Verdict.SAME:
                    self.joined[each].add(other)

    def differing(self, other: "Decided") -> set[str]:
        """The reports on whose pairs the other holds something else."""
        pairs = self.ruled.keys() | other.ruled.keys()
        return {each for pair in pairs if self.ruled.get(pair) != other.ruled.get(pair) for each in pair}

    def among(self, reports: Iterable[str]) -> list[Judgement]:
        """The judgements that name one of these reports."""
        return [judgement for each in reports for judgement in self.of.get(each, ())]
