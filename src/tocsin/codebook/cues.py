"""Cue words: what they tell of stage, source, basis, harm, place, time, change, strength and ties."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.codebook.kinds import kinds
from tocsin.codebook.tablefile import FOLDER, TableFile, read_table
from tocsin.codebook.words import inflected, plural, words
from tocsin.record import Basis, Direction, Effect, Relation, Stage, Who


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue tables; every word is in lower case, every verb in all its forms."""

    weapons: dict[str, str]
    blows: frozenset[str]
    blow_verbs: frozenset[str]
    light_verbs: frozenset[str]
    things: dict[str, frozenset[str]]
    stages: dict[str, Stage]
    says: frozenset[str]
    passing_on: frozenset[str]
    accusing: frozenset[str]
    near: frozenset[str]
    achieved: frozenset[str]
    after: dict[str, Stage]
    intransitive: frozenset[str]
    killings: frozenset[str]
    zero: frozenset[str]
    not_people: frozenset[str]
    control: frozenset[str]
    bases: dict[str, Basis]
    harm_verbs: dict[str, Effect]
    harm_nouns: dict[str, Effect]
    who: dict[str, Who]
    doers: frozenset[str]
    groups: frozenset[str]
    group_words: frozenset[str]
    place_prepositions: frozenset[str]
    place_words: frozenset[str]
    areas: frozenset[str]
    time: dict[str, frozenset[str]]
    trends: dict[str, Direction]
    strength_heads: frozenset[str]
    strength_cues: frozenset[str]
    tie_tails: dict[str, Relation]
    tie_heads: dict[str, Relation]
    tie_offices: dict[str, Relation]
    tie_phrases: dict[str, Relation]


def forms_of(phrase: str) -> tuple[str, ...]:
    """All forms of a cue whose first word is a verb, else the cue alone.

    >>> forms_of("foil")[2], forms_of("fear of")
    ('foiled', ('fear of', 'fears of', 'feared of', 'fearing of'))
    >>> forms_of("upcoming")
    ('upcoming',)
    """
    first = phrase.split(" ", maxsplit=1)[0]
    return inflected(phrase) if first in words().verbs or first in words().irregular else (phrase,)


def spread(phrases: Iterable[str]) -> frozenset[str]:
    """All forms of all cues."""
    return frozenset(form for phrase in phrases for form in forms_of(phrase))


def _harm(rows: dict[str, dict[str, list[str]]], part: str) -> dict[str, Effect]:
    forms = forms_of if part == "verbs" else lambda noun: (noun,)
    return {form: Effect(effect) for effect, row in rows.items() for word in row[part] for form in forms(word)}


def _offices(tie: dict[str, list[str]]) -> dict[str, Relation]:
    members = dict.fromkeys(tie["members"], Relation.MEMBER_OF)
    leads = dict.fromkeys(tie["heads"], Relation.LEADS)
    both = members | leads
    return both | {plural(word): relation for word, relation in both.items()}


def _check(table: TableFile) -> None:
    for weapon, kind in table.values["weapons"].items():
        if kind not in kinds():
            raise table.fault(weapon, f'"{weapon}" makes an attack of kind "{kind}"', "use a kind of kinds.toml")
    for group, scheme in (("stages", Stage), ("trend", Direction), ("harm", Effect), ("who", Who), ("bases", Basis)):
        known = {value.value for value in scheme}
        for name in table.values[group]:
            if name not in known:
                raise table.fault(name, f'[{group}] has "{name}"', f"use one of {', '.join(sorted(known))}")
    for kind in kinds().values():
        for thing, _ in kind.needs:
            if thing not in table.values["things"]:
                raise table.fault(thing, f'kind "{kind.name}" needs the things "{thing}"', "list them under [things]")


def _deeds(rows: dict[str, Any]) -> dict[str, Any]:
    """What tells of deeds: weapons, blows, verbs that lend a subject, things that decide a meaning."""
    return {
        "weapons": {form: kind for weapon, kind in rows["weapons"].items() for form in (weapon, plural(weapon))},
        "blows": frozenset(form for noun in rows["blows"]["nouns"] for form in (noun, plural(noun))),
        "blow_verbs": spread(rows["blows"]["verbs"]),
        "light_verbs": spread(rows["blows"]["light"]),
        "things": {name: frozenset(members) for name, members in rows["things"].items()},
        "control": spread(rows["control"]["verbs"]),
    }


def _telling(rows: dict[str, Any]) -> dict[str, Any]:
    """What tells how sure a deed is and who says so."""
    by_stage = {form: Stage(stage) for stage, cues in rows["stages"].items() for cue in cues for form in forms_of(cue)}
    return {
        "stages": by_stage,
        "near": frozenset(rows["stage_rules"]["near"]),
        "achieved": spread(rows["stage_rules"]["achieved"]),
        "after": {word: Stage(stage) for stage, members in rows["stage_rules"]["after"].items() for word in members},
        "says": spread(rows["says"]["verbs"]),
        "passing_on": spread(rows["says"]["passing_on"]),
        "accusing": spread(rows["says"]["accusing"]),
        "bases": {
            form: Basis(basis) for basis, cues in rows["bases"].items() for cue in cues for form in forms_of(cue)
        },
    }


def _people(rows: dict[str, Any]) -> dict[str, Any]:
    """What tells of people harmed, of doers and of groups."""
    return {
        "harm_verbs": _harm(rows["harm"], "verbs"),
        "harm_nouns": _harm(rows["harm"], "nouns"),
        "intransitive": spread(rows["harm_rules"]["intransitive"]),
        "killings": frozenset(rows["harm_rules"]["nouns"]),
        "zero": frozenset(rows["harm_rules"]["none"]),
        "not_people": frozenset(rows["harm_rules"]["not_people"]),
        "who": {word: Who(who) for who, members in rows["who"].items() for word in members},
        "doers": frozenset(rows["doers"]["nouns"]),
        "groups": frozenset(rows["groups"]["names"]),
        "group_words": frozenset(rows["groups"]["words"]),
    }


def _setting(rows: dict[str, Any]) -> dict[str, Any]:
    """What tells of place, time, change, strength and ties."""
    return {
        "place_prepositions": frozenset(rows["place"]["prepositions"]),
        "areas": frozenset(rows["place"]["areas"]),
        "place_words": frozenset(rows["place"]["words"]),
        "time": {name: frozenset(members) for name, members in rows["time"].items()},
        "trends": {
            form: Direction(way) for way, cues in rows["trend"].items() for cue in cues for form in forms_of(cue)
        },
        "strength_heads": frozenset(rows["strength"]["heads"]),
        "strength_cues": frozenset(rows["strength"]["cues"]),
        "tie_tails": {w: Relation(name) for name in ("backed-by", "allied-with", "leads") for w in rows["tie"][name]},
        "tie_heads": {word: Relation(name) for word, name in rows["tie"]["before"].items()},
        "tie_offices": _offices(rows["tie"]),
        "tie_phrases": {phrase: Relation(name) for phrase, name in rows["tie"]["phrases"].items()},
    }


def read_cues(path: Path) -> Cues:
    """The cue words in `path`, checked against the kinds and the coding scheme's own words."""
    table = read_table(path)
    _check(table)
    rows = table.values
    return Cues(**_deeds(rows), **_telling(rows), **_people(rows), **_setting(rows))


@cache
def cues() -> Cues:
    """The program's own cue words.

    >>> cues().stages["preparing to"], cues().weapons["rockets"]
    (<Stage.PLANNED: 'planned'>, 'shelling')
    """
    return read_cues(FOLDER / "cues.toml")
