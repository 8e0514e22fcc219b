"""Kinds of event: what each covers, its crosswalks to PLOVER and ACLED, and the words that evoke it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.codebook.tablefile import FOLDER, TableFile, read_table

ACLED_EVENTS = {
    "",
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
}
PLOVER_TYPES = {"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE"}
PLOVER_TYPES |= {"REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `needs` maps a class of thing to the verbs that mean this kind only with such a thing."""

    name: str
    covers: str
    plover_type: str
    plover_mode: str
    acled_event: str
    acled_sub: str
    violent: bool
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()


def _kind(row: dict[str, Any]) -> Kind:
    verbs, nouns, words = (tuple(row.get(name, ())) for name in ("verbs", "nouns", "words"))
    needs = tuple((thing, tuple(verbs)) for thing, verbs in row.get("with", {}).items())
    plover_type, plover_mode = row["plover"]
    acled_event, acled_sub = row["acled"]
    crosswalk = (plover_type, plover_mode, acled_event, acled_sub)
    return Kind(row["name"], row["covers"], *crosswalk, row["violent"], verbs, nouns, words, needs)


def _check(table: TableFile, kinds: list[Kind]) -> None:
    names = [kind.name for kind in kinds]
    seen: dict[str, str] = {}
    for kind in kinds:
        if names.count(kind.name) > 1:
            raise table.fault(kind.name, f'"{kind.name}" stands twice', "keep one")
        if kind.plover_type not in PLOVER_TYPES:
            raise table.fault(kind.plover_type, f'"{kind.plover_type}" is no PLOVER type', "use one of its sixteen")
        if kind.acled_event not in ACLED_EVENTS:
            raise table.fault(kind.acled_event, f'"{kind.acled_event}" is no ACLED event type', "use one of its six")
        for word in kind.verbs + kind.nouns + kind.words:
            if seen.setdefault(word, kind.name) != kind.name:
                raise table.fault(word, f'"{word}" is listed under both {seen[word]} and {kind.name}', "keep one")


def read_kinds(path: Path) -> dict[str, Kind]:
    """The kinds in `path` by name, checked: no kind twice, no word under two kinds, known crosswalks."""
    table = read_table(path)
    try:
        kinds = [_kind(row) for row in table.values["kind"]]
    except (KeyError, TypeError, ValueError) as wrong:
        what = f"a kind lacks a field ({wrong})"
        raise table.fault("kind", what, "give name, covers, plover, acled and violent") from wrong
    _check(table, kinds)
    return {kind.name: kind for kind in kinds}


@cache
def kinds() -> dict[str, Kind]:
    """The program's own kinds by name, in codebook order.

    >>> kinds()["shelling"].acled_sub, kinds()["talks"].violent
    ('Shelling/artillery/missile attack', False)
    """
    return read_kinds(FOLDER / "kinds.toml")
