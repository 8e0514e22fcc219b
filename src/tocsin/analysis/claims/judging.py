"""Claims of a number, definitions to count it by, and the verdict: one of three, never true or false.

A count depends on what is taken to belong to it; so it is made under a grid of definitions, and the claim is held
against the whole of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.analysis.answer import Rows
from tocsin.analysis.caught import FEWER, Catching, HowMany

HARD = 0.05
"""Below this probability, under the kindest definition and catching, a claim is hard to reconcile."""


class Verdict(StrEnum):
    """How a claim stands to the ledger."""

    SUPPORTED = "the ledger alone supports it"
    CONSISTENT = "consistent"
    HARD = "hard to reconcile"


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is claimed: `low`..`high` of something, `high` None where open; `words` are the claim's own."""

    words: str
    low: int
    high: int | None
    what: str = "events"

    def shown(self) -> str:
        """The number in words.

        >>> [Claimed("", low, high).shown() for low, high in ((15, None), (5, 5), (0, 9), (3, 5), (0, 0))]
        ['15 or more', 'exactly 5', 'at most 9', '3 to 5', 'none']
        """
        if self.high is None:
            return f"{self.low:,} or more"
        if self.low == self.high:
            return f"exactly {self.low:,}" if self.low else "none"
        return f"at most {self.high:,}" if self.low == 0 else f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a definition comes to when only incidents that a person has looked at count; `ids` are these."""

    low: int = 0
    high: int = 0
    ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """One way to count: what was decided, a word for each question, and what it comes to; `ids` are the counted.

    `untold` is whether there is none to count, or one whose number nobody tells: then what it comes to is only a floor.
    """

    decided: tuple[tuple[str, str], ...]
    low: int
    high: int
    ids: Sequence[str] = ()
    untold: bool = False
    reviewed: Reviewed = Reviewed()

    def of_reviewed(self) -> "Definition":
        """The same way to count, of what a person has looked at alone."""
        return replace(self, low=self.reviewed.low, high=self.reviewed.high, ids=self.reviewed.ids)


@dataclass(frozen=True, slots=True)
class Grid:
    """All the definitions, the narrowest first and the widest last; `main` is the one that the claim's words suggest.

    `covered` is whether the ledger's own time reaches back to the claim's: where not, it can contradict no floor. `timed`
    is whether the claim tells a period at all: where not, nothing counted can contradict it. `narrowed` is whether all that
    narrows the claim was understood: where not, it may be about fewer than are counted. `mixed` is whether others came to
    harm in some incidents than those of whom the claim is: the lower number leaves these out. `held` lists the incidents that
    count or might.
    """

    definitions: tuple[Definition, ...]
    main: Definition
    covered: bool = True
    timed: bool = True
    narrowed: bool = True
    mixed: bool = False
    held: Rows | None = None

    @property
    def least(self) -> int:
        """The fewest under any definition."""
        return min(one.low for one in self.definitions)

    @property
    def most(self) -> int:
        """The most under any definition."""
        return max(one.high for one in self.definitions)

    def of_reviewed(self) -> "Grid":
        """The same grid, of what a person has looked at alone."""
        cells = tuple(one.of_reviewed() for one in self.definitions)
        return replace(self, definitions=cells, main=self.main.of_reviewed())


def judge(claimed: Claimed, grid: Grid, kindest: Catching = FEWER) -> Verdict:
    """The verdict. A floor can be met by the ledger alone; a ceiling or an absence can only be contradicted by it.

    A claim is held to be hard to reconcile only when no definition saves it.
    """
    if claimed.high is not None and grid.least > claimed.high:
        return Verdict.HARD if grid.timed and grid.narrowed else Verdict.CONSISTENT
    if claimed.low and grid.timed and grid.covered and _unlikely(claimed, grid, kindest):
        return Verdict.HARD
    if not grid.narrowed:
        return Verdict.CONSISTENT
    if claimed.low and grid.least >= claimed.low and (claimed.high is None or grid.most <= claimed.high):
        return Verdict.SUPPORTED
    if claimed.low and claimed.high is None and grid.main.low >= claimed.low:
        return Verdict.SUPPORTED
    return Verdict.CONSISTENT


def standing(claimed: Claimed, grid: Grid, verdict: Verdict) -> str:
    """The verdict in words; of a consistent claim with what it takes to be so."""
    if verdict is not Verdict.CONSISTENT:
        return verdict.value
    held, high = grid.main.low, claimed.high
    if held < claimed.low:
        return f"{verdict.value} if the ledger misses some"
    if high is None or grid.least > high:
        return f"{verdict.value}: the claim may be about fewer"
    if held > high:
        return f"{verdict.value} by a definition that counts fewer"
    return f"{verdict.value} if the ledger misses {f'no more than {high - held:,}' if high > held else 'none'}"


def _unlikely(claimed: Claimed, grid: Grid, kindest: Catching) -> bool:
    if claimed.what != "events":
        # people come to harm in bunches: a missed event may hold many, so only a wide gap counts, and only where all is told
        return not any(one.untold for one in grid.definitions) and claimed.low > 2 * grid.most / kindest.mean + 10
    # of a ledger that holds none, nothing shows that it would catch any
    return grid.most > 0 and HowMany(grid.most, kindest).at_least(claimed.low) < HARD
