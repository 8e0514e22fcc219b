"""Actors: states, forces, groups, bodies and people that conflict reporting names, and how they stand to each other.

The tables are `actors-*.toml`. A fault in one names file, line and mend. Names are compared by `actor_key`: without
case, accents, hyphens and a leading "the", except that short names in capitals ("IS", "KH") are compared as written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.codebook.names import bare, strict_key
from tocsin.codebook.tablefile import FOLDER, TableFile, read_table
from tocsin.record import Relation, When

SHORT = 5
"""Capitals alone of at most this length are compared as written: "IS" is no verb."""
FIELDS = frozenset(
    ["id", "name", "kind", "country", "sector", "aliases", "ambiguous", "adjectives", "metonyms", "from", "to", "ties"]
)
TIE_FIELDS = frozenset(["to", "relation", "from", "until"])


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

    def named(self) -> Iterator[tuple[str, NameSort]]:
        """Every name of the actor with its sort."""
        yield from ((name, NameSort.NAME) for name in (self.name, *self.aliases))
        yield from ((name, NameSort.AMBIGUOUS) for name in self.ambiguous)
        yield from ((name, NameSort.ADJECTIVE) for name in self.adjectives)
        yield from ((name, NameSort.METONYM) for name in self.metonyms)


@dataclass(frozen=True, slots=True, eq=False)
class ActorTable:
    """All actors by id and by name. Compared by identity: it is read once."""

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[tuple[str, NameSort], ...]] = field(repr=False)

    def find(self, name: str) -> tuple[tuple[Actor, NameSort], ...]:
        """The actors so named, with how the name stands for each. "Isis" is read as "ISIS", as some papers print it.

        >>> [(actor.id, sort.value) for actor, sort in load_actors().find("Kata'ib Hizbollah")]
        [('kataib-hezbollah', 'name')]
        """
        found = self.names.get(actor_key(name), ())
        if not found and name.istitle() and len(name) > 3:
            found = self.names.get(actor_key(name.upper()), ())
        return tuple((self.actors[actor_id], sort) for actor_id, sort in found)


def actor_key(name: str) -> str:
    """What two spellings of an actor's name share.

    >>> actor_key("the Kata’ib Hezbollah") == actor_key("Kataib hezbollah"), actor_key("IS") == actor_key("is")
    (True, False)
    """
    plain = name.removeprefix("the ").removeprefix("The ").strip()
    if plain.isupper() and len(plain.replace(".", "")) <= SHORT:
        return plain.replace(".", "")
    return bare(strict_key(name))


def read_actors(paths: Iterable[Path]) -> ActorTable:
    """The actors of all the tables, checked together."""
    actors: dict[str, Actor] = {}
    files: list[tuple[TableFile, Actor]] = []
    for path in paths:
        file = read_table(path)
        for entry in file.values.get("actor", []):
            actor = _actor(file, entry)
            if actor.id in actors:
                raise file.fault(actor.id, f'the id "{actor.id}" is taken', "give this actor another id")
            actors[actor.id] = actor
            files.append((file, actor))
    for file, actor in files:
        for tie in actor.ties:
            if tie.to not in actors:
                raise file.fault(tie.to, f'"{actor.id}" has a tie to "{tie.to}", which no table holds', "mend the id")
    return ActorTable(actors, _by_name(actors.values()))


def _by_name(actors: Iterable[Actor]) -> dict[str, tuple[tuple[str, NameSort], ...]]:
    found: dict[str, dict[str, NameSort]] = defaultdict(dict)
    for actor in actors:
        for name, sort in actor.named():
            found[actor_key(name)].setdefault(actor.id, sort)
    return {key: tuple(sorted(named.items())) for key, named in found.items()}


def _actor(file: TableFile, entry: dict[str, Any]) -> Actor:
    actor_id = str(entry.get("id", ""))
    for need in ("id", "name", "kind", "country", "sector"):
        if not isinstance(entry.get(need), str):
            raise file.fault(
                actor_id, f'the actor "{actor_id or entry.get("name")}" has no {need}', f'add {need} = "…"'
            )
    if odd := set(entry) - FIELDS:
        raise file.fault(
            actor_id, f'the actor "{actor_id}" has the unknown field "{min(odd)}"', f"use {', '.join(sorted(FIELDS))}"
        )
    return Actor(
        id=actor_id,
        name=entry["name"],
        kind=entry["kind"],
        country=entry["country"],
        sector=entry["sector"],
        aliases=tuple(entry.get("aliases", ())),
        ambiguous=tuple(entry.get("ambiguous", ())),
        adjectives=tuple(entry.get("adjectives", ())),
        metonyms=tuple(entry.get("metonyms", ())),
        lived=_held(file, actor_id, entry.get("from"), entry.get("to")),
        ties=tuple(_tie(file, actor_id, tie) for tie in entry.get("ties", ())),
    )


def _tie(file: TableFile, actor_id: str, tie: dict[str, Any]) -> ActorTie:
    if odd := (set(tie) - TIE_FIELDS) | ({"to", "relation"} - set(tie)):
        raise file.fault(
            actor_id, f'a tie of "{actor_id}" has or lacks "{min(odd)}"', "write to, relation, from?, until?"
        )
    if tie["relation"] not in set(Relation):
        raise file.fault(actor_id, f'"{tie["relation"]}" is no relation', f"use one of {', '.join(Relation)}")
    return ActorTie(tie["to"], Relation(tie["relation"]), _held(file, actor_id, tie.get("from"), tie.get("until")))


def _held(file: TableFile, actor_id: str, start: str | None, end: str | None) -> When:
    try:
        return When(start_of(start) if start else None, end_of(end) if end else None)
    except ValueError as wrong:
        raise file.fault(
            actor_id, f'a time of "{actor_id}" is no date ({wrong})', "write 2014, 2014-06 or 2014-06-29"
        ) from wrong


def start_of(plain: str) -> date:
    """The first day of a year, month or day written plainly.

    >>> str(start_of("2014")), str(start_of("2014-06"))
    ('2014-01-01', '2014-06-01')
    """
    return date.fromisoformat(plain + "-01-01"[len(plain) - 4 :])


def end_of(plain: str) -> date:
    """The last day of a year, month or day written plainly.

    >>> str(end_of("2014")), str(end_of("2016-02"))
    ('2014-12-31', '2016-02-29')
    """
    if len(plain) == 10:
        return date.fromisoformat(plain)
    year, month = int(plain[:4]), int(plain[5:7] or 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


@cache
def load_actors() -> ActorTable:
    """The actors that come with the program."""
    return read_actors(sorted(FOLDER.glob("actors-*.toml")))
