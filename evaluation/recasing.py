"""Case given back to news printed all in capitals, so that readers meet the kind of text they are made for.

Everything goes to lower case; then names get their capitals: places and actors of the codebook, people after a title
or a first name, organisations that end in a telling word, abbreviations in brackets. No length changes: offsets hold.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from tocsin.codebook.actors import NameSort, load_actors
from tocsin.codebook.cues import cues
from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.kinds import kinds
from tocsin.codebook.names import bare, strict_key
from tocsin.codebook.places import load_place_table
from tocsin.codebook.words import inflected, verb_forms, words

LISTS = Path(__file__).with_name("muc4.toml")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STARTS = re.compile(r"(?:^|(?<![.\s][a-z])[.?!:][\"”)]*\s+|\n\s*\n\s*)[\"“(\[]*([a-z])")
BRACKETED = re.compile(r"[(\[]([a-z]{2,7}(?:-\d+)?)[)\]]")
INITIALS = re.compile(r"\b(?:[a-z]\.){2,}|(?<![a-z.])[a-z]\.(?= [a-z]{3})")
LONGEST = 6
"""Words in the longest name looked up."""
SMALL_TOWN, ELSEWHERE = 3_000, 400_000
"""People that a one-word town needs: in the Americas, where these texts are set, and elsewhere (own choice)."""
AMERICAS = frozenset(
    "AR BO BR BZ CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PR PY SR SV UY VE".split()  # noqa: SIM905 (codes read best in one line)
)
WIDE = ("country", "worldregion")
NO_NAME = ("ed", "ing", "ly", "tion", "tions", "ment", "ness", "ists", "ers", "ity")
"""Endings that no surname of the region has."""

Span = tuple[int, int, str]
"""Start, end, and the words as they are to stand there."""


@cache
def muc_words(part: str) -> dict[str, frozenset[str]]:
    """The word lists of one part of `muc4.toml`, by name."""
    found: dict[str, list[str]] = tomllib.loads(LISTS.read_text(encoding="utf-8"))[part]
    return {name: frozenset(entries) for name, entries in found.items()}


def lists() -> dict[str, frozenset[str]]:
    """The word lists for names."""
    return muc_words("names")


@cache
def ordinary() -> frozenset[str]:
    """Lower-case words that are no names: closed classes, verbs in all forms, nouns of the trigger and cue lists."""
    found = {word for closed in words().closed.values() for word in closed} | words().nouns | words().both
    for lemma in words().verbs:
        found.update(verb_forms(lemma).all())
    for kind in kinds().values():
        found.update(part for verb in kind.verbs for form in inflected(verb) for part in form.split())
    things = {word for row in cues().things.values() for word in row}
    found |= things | cues().doers | cues().place_words | cues().areas | set(cues().weapons)
    return frozenset(found | lists()["common"] | {word for phrase in found for word in phrase.split()})


def lowered(text: str) -> str:
    """`text` in lower case, character for character (a letter whose lower case is longer is left).

    >>> lowered("TWO BOMBS, İzmir")
    'two bombs, İzmir'
    """
    return "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in text)


def recased(text: str) -> str:
    """`text` as it would stand in a newspaper, of the same length.

    >>> recased("PRESIDENT ALFREDO CRISTIANI SAID IN SAN SALVADOR THAT THE FMLN ATTACKED A BANK.")
    'President Alfredo Cristiani said in San Salvador that the FMLN attacked a bank.'
    """
    low = lowered(text)
    marks = list(low)
    found = list(WORD.finditer(low))
    people = tuple(_people(low, found))
    again = _again(found, people)
    for start, end, cased in (*_names(low, found), *again, *people, *_bodies(low, found), *_letters(low)):
        marks[start:end] = cased
    for match in STARTS.finditer(low):
        marks[match.start(1)] = low[match.start(1)].upper()
    return "".join(marks)


def titled(name: str) -> str:
    """The name with capitals, but for the small words inside it.

    >>> titled("armed forces of national resistance"), titled("rio de janeiro"), titled("d'aubuisson")
    ('Armed Forces of National Resistance', 'Rio de Janeiro', "D'Aubuisson")
    """
    small = lists()["particles"] | {"of", "the", "and", "for", "to", "in"}
    return WORD.sub(lambda word: word[0] if word[0] in small and word.start() else _capital(word[0]), name)


def _capital(word: str) -> str:
    return (
        "".join(part.capitalize() for part in re.split(r"(['’.-])", word))
        if not word.endswith("'s")
        else (_capital(word[:-2]) + word[-2:])
    )


# --- names that the codebook knows ---------------------------------------------------------------------------------


def _names(low: str, found: list[re.Match[str]]) -> Iterator[Span]:
    """The longest known name at each word, left to right."""
    index = 0
    while index < len(found):
        span = _longest(low, found, index)
        if span is None:
            index += 1
            continue
        yield span
        while index < len(found) and found[index].start() < span[1]:
            index += 1


def _longest(low: str, found: list[re.Match[str]], index: int) -> Span | None:
    start = found[index].start()
    for size in range(min(LONGEST, len(found) - index), 0, -1):
        end = found[index + size - 1].end()
        name = low[start:end]
        if size > 1 and any(low[a.end() : b.start()] != " " for a, b in pairwise(found[index : index + size])):
            continue
        cased = known_name(name)
        if cased:
            return start, end, cased
    return None


@lru_cache(maxsize=1 << 18)
def known_name(name: str) -> str | None:
    """A lower-case name as it is written, None where no table holds it or it is mostly an ordinary word.

    >>> known_name("tegucigalpa"), known_name("eln"), known_name("bank"), known_name("salvadorans")
    ('Tegucigalpa', 'ELN', None, 'Salvadorans')
    """
    if name.endswith(("'s", "’s")):
        cased = known_name(name[:-2])
        return cased and cased + name[-2:]
    parts = name.split()
    if len(parts) > 1 and any(known.feature in WIDE for known in load_place_table().by_strict.get(name, ())):
        return titled(name)
    if name in lists()["groups"]:
        return titled(name) if len(parts) > 1 else name.upper()
    if parts[0] in words().closed["determiners"] or all(part in ordinary() for part in parts) or len(name) < 3:
        return None
    if name[0].isdigit() or parts[-1] in words().closed["prepositions"]:
        return None
    return _actor(name) or (titled(name) if is_place(name) else None)


def _actor(name: str) -> str | None:
    several = " " in name
    for actor, sort in load_actors().find(name):
        if several or (actor.kind != "person" and sort is not NameSort.AMBIGUOUS):
            same = next((own for own, _ in actor.named() if bare(strict_key(own)) == name and own.isascii()), None)
            return same if same and len(same) == len(name) and not same.islower() else titled(name)
    upper = name.upper()
    if not several and 2 < len(name) < 6 and any(sort is NameSort.NAME for _, sort in load_actors().find(upper)):
        return upper
    return None


@lru_cache(maxsize=1 << 16)
def is_place(name: str) -> bool:
    """Whether a lower-case name is a place of the tables, well known enough for one word."""
    table = load_place_table()
    if name in table.adjectives or any(known.feature != "town" for known in table.by_strict.get(name, ())):
        return True
    towns = [town for town in load_gazetteer().find(name) if town.exact]
    if " " in name:
        return any(town.country in AMERICAS or town.population > ELSEWHERE for town in towns)
    least = (SMALL_TOWN if town.country in AMERICAS else ELSEWHERE for town in towns)
    return len(name) > 3 and any(town.population >= need for town, need in zip(towns, least, strict=True))


# --- names told by the words beside them ----------------------------------------------------------------------------


def _people(low: str, found: list[re.Match[str]]) -> Iterator[Span]:
    """Runs of words after a title, or that open with a first name, as far as they can be a name."""
    index, end = 0, 0
    while index < len(found):
        word = found[index][0]
        opens = word.removesuffix("'s") in lists()["first"] | lists()["surnames"]
        after_title = index and found[index - 1][0] in lists()["titles"] and _beside(low, found, index)
        end = _name_end(low, found, index) if opens or after_title else index
        if end > index:
            yield found[index].start(), found[end - 1].end(), titled(low[found[index].start() : found[end - 1].end()])
            if after_title and found[index - 1][0] in ("president", "general", "colonel", "major", "captain", "pope"):
                yield found[index - 1].start(), found[index - 1].end(), found[index - 1][0].capitalize()
        index = max(end, index + 1)


def _again(found: list[re.Match[str]], people: tuple[Span, ...]) -> Iterator[Span]:
    """The other occurrences of people's names: "Oqueli" alone, once "Hector Oqueli" was told."""
    known = {word.lower() for _start, _end, name in people for word in name.split() if word[0].isupper()}
    known = {word.removesuffix("'s") for word in known if len(word) > 3}
    for match in found:
        word = match[0].removesuffix("'s")
        if word in known and word not in ordinary() | lists()["titles"]:
            yield match.start(), match.end(), titled(match[0])


