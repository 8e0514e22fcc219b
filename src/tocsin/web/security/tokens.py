"""Tokens for programs: kept as hashes, each with a name and its scopes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tocsin.ledger import Ledger, people
from tocsin.ledger.adding import log
from tocsin.ledger.people import TokenRow
from tocsin.web.security.scopes import Scope, Visitor

PREFIX = "tocsin_"


class NameTaken(ValueError):
    """Two of one name could not be told apart in the history."""

    def __init__(self, name: str, whose: str) -> None:
        super().__init__(f'there is {whose} named "{name}" already; revoke it, or choose another name')


@dataclass(frozen=True, slots=True)
class Token:
    """A token as kept: never the token itself."""

    name: str
    scopes: frozenset[Scope]
    made: datetime


@dataclass(frozen=True, slots=True)
class TokenBook:
    """The tokens of one ledger."""

    ledger: Ledger

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, the first made first."""
        with self.ledger.reading() as connection:
            return tuple(Token(row.name, _scopes(row), row.made) for row in people.all_tokens(connection))

    def visitor(self, secret: str) -> Visitor | None:
        """Who holds this token, None when nobody does."""
        with self.ledger.reading() as connection:
            found = people.find_token(connection, _hashed(secret))
        return Visitor(found.name, _scopes(found)) if found else None

    def make(self, name: str, scopes: frozenset[Scope], make_code: Callable[[], str], now: datetime, *, by: str) -> str:
        """A new token, which is told once and kept only as a hash; raises `NameTaken`."""
        secret = PREFIX + make_code()
        with self.ledger.writing() as connection:
            if any(row.name.casefold() == name.casefold() for row in people.all_tokens(connection)):
                raise NameTaken(name, "a token")
            if any(row.name.casefold() == name.casefold() for row in people.all_accounts(connection)):
                raise NameTaken(name, "an account")
            people.add_token(connection, TokenRow(name, _hashed(secret), " ".join(sorted(scopes)), now))
            what = f"made the token {name}, which may {', '.join(sorted(scopes))}"
            log(connection, people.SUBJECT, what, by=by, now=now)
        return secret

    def revoke(self, name: str, now: datetime, *, by: str) -> None:
        """Forget the token of this name."""
        with self.ledger.writing() as connection:
            if people.remove_token(connection, name):
                log(connection, people.SUBJECT, f"revoked the token {name}", by=by, now=now)


def _scopes(row: TokenRow) -> frozenset[Scope]:
    return frozenset(map(Scope, row.scopes.split()))


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
