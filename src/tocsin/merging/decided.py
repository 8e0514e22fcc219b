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
        self.joined: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in (pair for pair, each in self.ruled.items() if each.verdict is Verdict.SAME):
            self.joined[left].add(right)
            self.joined[right].add(left)

    def differing(self, other: "Decided") -> set[str]:
        """The reports on whose pairs the other holds something else."""
        pairs = self.ruled.keys() | other.ruled.keys()
        return {each for pair in pairs if self.ruled.get(pair) != other.ruled.get(pair) for each in pair}

    def among(self, pairs: Iterable[Pair]) -> list[Judgement]:
        """The judgements on these pairs."""
        return [self.ruled[pair] for pair in pairs if pair in self.ruled] if self.ruled else []
