"""Coming in by name and password: slowly where it is tried often, and without telling which names there are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tocsin.accounts.passwords import fits
from tocsin.accounts.rates import Rates
from tocsin.ledger import Ledger, people
from tocsin.ledger.adding import log
from tocsin.ledger.people import AccountRow

LONGEST_NAME = 40


class Refused(Exception):
    """Nobody is let in: the words, which are the same whatever was wrong, and whether it was tried too often."""

    def __init__(self, *, too_often: bool) -> None:
        super().__init__("too many tries; wait a minute" if too_often else "name or password is wrong")
        self.too_often = too_often


def _pairs() -> Rates:
    return Rates(per_second=1 / 30, burst=5)


def _addresses() -> Rates:
    return Rates(per_second=1 / 6, burst=20)


def _names() -> Rates:
    return Rates(per_second=1 / 10, burst=50)


@dataclass(slots=True)
class Entrance:
    """Where people come in. Tries are counted by name at an address, by address, and by name.

    A name alone may be tried so often that a stranger can hardly lock its person out. `clock` gives the time, `steady`
    seconds of a clock that is never set.
    """

    ledger: Ledger
    clock: Callable[[], datetime]
    steady: Callable[[], float]
    _pairs: Rates = field(default_factory=_pairs)
    _addresses: Rates = field(default_factory=_addresses)
    _names: Rates = field(default_factory=_names)

    def account(self, name: str, password: str, address: str) -> AccountRow:
        """The account of this name and password; raises `Refused`. A try that fails is in the log."""
        name, now = name[:LONGEST_NAME], self.steady()
        counted = (self._pairs, f"{address} {name}"), (self._addresses, address), (self._names, name)
        if not all([rates.allows(who, now) for rates, who in counted]):  # noqa: C419 - each of them counts the try
            raise Refused(too_often=True)
        with self.ledger.reading() as connection:
            found = people.find_account(connection, name)
        # a password is looked at for every name, so that the time taken does not tell which there are
        right = fits(password, found.password if found and not found.disabled else "")
        if not (found and right):
            self._note(name if found else "", address)
            raise Refused(too_often=False)
        self._pairs.forget(f"{address} {name}")
        return found

    def vouched(self, names: tuple[str, ...], address: str) -> AccountRow:
        """The account that an identity provider knows by one of these names; raises `Refused`, and says so in the log."""
        with self.ledger.reading() as connection:
            found = people.account_known_as(connection, names)
        if found is None or found.disabled:
            self._note(found.name if found else "", address)
            raise Refused(too_often=False)
        return found

    def _note(self, name: str, address: str) -> None:
        """Say in the log that somebody was not let in; a name that no account has is not kept, it may be a password."""
        what = f"{name or 'a name without account'} was not let in from {address}"
        with self.ledger.writing() as connection:
            log(connection, people.SUBJECT, what, now=self.clock())
