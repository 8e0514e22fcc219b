"""Actors out of files: the program's own tables, a line an actor, and a project's few in TOML.

A cell of names divides them by `|`. A cell of ties divides them by `; `, each `relation id` with, where it is known,
the time it held: `leads iran-presidency 2013-08-03..2021-08-03`. A day can also be a year or a month.

A project's `actors.toml` holds `[[actor]]` with the same fields (lists for names, `ties = [{to, relation, from?,
until?}]`), and `[[also]]` with an `id` of the tables and the aliases, ambiguous names or ties to add to that actor.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tocsin.codebook.actor import KINDS, SECTORS, Actor, ActorTie
from tocsin.codebook.tablefile import TableFault, read_table
from tocsin.record import Relation, When

TEXTS = ("id", "name", "kind", "country", "sector")
NAMES = ("aliases", "ambiguous", "adjectives", "metonyms")
FIELDS = (*TEXTS, *NAMES, "from", "to", "ties")
ALSO_FIELDS = ("id", "aliases", "ambiguous", "ties")
TIE_FIELDS = frozenset(["to", "relation", "from", "until"])
NEEDED = frozenset(["to", "relation"])
RELATIONS = {relation.value: relation for relation in Relation}
ALWAYS = When(None, None)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an entry stands, to point at in a fault; `adds` says that it adds to an actor of another file."""

    path: Path
    line: int
    adds: bool = False

    def fault(self, what: str, mend: str) -> TableFault:
        """The fault to raise for this entry."""
        return TableFault(self.path, self.line, what, mend)


def read_file(path: Path) -> Iterator[tuple[Spot, Actor]]:
    """The actors of a table (`.csv`) or of a project's own file (`.toml`), each with where it stands.

    Raises `TableFault`.
    """
    return _rows(path) if path.suffix == ".csv" else _toml(path)


