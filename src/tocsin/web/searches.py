"""Saved searches: a name for an address, kept in the ledger and shared by all who work at it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from tocsin.ledger import Ledger, people
from tocsin.web.filters import read_filter

LONGEST_NAME = 80


class UnsaidName(ValueError):
    """A search was to be saved without a name."""

    def __init__(self) -> None:
        super().__init__("a saved search needs a name, such as: Rockets near Baghdad")


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search: its name and its filter as an address's query."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class SearchBook:
    """The searches saved in one ledger."""

    ledger: Ledger

    def searches(self) -> tuple[Search, ...]:
        """All of them, by name."""
        with self.ledger.reading() as connection:
            return tuple(Search(name, query) for name, query in people.all_searches(connection))

    def save(self, name: str, query: str, now: datetime) -> None:
        """Keep the query under this name, in place of one of that name; only what a filter understands is kept."""
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name:
            raise UnsaidName
        wanted, _ = read_filter(parse_qsl(query))
        with self.ledger.writing() as connection:
            people.put_search(connection, name, wanted.query(), now)

    def forget(self, name: str) -> None:
        """Forget the search of this name."""
        with self.ledger.writing() as connection:
            people.remove_search(connection, name)
