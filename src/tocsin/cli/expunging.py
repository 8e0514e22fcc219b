"""`tocsin expunge`: an article out for good, or allowed again."""

from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, LedgerOption, Panel

if TYPE_CHECKING:
    from tocsin.ledger import Ledger
    from tocsin.record import Article

expunge_app = typer.Typer()


@expunge_app.command(rich_help_panel=Panel.DECIDE)
def expunge(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article\u2019s id, or its first digits.")],
    why: Annotated[str, typer.Option(help="Why; it stays when all else is gone, so do not repeat what must go.")],
    by: Annotated[
        str, typer.Option(envvar="TOCSIN_BY", help="Who does it: of a team, an owner. By default who is logged in.")
    ] = "",
    allow: Annotated[bool, typer.Option("--allow", help="Let one that was expunged be added again.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether you are sure.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take an article out for good, with all that was made of it; a tombstone stays. Nothing undoes this."""
    raise typer.Exit(run(ledger, article, by or getuser(), why, allow=allow, sure=yes))


def run(ledger_name: str, article: str, by: str, why: str, *, allow: bool, sure: bool) -> int:
    """Expunge or allow again, and say what came of it; 2 when that cannot be, 1 when the user is not sure."""
    from tocsin.accounts import AccountError, check_owner
    from tocsin.cli.screen import console, held
    from tocsin.reviewing import ReviewError
    from tocsin.reviewing import expunging as rooms

    said = {"by": by, "why": why, "now": datetime.now(UTC)}
    with held(ledger_name, ReviewError, AccountError) as ledger:
        check_owner(ledger, by)
        if allow:
            stone = rooms.allow(ledger, article, **said)  # type: ignore[arg-type] # two texts and a moment
            console.print(f"{stone.article} may be added again.", markup=False)
            return 0
        found = ledger.article(article)
        if found and not sure and not typer.confirm(f"{_with_copies(ledger, found)} is gone for good then. Sure?"):
            return 1
        gone = rooms.expunge(ledger, article, **said)  # type: ignore[arg-type] # the same
    what = ", ".join((gone.stone.article, *gone.copies))
    told = f"{len(gone.changed)} incidents are others now, {len(gone.gone)} are no more"
    console.print(f"{what} is expunged; {told}. Copies and archives made before hold it still.", markup=False)
    return 0


def _with_copies(ledger: "Ledger", article: "Article") -> str:
    """The article in words, and those of the same text that go with it."""
    copies = ledger.copies_of(article)
    beside = f", with the same text as {', '.join(copies)}," if copies else ""
    return f"{article.id} {article.title!r}{beside}"
