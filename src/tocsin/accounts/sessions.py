"""Sessions of a team: kept in the ledger's database, so that they can be seen and ended, and outlive a restart."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.accounts.roles import Role
from tocsin.ledger import Ledger, LedgerLocked, people
from tocsin.ledger.adding import log
from tocsin.ledger.people import AccountRow, SessionRow

IDLE = timedelta(hours=1)
"""A session that asks nothing for so long is over."""
ABSOLUTE = timedelta(hours=12)
"""No session lasts longer, however much is asked."""
NOTED = timedelta(minutes=1)
"""How exactly it is noted when something was last asked."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who holds a cookie: the hash of it, the account's name and role, and whether its password is still the first."""

    sha256: str
    name: str
    role: Role
    provisional: bool


@dataclass(frozen=True, slots=True)
class SessionBook:
    """The sessions of a ledger's accounts. `make_code` gives codes that nobody can guess, `clock` the time."""

    ledger: Ledger
    make_code: Callable[[], str]
    clock: Callable[[], datetime]

    def begin(self, account: AccountRow) -> str:
        """A new session's cookie for this account; that it began is in the log, and old sessions are forgotten."""
        cookie, now = self.make_code(), self.clock()
        with self.ledger.writing() as connection:
            people.end_old_sessions(connection, begun=now - ABSOLUTE, asked=now - IDLE)
            people.add_session(connection, SessionRow(hashed(cookie), account.name, now, now))
            log(connection, people.SUBJECT, f"{account.name} came in", by=account.name, now=now)
        return cookie

    def session(self, cookie: str) -> Session | None:
        """Who holds this cookie; None when nobody does, the session is over, or the account is disabled."""
        if not cookie:
            return None
        now = self.clock()
        with self.ledger.reading() as connection:
            found = people.find_session(connection, hashed(cookie))
        if found is None:
            return None
        row, account = found
        if now - row.begun > ABSOLUTE or now - row.asked > IDLE:
            return None
        if now - row.asked > NOTED:
            self._note(row.sha256, now)
        return Session(row.sha256, account.name, Role(account.role), account.provisional)

    def _note(self, sha256: str, now: datetime) -> None:
        try:
            # no turn among the writers is waited for: one line of its own is changed, and the next minute does as well
            with self.ledger.jotting() as connection:
                people.touch_session(connection, sha256, now)
        except LedgerLocked:
            return

    def all_of(self, account: str) -> list[SessionRow]:
        """The sessions of an account that are not over, the last begun first."""
        now = self.clock()
        with self.ledger.reading() as connection:
            rows = people.sessions_of(connection, account)
        return [row for row in rows if now - row.begun <= ABSOLUTE and now - row.asked <= IDLE]

    def leave(self, cookie: str) -> None:
        """End the session of this cookie."""
        found = self.session(cookie)
        if found:
            self.end(found.name, found.sha256, by=found.name, what=f"{found.name} left")

    def end(self, account: str, prefix: str, *, by: str, what: str = "") -> None:
        """End the account's session whose hash begins so."""
        with self.ledger.writing() as connection:
            if people.end_session(connection, account, prefix):
                said = what or f"ended a session of {account}"
                log(connection, people.SUBJECT, said, by=by, now=self.clock())


def hashed(cookie: str) -> str:
    """The hash by which a cookie is kept."""
    return hashlib.sha256(cookie.encode()).hexdigest()
