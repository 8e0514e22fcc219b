"""Whose side a party is on, by the ties of the codebook: "Iran-aligned", "US-led coalition", "Kata'ib Hizbollah"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from tocsin.codebook.actors import ActorTable, NameSort, load_actors
from tocsin.coding import read_count
from tocsin.ledger.gists import PARTS
from tocsin.record import Relation

SIDE = re.compile(
    r"^(?:the )?(?P<whom>.+?)[- ](?P<how>aligned|backed|linked|supported|allied|sponsored|funded|trained)\b",
    re.IGNORECASE,
)
LED = re.compile(r"^(?:the )?(?P<whom>.+?)[- ]led\b", re.IGNORECASE)
PRO = re.compile(r"^(?:the )?pro-(?P<whom>\w+)", re.IGNORECASE)
BACKED = frozenset({Relation.BACKED_BY, Relation.PART_OF, Relation.MEMBER_OF})
ALIGNED = BACKED | {Relation.ALLIED_WITH}
INSIDE = frozenset({Relation.PART_OF, Relation.MEMBER_OF})
UNKNOWN = re.compile(
    r"^(?:(?:the|an?|some|several|suspected|unidentified|unknown|masked|armed|local|shia|shi'ite|shiite|iraqi|\w+ of|\d+) )*"
    r"(?:militants?|militias?|militiamen|gunmen|gunman|attackers?|assailants?|insurgents?|fighters?|men|man|group|groups|"
    r"rockets?|missiles?|drones?|factions?|forces|it|they|who)$",
    re.IGNORECASE,
)
"""Words that name nobody: the party may be anyone's."""
PLAIN = re.compile(
    r"^(?:troops|soldiers|forces|personnel|bases?|positions?|compound|embassy|convoys?|sites?|targets?)$", re.IGNORECASE
)
COMMON = re.compile(r"(?:(?:the|an?|any|some|their|its) )?(?P<phrase>(?:[a-z'’-]+ )*(?P<head>[a-z'’-]{3,}))")
"""A common noun and nobody's name: whom or what it says is meant wherever a label says so."""
VAGUE = frozenset(
    ["forces", "position", "positions", "site", "sites", "target", "targets", "compound", "people", "anyone"]
)
"""Common nouns that say too little to look for."""
ANYONE = frozenset({"people", "persons", "anyone", "anybody", "somebody", "someone"})
ALIKE = {
    "base": r"(?:air ?)?bases?|camps?|garrisons?|barracks|airfields?|outposts?",
    "embassy": r"embass(?:y|ies)|consulates?",
    "troop": r"troops?|soldiers?|servicem[ea]n|servicemembers?|forces",
    "soldier": r"troops?|soldiers?|servicem[ea]n|servicemembers?|forces",
}
"""Of common nouns in the singular, what labels call the same."""
THINGS = re.compile(
    r"\b(?:bases?|positions?|targets?|embass(?:y|ies)|compounds?|troops|convoys?|air ?strikes?|strikes?)$",
    re.IGNORECASE,
)
"""What is a side's without being the side."""
TIED = re.compile(r"-(?:aligned|backed|linked|supported|allied|sponsored|funded|trained)$", re.IGNORECASE)
BARE = re.compile(
    r"^(?:US|UK|United (?:States|Kingdom|Nations|Arab Emirates)|U\.S\.|U\.K\.|[\w-]*led coalition|coalition)$",
    re.IGNORECASE,
)
COALITION = re.compile(r"\bcoalition\b", re.IGNORECASE)
COALITIONS = ("cjtf-oir", "us-military", "mnf-iraq")


class Named(NamedTuple):
    """A party as told: its words, and the actor of the tables where one was found."""

    label: str
    actor_id: str | None = None


