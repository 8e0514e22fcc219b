"""`tocsin show`: an incident or article with the sentences that tell of it, words marked."""

import sys
from collections.abc import Sequence
from dataclasses import asdict

from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from tocsin.cli.options import LedgerAt
from tocsin.cli.screen import console, errors, json_text, opened
from tocsin.cli.words import incident_cells, statement_table, told_cells
from tocsin.ledger import View
from tocsin.reading import sentences
from tocsin.record import Article, Incident, Statement, Telling
from tocsin.record.coded import to_coded
from tocsin.record.evidence import evidence, passages, pieces
from tocsin.record.rows import incident_row

STYLE = {
    "trigger": "bold reverse",
    "actor": "bold red",
    "target": "bold blue",
    "place": "green",
    "when": "magenta",
    "speaker": "cyan",
    "means": "yellow",
}
HARM = "bold yellow"


def marked(article: Article, statement: Statement) -> Text:
    """The sentences of a statement with its words coloured by field."""
    marks = evidence(statement)
    out = Text()
    for start, end in passages(sentences(article.text), marks):
        if out:
            out.append(" … ")
        for piece in pieces(article.text, start, end, marks):
            style = STYLE.get(piece.fields[-1], HARM) if piece.fields else ""
            out.append(piece.text.replace("\n", " "), style)
    return out


def legend() -> Text:
    """Which colour says what."""
    return Text("  ").join(Text(name, STYLE.get(name, HARM)) for name in (*STYLE, "harm"))


def decisions(statement: Statement) -> Text:
    """How place, days and actors were decided: a line for each value that was resolved or left open."""
    coded, lines = to_coded(statement), []
    place, when = coded.get("place"), coded.get("when")
    if place and "name" in place:
        reach = f"{place['name']} ±{place['precision_km']:g} km"
        lines.append(f"place “{place['q']}”: {reach}; {place.get('how') or 'by its name'}")
    elif place:
        lines.append(f"place “{place['q']}”: left open; `tocsin places find` says between what")
    if when:
        found = f"{when.get('earliest') or '…'} to {when.get('latest') or '…'}" if "earliest" in when else "left open"
        how = f" ({when['how']})" if when.get("how") else ""
        lines.append(f"when “{when['q']}”: {found}{how}")
    for field in ("actor", "target"):
        lines += [
            f"{field} “{p['q']}”: {p.get('actor_id', 'no actor of the tables')}, {p.get('how', 'not looked up')}"
            for p in coded.get(field, [])
        ]
    return Text("\n".join(lines), "dim")


def telling_panel(article: Article, telling: Telling, *, why: bool) -> Panel:
    """One report: its sentences, and below them, if opened, how it was decided."""
    said = marked(article, telling.statement)
    body = Text("\n\n").join([said, decisions(telling.statement)]) if why else said
    head = " · ".join(filter(None, (", ".join(telling.publishers), str(article.published or ""), article.title[:60])))
    return Panel(body, title=Text(head), title_align="left", subtitle=Text(f"{telling.id[:8]} in {article.id[:8]}"))


def show_incident(ledger: View, incident: Incident, *, why: bool) -> None:
    """Print the incident's values, then each report of it."""
    facts = Table.grid(padding=(0, 2))
    for name, value in (incident_cells(incident) | told_cells(incident)).items():
        if value:
            facts.add_row(Text(name, "bold"), Text(value))
    console.print(facts)
    console.print(legend())
    for telling in ledger.tellings(ids=incident.reports):
        article = ledger.article(telling.article_id)
        if article:
            console.print(telling_panel(article, telling, why=why))


def show_article(article: Article, tellings: Sequence[Telling]) -> None:
    """Print the article's head and all its statements."""
    console.print(Text(article.title or article.id, "bold"))
    where = (article.publisher, article.byline, str(article.published or "no date of publication"), article.url)
    console.print(" · ".join(filter(None, where)), style="dim", markup=False)
    for each in article.also:
        head = (each.publisher or "an unnamed source", str(each.published or ""), each.title, each.url)
        console.print(f"also printed by {' · '.join(filter(None, head))}", style="dim", markup=False)
    console.print(statement_table([telling.statement for telling in tellings]))


def run(which: LedgerAt, name: str, form: str, *, why: bool) -> int:
    """Show what `name` begins; 2 when nothing, or more than one thing, begins so."""
    with opened(which) as ledger:
        incident = ledger.incident(name)
        article = None if incident else ledger.article(name)
        if incident and form == "table":
            show_incident(ledger, incident, why=why)
        elif incident:
            tellings = ledger.tellings(ids=incident.reports)
            row = incident_row(incident) | {
                "told": [{"id": t.id, "article": t.article_id} | to_coded(t.statement) for t in tellings]
            }
            sys.stdout.write(json_text(row, indent=1) + "\n")
        elif article and form == "table":
            show_article(article, ledger.tellings(article_id=article.id))
        elif article:
            coded = [{"id": t.id} | to_coded(t.statement) for t in ledger.tellings(article_id=article.id)]
            printed = [asdict(each) | {"published": str(each.published or "")} for each in article.printings]
            told = {"id": article.id, "printings": printed, "statements": coded}
            sys.stdout.write(json_text(told, indent=1) + "\n")
        else:
            errors.print(
                f'nothing in {which.name} has an id that begins "{name}"; '
                f"see `tocsin incidents`, or `tocsin history {name}` for one that was",
                markup=False,
            )
            return 2
    return 0
