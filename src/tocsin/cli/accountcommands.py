"""The commands with which an owner makes and changes a team's accounts; what they print is in `teaming`."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, Form, FormOption, LedgerOption

accounts_app = typer.Typer(
    name="accounts",
    help="The people of a team: who may come in to a desk that is served with --team, and what each may do.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name, which its decisions carry.")]
ROLES = "data-viewer, viewer, coder, reviewer or owner"
By = Annotated[
    str, typer.Option("--by", envvar="TOCSIN_BY", help="Who does it; by default who is logged in.", metavar="NAME")
]
Why = Annotated[str, typer.Option("--why", help="Why; it stands in the log.")]


@accounts_app.command("add")
def add(
    name: Name,
    role: Annotated[str, typer.Option(help=ROLES)] = "coder",
    known_as: Annotated[
        str, typer.Option(help="How an identity provider knows them, such as an address; they get no password then.")
    ] = "",
    by: By = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Make an account, and print its first password, which the person replaces."""
    from tocsin.cli.teaming import add_account

    raise typer.Exit(add_account(ledger, name, role, known_as, by))


@accounts_app.command("list")
def list_all(ledger: LedgerOption = DEFAULT_LEDGER, form: FormOption = Form.TABLE) -> None:
    """List the accounts, the disabled too."""
    from tocsin.cli.teaming import list_accounts

    raise typer.Exit(list_accounts(ledger, form.value))


@accounts_app.command("role")
def give_role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=ROLES)],
    by: By = "",
    why: Why = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Let an account do what another role may, from now on."""
    from tocsin.cli.teaming import change_role

    raise typer.Exit(change_role(ledger, name, role, by, why))


@accounts_app.command("disable")
def disable(name: Name, by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Let nobody in under this name any more; its sessions end, its decisions stand."""
    from tocsin.cli.teaming import shut_out

    raise typer.Exit(shut_out(ledger, name, by, why))


@accounts_app.command("enable")
def enable(name: Name, by: By = "", why: Why = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Let the person in again."""
    from tocsin.cli.teaming import let_in

    raise typer.Exit(let_in(ledger, name, by, why))


@accounts_app.command("password")
def password(name: Name, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Give an account a new first password; its sessions end."""
    from tocsin.cli.teaming import new_password

    raise typer.Exit(new_password(ledger, name, by))
