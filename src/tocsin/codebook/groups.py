"""Words for people, forces and bodies that have no name: their sector, and what a bare description of them can mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.codebook.actor import KINDS, SECTORS
from tocsin.codebook.tablefile import FOLDER, TableFile, read_table

PARTS = ("sector", "described", "pronoun", "bodies", "common")
MEN = ("men", "man"), ("women", "woman"), ("ies", "y"), ("children", "child"), ("s", "")


@dataclass(frozen=True, slots=True)
class Groups:
    """Sectors by head word, the kinds that a description or a pronoun can mean, the bodies of a country, and common words."""

    sectors: Mapping[str, str]
    described: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, frozenset[str]]
    bodies: frozenset[str]
    common: frozenset[str]

    def is_pronoun(self, label: str) -> bool:
        """Whether a label is a pronoun alone, which names nobody.

        >>> groups().is_pronoun("They"), groups().is_pronoun("the group")
        (True, False)
        """
        return label.casefold() in self.pronouns

    def sector(self, label: str) -> str:
        """The sector of the last words of a label, "" where they name no people, force or body.

        >>> groups().sector("Iran-backed militants"), groups().sector("two policemen"), groups().sector("the bridge")
        ('UAF', 'COP', '')
        """
        words = label.lower().split()
        for size in range(min(3, len(words)), 0, -1):
            said = " ".join(words[-size:])
            for form in (said, *(said.removesuffix(end) + one for end, one in MEN if said.endswith(end))):
                if form in self.sectors:
                    return self.sectors[form]
        return ""


def _kinds(table: TableFile, part: str) -> dict[str, frozenset[str]]:
    for words, kinds in table.values[part].items():
        if odd := set(kinds) - KINDS:
            raise table.fault(min(odd), f'"{words}" means "{min(odd)}", no kind of actor', "use a kind of the tables")
    return {words: frozenset(kinds) for words, kinds in table.values[part].items()}


def read_groups(path: Path) -> Groups:
    """The words in `path`, checked. Raises `TableFault`."""
    table = read_table(path)
    for part in PARTS:
        if not isinstance(table.values.get(part), dict):
            raise table.fault(part, f"no table [{part}]", "add it")
    sectors: dict[str, str] = {}
    for sector, words in table.values["sector"].items():
        if sector not in SECTORS:
            raise table.fault(sector, f'"{sector}" is no sector of PLOVER', f"use one of {', '.join(sorted(SECTORS))}")
        for word in words:
            if sectors.setdefault(word, sector) != sector:
                raise table.fault(word, f'"{word}" is listed under both {sectors[word]} and {sector}', "keep one")
    bodies, common = (frozenset(table.values[part]["names"]) for part in ("bodies", "common"))
    return Groups(sectors, _kinds(table, "described"), _kinds(table, "pronoun"), bodies, common)


@cache
def groups() -> Groups:
    """The program's own words for groups."""
    return read_groups(FOLDER / "groups.toml")
