"""Saved searches: a name for an address, kept in one file beside the ledger."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from tocsin.web.filters import read_filter

LONGEST_NAME = 80
MOST = 200


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
    """The searches saved for one ledger; none can be saved where it has no file."""

    path: Path | None

    def searches(self) -> tuple[Search, ...]:
        """All of them, by name."""
        if self.path is None or not self.path.is_file():
            return ()
        saved = json.loads(self.path.read_text(encoding="utf-8"))
        return tuple(Search(name, query) for name, query in sorted(saved.items()))

    def save(self, name: str, query: str) -> None:
        """Keep the query under this name, in place of one of that name; only what a filter understands is kept."""
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name:
            raise UnsaidName
        wanted, _ = read_filter(parse_qsl(query))
        kept = {search.name: search.query for search in self.searches()[:MOST]}
        self._write(kept | {name: wanted.query()})

    def forget(self, name: str) -> None:
        """Forget the search of this name."""
        self._write({search.name: search.query for search in self.searches() if search.name != name})

    def _write(self, kept: dict[str, str]) -> None:
        if self.path is None:
            raise ValueError("searches are kept beside a ledger's file, and this ledger has none")
        beside = self.path.with_name(self.path.name + ".new")
        beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
        beside.replace(self.path)
