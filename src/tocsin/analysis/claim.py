"""Whether a published count fits what the ledger holds (question: a report says at least 15; we hold 11; do they fit?).

The verdict is one of three, never true or false. A count depends on what is taken to belong to it; so it is made under a
grid of definitions, and the claim is held against the whole of it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.caught import FEWER, MOST, Catching, HowMany
from tocsin.analysis.context import KNOWN, Context
from tocsin.analysis.likelihood import confidence, likelihood
from tocsin.analysis.rate import Compared
from tocsin.analysis.wording import figure, on, some, span

LEVEL = 0.9
HARD = 0.05
"""Below this probability, under the kindest definition and catching, a claim is hard to reconcile."""
NONE_SEEN = 3.0
"""Events that can be expected, at 95 %, where none was seen (exactly -ln 0.05)."""


class Verdict(StrEnum):
    """How a claim stands to the ledger."""

    SUPPORTED = "the ledger alone supports it"
    CONSISTENT = "consistent if the ledger misses some"
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
            return f"{self.low} or more"
        if self.low == self.high:
            return f"exactly {self.low}" if self.low else "none"
        return f"at most {self.high}" if self.low == 0 else f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Definition:
    """One way to count: what was decided, a word for each question, and what it comes to; `ids` are the counted.

    `untold` is whether there is none to count, or one whose number nobody tells: then what it comes to is only a floor.
    """

    decided: tuple[tuple[str, str], ...]
    low: int
    high: int
    ids: tuple[str, ...] = ()
    untold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """All the definitions, the narrowest first and the widest last; `main` is the one that the claim's words suggest.

    `covered` is whether the ledger's own time reaches back to the claim's: where not, it can contradict no floor. `timed`
    is whether the claim tells a period at all: where not, nothing counted can contradict it.
    """

    definitions: tuple[Definition, ...]
    main: Definition
    covered: bool = True
    timed: bool = True

    @property
    def least(self) -> int:
        """The fewest under any definition."""
        return min(one.low for one in self.definitions)

    @property
    def most(self) -> int:
        """The most under any definition."""
        return max(one.high for one in self.definitions)


def judge(claimed: Claimed, grid: Grid, kindest: Catching = FEWER) -> Verdict:
    """The verdict. A floor can be met by the ledger alone; a ceiling or an absence can only be contradicted by it.

    A claim is held to be hard to reconcile only when no definition saves it.
    """
    if claimed.high is not None and grid.least > claimed.high:
        return Verdict.HARD if grid.timed else Verdict.CONSISTENT
    if claimed.low and grid.timed and grid.covered and _unlikely(claimed, grid, kindest):
        return Verdict.HARD
    if claimed.low and grid.least >= claimed.low and (claimed.high is None or grid.most <= claimed.high):
        return Verdict.SUPPORTED
    if claimed.low and claimed.high is None and grid.main.low >= claimed.low:
        return Verdict.SUPPORTED
    return Verdict.CONSISTENT


def _unlikely(claimed: Claimed, grid: Grid, kindest: Catching) -> bool:
    if claimed.what != "events":
        # people come to harm in bunches: a missed event may hold many, so only a wide gap counts, and only where all is told
        return not any(one.untold for one in grid.definitions) and claimed.low > 2 * grid.most / kindest.mean + 10
    return HowMany(grid.most, kindest).at_least(claimed.low) < HARD


def check_count(claimed: Claimed, grid: Grid, context: Context = KNOWN, catching: Catching | None = None) -> Answer:
    """The answer to a claim of a number."""
    ways = (catching,) if catching else (FEWER, MOST)
    verdict = judge(claimed, grid, ways[0])
    events = claimed.what == "events"
    chances = tuple(HowMany(grid.main.low, way).between(claimed.low, claimed.high) for way in ways) if events else ()
    found = HowMany(grid.main.low, ways[0])
    interval = Interval(found.quantile(0.05), found.quantile(0.95), LEVEL, f"if the ledger catches {ways[0].shown()}")
    return Answer(
        question=f"Does the ledger bear out “{claimed.words}”?",
        sentence=_sentence(claimed, grid, ways, chances, verdict),
        counted=Counted(_decided(grid.main), grid.main.low, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=float(grid.main.low),
        unit=claimed.what,
        intervals=(interval,) if events else (),
        figures=(
            ("verdict", verdict.value),
            ("claimed", claimed.shown()),
            ("fewest under any definition", grid.least),
            ("most under any definition", grid.most),
            *(
                (f"probability, if the ledger catches {way.shown()}", round(chance, 4))
                for way, chance in zip(ways, chances, strict=False)
            ),
        ),
        tables=(_definitions(grid),),
        caveats=_caveats(claimed, grid, context, ways[0], stated=catching is not None),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
    )


def _caveats(claimed: Claimed, grid: Grid, context: Context, way: Catching, *, stated: bool) -> tuple[str, ...]:
    events = claimed.what == "events"
    missed = "How many are missed is stated, not measured: give --catch CAUGHT:MISSED from a second list."
    return tuple(
        guards.said(
            None if grid.timed else "The claim tells no period, so that no count can contradict it.",
            None if grid.covered or not grid.timed else "The ledger does not reach back over all of the claim's time.",
            _turns(claimed, grid),
            None if stated or not events else missed,
            None if events else "People come to harm in bunches: sums over incidents are loose.",
            guards.undated(context),
            _absence(claimed, grid, way, context),
        )
    )


def _sentence(
    claimed: Claimed, grid: Grid, ways: tuple[Catching, ...], chances: tuple[float, ...], verdict: Verdict
) -> str:
    held = str(grid.main.low) if grid.main.low == grid.main.high else f"{grid.main.low} to {grid.main.high}"
    spread = f" ({grid.least} to {grid.most} by definition)" if grid.least != grid.most else ""
    noun = "such events" if claimed.what == "events" else f"people {claimed.what} in such events"
    head = f"The ledger holds {held} {noun}{spread}; the claim is {claimed.shown()}"
    if verdict is Verdict.SUPPORTED or not chances:
        return f"{head}. Verdict: {verdict.value}."
    said = "; ".join(
        f"if it catches {way.shown()}, that is {likelihood(chance)}" for way, chance in zip(ways, chances, strict=True)
    )
    return f"{head}; {said}{_widest(claimed, grid, ways[0], chances[0])}. Verdict: {verdict.value}."


def _widest(claimed: Claimed, grid: Grid, way: Catching, chance: float) -> str:
    """What the widest definition makes of a claim that the plain one makes unlikely."""
    if chance >= HARD or grid.most <= grid.main.low or not claimed.low:
        return ""
    most = HowMany(grid.most, way).at_least(claimed.low)
    return f"; counted most widely it holds {grid.most}, and then {claimed.low} or more is {likelihood(most)}"


def _decided(definition: Definition) -> str:
    return "; ".join(f"{question}: {answer}" for question, answer in definition.decided)


def _definitions(grid: Grid) -> Rows:
    answers = [dict(one.decided) for one in grid.definitions]
    names = tuple(question for question, _ in grid.main.decided if len({each[question] for each in answers}) > 1)
    rows: list[tuple[Cell, ...]] = [
        (*(dict(one.decided)[name] for name in names), one.low, one.high, "claim's words" if one == grid.main else "")
        for one in grid.definitions
    ]
    return Rows("Definitions", (*names, "low", "high", ""), tuple(rows))


def _turns(claimed: Claimed, grid: Grid) -> str | None:
    met = {one.low >= claimed.low and (claimed.high is None or one.low <= claimed.high) for one in grid.definitions}
    return "Whether the ledger alone reaches the number depends on the definition." if len(met) > 1 else None


def _absence(claimed: Claimed, grid: Grid, way: Catching, context: Context) -> str | None:
    if claimed.high is None or grid.least > claimed.high:
        return None
    articles = some(len(context.reporting), "articles")
    return (
        f"A ceiling cannot be shown by a ledger: with no further one in {articles}, up to {figure(NONE_SEEN / way.mean)} more "
        "can still be expected at 95 %."
    )


@dataclass(frozen=True, slots=True)
class Trended:
    """A claim that something has risen (1) or fallen (-1) since a day; `name` says what.

    `timed` is whether the claim tells that day: where not, nothing counted can contradict it.
    """

    words: str
    direction: int
    name: str
    since: date
    timed: bool = True


def _trend_verdict(claimed: Trended, found: Compared) -> Verdict:
    """Supported when the interval says so, hard when it says the reverse of a claim that tells its time."""
    if not found.direction or (found.direction != claimed.direction and not claimed.timed):
        return Verdict.CONSISTENT
    return Verdict.SUPPORTED if found.direction == claimed.direction else Verdict.HARD


def check_trend(claimed: Trended, found: Compared, context: Context = KNOWN) -> Answer:
    """The answer to a claim of a trend, from the counts on both sides of its day."""
    total = found.before.count + found.after.count
    few = guards.too_few(total)
    verdict = _trend_verdict(claimed, found) if not few else Verdict.CONSISTENT
    after, before = found.after, found.before
    range_ = f"times the earlier rate {span(found.interval)}, allowing for bursts"
    told = "consistent: the counts do not tell" if verdict is Verdict.CONSISTENT else verdict.value
    return Answer(
        question=f"Does the ledger bear out “{claimed.words}”?",
        sentence=(
            f"The ledger holds {some(after.count, 'such events')} in the {after.days:.0f} days from {on(claimed.since)} on and "
            f"{before.count} in the {before.days:.0f} days before ({range_}). Verdict: {told}."
        ),
        counted=Counted(claimed.name, total, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=None if few or not before.count else after.rate / before.rate,
        unit="times the earlier rate",
        intervals=(found.interval,),
        figures=(("verdict", verdict.value), ("claimed", "a rise" if claimed.direction > 0 else "a fall")),
        caveats=tuple(
            guards.said(
                None if claimed.timed else f"The claim tells no time; {on(claimed.since)} was taken for its beginning.",
                f"Not compared closely: {few}." if few else None,
                guards.too_short(round(before.days))
                and "Less than a year before: a season cannot be told from a change.",
                guards.undated(context),
            )
        ),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
    )
