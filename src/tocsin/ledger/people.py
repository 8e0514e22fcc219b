"""Who works at a desk: accounts, their sessions, tokens of programs, and saved searches, as rows.

What is done to them stands in the log under one subject, with the account's name in the words.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from tocsin.ledger.deskschema import accounts, searches, sessions, tokens

SUBJECT = "accounts"
"""The subject of the log's lines on people and programs; nothing that is read or derived hangs on them."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account. `password` is a hash, "" for none; `provisional` says that the owner knows the password still.

    `known_as` is how an identity provider names the person, None where none vouches for it.
    """

    name: str
    role: str
    password: str
    provisional: bool
    known_as: str | None
    made: datetime
    disabled: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session: the hash of its cookie, whose it is, when it began, and when something was last asked."""

    sha256: str
    account: str
    begun: datetime
    asked: datetime


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A program's token: its name, its hash, its scopes with spaces between them, and when it was made."""

    name: str
    sha256: str
    scopes: str
    made: datetime


def add_account(connection: Connection, row: AccountRow) -> None:
    """Add an account; its name must be new."""
    connection.execute(insert(accounts), {name: getattr(row, name) for name in AccountRow.__slots__})


def all_accounts(connection: Connection) -> list[AccountRow]:
    """Every account by name, the disabled too."""
    return [AccountRow(*row) for row in connection.execute(select(*accounts.c).order_by(accounts.c.name))]


def find_account(connection: Connection, name: str) -> AccountRow | None:
    """The account of this name."""
    row = connection.execute(select(*accounts.c).where(accounts.c.name == name)).first()
    return AccountRow(*row) if row else None


def account_known_as(connection: Connection, names: tuple[str, ...]) -> AccountRow | None:
    """The account that an identity provider knows by one of these names; None for none, and for several."""
    rows = connection.execute(select(*accounts.c).where(accounts.c.known_as.in_(names))).all()
    return AccountRow(*rows[0]) if len(rows) == 1 else None


def change_account(connection: Connection, name: str, **values: Any) -> None:  # noqa: ANN401 - a value of any column
    """Give the account's columns these values."""
    connection.execute(update(accounts).where(accounts.c.name == name).values(**values))


def add_session(connection: Connection, row: SessionRow) -> None:
    """Add a session."""
    connection.execute(insert(sessions), {name: getattr(row, name) for name in SessionRow.__slots__})


def find_session(connection: Connection, sha256: str) -> tuple[SessionRow, AccountRow] | None:
    """The session of this cookie's hash with its account, unless that is disabled."""
    chosen = select(*sessions.c, *accounts.c).join(accounts, accounts.c.name == sessions.c.account)
    row = connection.execute(chosen.where(sessions.c.sha256 == sha256, accounts.c.disabled.is_(None))).first()
    width = len(sessions.c)
    return (SessionRow(*row[:width]), AccountRow(*row[width:])) if row else None


def sessions_of(connection: Connection, account: str) -> list[SessionRow]:
    """The sessions of an account, the last begun first."""
    chosen = select(*sessions.c).where(sessions.c.account == account).order_by(sessions.c.begun.desc())
    return [SessionRow(*row) for row in connection.execute(chosen)]


def touch_session(connection: Connection, sha256: str, now: datetime) -> None:
    """Note that something was asked in this session."""
    connection.execute(update(sessions).where(sessions.c.sha256 == sha256).values(asked=now))


def end_session(connection: Connection, account: str, prefix: str) -> int:
    """End this account's session whose hash begins so; how many there were."""
    mine = (sessions.c.account == account, sessions.c.sha256.startswith(prefix, autoescape=True))
    return connection.execute(delete(sessions).where(*mine)).rowcount


def end_sessions(connection: Connection, account: str, *, but: str = "") -> int:
    """End every session of this account, `but` the one of this hash; how many there were."""
    return connection.execute(delete(sessions).where(sessions.c.account == account, sessions.c.sha256 != but)).rowcount


def end_old_sessions(connection: Connection, *, begun: datetime, asked: datetime) -> None:
    """Forget the sessions that began, or in which something was last asked, before these moments."""
    connection.execute(delete(sessions).where(or_(sessions.c.begun < begun, sessions.c.asked < asked)))


def all_tokens(connection: Connection) -> list[TokenRow]:
    """Every token, the first made first."""
    rows = connection.execute(select(*tokens.c).order_by(tokens.c.made, tokens.c.name))
    return [TokenRow(*row) for row in rows]


def find_token(connection: Connection, sha256: str) -> TokenRow | None:
    """The token of this hash."""
    row = connection.execute(select(*tokens.c).where(tokens.c.sha256 == sha256)).first()
    return TokenRow(*row) if row else None


def add_token(connection: Connection, row: TokenRow) -> None:
    """Add a token; its name must be new."""
    connection.execute(insert(tokens), {name: getattr(row, name) for name in TokenRow.__slots__})


def remove_token(connection: Connection, name: str) -> bool:
    """Forget the token of this name; whether there was one."""
    return connection.execute(delete(tokens).where(tokens.c.name == name)).rowcount > 0


def all_searches(connection: Connection) -> list[tuple[str, str]]:
    """The saved searches by name, each with its filter."""
    rows = connection.execute(select(searches.c.name, searches.c.query).order_by(searches.c.name))
    return [(name, query) for name, query in rows]


def put_search(connection: Connection, name: str, query: str, now: datetime) -> None:
    """Keep a search, in place of the one of its name."""
    remove_search(connection, name)
    connection.execute(insert(searches), {"name": name, "query": query, "made": now})


def remove_search(connection: Connection, name: str) -> None:
    """Forget the search of this name."""
    connection.execute(delete(searches).where(searches.c.name == name))
