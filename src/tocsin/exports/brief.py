"""The brief: one HTML page without scripts, where each value links to the words that say it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from jinja2 import BaseLoader, Environment, select_autoescape

from tocsin.record import (
    DONE,
    Article,
    Effect,
    Incident,
    Report,
    Span,
    Strength,
    Tally,
    Telling,
    Tie,
    Trend,
)
from tocsin.record.evidence import Piece, evidence, passages, pieces
from tocsin.record.wording import counted, days

WIDTH, LANE, DOT = 1080, 22, 4.0
"""Pixels: the timeline's width, the height of a lane, and the radius of an incident without deaths."""
LANES_AT_MOST = 12
DRAWN_DAYS = 31


@dataclass(frozen=True, slots=True)
class Held:
    """What a brief is made of; `sentences` are those of each article, by its id.

    `coarsened` says how roughly places are told, "" for as reported; words are not shown then.
    """

    incidents: tuple[Incident, ...]
    tellings: tuple[Telling, ...]
    articles: Mapping[str, Article]
    sentences: Mapping[str, Sequence[Span]]
    coarsened: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of quoted text: its fields, and the anchor of the value that it says first."""

    text: str
    fields: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """One telling as shown: where it stands and its sentences, cut at the marks."""

    id: str
    publisher: str
    published: str
    title: str
    runs: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words and the anchor of the words that say it; no anchor where nobody says it."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: a telling or an incident, with its cells and its evidence."""

    id: str
    stage: str
    cells: tuple[Cell, ...]
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """An incident on the timeline, in pixels."""

    x: float
    y: float
    radius: float
    anchor: str
    hint: str


def anchor(telling: str, field: str) -> str:
    """The page's name for the words behind a telling's field."""
    return f"{telling}-{field}"


def quoted(held: Held, telling: Telling) -> Quoted:
    """The telling with its sentences cut into pieces; the first words of each field carry its anchor."""
    article = held.articles[telling.article_id]
    marks, seen = evidence(telling.statement), set[str]()

    def word(piece: Piece) -> Word:
        new = [field for field in piece.fields if field not in seen]
        seen.update(new)
        return Word(piece.text.replace("\n", " "), " ".join(piece.fields), anchor(telling.id, new[0]) if new else "")

    runs = tuple(
        tuple(word(piece) for piece in pieces(article.text, start, end, marks))
        for start, end in passages(held.sentences.get(article.id, ()), marks)
    )
    return Quoted(telling.id, article.publisher, str(article.published or "no date"), article.title, runs)


def anchors(tellings: Sequence[Telling]) -> dict[str, str]:
    """For each field that has words, the anchor of the first telling that says it."""
    said: dict[str, str] = {}
    for telling in tellings:
        for mark in evidence(telling.statement):
            said.setdefault(mark.field, anchor(telling.id, mark.field))
    return said


def incident_row(held: Held, incident: Incident, told: Sequence[Telling]) -> Row:
    """An incident as a row of the table."""
    place = f"{incident.place.name}, {incident.place.country}" if incident.place else incident.place_words
    values = (
        (days(incident.when), "when"),
        (incident.kind, "trigger"),
        ("; ".join(incident.actors[:3]) or "unknown", "actor"),
        ("; ".join(incident.targets[:3]), "target"),
        (place, "place"),
        ("; ".join(incident.means[:2]), "means"),
        (counted(incident.toll(Effect.KILLED)), "killed"),
        (counted(incident.toll(Effect.WOUNDED)), "wounded"),
    )
    said = {} if held.coarsened else anchors(told)
    cells = tuple(Cell(text, said.get(field, "") if text else "") for text, field in values)
    return Row(incident.id, incident.stage.value, cells, tuple(quoted(held, telling) for telling in told))


def _claim_values(telling: Telling) -> Iterator[tuple[str, str]]:
    """What a tally, trend, strength or tie says, each value with its field."""
    statement = telling.statement
    match statement:
        case Tally():
            yield counted(statement.count), "count"
            yield statement.kind or "events" if statement.what == "events" else statement.what, "trigger"
            yield "; ".join(p.label for p in statement.actor), "actor"
            yield "; ".join(p.label for p in statement.target), "target"
        case Trend():
            yield statement.direction.value, "trigger"
            yield statement.kind or "", "trigger"
            yield "; ".join(p.label for p in statement.actor), "actor"
            yield "; ".join(p.label for p in statement.target), "target"
        case Strength():
            yield counted(statement.count), "count"
            yield statement.what.quote, "what"
            yield "; ".join(p.label for p in statement.owner), "owner"
            yield "", ""
        case Tie():
            yield statement.a.label, "a"
            yield statement.relation.value, "trigger"
            yield statement.b.label, "b"
            yield "", ""
    yield statement.place.words.quote if statement.place else "", "place"
    yield statement.when.words.quote if statement.when else "", "when"
    yield statement.speaker.label if statement.speaker else "", "speaker"


