"""How statements, incidents and their values are worded in tables."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.record import (
    Basis,
    Effect,
    Incident,
    Party,
    Report,
    Stage,
    Statement,
    Strength,
    Tally,
    Tie,
    Told,
    Trend,
    sort_of,
)
from tocsin.record.wording import counted, days, placed

STAGE_STYLE = {
    Stage.OCCURRED: "bold red",
    Stage.ONGOING: "red",
    Stage.FOILED: "magenta",
    Stage.DENIED: "dim",
}


def parties(held: Sequence[Party]) -> str:
    """The labels of parties, each with its basis where that is not plain statement."""
    return "; ".join(p.label + ("" if p.basis is Basis.STATED else f" ({p.basis.value})") for p in held)


def _what(statement: Statement) -> tuple[str, str, str]:
    """The words for what was told, by whom and on whom."""
    match statement:
        case Report():
            means = "; ".join(m.words.quote for m in statement.means)
            return (
                statement.kind + (f" with {means}" if means else ""),
                parties(statement.actor),
                parties(statement.target),
            )
        case Tally():
            of = statement.kind or "events"
            what = of if statement.what == "events" else f"{statement.what} ({of})"
            return f"{counted(statement.count)} {what}", parties(statement.actor), parties(statement.target)
        case Trend():
            what = f"{statement.direction.value}: {statement.kind or 'violence'}"
            return what, parties(statement.actor), parties(statement.target)
        case Strength():
            return f"{counted(statement.count)} {statement.what.quote}".strip(), parties(statement.owner), ""
        case Tie():
            return statement.relation.value, statement.a.label, statement.b.label


def _toll(statement: Statement) -> str:
    if not isinstance(statement, Report):
        return ""
    return "; ".join(
        f"{counted(h.count)} {h.effect.value}"
        + (f" ({h.who.value})" if h.who.value != "unknown" else "")
        + (" of them" if h.part else "")
        for h in statement.harm
    )


def facts(statement: Statement) -> Text:
    """Who, whom, where, when, at what cost and who says so, as one line."""
    _, who, whom = _what(statement)
    arrow = f"{who or '?'} → {whom}" if whom else who
    place, when = statement.place, statement.when
    parts = [
        Text(arrow),
        Text(placed(place.place, place.words.quote) if place else "", "green"),
        Text(f"{days(when.when)} “{when.words.quote}”" if when else "", "magenta"),
        Text(_toll(statement), "yellow"),
        Text(f"says {statement.speaker.label}" if statement.speaker else "", "cyan"),
    ]
    return Text(" · ", "dim").join([part for part in parts if part])


def statement_table(statements: Sequence[Statement]) -> Table:
    """All statements of an article in reading order: stage, what with the words that evoke it, and the facts."""
    table = Table.grid(padding=(0, 2))
    for name in ("stage", "what", "facts"):
        table.add_column(
            overflow="fold", no_wrap=name == "stage", ratio=None if name == "stage" else 1 + (name == "facts")
        )
    for statement in sorted(statements, key=lambda s: s.trigger):
        word = statement.stage.value if isinstance(statement, Report) else sort_of(statement)
        stage = Text(word, STAGE_STYLE.get(statement.stage, "yellow") if isinstance(statement, Report) else "dim")
        what = Text.assemble((_what(statement)[0], "bold"), " ", (f"“{statement.trigger.quote}”", "dim"))
        table.add_row(stage, what, facts(statement))
    return table


def incident_cells(incident: Incident) -> dict[str, str]:
    """An incident's columns in words."""
    tolls = dict(incident.tolls)
    return {
        "id": incident.id[:8],
        "when": days(incident.when),
        "kind": incident.kind,
        "stage": incident.stage.value,
        "who": "; ".join(incident.actors[:2]) or "unknown",
        "whom": "; ".join(incident.targets[:2]),
        "where": placed(incident.place, incident.place_words),
        "killed": counted(tolls.get(Effect.KILLED)),
        "wounded": counted(tolls.get(Effect.WOUNDED)),
        "reports": str(len(incident.reports)),
        "sources": str(incident.sources),
    }


def told_cells(incident: Incident) -> dict[str, str]:
    """Who says what of an incident, where they do not all say the same, and what it is linked with."""
    cells = {"claimed by": "; ".join(incident.claimed_by), "denied by": "; ".join(incident.denied_by)}
    for effect in Effect:
        numbers = [number for number in incident.told if number.effect is effect]
        if len({number.count for number in numbers}) > 1:
            cells[f"{effect.value}, as told"] = "\n".join(map(number_words, numbers))
    return cells | {"linked": "\n".join(f"{linked.incident[:8]}  {linked.why}" for linked in incident.linked)}


def number_words(number: Told) -> str:
    """One number with who gives it.

    >>> from tocsin.record import Count
    >>> number_words(Told(Effect.KILLED, Count(2, 2), "r", ("Post", "Herald", "Wire"), "police", superseded=True))
    '2: Post and 2 more, by police; corrected later'
    """
    first, *others = number.publishers or ("unknown",)
    who = f"{first} and {len(others)} more" if others else first
    said = f", by {number.speaker}" if number.speaker else ""
    return f"{counted(number.count)}: {who}{said}{'; corrected later' if number.superseded else ''}"


def incident_table(incidents: Sequence[Incident]) -> Table:
    """Incidents, a row each: narrow enough for 80 columns, with what is not known left out."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    for name in ("id", "when", "what"):
        table.add_column(name, no_wrap=name == "id", max_width=15)
    table.add_column("who → whom", ratio=5)
    table.add_column("where · toll", ratio=5)
    table.add_column("told", justify="right")
    for incident in incidents:
        cells = incident_cells(incident)
        stage = "" if incident.stage is Stage.OCCURRED else f"\n{cells['stage']}"
        table.add_row(
            Text(cells["id"], "cyan"),
            cells["when"],
            Text.assemble((cells["kind"], "bold"), (stage, STAGE_STYLE.get(incident.stage, "yellow"))),
            f"{cells['who']} → {cells['whom']}" if cells["whom"] else cells["who"],
            _where_and_toll(cells),
            cells["reports"],
        )
    return table


def _where_and_toll(cells: dict[str, str]) -> Text:
    toll = ", ".join(f"{cells[effect]} {effect}" for effect in ("killed", "wounded") if cells[effect])
    return Text(" · ", "dim").join(
        [Text(part, style) for part, style in ((cells["where"], "green"), (toll, "yellow")) if part]
    )