def _name_end(low: str, found: list[re.Match[str]], index: int) -> int:
    """Where the name that opens at word `index` ends; `index` itself where none does."""
    last = at = index
    while at < len(found) and at - index < LONGEST and (at == index or _beside(low, found, at)):
        word = found[at][0].removesuffix("'s")
        if word in lists()["particles"] and at > index:
            at += 1
            continue
        if not _can_be_name(word):
            break
        at += 1
        last = at
        if found[at - 1][0].endswith("'s"):
            break
    return last


def _can_be_name(word: str) -> bool:
    if word in lists()["first"] or word in lists()["surnames"]:
        return True
    plain = word.isalpha() or "'" in word or "-" in word
    return plain and len(word) > 2 and word not in ordinary() | lists()["titles"] and not word.endswith(NO_NAME)


def _beside(low: str, found: list[re.Match[str]], index: int) -> bool:
    between = low[found[index - 1].end() : found[index].start()]
    return between in (" ", ". ") and (between == " " or len(found[index - 1][0]) < 5)


def _bodies(low: str, found: list[re.Match[str]]) -> Iterator[Span]:
    """Organisations: up to four words and a telling last one, where a name or "national" is among them."""
    for index, match in enumerate(found):
        if match[0] not in lists()["bodies"]:
            continue
        first = index
        while first > 0 and index - first < 5 and low[found[first - 1].end() : found[first].start()] == " ":
            word = found[first - 1][0]
            if word in ordinary() - {
                "national",
                "central",
                "general",
                "supreme",
                "armed",
                "peace",
                "military",
                "civil",
            }:
                break
            if word.endswith(("ed", "ing", "ly")) or word[0].isdigit():
                break
            first -= 1
        if index - first > 1 or (index > first and match[0] in ("front", "cartel", "battalion", "brigade")):
            start = found[first].start()
            yield start, match.end(), titled(low[start : match.end()])


def _letters(low: str) -> Iterator[Span]:
    """Abbreviations: those in brackets wherever they stand, initials, and the months."""
    short = {match[1] for match in BRACKETED.finditer(low)} - ordinary() - lists()["particles"]
    short = {word for word in short if not is_place(word) and not word.endswith(NO_NAME)}
    for match in WORD.finditer(low):
        if match[0].removesuffix("'s") in short:
            yield match.start(), match.end(), match[0].upper().replace("'S", "'s")
        elif match[0] in cues().time["months"] | cues().time["days"] and match[0] not in ("may", "march"):
            yield match.start(), match.end(), match[0].capitalize()
    for match in INITIALS.finditer(low):
        yield match.start(), match.end(), match[0].upper()
    for match in re.finditer(r"\bi\b|(?<=\d )(?:may|march)\b", low):
        yield match.start(), match.end(), match[0].capitalize()