def _rows(path: Path) -> Iterator[tuple[Spot, Actor]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        heads = (row for row in rows if not row[0].startswith("#"))
        if tuple(next(heads, ())) != FIELDS:
            fault = Spot(path, rows.line_num).fault
            raise fault("the columns are not those of actors", f"write {','.join(FIELDS)}")
        for row in rows:
            spot = Spot(path, rows.line_num)
            if len(row) != len(FIELDS):
                raise spot.fault(f"{len(row)} cells under {len(FIELDS)} columns", "add or drop a comma")
            texts, names, (start, end, ties) = row[:5], row[5:9], row[9:]
            told = tuple([_tie_cell(spot, cell) for cell in ties.split("; ")]) if ties else ()
            told_names = [tuple(cell.split("|")) if cell else () for cell in names]
            yield spot, _actor(spot, texts, told_names, start, end, told)


def _tie_cell(spot: Spot, cell: str) -> ActorTie:
    relation, _, rest = cell.partition(" ")
    to, _, held = rest.partition(" ")
    start, dots, end = held.partition("..")
    if not to or ".." in to or bool(held) != bool(dots):
        raise spot.fault(f'"{cell}" is no tie', "write relation id, or relation id from..until")
    return _tie(spot, to, relation, start, end)


def _toml(path: Path) -> Iterator[tuple[Spot, Actor]]:
    file = read_table(path)
    if odd := set(file.values) - {"actor", "also"}:
        raise file.fault(min(odd), f'"{min(odd)}" is no entry', "write [[actor]] or [[also]]")
    lines = [line.strip() for line in file.text.splitlines()]
    for head, known in (("actor", FIELDS), ("also", ALSO_FIELDS)):
        starts = [number for number, line in enumerate(lines, 1) if line == f"[[{head}]]"]
        for at, fields in enumerate(file.values.get(head, [])):
            spot = Spot(path, starts[at] if at < len(starts) else 1, adds=head == "also")
            yield spot, _entry(spot, fields, known)


def _entry(spot: Spot, fields: dict[str, Any], known: Sequence[str]) -> Actor:
    actor_id = str(fields.get("id") or fields.get("name") or "")
    if odd := set(fields) - set(known):
        what = f'the actor "{actor_id}" has the unknown field "{min(odd)}"'
        raise spot.fault(what, f"use {', '.join(sorted(known))}")
    for tie in fields.get("ties", ()):
        if odd := (tie.keys() - TIE_FIELDS) | (NEEDED - tie.keys()):
            raise spot.fault(f'a tie of "{actor_id}" has or lacks "{min(odd)}"', "write to, relation, from?, until?")
    names = [tuple(fields.get(name, ())) for name in NAMES]
    ties = [_tie(spot, t["to"], t["relation"], t.get("from"), t.get("until")) for t in fields.get("ties", ())]
    if spot.adds:
        return Actor(actor_id, "", "", "", "", names[0], names[1], ties=tuple(ties))
    return _actor(spot, [fields.get(name) for name in TEXTS], names, fields.get("from"), fields.get("to"), tuple(ties))


def _actor(  # noqa: PLR0913, PLR0917 (an actor has as many fields)
    spot: Spot,
    texts: Sequence[str | None],
    names: Sequence[tuple[str, ...]],
    start: str | None,
    end: str | None,
    ties: tuple[ActorTie, ...],
) -> Actor:
    actor_id, name, kind, country, sector = texts
    if not actor_id or not name or not kind or country is None or not sector:
        need = next(field for field, text in zip(TEXTS, texts, strict=True) if not text)
        raise spot.fault(f'the actor "{actor_id or name}" has no {need}', f'add {need} = "…"')
    if kind not in KINDS:
        raise spot.fault(f'"{kind}" is no kind of actor', f"use one of {', '.join(sorted(KINDS))}")
    if sector not in SECTORS:
        raise spot.fault(f'"{sector}" is no sector of PLOVER', f"use one of {', '.join(sorted(SECTORS))}")
    lived = _held(spot, start, end) if start or end else ALWAYS
    aliases, ambiguous, adjectives, metonyms = names
    return Actor(actor_id, name, kind, country, sector, aliases, ambiguous, adjectives, metonyms, lived, ties)


def _tie(spot: Spot, to: str, relation: str, start: str | None, end: str | None) -> ActorTie:
    if relation not in RELATIONS:
        raise spot.fault(f'"{relation}" is no relation', f"use one of {', '.join(RELATIONS)}")
    return ActorTie(to, RELATIONS[relation], _held(spot, start, end) if start or end else ALWAYS)


def _held(spot: Spot, start: str | None, end: str | None) -> When:
    try:
        return _days(start or "", end or "")
    except ValueError as wrong:
        raise spot.fault(f"a time is no date ({wrong})", "write 2014, 2014-06 or 2014-06-29") from wrong


@lru_cache(maxsize=4096)
def _days(start: str, end: str) -> When:
    return When(start_of(start) if start else None, end_of(end) if end else None)


class BadTie(ValueError):
    """Words typed for a tie are none."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f'"{words}" is no tie; write relation id, or relation id from..until, like part-of iran 1979..'
        )


def parse_tie(words: str) -> ActorTie:
    """A tie in the form of the tables. Raises ValueError.

    >>> parse_tie("backed-by iran 2019..").relation.value
    'backed-by'
    """
    relation, _, rest = words.partition(" ")
    to, _, held = rest.partition(" ")
    start, dots, end = held.partition("..")
    if not to or ".." in to or bool(held) != bool(dots) or relation not in RELATIONS:
        raise BadTie(words)
    return ActorTie(to, RELATIONS[relation], parse_held(start, end))


def parse_held(start: str, end: str) -> When:
    """The days from a start to an end, either "" where it is open. Raises ValueError.

    >>> str(parse_held("2014-06", ""))
    '2014-06-01..'
    """
    return _days(start, end)


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
