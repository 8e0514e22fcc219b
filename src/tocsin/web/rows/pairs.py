"""Two incidents side by side: what differs first, and why the program took them for one or for two."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.record import Incident, Judgement
from tocsin.web.rows.listing import line_of

COMPARED = ("when", "kind", "stage", "who", "whom", "where", "killed", "wounded")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field of both sides; `differs` also where only one side knows it."""

    field: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether the two say other things."""
        return self.left != self.right


@dataclass(frozen=True, slots=True)
class Ground:
    """A fact for (weight above 0) or against the two being one, with the two values compared, and who says so."""

    fact: str
    weight: float
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A standing verdict on two reports of the pair."""

    verdict: str
    by: str
    why: str
    score: float
    grounds: tuple[Ground, ...]


def compared(left: Incident, right: Incident) -> tuple[Comparison, ...]:
    """The fields of both, those that differ first."""
    one, other = line_of(left), line_of(right)
    rows = [Comparison(field, getattr(one, field), getattr(other, field)) for field in COMPARED]
    return tuple(sorted(rows, key=lambda row: not row.differs))


def verdicts(judgements: Sequence[Judgement], left: Incident, right: Incident) -> tuple[Verdict, ...]:
    """What was judged about any report of one side and any of the other: people first, then the surest."""
    ours, theirs = set(left.reports), set(right.reports)
    found = [
        judgement
        for judgement in judgements
        if (judgement.left in ours and judgement.right in theirs)
        or (judgement.left in theirs and judgement.right in ours)
    ]
    found.sort(key=lambda each: (each.by == "program", -abs(each.score), each.left, each.right))
    return tuple(_verdict(each, turned=each.left in theirs) for each in found)


def _verdict(judgement: Judgement, *, turned: bool) -> Verdict:
    grounds = [
        Ground(one.fact, one.weight, *((one.right, one.left) if turned else (one.left, one.right)))
        for one in judgement.reasons
    ]
    strongest = tuple(sorted(grounds, key=lambda ground: -abs(ground.weight)))
    return Verdict(judgement.verdict.value, judgement.by, judgement.why, judgement.score, strongest)
