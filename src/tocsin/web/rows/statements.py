"""An article's statements as lines: what was told, by and about whom, and the incident that it became part of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.record import Report, Statement, Strength, Tally, Telling, Tie, Trend, sort_of
from tocsin.record.wording import counted, days, placed


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in words; `start` is where its trigger stands, `incident` the id of what it tells of, or ""."""

    id: str
    sort: str
    stage: str
    what: str
    who: str
    whom: str
    where: str
    when: str
    says: str
    trigger: str
    start: int
    confidence: float
    incident: str


def what_of(statement: Statement) -> tuple[str, str, str]:
    """What was told, by whom and on whom, in words."""
    match statement:
        case Report():
            tolls = "; ".join(f"{counted(harm.count)} {harm.effect.value}" for harm in statement.harm)
            return " · ".join(filter(None, (statement.kind, tolls))), _names(statement.actor), _names(statement.target)
        case Tally():
            of = statement.kind or "events"
            what = of if statement.what == "events" else f"{statement.what} ({of})"
            return f"{counted(statement.count)} {what}", _names(statement.actor), _names(statement.target)
        case Trend():
            what = f"{statement.direction.value}: {statement.kind or 'violence'}"
            return what, _names(statement.actor), _names(statement.target)
        case Strength():
            return f"{counted(statement.count)} {statement.what.quote}".strip(), _names(statement.owner), ""
        case Tie():
            return statement.relation.value, statement.a.label, statement.b.label


def _names(parties: Sequence[object]) -> str:
    return "; ".join(str(getattr(party, "label", "")) for party in parties)


def statement_lines(tellings: Sequence[Telling], incidents: Mapping[str, str]) -> tuple[StatementLine, ...]:
    """The statements in reading order."""
    ordered = sorted(tellings, key=lambda telling: telling.statement.trigger)
    return tuple(_line(telling, incidents.get(telling.id, "")) for telling in ordered)


def _line(telling: Telling, incident: str) -> StatementLine:
    told = telling.statement
    what, who, whom = what_of(told)
    return StatementLine(
        id=telling.id,
        sort=sort_of(told),
        stage=told.stage.value,
        what=what,
        who=who,
        whom=whom,
        where=placed(told.place.place, told.place.words.quote) if told.place else "",
        when=days(told.when.when) if told.when else "",
        says=told.speaker.label if told.speaker else "",
        trigger=told.trigger.quote,
        start=told.trigger.start,
        confidence=told.confidence,
        incident=incident,
    )
