"""What the commands on accounts print: first passwords, the list, what was changed."""

import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from getpass import getuser

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin import accounts
from tocsin.accounts import AccountError, Role
from tocsin.cli.listing import write_csv
from tocsin.cli.screen import console, held, json_text
from tocsin.ledger import Ledger
from tocsin.ledger.people import AccountRow

SHORT = 15
"""Bytes of chance in a first password: more than can be guessed, and short enough to be typed once."""


class UnknownRole(AccountError):
    """There is no role of this name."""

    def __init__(self, role: str) -> None:
        super().__init__(f'"{role}" is no role; take one of {", ".join(Role)}')


def first_password() -> str:
    """A password that nobody can guess."""
    return secrets.token_urlsafe(SHORT)


def _role(name: str) -> Role:
    if name not in tuple(Role):
        raise UnknownRole(name)
    return Role(name)


def add_account(ledger_name: str, name: str, role: str, known_as: str, by: str) -> int:
    """Make an account; 2 when that cannot be."""

    def make(ledger: Ledger) -> str:
        made = {"by": by or getuser(), "make_code": first_password, "now": datetime.now(UTC)}
        told = accounts.add_account(ledger, name, _role(role), known_as=known_as or None, **made)  # type: ignore[arg-type] # three values
        return _first(name, told) if told else f"{name} comes in by the identity provider."

    return _do(ledger_name, make)


def new_password(ledger_name: str, name: str, by: str) -> int:
    """Give a new first password; 2 when that cannot be."""
    now = datetime.now(UTC)
    return _do(
        ledger_name,
        lambda ledger: _first(
            name, accounts.reset_password(ledger, name, by=by or getuser(), make_code=first_password, now=now)
        ),
    )


def _first(name: str, password: str) -> str:
    return f"The first password of {name}, told this once: {password}"


def change_role(ledger_name: str, name: str, role: str, by: str, why: str) -> int:
    """Give another role; 2 when that cannot be."""

    def change(ledger: Ledger) -> str:
        accounts.give_role(ledger, name, _role(role), by=by or getuser(), why=why, now=datetime.now(UTC))
        return f"{name}: {Role(role).value}, who {Role(role).meaning}."

    return _do(ledger_name, change)


def shut_out(ledger_name: str, name: str, by: str, why: str) -> int:
    """Disable an account; 2 when that cannot be."""

    def shut(ledger: Ledger) -> str:
        accounts.disable(ledger, name, by=by or getuser(), why=why, now=datetime.now(UTC))
        return f"{name} is disabled; its sessions are ended."

    return _do(ledger_name, shut)


def let_in(ledger_name: str, name: str, by: str, why: str) -> int:
    """Enable an account; 2 when that cannot be."""

    def let(ledger: Ledger) -> str:
        accounts.enable(ledger, name, by=by or getuser(), why=why, now=datetime.now(UTC))
        return f"{name} is enabled."

    return _do(ledger_name, let)


def _do(ledger_name: str, change: Callable[[Ledger], str]) -> int:
    with held(ledger_name, AccountError) as ledger:
        said = change(ledger)
    console.print(said, markup=False, soft_wrap=True)
    return 0


def list_accounts(ledger_name: str, form: str) -> int:
    """Print the accounts; 2 when there is no such ledger."""
    with held(ledger_name) as ledger:
        rows = [_told(row) for row in accounts.accounts(ledger)]
    if form == "csv":
        write_csv(rows)
    elif form == "table":
        console.print(_table(rows) if rows else "There is no account yet: tocsin accounts add NAME --role owner")
    else:
        sys.stdout.write(json_text(rows, indent=1) + "\n")
    return 0


def _told(row: AccountRow) -> dict[str, object]:
    enters = f"known as {row.known_as}" if row.known_as else "first password" if row.provisional else "own password"
    state = f"disabled {row.disabled:%Y-%m-%d}" if row.disabled else enters
    return {"name": row.name, "role": row.role, "made": f"{row.made:%Y-%m-%d}", "state": state}


def _table(rows: list[dict[str, object]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in rows[0]:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text(str(value)) for value in row.values()))
    return table