class Fit(IntEnum):
    """Whether a party is the one meant: no, perhaps, yes."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Side:
    """Who is meant by words: these actors, or labels that hold these words."""

    words: str
    actors: frozenset[str] = frozenset()
    labels: re.Pattern[str] | None = None
    anyone: bool = False

    @property
    def said(self) -> str:
        """The side after a preposition.

        >>> side("Iran-aligned").said, side("US-led coalition").said, side("US forces").said
        ('Iran-aligned groups', 'the US-led coalition', 'US forces')
        """
        if TIED.search(self.words):
            return f"{self.words} groups"
        return f"the {self.words}" if BARE.search(self.words) else self.words


EVERYONE = Side("anyone", anyone=True)


def side(words: str, table: ActorTable | None = None) -> Side:
    """Who is meant.

    >>> "kataib-hezbollah" in side("Iran-aligned").actors, "us-military" in side("US forces").actors
    (True, True)
    >>> side("the Wardens of the Ford").actors
    frozenset()
    """
    known = table or load_actors()
    plain = words.strip()
    if noun := _common(plain, known):
        return Side(plain, labels=alike(noun))
    if not plain or plain.casefold() in ANYONE or UNKNOWN.match(plain) or PLAIN.match(plain):
        return Side(plain or "anyone", anyone=True)
    if found := LED.match(plain):
        return _led(plain, found["whom"], known)
    if COALITION.search(plain):
        return Side(plain, _inside(known, COALITIONS), COALITION)
    if found := SIDE.match(plain) or PRO.match(plain):
        return _aligned(plain, found, known)
    return _named(plain, known)


def _common(words: str, table: ActorTable) -> str:
    """The common noun that the words are, "" where they name somebody or say too little to look for."""
    found = COMMON.fullmatch(words)
    if not found or found["head"] in VAGUE or UNKNOWN.match(words) or COALITION.search(words) or "-" in words:
        return ""
    return "" if table.find(found["phrase"]) else found["phrase"]


def alike(noun: str) -> re.Pattern[str]:
    """Labels that call somebody or something by this noun, in the singular or plural.

    >>> alike("embassy").search("U.S. Embassy compound")[0], alike("aid workers").search("an aid worker")[0]
    ('Embassy', 'aid worker')
    """
    one = re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", noun))
    many = ALIKE.get(one.rpartition(" ")[2]) or (
        rf"{re.escape(one[:-1])}(?:y|ies)" if one.endswith("y") else rf"{re.escape(one)}e?s?"
    )
    return re.compile(rf"(?<![\w-])(?:{many})(?![\w-])", re.IGNORECASE)


def _led(words: str, leader: str, table: ActorTable) -> Side:
    """The leader's own forces and the coalition.

    >>> us, led = side("US forces"), side("US-led coalition")
    >>> us.actors < led.actors, bool(led.labels.search("American troops")), bool(led.labels.search("Iraqi troops"))
    (True, True, False)
    """
    own = _named(leader, table)
    labels = re.compile("|".join(each.pattern for each in (COALITION, own.labels) if each), re.IGNORECASE)
    return Side(words, own.actors | _inside(table, COALITIONS), labels)


def _aligned(words: str, found: re.Match[str], table: ActorTable) -> Side:
    how = found.groupdict().get("how", "aligned")
    patrons = _ids(found["whom"], table)
    names = [
        name for each in patrons for name in (table.actors[each].name, *table.actors[each].adjectives, found["whom"])
    ]
    pattern = "|".join(re.escape(name) for name in dict.fromkeys([*names, found["whom"]]))
    labels = re.compile(
        rf"\b(?:{pattern})[- ](?:aligned|backed|linked|supported|allied|sponsored|funded|trained)|\bpro-(?:{pattern})",
        re.IGNORECASE,
    )
    relations = BACKED if how and how.lower() in ("backed", "supported", "sponsored", "funded", "trained") else ALIGNED
    members = _closure(table, patrons, relations)
    own = _closure(table, patrons, INSIDE) if how and how.lower() in ("backed", "supported") else frozenset()
    return Side(words, members - own - frozenset(patrons) if own else members, labels)


def _named(words: str, table: ActorTable) -> Side:
    """The actor so named with all that is part of it; a state's also by labels that hold its name, unless as a patron."""
    ids = _ids(words, table)
    homes = {table.actors[each].country for each in ids if table.actors[each].sector in STATE}
    states = [actor for actor in table.actors.values() if actor.kind == "state" and actor.country in homes]
    names = [name for state in states for name in (state.name, *state.aliases, *state.adjectives) if len(name) > 1]
    pattern = "|".join(sorted(map(re.escape, {words, *names}), key=len, reverse=True))
    return Side(words, _inside(table, ids), re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])(?! militia)"))


