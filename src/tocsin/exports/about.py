"""What stands behind an export, said in the file: which codebook, which ledger, which filter, which licence, what is left out."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tocsin import __version__
from tocsin.codebook.edition import edition
from tocsin.exports.coarsening import Coarseness, coarseness
from tocsin.exports.sourced import Sourced
from tocsin.record.coded import to_coded
from tocsin.record.rows import Json, incident_row


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for: the filter in words, the licence of the result, how far places are coarsened."""

    filter: str = ""
    licence: str = ""
    coarsened: str = ""

    @property
    def coarseness(self) -> Coarseness | None:
        """How far places are coarsened, None where they go out as they are. Raises `CannotCoarsen`."""
        return coarseness(self.coarsened) if self.coarsened else None


SAFE = ("kind", "stage", "every stage", "country", "since", "until", "killed", "state", "limit")
"""What a filter narrows by without a word that could name a place."""


def filter_told(wish: Wish) -> str:
    """The filter in words; where places are coarsened, what could name one is only said to have narrowed.

    >>> filter_told(Wish("kind: shelling; place: Taji", coarsened="country"))
    'kind: shelling; place: withheld'
    """
    if not wish.coarsened:
        return wish.filter
    parts = (part.partition(":") for part in wish.filter.split("; "))
    told = (f"{name}:{value}" if name in SAFE else f"{name}: withheld" for name, colon, value in parts if colon)
    return "; ".join(told)


@dataclass(slots=True)
class Outgoing:
    """The incidents on their way out, counted and hashed as they pass."""

    shown: int = 0
    without_place: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    digest: Any = field(default_factory=sha256)

    def let_through(self, sourced: Iterable[Sourced], left_out: Callable[[Sourced], str]) -> Iterator[Sourced]:
        """Those that the format holds; of the others the reason is counted."""
        for one in sourced:
            reason = left_out(one)
            if reason:
                self.left_out[reason] += 1
                continue
            self.shown += 1
            self.without_place += one.incident.place is None
            self.digest.update(content(one))
            yield one


def content(sourced: Sourced) -> bytes:
    """All that is held of an incident, in one form."""
    told = [[telling.id, telling.article_id, to_coded(telling.statement)] for telling in sourced.tellings]
    return json.dumps([incident_row(sourced.incident), told], sort_keys=True, separators=(",", ":")).encode()


def about(wish: Wish, outgoing: Outgoing) -> Json:
    """What the file says of itself; `sha256` is of the incidents and statements that it was made of."""
    return {
        "made_by": f"tocsin {__version__}",
        "codebook": edition(),
        "sha256": outgoing.digest.hexdigest(),
        "filter": filter_told(wish) or "none: every incident",
        "licence": wish.licence or "not stated: ask who made this file",
        "places": wish.coarsened or "as reported",
        "incidents": outgoing.shown,
        "without_place": outgoing.without_place,
        "left_out": dict(sorted(outgoing.left_out.items())),
    }
