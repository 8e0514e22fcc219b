"""The fillers of MUC-4 roles from words of parties: individual or organisation, person or thing, which words of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from evaluation.recasing import is_place, lists, muc_words, ordinary
from tocsin.codebook.actors import load_actors
from tocsin.codebook.cues import cues
from tocsin.codebook.numbers import numbers
from tocsin.codebook.places import load_place_table

SMALL = r"the|another|first|second|third|least|various|more than|over|using|any|no|many|most|half|both|same|new|such|a|an|some|several|about|at least|approximately|all|his|her|their|its|our|other|former|this|that|these|those|number of|groups? of|unit of|band of|column of"
NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[\\d,.]+"
LEAD = re.compile(rf"^(?:(?:{SMALL})\s+)+", re.IGNORECASE)
COUNT = re.compile(rf"^(?:(?:{NUMBERS}|{SMALL})\s+)+", re.IGNORECASE)
OF = re.compile(r"\s+(?:of|from|belonging to|in|on|at|near|who|that|which|with|for|to|by|wearing)\s+(?:the\s+)?")
CAPITALS = re.compile(
    r"[A-Z][\w'’-]*(?:\.(?= [A-Z]))?(?:\s+(?:(?:de|del|la|las|los|y|da|dos|li|von|van)\s+)*[A-Z][\w'’-]*)*"
)
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "them",
        "us",
        "himself",
        "themselves",
        "who",
        "whom",
        "which",
        "this",
        "that",
        "these",
        "those",
        "one",
        "ones",
        "someone",
        "his",
        "her",
        "their",
        "its",
        "others",
    ]
)
PLAIN = frozenset(["bomb", "bombs", "explosive", "explosives", "grenade", "grenades", "rocket", "rockets"])
"""Weapons quoted without what stands before them, as most keys do."""
PLACE_OPENS = (
    "northern",
    "southern",
    "eastern",
    "western",
    "farabundo",
    "san",
    "santa",
    "santo",
    "los",
    "las",
    "la",
    "el",
)


@dataclass(frozen=True, slots=True)
class Fillers:
    """The mentions that fill each role, one for each entity, in the order told."""

    individuals: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()

    def __add__(self, other: "Fillers") -> "Fillers":
        return Fillers(*(_union(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)))

    def any(self) -> bool:
        """Whether any role is filled."""
        return any(getattr(self, one.name) for one in fields(self))


def _union(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    return tuple({name.lower(): name for name in (*ours, *theirs)}.values())


def tidy(words: str) -> str:
    """Words without article and other openers.

    >>> tidy("the Las Canas bridge"), tidy("at least several terrorists")
    ('Las Canas bridge', 'terrorists')
    """
    return LEAD.sub("", " ".join(words.split()).strip(" ,.;:\"()'"))


@cache
def _people() -> frozenset[str]:
    return muc_words("sorts")["people"] | cues().doers | cues().things["people"]


@cache
def armed_groups() -> frozenset[str]:
    """The names of armed groups and gangs, in lower case."""
    return lists()["groups"] | muc_words("sorts")["armed"]


def _last(words: str) -> str:
    return words.lower().split()[-1].removesuffix("'s") if words.split() else ""


def is_organisation(words: str) -> bool:
    """Whether words name or describe an organisation.

    >>> is_organisation("FMLN"), is_organisation("Salvadoran army"), is_organisation("terrorists")
    (True, True, False)
    """
    if _last(words) in muc_words("sorts")["organisations"]:
        return True
    if words.lower() in armed_groups():
        return True
    if words.isupper() and len(words) > 2 and "." not in words:
        return True
    return any(actor.kind not in ("person", "state") for actor, _sort in load_actors().find(words))


def person_name(words: str, text: str) -> str | None:
    """The name of a person in words, in its fullest form in the text, without title; None where there is none.

    >>> person_name("Deputy Mario Solis", "Deputy Mario Solis was shot."), person_name("a peasant", "A peasant died.")
    ('Mario Solis', None)
    """
    return next(iter(person_names(words, text)), None)


def person_names(words: str, text: str) -> list[str]:
    """The names of people in words, each in its fullest form in the text."""
    names = (untitled(found[0].removesuffix("'s")) for found in CAPITALS.finditer(words))
    full = (fullest(name, text) for name in names if _is_person(name, text))
    return [
        name for name in full if name.lower().split()[-1] not in muc_words("sorts")["things"] | {"volcano", "river"}
    ]


def untitled(name: str) -> str:
    """A name without the titles and other common words before it."""
    parts = name.split()
    opens = [index for index, part in enumerate(parts) if _opens_no_name(part.lower().strip("."))]
    first = 1 + max(
        (index for index in opens if all(at in opens for at in range(index)) or _is_title(parts[index])), default=-1
    )
    last = next((index for index in opens if index > first and not _is_title(parts[index])), len(parts))
    return " ".join(parts[first:last])


def _is_title(word: str) -> bool:
    return word.lower().strip(".") in lists()["titles"] and word.lower() not in lists()["first"]


def _opens_no_name(word: str) -> bool:
    if word in lists()["first"] or word in lists()["surnames"]:
        return False
    if word in numbers().units or word in ("last", "next"):
        return True
    return word in lists()["titles"] or word in ordinary() or word in load_place_table().adjectives or word in _people()


def _is_person(name: str, text: str) -> bool:
    parts = name.lower().split()
    if not parts or parts[0] in PLACE_OPENS or len(parts) > 6 or name.isupper():
        return False
    if parts[0] in lists()["first"] and len(parts) > 1:
        return parts[-1] not in lists()["bodies"]
    low = " ".join(parts)
    if low in load_place_table().adjectives or load_place_table().by_strict.get(low) or is_organisation(name):
        return False
    if parts[-1] in lists()["bodies"] or parts[-1] in _people() or parts[-1] in muc_words("sorts")["things"]:
        return False
    if parts[-1] in lists()["surnames"]:
        return True
    return len(fullest(name, text).split()) > 1 and not is_place(low) and not is_organisation(fullest(name, text))


def fullest(name: str, text: str) -> str:
    """The longest name in the text that holds all the words of `name`.

    >>> fullest("Solis", "Mario Solis died. Solis was a mayor.")
    'Mario Solis'
    """
    wanted = set(name.split())
    found = (untitled(match[0].removesuffix("'s")) for match in CAPITALS.finditer(text))
    longer = [other for other in found if wanted <= set(other.split()) and len(other.split()) <= 5]
    return max(longer, key=lambda other: (len(other.split()), -len(other)), default=name)


def doer(words: str, text: str) -> Fillers:
    """Who did it, as individuals and organisations."""
    said = tidy(words)
    if not said or said.lower() in PRONOUNS:
        return Fillers()
    head, *rest = OF.split(said, maxsplit=1)
    belongs = tuple(name for part in rest for name in organisations(part))
    if _last(head) in _people() - muc_words("sorts")["organisations"]:
        people = described(head, text)
        return Fillers(
            (people,) if people else (), belongs or organisations(head.rsplit(" ", 1)[0] if " " in head else "")
        )
    return Fillers(
        organisations=tuple(name for name in organisations(said)[:1] if _last(name) not in muc_words("sorts")["wide"])
    )


def described(head: str, text: str) -> str:
    """Words for doers as the text has them in the plural, where it only lends them to a deed ("guerrilla attack").

    >>> described("guerrilla", "A guerrilla attack; the guerrillas fled."), described("guerrilla", "A guerrilla attack.")
    ('guerrillas', '')
    """
    if head.lower() not in ("guerrilla", "rebel", "terrorist", "subversive", "extremist", "group", "people", "members"):
        return head
    many = f"{head}s"
    return many if re.search(rf"\b{re.escape(many)}\b", text, re.IGNORECASE) and not head.endswith("s") else ""


def organisations(words: str) -> tuple[str, ...]:
    """The organisations in words: the names of some, else the words where they describe one.

    >>> organisations("guerrilla organization Shining Path"), organisations("Salvadoran army"), organisations("men")
    (('Shining Path',), ('Salvadoran army',), ())
    """
    said = tidy(words)
    names = [found[0].removesuffix("'s") for found in CAPITALS.finditer(said)]
    known = tuple(name for name in names if is_organisation(name))
    return known or ((said,) if said and is_organisation(said) else ())


def sufferer(words: str, text: str, *, people: bool = False) -> Fillers:
    """Whom or what it was done to: people by name, things as told."""
    said = tidy(words)
    if not said or said.lower() in PRONOUNS:
        return Fillers()
    head = OF.split(said)[0]
    if _last(head) in muc_words("sorts")["things"]:
        return Fillers() if people else Fillers(targets=(COUNT.sub("", said),))
    return Fillers(victims=tuple(person_names(said, text)))


def weapon(words: str) -> Fillers:
    """With what: never the craft that carries it."""
    said = tidy(words)
    last = _last(said)
    if not said or last in muc_words("sorts")["platforms"]:
        return Fillers()
    return Fillers(weapons=(last if last in PLAIN and "car" not in said.lower() else said,))
