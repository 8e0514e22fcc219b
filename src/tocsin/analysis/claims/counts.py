"""Whether a published count fits what the ledger holds (question: a report says at least 15; we hold 11; do they fit?)."""

from itertools import groupby

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Counted, Grade, Interval
from tocsin.analysis.caught import FEWER, MOST, Catching, HowMany
from tocsin.analysis.claims.judging import HARD, Claimed, Definition, Grid, Verdict, judge, standing
from tocsin.analysis.claims.shown import chart_of_definitions, chart_of_number, definitions, held_between
from tocsin.analysis.context import KNOWN, Context
from tocsin.analysis.likelihood import confidence, likely_as
from tocsin.analysis.wording import Chance, figure, some

LEVEL = 0.9
NONE_SEEN = 3.0
"""Events that can be expected, at 95 %, where none was seen (exactly -ln 0.05)."""


def check_count(claimed: Claimed, grid: Grid, context: Context = KNOWN, catching: Catching | None = None) -> Answer:
    """The answer to a claim of a number."""
    ways = (catching,) if catching else (FEWER, MOST)
    verdict = judge(claimed, grid, ways[0])
    events = claimed.what == "events"
    chances = tuple(HowMany(grid.main.low, way).between(claimed.low, claimed.high) for way in ways) if events else ()
    return Answer(
        question=f"Does the ledger bear out “{claimed.words}”?",
        sentence=_sentence(claimed, grid, ways, chances, verdict),
        counted=Counted(_decided(grid.main), grid.main.low, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=float(grid.main.low),
        unit=claimed.what,
        intervals=(_interval(grid.main.low, ways[0]),) if events else (),
        figures=(
            ("verdict", verdict.value),
            ("claimed", claimed.shown()),
            ("fewest under any definition", grid.least),
            ("most under any definition", grid.most),
            ("reviewed by a person, of those in the claim's plain words", len(grid.main.reviewed.ids)),
            *(
                (f"probability, if the ledger catches {way.shown()}", Chance(round(chance, 4)))
                for way, chance in zip(ways, chances, strict=False)
            ),
        ),
        tables=(definitions(grid), *((grid.held,) if grid.held else ())),
        caveats=_caveats(claimed, grid, context, ways[0], stated=catching is not None),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=chart_of_number(claimed, grid, ways) if events else chart_of_definitions(claimed, grid),
    )


def _interval(held: int, way: Catching) -> Interval:
    """How many there were, with so many held."""
    found = HowMany(held, way)
    return Interval(found.quantile(0.05) or held, found.quantile(0.95), LEVEL, f"if the ledger catches {way.shown()}")


def _caveats(claimed: Claimed, grid: Grid, context: Context, way: Catching, *, stated: bool) -> tuple[str, ...]:
    events = claimed.what == "events"
    missed = "How many are missed is stated, not measured: give --catch CAUGHT:MISSED from a second list."
    return tuple(
        guards.said(
            None if grid.timed else "The claim tells no period, so that no count can contradict it.",
            None if grid.covered or not grid.timed else "The ledger does not reach over all of the claim's time.",
            _turns(claimed, grid),
            _unreviewed(claimed, grid, way),
            None if stated or not events else missed,
            None
            if events
            else f"Whoever was {claimed.what} in such events is counted, not only those whom the claim may mean.",
            "Where others are named among those harmed, the lower number leaves the incident out."
            if grid.mixed
            else None,
            None if events else "People come to harm in bunches: sums over incidents are loose.",
            guards.undated(context),
            _none_held(grid, context) if events else None,
            _absence(claimed, grid, way, context),
        )
    )


def _sentence(
    claimed: Claimed, grid: Grid, ways: tuple[Catching, ...], chances: tuple[float, ...], verdict: Verdict
) -> str:
    main, told = grid.main, standing(claimed, grid, verdict)
    events = claimed.what == "events"
    count = (
        some(main.low, "such events")
        if events and main.low == main.high
        else f"{held_between(main)} {_noun(claimed, one=main.low == main.high == 1)}"
    )
    spread = f" ({grid.least:,} to {grid.most:,} by definition)" if grid.least != grid.most else ""
    head = f"The ledger holds {count}{spread}; the claim is {claimed.shown()}"
    if claimed.high is not None and grid.least > claimed.high:
        fewest = "" if grid.least == grid.most else ", even by the definition that counts fewest"
        return f"{head}: it holds more{fewest}. Verdict: {told}."
    if verdict is Verdict.SUPPORTED or not chances:
        return f"{head}. Verdict: {told}."
    return f"{head}. {_chances(ways, chances)}{_widest(claimed, grid, ways[0], chances[0])}. Verdict: {told}."


def _noun(claimed: Claimed, *, one: bool) -> str:
    people = "person" if one else "people"
    return "such events" if claimed.what == "events" else f"{people} {claimed.what} in such events"


def _chances(ways: tuple[Catching, ...], chances: tuple[float, ...]) -> str:
    """What each catching makes of the claim, those that make the same of it together."""
    told = [
        (word, [way.shown() for _, way in same])
        for word, same in groupby(zip(map(likely_as, chances), ways, strict=True), key=lambda pair: pair[0])
    ]
    return "; ".join(f"if it catches {' or '.join(shown)}, that is {word}" for word, shown in told).capitalize()


def _widest(claimed: Claimed, grid: Grid, way: Catching, chance: float) -> str:
    """What the widest definition makes of a claim that the plain one makes unlikely."""
    if chance >= HARD or grid.most <= grid.main.low or not claimed.low or claimed.high is not None:
        return ""
    most = HowMany(grid.most, way).at_least(claimed.low)
    return f"; counted most widely it holds {grid.most:,}, and then {claimed.low:,} or more is {likely_as(most)}"


def _decided(definition: Definition) -> str:
    return "; ".join(f"{question}: {answer}" for question, answer in definition.decided)


def _turns(claimed: Claimed, grid: Grid) -> str | None:
    met = {one.low >= claimed.low and (claimed.high is None or one.low <= claimed.high) for one in grid.definitions}
    fits = "the ledger alone reaches the number" if claimed.high is None else "what is held fits the claim"
    return f"Whether {fits} depends on the definition." if len(met) > 1 else None


def _unreviewed(claimed: Claimed, grid: Grid, way: Catching) -> str | None:
    """Words on incidents that nobody has looked at; on the verdict without them, where it is firm and rests on them."""
    counted, seen = len(grid.main.ids), len(grid.main.reviewed.ids)
    if counted == seen:
        return None
    if not seen:
        return "No person has reviewed any of the incidents counted: they stand as the program read them."
    verdict, alone = judge(claimed, grid, way), judge(claimed, grid.of_reviewed(), way)
    without = (
        f"; by these alone the verdict would be: {standing(claimed, grid.of_reviewed(), alone)}"
        if verdict not in (alone, Verdict.CONSISTENT)
        else ""
    )
    return f"A person has reviewed {seen} of the {counted} incidents counted{without}."


def _none_held(grid: Grid, context: Context) -> str | None:
    """Words on a ledger that holds none by any definition, with the coverage that this rests on."""
    if grid.most or not len(context.reporting):
        return None
    articles, sources = some(len(context.reporting), "articles"), some(context.sources, "sources")
    return f"No record is not no event: nothing shows what share of such events {articles} by {sources} would tell of."


def _absence(claimed: Claimed, grid: Grid, way: Catching, context: Context) -> str | None:
    if claimed.high is None or grid.least > claimed.high:
        return None
    articles = some(len(context.reporting), "articles")
    return (
        f"A ceiling cannot be shown by a ledger: with no further one in {articles}, up to {figure(NONE_SEEN / way.mean)} more "
        "can still be expected at 95 %."
    )
