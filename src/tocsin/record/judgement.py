"""Judgements: whether two reports tell of one occurrence, who says so, and why. Never deleted, only outweighed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

PROGRAM = "program"
"""Who made a judgement that no person made."""


class Verdict(StrEnum):
    """What was decided about a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One named fact of a comparison, its weight, and the two values compared, as words."""

    fact: str
    weight: float
    left: str
    right: str

    def __str__(self) -> str:
        """The fact in words with its two values, or the one that both have.

        >>> str(Reason("tolls_far_apart", -4.5, "189 killed", "2 killed")), str(Reason("same_day", 1.4, "2020-01-03", ""))
        ('tolls far apart: 189 killed / 2 killed', 'same day: 2020-01-03')
        """
        values = " / ".join(dict.fromkeys(filter(None, (self.left, self.right))))
        return self.fact.replace("_", " ") + (f": {values}" if values else "")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on two statement ids, `left` < `right`. `by` is "program" or a person's name."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    by: str = PROGRAM
    why: str = ""
    made: datetime | None = None

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError(f"a judgement names its reports in order, got {self.left} and {self.right}")


@dataclass(frozen=True, slots=True)
class Conflict:
    """People contradict each other: `apart` says that two reports differ, `chain` leads from one to the other.

    The chain begins at `apart.left` and ends at `apart.right`; each of its judgements says "same".
    """

    apart: Judgement
    chain: tuple[Judgement, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports along the chain, both ends included."""
        along = [self.apart.left]
        for same in self.chain:
            along.append(same.right if same.left == along[-1] else same.left)
        return tuple(along)
