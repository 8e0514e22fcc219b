"""Made-up news for `benchmarks.merging`: reports of which is known what they tell of, the same from the same seed.

Each theatre is a country with towns, sides and a dozen incidents a day over a year; papers tell of an incident with
more or less of what is true, late or vague, and some print another's text. More reports mean more theatres.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from string import ascii_uppercase

from tocsin.record import (
    Count,
    Effect,
    Harm,
    Means,
    Party,
    Place,
    PlaceWords,
    Report,
    Span,
    Stage,
    Telling,
    TimeWords,
    When,
    statement_id,
)

FIRST_DAY, DAYS = date(2019, 1, 1), 365
REPORTS_A_THEATRE = 10_000
PAPERS = tuple(
    f"{town} {name}" for town in ("Northern", "Coastal", "Capital") for name in ("Post", "Herald", "Wire", "Star")
)
ACTS = (
    ("shelling", "fired", "rockets"),
    ("bombing", "detonated", "a roadside bomb"),
    ("shooting", "opened fire", "rifles"),
    ("air-strike", "bombed", "jets"),
    ("abduction", "abducted", ""),
    ("talks", "met", ""),
)
TARGETS = ("army base", "police checkpoint", "market", "convoy", "power station", "village elders", "bridge", "school")
SORTS = ("new", "eastern", "fuel", "grain", "border", "river", "old", "fish", "rail", "cattle", "hill", "central")
SYLLABLES = ("ba", "dor", "kel", "mi", "na", "qar", "sha", "tul", "zer", "wad", "hin", "lum")


@dataclass(frozen=True, slots=True)
class Theatre:
    """A country: its code, towns and sides."""

    country: str
    towns: tuple[Place, ...]
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened: an occurrence that some papers tell of."""

    number: int
    day: date
    act: tuple[str, str, str]
    town: Place
    side: tuple[str, str]
    target: str
    killed: int
    stage: Stage = Stage.OCCURRED


@dataclass(frozen=True, slots=True)
class Made:
    """A telling, and the number of the occurrence that it tells of."""

    telling: Telling
    truth: int


def made_news(reports: int, seed: int = 5) -> Iterator[Made]:
    """About so many reports, theatre by theatre, each theatre's by day of the occurrence."""
    theatres = max(1, round(reports / REPORTS_A_THEATRE))
    for number in range(theatres):
        yield from _told_of(number, reports // theatres, Random(f"{seed} {number}"))  # noqa: S311 - made-up news


def _told_of(number: int, reports: int, chance: Random) -> Iterator[Made]:
    theatre, told = _theatre(number, chance), 0
    desks: dict[tuple[str, date], list[int]] = {}
    while told < reports:
        truth = _truth(number * 1_000_000 + told, theatre, chance)
        for made in _reports(truth, theatre, desks, chance):
            told += 1
            yield made


def _name(chance: Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def _theatre(number: int, chance: Random) -> Theatre:
    country = ascii_uppercase[number // 26 % 26] + ascii_uppercase[number % 26]
    lat, lon = -50 + number % 12 * 8.0, -170 + number // 12 * 9.0
    towns = tuple(
        Place(_name(chance), country, lat + 6 * chance.random(), lon + 7 * chance.random(), chance.choice((5.0, 10.0)))
        for _ in range(40)
    )
    sides = tuple((f"{_name(chance)} {word}", f"{country}-{word}") for word in ("Front", "Brigade", "Army", "Movement"))
    return Theatre(country, towns, sides)


def _truth(number: int, theatre: Theatre, chance: Random) -> Truth:
    return Truth(
        number,
        FIRST_DAY + timedelta(chance.randrange(DAYS)),
        chance.choice(ACTS),
        chance.choice(theatre.towns),
        chance.choice(theatre.sides),
        f"{chance.choice(SORTS)} {chance.choice(TARGETS)}",
        min(40, int(chance.expovariate(0.25))),
    )


def _reports(
    truth: Truth, theatre: Theatre, desks: dict[tuple[str, date], list[int]], chance: Random
) -> Iterator[Made]:
    """What the papers say of one occurrence: one to a dozen reports, some of them another paper's text."""
    wire: Report | None = None
    for paper in chance.sample(PAPERS, min(len(PAPERS), 1 + int(chance.expovariate(0.45)))):
        published = truth.day + timedelta(chance.choice((0, 1, 1, 1, 2, 3)))
        report = wire if wire and chance.random() < 0.15 else _report(truth, theatre, published, chance)
        wire = wire or report
        yield Made(_telling(report, paper, published, theatre, desks), truth.number)


def _telling(
    report: Report, paper: str, published: date, theatre: Theatre, desks: dict[tuple[str, date], list[int]]
) -> Telling:
    """The report in an article of the paper's that day, which holds up to three."""
    desk = desks.setdefault((paper, published), [])
    desk.append(report.trigger.start)
    article = f"{theatre.country} {paper} {published} {len(desk) // 3}"
    return Telling(statement_id(f"{article} {len(desk)}", report), article, report, paper, published)


def _report(truth: Truth, theatre: Theatre, published: date, chance: Random) -> Report:
    """One paper's own words on it."""
    kind, verb, weapon = truth.act
    who = chance.choice((truth.side[0], truth.side[0], "militants", "gunmen"))
    where = chance.choices((truth.town.name, f"in {theatre.country}land", ""), (8, 1, 1))[0]
    when, days = _when(truth, chance)
    killed = max(0, truth.killed - (chance.random() < 0.2 and (published - truth.day).days < 2))
    toll = f"{killed} people were killed" if kind != "talks" and chance.random() < 0.6 else ""
    parts = (who, verb, weapon, truth.target, where, when, toll)
    text = " ".join(filter(None, parts))

    def words(quote: str) -> Span:
        start = text.index(quote)
        return Span(start, start + len(quote), quote)

    return Report(
        trigger=words(verb),
        kind="attack" if kind not in ("talks", "abduction") and chance.random() < 0.2 else kind,
        actor=(Party(words(who), actor_id=truth.side[1] if who == truth.side[0] else None),),
        target=(Party(words(truth.target)),),
        means=(Means(words(weapon)),) if weapon and chance.random() < 0.5 else (),
        harm=(Harm(words(toll), Effect.KILLED, Count(killed, killed)),) if toll else (),
        place=_place(where, truth, theatre, words(where)) if where else None,
        when=TimeWords(words(when), days) if when else None,
        confidence=round(0.6 + 0.4 * chance.random(), 2),
    )


def _place(where: str, truth: Truth, theatre: Theatre, words: Span) -> PlaceWords:
    if where == truth.town.name:
        return PlaceWords(words, truth.town)
    middle = theatre.towns[0]
    return PlaceWords(words, Place(f"{theatre.country}land", theatre.country, middle.lat, middle.lon, 600.0))


def _when(truth: Truth, chance: Random) -> tuple[str, When | None]:
    """The words of the time with their days: mostly the day, at times a day off, none, or the month."""
    how = chance.choices(("day", "off", "none", "month"), (75, 3, 18, 4))[0]
    if how == "none":
        return "", None
    if how == "month":
        first = truth.day.replace(day=1)
        return f"in {first:%B %Y}", When(first, (first + timedelta(31)).replace(day=1) - timedelta(1))
    day = truth.day - timedelta(how == "off")
    return f"on {day:%d %B %Y}", When(day, day)
