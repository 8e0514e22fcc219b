"""Groups without a name: what the words still say of their country, their sector, and whom they are aligned with.

Iran-backed Iraqi militants · gunmen · pro-Russian separatists · Karachi police · police in Kabul
"""

import re

from tocsin.codebook.actors import ActorTable, NameSort
from tocsin.codebook.groups import groups
from tocsin.resolving.actors import ActorAnswer
from tocsin.resolving.context import Atlas, countries_said
from tocsin.resolving.parts import LONGEST

BACKED = re.compile(
    r"\b(?P<backer>[A-Z][\w.'’]*(?: [A-Z][\w.]*)?)-(?:backed|led|aligned|allied|linked|supported|trained|funded|affiliated|inspired)\b"
)
FOR = re.compile(
    r"\bpro-(?P<backer>[A-Z][\w.'’]*)|\b(?:backed|supported|funded|armed) by (?:the )?(?P<by>[A-Z][\w.'’ -]*)$"
)
TAIL = re.compile(r" (?:in|from|of|at|near|on|across|inside|outside|who|that|which|with|backed|loyal) .*$")
PLACED = re.compile(r"\b(?:in|from|of|near|across) (?P<where>(?:the )?[A-Z].*)$")
RUN = re.compile(r"[^\W\d_a-z][\w'’.]*(?:[ -][^\W\d_a-z][\w'’.]*)*")


def unnamed(label: str, atlas: Atlas, table: ActorTable) -> ActorAnswer | None:
    """What a label without a name says of a group, None where its words are for no people, force or body."""
    words = " ".join(label.split())
    if len(words) > LONGEST:
        return None
    head = TAIL.sub("", words)
    sector = groups().sector(head)
    if not sector:
        return None
    aligned, country = _aligned(words, table), _country(words, head, atlas)
    said = f"{country or 'no'} country told" + (f", aligned with {table.actors[aligned].name}" if aligned else "")
    return ActorAnswer(None, (), f'no name: "{words}" ({said})', country, sector, aligned)


def _aligned(words: str, table: ActorTable) -> str:
    """The id of whom the words say the group is with; a country's adjective means its state here."""
    for match in (BACKED.search(words), FOR.search(words)):
        if match is None:
            continue
        backer = next(filter(None, match.groupdict().values()))
        found = [actor for actor, sort in table.find(backer) if sort is not NameSort.AMBIGUOUS]
        if len(found) == 1:
            return found[0].id
    return ""


def _country(words: str, head: str, atlas: Atlas) -> str:
    """The country whose adjective or place stands before the head, or in the words for where they are or come from."""
    own = FOR.sub("", BACKED.sub("", head))
    codes = {code for run in RUN.findall(own) for code in countries_said(atlas, run)}
    if not codes and (placed := PLACED.search(words)):
        codes = set(countries_said(atlas, placed["where"].removeprefix("the ")))
    return codes.pop() if len(codes) == 1 else ""
