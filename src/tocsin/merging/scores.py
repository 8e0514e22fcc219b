"""Scores of pairs, found from both sides."""

from collections.abc import Iterator, Mapping

Pair = tuple[str, str]
NOBODY: Mapping[str, float] = {}


class Scores:
    """A score for each of some pairs of ids."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, float]] = {}

    def put(self, left: str, right: str, score: float) -> None:
        """Keep the score of a pair."""
        self.of.setdefault(left, {})[right] = score
        self.of.setdefault(right, {})[left] = score

    def get(self, left: str, right: str) -> float | None:
        """The score of a pair, or None."""
        return self.beside(left).get(right)

    def beside(self, each: str) -> Mapping[str, float]:
        """The ids that have a score with this one, and the scores."""
        return self.of.get(each, NOBODY)

    def part(self, left: str, right: str) -> None:
        """Forget the score of a pair, if it has one."""
        for one, other in ((left, right), (right, left)):
            self.of.get(one, {}).pop(other, None)

    def drop(self, each: str) -> None:
        """Forget all scores of an id."""
        for other in self.of.pop(each, {}):
            del self.of[other][each]

    def pairs(self) -> Iterator[Pair]:
        """Every pair with a score, in order, each once and the smaller id first."""
        return ((left, right) for left in sorted(self.of) for right in sorted(self.of[left]) if left < right)
