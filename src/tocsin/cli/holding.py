"""What `tocsin search`, `sources`, `grade` and `changes` do."""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.cli.listing import write_csv
from tocsin.cli.options import LedgerAt
from tocsin.cli.screen import console, errors, held, json_text, opened
from tocsin.ledger import Found, GradeRow, SourceRow, View
from tocsin.record import Grade

Rows = list[dict[str, object]]


def _listed(which: LedgerAt, form: str, rows_of: Callable[[View], Rows]) -> int:
    """Ask for rows and print them; 2 when the ledger is at fault."""
    with opened(which) as ledger:
        rows = rows_of(ledger)
    if form == "csv":
        write_csv(rows)
    elif form == "table":
        console.print(_table(rows) if rows else "nothing")
    else:
        sys.stdout.write(json_text(rows, indent=1) + "\n")
    return 0


def _table(rows: Rows) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str("" if cell is None else cell)) for cell in row.values()))
    return table


def run_search(which: LedgerAt, words: str, limit: int, form: str) -> int:
    """`tocsin search`."""
    if form != "table":
        return _listed(which, form, lambda ledger: [_found_row(found) for found in ledger.search(words, limit)])
    with opened(which) as ledger:
        found = ledger.search(words, limit)
    _print_found(found)
    return 0


def _found_row(found: Found) -> dict[str, object]:
    return {
        "article": found.article,
        "published": found.published.isoformat() if found.published else None,
        "publisher": found.publisher,
        "title": found.title,
        "start": found.passage.start,
        "end": found.passage.end,
        "q": found.passage.quote,
        "words": "; ".join(f"{span.start}-{span.end}" for span in found.words),
        "statements": "; ".join(found.statements),
    }


def _print_found(found: Sequence[Found]) -> None:
    for each in found:
        head = " · ".join(filter(None, (each.publisher, str(each.published or ""), each.title)))
        console.print(Text.assemble((each.article[:8], "cyan"), "  ", (head, "bold")))
        passage = Text(each.passage.quote.replace("\n", " "))
        for span in each.words:
            passage.stylize("reverse", span.start - each.passage.start, span.end - each.passage.start)
        console.print(passage)
        if each.statements:
            console.print(f"tells {', '.join(one[:8] for one in each.statements)}", style="dim")
    console.print(f"{len(found)} found", style="dim")


def run_sources(which: LedgerAt, form: str) -> int:
    """`tocsin sources`."""
    return _listed(which, form, lambda ledger: [_source_row(source) for source in ledger.sources()])


def _source_row(source: SourceRow) -> dict[str, object]:
    grade = source.grade
    return {
        "source": source.source,
        "articles": source.articles,
        "first": source.first.isoformat() if source.first else None,
        "last": source.last.isoformat() if source.last else None,
        "grade": grade.grade.value if grade else None,
        "meaning": grade.grade.meaning if grade else None,
        "by": grade.by if grade else None,
        "why": grade.why if grade else None,
    }


def run_grade(ledger_name: str, source: str, letter: str, *, by: str, why: str) -> int:
    """`tocsin grade`; 2 when there is no such grade or source."""
    try:
        grade = Grade(letter.upper())
    except ValueError:
        known = ", ".join(f"{one} {one.meaning}" for one in Grade)
        errors.print(f'"{letter}" is no grade; there is {known}', markup=False)
        return 2
    with held(ledger_name) as ledger:
        ledger.grade(GradeRow(source, grade, by, why, datetime.now(UTC)))
    console.print(f"{source}: {grade}, {grade.meaning}", markup=False)
    return 0


def run_changes(which: LedgerAt, after: int, limit: int, form: str) -> int:
    """`tocsin changes`."""

    def rows(ledger: View) -> Rows:
        return [
            {
                "number": change.number,
                "made": change.made.isoformat(timespec="seconds"),
                "subject": change.subject,
                "what": change.what,
                "by": change.by,
                "why": change.why,
            }
            for change in ledger.changes(after, limit)
        ]

    return _listed(which, form, rows)