def claim_rows(held: Held, sort: type) -> list[Row]:
    """The statements of one sort, a row each."""
    return [
        Row(
            telling.id,
            telling.statement.stage.value,
            tuple(Cell(text, anchor(telling.id, field) if text else "") for text, field in _claim_values(telling)),
            (quoted(held, telling),),
        )
        for telling in held.tellings
        if isinstance(telling.statement, sort)
    ]


def middle(incident: Incident) -> date | None:
    """The day at which an incident is drawn; None when its days are open or wider than a month."""
    when = incident.when
    if not when or not when.earliest or not when.latest or (when.days or 0) > DRAWN_DAYS:
        return None
    return when.earliest + (when.latest - when.earliest) / 2


def drawn_days(held: Held) -> tuple[date, date] | None:
    """First and last day of the timeline: a month about the days of publication, so that background does not stretch it."""
    printed = [article.published for article in held.articles.values() if article.published]
    if not printed:
        return None
    first, last, month = min(printed), max(printed), timedelta(DRAWN_DAYS)
    return first - min(month, first - date.min), last + min(month, date.max - last)


def dots(held: Held) -> tuple[list[Dot], list[tuple[float, str]], int]:
    """The incidents said to be done on a time axis, stacked by day; the ticks; and the lanes used."""
    drawn = drawn_days(held)
    if not drawn:
        return [], [], 0
    first, last = drawn
    scale = (WIDTH - 40) / max(1, (last - first).days)
    height: Counter[int] = Counter()
    out = []
    for incident in held.incidents:
        day, killed = middle(incident), incident.toll(Effect.KILLED)
        if incident.stage not in DONE or day is None or not first <= day <= last:
            continue
        x = 20 + (day - first).days * scale
        height[round(x / 10)] += 1
        lane = min(height[round(x / 10)], LANES_AT_MOST)
        radius = DOT + min(7.0, (killed.low if killed else 0) ** 0.5)
        hint = (
            f"{days(incident.when)} {incident.kind} {incident.place.name if incident.place else incident.place_words}"
        )
        out.append(Dot(round(x, 1), lane * LANE, round(radius, 1), f"i-{incident.id}", hint))
    return out, _ticks(first, last, scale), min(max(height.values(), default=0), LANES_AT_MOST)


def _ticks(first: date, last: date, scale: float) -> list[tuple[float, str]]:
    """Month names with their place, a dozen at most."""
    months = [date(n // 12, n % 12 + 1, 1) for n in range(first.year * 12 + first.month, last.year * 12 + last.month)]
    step = -(-len(months) // 12) or 1
    return [(round(20 + (day - first).days * scale, 1), f"{day:%b %Y}") for day in months[::step]]


def by_day(incident: Incident) -> tuple[date, str]:
    """The order of incidents in a table: by day, wide intervals by their end, undated ones last."""
    when = incident.when
    return middle(incident) or (when.latest if when and when.latest else date.max), incident.id


def render_brief(held: Held, title: str) -> str:
    """The whole page. Article text is data: everything is escaped, and there is no script to reach."""
    told = {telling.id: telling for telling in held.tellings}
    incidents = sorted(held.incidents, key=by_day)
    rows = [
        incident_row(held, incident, [told[name] for name in incident.reports if name in told])
        for incident in incidents
    ]
    marks, ticks, lanes = dots(held)
    environment = Environment(loader=BaseLoader(), autoescape=select_autoescape(default_for_string=True))
    template = files("tocsin.exports") / "templates" / "brief.html"
    return environment.from_string(template.read_text(encoding="utf-8")).render(
        title=title,
        done=[row for row in rows if row.stage in DONE],
        open=[row for row in rows if row.stage not in DONE],
        tallies=claim_rows(held, Tally),
        trends=claim_rows(held, Trend),
        strengths=claim_rows(held, Strength),
        ties=claim_rows(held, Tie),
        dots=marks,
        ticks=ticks,
        width=WIDTH,
        height=(lanes + 2) * LANE,
        coarsened=held.coarsened,
        articles=len(held.articles),
        reports=sum(isinstance(telling.statement, Report) for telling in held.tellings),
        unplaced=sum(incident.place is None for incident in held.incidents if incident.stage in DONE),
    )
