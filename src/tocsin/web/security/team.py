"""A team's door: accounts come in by name and password, and a cookie leads to what their role may do."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tocsin.accounts import Entrance, Role, SessionBook
from tocsin.ledger import Ledger
from tocsin.ledger.people import AccountRow
from tocsin.web.security.scopes import MAY, Visitor


@dataclass(frozen=True, slots=True)
class TeamSessions:
    """The sessions of a team, as the desk asks for them."""

    entrance: Entrance
    book: SessionBook

    def login(self, name: str, password: str, address: str) -> tuple[str, AccountRow]:
        """A new session's cookie, and whose it is; raises `accounts.Refused`."""
        account = self.entrance.account(name, password, address)
        return self.book.begin(account), account

    def vouched(self, names: tuple[str, ...], address: str) -> str:
        """A new session's cookie for the account that a provider knows by one of these names; raises `accounts.Refused`."""
        return self.book.begin(self.entrance.vouched(names, address))

    def visitor(self, cookie: str) -> Visitor | None:
        """Who holds this cookie, with the scopes of the role that the account has now."""
        found = self.book.session(cookie)
        if found is None:
            return None
        scopes = frozenset() if found.provisional else MAY[Role(found.role)]
        csrf = hashlib.sha256(f"form {cookie}".encode()).hexdigest()
        return Visitor(found.name, scopes, csrf, found.sha256, found.provisional)

    def end(self, cookie: str) -> None:
        """End the session."""
        self.book.leave(cookie)


def team_sessions(
    ledger: Ledger, make_code: Callable[[], str], clock: Callable[[], datetime], steady: Callable[[], float]
) -> TeamSessions:
    """The sessions of the ledger's accounts."""
    return TeamSessions(Entrance(ledger, clock, steady), SessionBook(ledger, make_code, clock))