STATE = frozenset({"GOV", "MIL", "SPY"})


def _ids(words: str, table: ActorTable) -> tuple[str, ...]:
    """The actors so named; a state, or what is a state's, means its forces and offices too."""
    for name in (words, THINGS.sub("forces", words), THINGS.sub("", words).strip()):
        named = [actor.id for actor, sort in table.find(name) if sort is not NameSort.METONYM]
        homes = {table.actors[each].country for each in named if table.actors[each].kind == "state"}
        own = [actor.id for actor in table.actors.values() if actor.country in homes and actor.sector in STATE]
        if named:
            return tuple(dict.fromkeys([*named, *own]))
    return ()


@cache
def _children(table: ActorTable) -> dict[str, tuple[tuple[str, Relation], ...]]:
    found: dict[str, list[tuple[str, Relation]]] = {}
    for actor in table.actors.values():
        for tie in actor.ties:
            found.setdefault(tie.to, []).append((actor.id, tie.relation))
    return {each: tuple(rows) for each, rows in found.items()}


def _closure(table: ActorTable, roots: Iterable[str], relations: frozenset[Relation]) -> frozenset[str]:
    """The roots and all that stand to them, or to one that does, in one of these relations."""
    seen, waiting = set(roots), list(roots)
    while waiting:
        for child, relation in _children(table).get(waiting.pop(), ()):
            if relation in relations and child not in seen:
                seen.add(child)
                waiting.append(child)
    return frozenset(seen)


def _inside(table: ActorTable, ids: Iterable[str]) -> frozenset[str]:
    return _closure(table, [each for each in ids if each in table.actors], INSIDE)


def fit(parties: tuple[Named, ...], meant: Side) -> Fit:
    """Whether one of the parties is the one meant; perhaps, where nobody is named."""
    if meant.anyone or any(is_meant(party, meant) for party in parties):
        return Fit.YES
    return Fit.PERHAPS if all(map(is_nameless, parties)) else Fit.NO


def is_meant(party: Named, meant: Side) -> bool:
    """Whether the party is of the side, by its actor or by its label."""
    return party.actor_id in meant.actors or bool(meant.labels and meant.labels.search(party.label))


def is_nameless(party: Named) -> bool:
    """Whether the label names nobody, so that the party may be anyone.

    >>> is_nameless(Named("masked gunmen")), is_nameless(Named("Badr Organisation"))
    (True, False)
    """
    return not party.actor_id and bool(UNKNOWN.match(party.label) or PLAIN.match(party.label))


def is_another(party: Named, meant: Side) -> bool:
    """Whether the label names somebody, by a name that is no number's, who is not of the side.

    >>> us = side("US forces")
    >>> [is_another(Named(label), us) for label in ("two American soldiers", "three Iraqi soldiers", "Two", "a soldier")]
    [False, True, False, False]
    """
    words = party.label.split()
    told = words[1:] if words and read_count(words[0]) else words
    return not is_meant(party, meant) and any(word[:1].isupper() for word in told)


def party_of(word: str) -> Named:
    """The party that a gist tells of, with the actor that a report says it is, or else the one with just its name."""
    label, _, actor = word.rpartition(PARTS)
    return Named(label, actor or _by_name(label))


@cache
def _by_name(label: str) -> str | None:
    """The one actor of the tables with just this name, None when there is none or several."""
    found = [actor.id for actor, sort in load_actors().find(label) if sort is NameSort.NAME]
    return found[0] if len(found) == 1 else None
