"""`tocsin add`: read sources into the ledger, and say what was read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.text import Text

from tocsin.cli.screen import console, errors, held, problem, progress
from tocsin.cli.words import statement_table
from tocsin.record import Article, Problem, Statement

if TYPE_CHECKING:
    from tocsin.ledger import Ledger
    from tocsin.pipeline import Added

SHOWN_IN_FULL = 3
"""Articles whose statements are printed one by one; of a larger batch each gets a line."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What to add, within which limits, and the file of places that the user added."""

    sources: tuple[str, ...]
    published: date | None = None
    max_mb: int = 20
    allow_private: bool = False
    places: Path | None = None


def open_times(statements: tuple[Statement, ...]) -> list[str]:
    """The time words whose days stay open, as quoted, each once."""
    told = (statement.when for statement in statements if statement.when)
    return list(dict.fromkeys(when.words.quote for when in told if when.known is None))


def headline(article: Article, statements: tuple[Statement, ...], *, new: bool) -> Text:
    """One line on an article: id, day, outlet, title, how many statements."""
    title = article.title or article.text[:60].replace("\n", " ") + "…"
    state = f"{len(statements)} statements" if new else "already in the ledger"
    where = ", ".join(filter(None, (article.publisher, str(article.published or "no date"))))
    return Text.assemble(
        (article.id[:8], "cyan"), "  ", (title, "bold"), f"  ({where})  ", (state, "green" if new else "dim")
    )


def told(added: "Added", *, full: bool) -> None:
    """Print one document's articles, and in full their statements and open times."""
    for article, statements, new in added.articles:
        console.print(headline(article, statements, new=new))
        if not (full and new):
            continue
        console.print(statement_table(statements))
        still_open = open_times(statements)
        if still_open and article.published is None:
            words = escape(", ".join(f"“{quote}”" for quote in still_open))
            console.print(f"[yellow]No date of publication is known, so these times stay open:[/] {words}")
            console.print("[yellow]Give one with --published YYYY-MM-DD.[/]")


def take(intake: Intake, ledger: "Ledger", reader: str, *, actors: Path, full: bool) -> tuple[int, int, list[Problem]]:
    """Read every source into the ledger, with a project's own `actors`; gives new articles, known ones, and problems."""
    from tocsin.intake import MEGABYTE, Fetcher, Limits, read_sources
    from tocsin.keeping import keep_up
    from tocsin.pipeline import add, open_rooms

    now = datetime.now(UTC)
    limits = Limits(max_bytes=intake.max_mb * MEGABYTE, allow_private=intake.allow_private)
    documents = read_sources(intake.sources, published=intake.published, now=now, fetch=Fetcher(limits))
    new = known = 0
    problems: list[Problem] = []
    rooms = open_rooms(reader, places=intake.places, actors=actors)
    for added in progress(add(documents, ledger, rooms, now), "reading"):
        told(added, full=full)
        fresh = sum(is_new for _, _, is_new in added.articles)
        new, known = new + fresh, known + len(added.articles) - fresh
        problems += added.problems
    ledger.save_problems(problems, now)
    if new or ledger.unmerged():
        keep_up(ledger, now)
    return new, known, problems


def run(intake: Intake, ledger_name: str, reader: str) -> int:
    """Add, then list what was wrong; 1 when something was."""
    from tocsin.codebook.ownactors import own_file
    from tocsin.codebook.tablefile import TableFault

    with held(ledger_name, TableFault, made=True) as ledger:
        in_full = len(intake.sources) <= SHOWN_IN_FULL
        new, known, problems = take(intake, ledger, reader, actors=own_file(ledger_name), full=in_full)
        count = ledger.counts().incidents
    console.print(f"{new} new, {known} known already; the ledger holds {count} incidents ([bold]tocsin incidents[/]).")
    if problems:
        errors.print(f"{len(problems)} to look at:")
    for found in problems:
        problem(found)
    return int(bool(problems))
