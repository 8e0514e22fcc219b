"""What an actor is: who conflict reporting names as doing, suffering or saying something, and how they stand to others."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tocsin.record import Relation, When

KINDS = frozenset(
    [
        *("state", "government", "force", "police", "intelligence", "rebel", "terrorist", "militia", "group", "party"),
        *("coalition", "organisation", "company", "media", "person"),
    ]
)
SECTORS = frozenset(
    [
        *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "BUS", "CRM", "CVL", "EDU"),
        *("ELI", "JRN", "LAB", "MED", "REF", "OPP", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"),
    ]
)
"""The sectors of PLOVER, those of its list that an actor of the table or a described one can have."""


class NameSort(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    AMBIGUOUS = "ambiguous"
    ADJECTIVE = "adjective"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class ActorTie:
    """How an actor stands to another, and from when to when where that is known."""

    to: str
    relation: Relation
    held: When = field(default=When(None, None))


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry. `country` is an ISO code or "", `lived` the days between which the name holds."""

    id: str
    name: str
    kind: str
    country: str
    sector: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    lived: When = field(default=When(None, None))
    ties: tuple[ActorTie, ...] = ()

    def names(self) -> tuple[tuple[tuple[str, ...], NameSort], ...]:
        """The actor's names by sort."""
        return (
            ((self.name, *self.aliases), NameSort.NAME),
            (self.ambiguous, NameSort.AMBIGUOUS),
            (self.adjectives, NameSort.ADJECTIVE),
            (self.metonyms, NameSort.METONYM),
        )

    def named(self) -> Iterator[tuple[str, NameSort]]:
        """Every name of the actor with its sort."""
        return ((name, sort) for names, sort in self.names() for name in names)

    def with_more(self, more: "Actor") -> "Actor":
        """The actor with the names and ties of `more` too."""
        names = {name: getattr(self, name) + getattr(more, name) for name in ("aliases", "ambiguous")}
        return replace(self, **names, ties=self.ties + more.ties)
