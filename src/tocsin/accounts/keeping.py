"""Making and changing accounts: every change is in the log with who did it and why."""

import re
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from tocsin.accounts.faults import CannotKnow, LastOwner, NameTaken, NoAccount, NotAnOwner, UnfitName
from tocsin.accounts.passwords import check_strength, hashed
from tocsin.accounts.roles import Role
from tocsin.ledger import Ledger, people
from tocsin.ledger.adding import log
from tocsin.ledger.people import AccountRow
from tocsin.record import PROGRAM

NAME = re.compile(r"[^\W\d_][\w.-]{1,39}")


def accounts(ledger: Ledger) -> list[AccountRow]:
    """Every account by name, the disabled too."""
    with ledger.reading() as connection:
        return people.all_accounts(connection)


def add_account(
    ledger: Ledger,
    name: str,
    role: Role,
    *,
    by: str,
    make_code: Callable[[], str],
    now: datetime,
    known_as: str | None = None,
) -> str:
    """Make an account; its first password, told once, which the person replaces, "" where a provider vouches for them.

    Raises `UnfitName`, `NameTaken` and `CannotKnow`.
    """
    if not NAME.fullmatch(name) or name.casefold() == PROGRAM:
        raise UnfitName(name)
    password = "" if known_as else make_code()
    kept = hashed(password) if password else ""
    with ledger.writing() as connection:
        _check_free(connection, name, known_as)
        people.add_account(connection, AccountRow(name, role, kept, bool(password), known_as, now))
        log(connection, people.SUBJECT, f"made {name} {_article(role)}", by=by, now=now)
    return password


def _check_free(connection: Connection, name: str, known_as: str | None) -> None:
    for row in people.all_accounts(connection):
        if row.name.casefold() == name.casefold():
            raise NameTaken(name, "an account already")
        if known_as and row.known_as == known_as:
            raise CannotKnow(known_as)
    if any(token.name.casefold() == name.casefold() for token in people.all_tokens(connection)):
        raise NameTaken(name, "a program\u2019s token already")


def _article(role: Role) -> str:
    return f"{'an' if role is Role.OWNER else 'a'} {role}"


def give_role(ledger: Ledger, name: str, role: Role, *, by: str, why: str, now: datetime) -> None:
    """Let an account do what this role may; raises `NoAccount` and `LastOwner`."""
    with ledger.writing() as connection:
        row = _found(connection, name)
        if row.role == role:
            return
        _keep_an_owner(connection, row)
        people.change_account(connection, name, role=role.value)
        log(connection, people.SUBJECT, f"made {name}, {row.role} before, {_article(role)}", by=by, why=why, now=now)


def disable(ledger: Ledger, name: str, *, by: str, why: str, now: datetime) -> None:
    """Let nobody in under this name any more, and end its sessions; raises `NoAccount` and `LastOwner`."""
    with ledger.writing() as connection:
        row = _found(connection, name)
        if row.disabled:
            return
        _keep_an_owner(connection, row)
        people.change_account(connection, name, disabled=now)
        people.end_sessions(connection, name)
        log(connection, people.SUBJECT, f"disabled {name}", by=by, why=why, now=now)


def enable(ledger: Ledger, name: str, *, by: str, why: str, now: datetime) -> None:
    """Let the person in again; raises `NoAccount`."""
    with ledger.writing() as connection:
        if _found(connection, name).disabled:
            people.change_account(connection, name, disabled=None)
            log(connection, people.SUBJECT, f"enabled {name}", by=by, why=why, now=now)


def reset_password(ledger: Ledger, name: str, *, by: str, make_code: Callable[[], str], now: datetime) -> str:
    """Give the account a new first password, told once, and end its sessions; raises `NoAccount`."""
    password = make_code()
    kept = hashed(password)
    with ledger.writing() as connection:
        _found(connection, name)
        people.change_account(connection, name, password=kept, provisional=True)
        people.end_sessions(connection, name)
        log(connection, people.SUBJECT, f"gave {name} a new first password", by=by, now=now)
    return password


def end_sessions(ledger: Ledger, name: str, *, by: str, now: datetime) -> None:
    """End all sessions of an account; raises `NoAccount`."""
    with ledger.writing() as connection:
        _found(connection, name)
        if people.end_sessions(connection, name):
            log(connection, people.SUBJECT, f"ended the sessions of {name}", by=by, now=now)


def choose_password(ledger: Ledger, name: str, password: str, *, session: str, now: datetime) -> None:
    """Take the password that the person chose, and end their other sessions; raises `WeakPassword`."""
    check_strength(password, name)
    kept = hashed(password)
    with ledger.writing() as connection:
        people.change_account(connection, name, password=kept, provisional=False)
        people.end_sessions(connection, name, but=session)
        log(connection, people.SUBJECT, f"{name} chose a password", by=name, now=now)


def check_owner(ledger: Ledger, name: str) -> None:
    """Raise `NotAnOwner` where a team has this ledger and the name is not that of an owner who is let in."""
    rows = accounts(ledger)
    if rows and not any(each.name == name and each.role == Role.OWNER and not each.disabled for each in rows):
        raise NotAnOwner(name)


def _found(connection: Connection, name: str) -> AccountRow:
    row = people.find_account(connection, name)
    if row is None:
        raise NoAccount(name)
    return row


def _keep_an_owner(connection: Connection, row: AccountRow) -> None:
    rows = people.all_accounts(connection)
    others = [each for each in rows if each.role == Role.OWNER and not each.disabled and each.name != row.name]
    if row.role == Role.OWNER and not row.disabled and not others:
        raise LastOwner(row.name)
