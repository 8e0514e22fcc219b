"""Actors: states, forces, groups, bodies and people that conflict reporting names, and how they stand to each other.

The tables are `actors-*.csv`, to which a project adds its own `actors.toml`; `actorfiles` says how both are written.
Names are compared by `actor_key`: without case, accents, hyphens and a leading "the", except that short names in
capitals ("IS", "KH") are compared as written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tocsin.codebook.actor import Actor, ActorTie, NameSort
from tocsin.codebook.actorfiles import Spot, read_file
from tocsin.codebook.names import bare, simple_key, strict_key
from tocsin.codebook.tablefile import FOLDER
from tocsin.record import Relation

__all__ = ["Actor", "ActorTable", "ActorTie", "NameSort", "actor_key", "called", "load_actors", "read_actors"]

SHORT = 5
"""Capitals alone of at most this length are compared as written: "IS" is no verb."""
THE = ("the ", "The ")


@dataclass(frozen=True, slots=True, eq=False)
class ActorTable:
    """All actors by id and by name, with who leads and who is part of each, and the state of each country.

    Compared by identity: it is read once.
    """

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[tuple[str, NameSort], ...]] = field(repr=False)
    leaders: Mapping[str, tuple[tuple[str, ActorTie], ...]] = field(repr=False)
    parts: Mapping[str, tuple[tuple[str, ActorTie], ...]] = field(repr=False)
    states: Mapping[str, Actor] = field(repr=False)

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
    plain = name[4:].strip() if name.startswith(THE) else name
    if plain.isupper() and len(plain.replace(".", "")) <= SHORT:
        return plain.replace(".", "")
    return bare(simple_key(plain) or strict_key(plain))


def called(label: str, actor_id: str | None) -> str:
    """What a list calls a party: its label, or the actor's name where the label names nobody, or only whose it was.

    >>> called("its forces", "idf"), called("American", "united-states"), called("U.S. troops", "us-military")
    ('Israel Defense Forces', 'United States', 'U.S. troops')
    >>> called("its forces", None), called("the Houthis", "houthis"), called("Israelis", "israel")
    ('its forces', 'the Houthis', 'Israelis')
    """
    actor = _load_shipped().actors.get(actor_id or "")
    if actor is None:
        return label
    people = label[:-1] in actor.adjectives
    return actor.name if label.islower() or (label in actor.adjectives and not people) else label


def read_actors(paths: Iterable[Path]) -> ActorTable:
    """The actors of all the files, checked together. Raises `TableFault`."""
    actors: dict[str, Actor] = {}
    spots: list[tuple[Spot, Actor]] = []
    for path in paths:
        for spot, actor in read_file(path):
            if not spot.adds and actor.id in actors:
                raise spot.fault(f'the id "{actor.id}" is taken', "give this actor another id")
            actors[actor.id] = _extended(actors, spot, actor) if spot.adds else actor
            if actor.ties:
                spots.append((spot, actor))
    for spot, actor in spots:
        for tie in actor.ties:
            if tie.to not in actors:
                raise spot.fault(f'"{actor.id}" has a tie to "{tie.to}", which no table holds', "mend the id")
    states = {actor.country: actor for actor in actors.values() if actor.kind == "state"}
    leaders, parts = (_tied(actors.values(), relation) for relation in (Relation.LEADS, Relation.PART_OF))
    return ActorTable(actors, _by_name(actors.values()), leaders, parts, states)


def _extended(actors: Mapping[str, Actor], spot: Spot, more: Actor) -> Actor:
    if more.id not in actors:
        raise spot.fault(f'no table holds "{more.id}"', "mend the id, or write [[actor]]")
    return actors[more.id].with_more(more)


def _by_name(actors: Iterable[Actor]) -> dict[str, tuple[tuple[str, NameSort], ...]]:
    found: dict[str, tuple[tuple[str, NameSort], ...]] = {}
    for actor in sorted(actors, key=lambda actor: actor.id):
        for names, sort in actor.names():
            one = ((actor.id, sort),)  # shared by all names of a sort: thousands of tuples less to make
            for key in map(actor_key, names):
                before = found.setdefault(key, one)
                if before[-1][0] != actor.id:
                    found[key] = before + one
    return found


def _tied(actors: Iterable[Actor], relation: Relation) -> dict[str, tuple[tuple[str, ActorTie], ...]]:
    """Who stands so to whom, by the one they stand to."""
    found: dict[str, list[tuple[str, ActorTie]]] = defaultdict(list)
    for actor in actors:
        for tie in actor.ties:
            if tie.relation is relation:
                found[tie.to].append((actor.id, tie))
    return {to: tuple(sorted(by, key=lambda held: (held[0], str(held[1].held)))) for to, by in found.items()}


def shipped_files() -> list[Path]:
    """The tables that come with the program."""
    return sorted(FOLDER.glob("actors-*.csv"))


def load_actors(own: Path | None = None) -> ActorTable:
    """The actors that come with the program, and those of a project's own file, which is read anew each time."""
    return read_actors([*shipped_files(), own]) if own and own.exists() else _load_shipped()


@cache
def _load_shipped() -> ActorTable:
    return read_actors(shipped_files())
