"""The names that follow a place name and tell where it lies, the narrowest first.

    Fairfield, Texas                              in Texas
    Tripoli in northern Lebanon                   in Lebanon
    Kfar Qud, near Jenin, in the West Bank        near Jenin, in the West Bank
    the Red Fort in New Delhi, India              in New Delhi, in India

Countries and their areas narrow what a name can mean; a town stands in for a name that no table holds.
"""

import re
from dataclasses import dataclass

from tocsin.codebook.places import WIDE_FEATURES, PlaceTable

WORD = r"[^\W\d_a-z](?:[\w'’-]|\.(?=\w))*"
NAME = rf"(?:St\. )?{WORD}(?:[ -]{WORD}){{0,3}}"
LONG_NAME = rf"{NAME}(?: (?:of (?:the )?|and ){NAME})?"
AREA_WORD = (
    r"(?i:states?|provinces?|regions?|governorates?|oblasts?|prefectures?|count(?:y|ies)|departments?|districts?)"
)
BESIDE = re.compile(
    rf"(?: (?:area|neighbou?rhood|city|town|village|{AREA_WORD}))?"
    rf"(?P<by>, (?:in |near |outside |a \w+ in )?| \(| (?:located |situated )?(?:in|near|outside) |(?<=a) of )"
    rf"(?:the )?(?:(?:\w+-)?(?:occupied|controlled|held|administered|ruled) |besieged |restive |war-torn )?"
    rf"(?:(?:(?:north|south|east|west)[a-z-]*|central) )?(?:(?:state|province|region|city|governorate) of )?(?P<name>{LONG_NAME})"
    rf"(?P<kind> {AREA_WORD}\b)?"
)
"""A name told after the words, and how it is tied to them."""
PLAIN = tuple(f" {how}{tie} " for how in ("", "located ", "situated ") for tie in ("in", "near", "outside"))
NEAR = ("near ", "outside ")
WAY = re.compile(r"(?:North|South|East|West)[a-z-]*|Central")
SHUT = re.compile(
    r"[,.;:)\n\"”]|$| (?:on|in|at|after|since|when|where|which|who|by|and|during|last|this|late|early|before|from|to|for|as|"
    r"with|killing|wounding|leaving)\b"
)
"""What may follow a wider name told after a comma: not a verb, since it then opens a clause of its own."""
STEPS = 4
"""How many names are followed: "Hay al-Salam, Mosul, Nineveh, Iraq" has three after the first."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What follows a place name: names of countries and areas that it lies in, and other names with "in" or "near"."""

    within: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


def read_chain(after: str, table: PlaceTable) -> Chain:
    """The chain at the beginning of the text after a place name.

    >>> from tocsin.codebook.places import load_place_table
    >>> read_chain(", near Jenin, in the occupied West Bank.", load_place_table())
    Chain(within=('West Bank',), beside=(('near', 'Jenin'),))
    >>> read_chain(" in Fairfield Township, Texas, was calm.", load_place_table()).within
    ('Texas',)
    """
    within: list[str] = []
    beside: list[tuple[str, str]] = []
    for _step in range(STEPS):
        match = BESIDE.match(after)
        if not match:
            break
        name = _wide_name(match["name"], match["kind"] or "", table)
        told = name if name and name in match["name"] else match["name"]
        rest = after[after.index(told, match.start("name")) + len(told) :].removeprefix(match["kind"] or "")
        # the full stop of "U.S." ends no sentence: "near Kirkuk, U.S. officials said"
        rest = rest.removeprefix(".") if "." in told else rest
        if match["by"] in PLAIN or SHUT.match(rest):
            if name:
                within.append(name)
            elif not within:
                beside.append(("near" if match["by"].endswith(NEAR) else "in", match["name"]))
        after = rest
    return Chain(tuple(within), tuple(beside))


def _wide_name(words: str, kind: str, table: PlaceTable) -> str:
    """The longest beginning of the words that names a country or area; with a word for its kind, the area's own name."""
    told = words.rstrip(".,").removesuffix("'s").removesuffix("’s").split()
    beginnings = [" ".join(told[:size]) for size in range(len(told), 0, -1)]
    found = next((name for name in beginnings if _features(name, table) & WIDE_FEATURES), "")
    if not found and kind and (areas := table.area(words)):
        return areas[0].name
    way = bool(told) and WAY.fullmatch(told[0])
    return found or (_wide_name(" ".join(told[1:]), kind, table) if way else "")


def _features(name: str, table: PlaceTable) -> set[str]:
    return {known.feature for known in table.named(name)}
