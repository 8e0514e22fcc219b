"""The commands with which people decide on a ledger, and look at what was decided; what they do is in `reviewing`."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, Form, FormOption, LedgerOption, Panel, ReaderName, ReaderOption

review_app = typer.Typer()

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of incidents or reports, or their first digits.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an incident or a report, or its first digits.")]
By = Annotated[
    str, typer.Option("--by", envvar="TOCSIN_BY", help="Who decides; by default who is logged in.", metavar="NAME")
]
Why = Annotated[str, typer.Option("--why", help="Why; it stands in the log.")]
Field = Annotated[
    str, typer.Argument(help="One field alone: kind, stage, actor, target, means, killed, place, when, speaker …")
]


@review_app.command(rich_help_panel=Panel.DECIDE)
def same(ids: Ids, by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that these tell of one occurrence."""
    from tocsin.cli.reviewing import Person, judge

    raise typer.Exit(judge(ledger, "same", ids, Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def different(ids: Ids, by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that these tell of different occurrences; a report beside its own incident is parted from it."""
    from tocsin.cli.reviewing import Person, judge

    raise typer.Exit(judge(ledger, "different", ids, Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def unsure(ids: Ids, by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that nobody can tell whether these are one."""
    from tocsin.cli.reviewing import Person, judge

    raise typer.Exit(judge(ledger, "unsure", ids, Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def correct(
    which: Id,
    field: Annotated[
        str, typer.Argument(help="kind, stage, actor, target, means, killed, count, place, when, speaker …")
    ],
    value: Annotated[
        str,
        typer.Argument(
            help="In the codebook's terms (shelling, 2..2, 2020-01-03, an actor's id, \"33.5, 44.2 ±10km\") or the "
            "article's own words; several stand with ' | ' between them."
        ),
    ],
    words: Annotated[str, typer.Option(help="The words of the article that bear it out, as they stand there.")] = "",
    by: By = "",
    why: Why = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Give a field of a report another value, which words of its article must say."""
    from tocsin.cli.reviewing import Person, mend

    raise typer.Exit(mend(ledger, (which, field, value), words, Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def accept(which: Id, field: Field = "", by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that an incident, a report or a field of it is right as it stands."""
    from tocsin.cli.reviewing import Person, state

    raise typer.Exit(state(ledger, "accept", (which, field), Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def reject(which: Id, field: Field = "", by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that it is wrong: reports no longer count, which needs a reason; a field is left empty."""
    from tocsin.cli.reviewing import Person, state

    raise typer.Exit(state(ledger, "reject", (which, field), Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def comment(
    which: Id,
    words: Annotated[str, typer.Argument(help="What there is to say.")],
    field: Annotated[str, typer.Option(help="On one field alone.")] = "",
    by: By = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say something on it that changes nothing."""
    from tocsin.cli.reviewing import Person, state

    raise typer.Exit(state(ledger, "comment", (which, field), Person.named(by, words)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def undo(
    number: Annotated[int | None, typer.Option(help="The number of the decision; by default your last.")] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="Of a decision on many at once take back this one alone, not all of it.")
    ] = False,
    by: By = "",
    why: Why = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take a decision back, one on many at once with all of its parts; the log keeps both."""
    from tocsin.cli.reviewing import Person, take_back

    raise typer.Exit(take_back(ledger, number, alone, Person.named(by, why)))


@review_app.command(rich_help_panel=Panel.DECIDE)
def queue(
    lane: Annotated[str, typer.Option(help="Only relevance, facts, place or duplicates.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10**6, help="At most so many.")] = 20,
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormOption = Form.TABLE,
) -> None:
    """List what needs a person, the most valuable first, each with its reason."""
    from tocsin.cli.reviewing import list_queue

    raise typer.Exit(list_queue(ledger, lane, limit, form.value))


@review_app.command(rich_help_panel=Panel.LOOK)
def history(which: Id, ledger: LedgerOption = DEFAULT_LEDGER, form: FormOption = Form.TABLE) -> None:
    """List all that happened to an incident, a report or an article: who, when, why."""
    from tocsin.cli.reviewing import list_history

    raise typer.Exit(list_history(ledger, which, form.value))


@review_app.command(rich_help_panel=Panel.READ)
def reread(ledger: LedgerOption = DEFAULT_LEDGER, reader: ReaderOption = ReaderName.AUTO) -> None:
    """Read every article again; decisions go over to what now has their words, or are listed. Exit code 1 then."""
    from tocsin.cli.rereading import run

    raise typer.Exit(run(ledger, reader.value))


@review_app.command(rich_help_panel=Panel.KEEP)
def verify(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Read every row again with its hashes, words and derivation, and list what does not hold. Exit code 1 then."""
    from tocsin.cli.integrity import check

    raise typer.Exit(check(ledger))


@review_app.command(rich_help_panel=Panel.KEEP)
def rebuild(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Derive all incidents again, and list how what was there differed. Exit code 1 then."""
    from tocsin.cli.integrity import derive_again

    raise typer.Exit(derive_again(ledger))


@review_app.command(rich_help_panel=Panel.KEEP)
def archive(
    file: Annotated[Path, typer.Argument(help="The file to write; there must be none yet.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write the whole ledger into one plain file, the same bytes for the same ledger."""
    from tocsin.cli.moving import write

    raise typer.Exit(write(file, ledger))


@review_app.command(rich_help_panel=Panel.KEEP)
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `tocsin archive` wrote.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Put all of an archive into a new ledger, on this or another database, each part held against its hash."""
    from tocsin.cli.moving import read

    raise typer.Exit(read(file, ledger))
