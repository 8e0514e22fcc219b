"""Tokens for programs: kept as hashes in one file beside the ledger, each with a name and its scopes."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tocsin.web.security.scopes import Scope, Visitor

PREFIX = "tocsin_"


class NameTaken(ValueError):
    """Two tokens of one name could not be told apart in the history."""

    def __init__(self, name: str) -> None:
        super().__init__(f'there is a token named "{name}" already; revoke it, or choose another name')


@dataclass(frozen=True, slots=True)
class Token:
    """A token as kept: never the token itself, only its hash."""

    name: str
    sha256: str
    scopes: frozenset[Scope]
    made: datetime


@dataclass(frozen=True, slots=True)
class TokenBook:
    """The tokens of one ledger. `path` is None where a ledger has no file to keep them beside."""

    path: Path | None

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, the first made first."""
        if self.path is None or not self.path.is_file():
            return ()
        rows = json.loads(self.path.read_text(encoding="utf-8"))
        return tuple(
            Token(row["name"], row["sha256"], frozenset(map(Scope, row["scopes"])), datetime.fromisoformat(row["made"]))
            for row in rows
        )

    def visitor(self, secret: str) -> Visitor | None:
        """Who holds this token, None when nobody does."""
        found = next((token for token in self.tokens() if token.sha256 == _hashed(secret)), None)
        return Visitor(found.name, found.scopes) if found else None

    def make(self, name: str, scopes: frozenset[Scope], make_code: Callable[[], str], now: datetime) -> str:
        """A new token, which is told once and kept only as a hash; raises `NameTaken`."""
        if any(token.name == name for token in self.tokens()):
            raise NameTaken(name)
        secret = PREFIX + make_code()
        self._write((*self.tokens(), Token(name, _hashed(secret), scopes, now)))
        return secret

    def revoke(self, name: str) -> bool:
        """Forget the token of this name; whether there was one."""
        kept = tuple(token for token in self.tokens() if token.name != name)
        gone = len(kept) < len(self.tokens())
        if gone:
            self._write(kept)
        return gone

    def _write(self, tokens: tuple[Token, ...]) -> None:
        if self.path is None:
            raise ValueError("tokens are kept beside a ledger's file, and this ledger has none")
        rows = [
            {"name": t.name, "sha256": t.sha256, "scopes": sorted(t.scopes), "made": t.made.isoformat()} for t in tokens
        ]
        beside = self.path.with_name(self.path.name + ".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(rows, out, indent=1)
        beside.replace(self.path)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
