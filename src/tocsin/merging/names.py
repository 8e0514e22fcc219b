"""Words of names, made comparable across spellings: "Kata'ib Hizbollah" and "Kataib Hezbollah" are one name."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import combining, normalize

from tocsin.codebook.numbers import numbers
from tocsin.codebook.places import load_place_table
from tocsin.merging.synonyms import one_word
from tocsin.merging.vocabulary import (
    BODY_WORDS,
    COMMON,
    FAITHS,
    OPENING,
    QUANTITIES,
    ROLES,
    SITE_SORTS_BEFORE,
    SITES,
    TITLES,
)

WORD = re.compile(r"\w+(?:['’‘`ʿʾ]\w+)*")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
OWNING = re.compile(r"['’]s\b")
MARKS = re.compile(r"['’‘`ʿʾ]")
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")

KNOWN = 1 << 16
"""Labels whose words are remembered: papers call the same things by the same words, and equal sets are held once."""

NO_NAMES = COMMON | SITES | OPENING | QUANTITIES


def plain(word: str) -> str:
    """The word in lower case, without accents and apostrophes.

    >>> plain("Kata’ib"), plain("Hizbullāh")
    ('kataib', 'hizbullah')
    """
    return "".join(mark for mark in normalize("NFKD", MARKS.sub("", word)) if not combining(mark)).casefold()


@lru_cache(KNOWN)
def skeleton(word: str) -> str:
    """What the spellings of one foreign name share: its consonants, when there are at least three; else its letters.

    >>> skeleton("Hizbollah") == skeleton("Hezbollah"), skeleton("Taji"), skeleton("Assad")
    (True, 'taji', 'asad')
    """
    letters = plain(word)
    bones = DOUBLED.sub(r"\1", VOWELS.sub("", letters))
    return bones if len(bones) >= 3 else DOUBLED.sub(r"\1", letters)


def words(label: str) -> tuple[str, ...]:
    """The words of a label as they stand.

    >>> words("Kata'ib Hizbollah, a militia")
    ("Kata'ib", 'Hizbollah', 'a', 'militia')
    >>> words("U.S. forces' depot at Taji's edge")
    ('US', 'forces', 'depot', 'at', 'Taji', 'edge')
    """
    undotted = DOTTED.sub(lambda found: found[0].replace(".", ""), label)
    return tuple(WORD.findall(OWNING.sub("", undotted)))


@lru_cache(KNOWN)
def name_words(label: str) -> frozenset[str]:
    """The skeletons of the words that are written as names: with a capital or a digit.

    >>> sorted(name_words("the K1 base near Kirkuk"))
    ['k1', 'krk']
    """
    named = (word for word in words(label) if any(mark.isupper() or mark.isdigit() for mark in word))
    return frozenset(skeleton(word) for word in named if plain(word) not in NO_NAMES)


@lru_cache(KNOWN)
def own_names(label: str) -> frozenset[str]:
    """The name words without those of nations and faiths, which very many things share.

    >>> sorted(own_names("Iraqi base at Taji")), sorted(own_names("US base")), sorted(own_names("Shia mosque"))
    (['taji'], [], [])
    """
    own = (word for word in words(label) if not is_nation(word) and plain(word) not in FAITHS)
    return frozenset(map(skeleton, own)) & name_words(label)


@lru_cache(KNOWN)
def site_names(label: str) -> frozenset[str]:
    """The name words by which a bounded place is told from others of its sort; a country's where it has no other.

    >>> sorted(site_names("Ahmad al-Jaber Air Base")), sorted(site_names("Iraqi air base near Taji"))
    (['hmd', 'jbr'], ['taji'])
    >>> sorted(site_names("Kuwait International Airport")), sorted(site_names("a Kuwaiti airport"))
    (['kwt'], [])
    """
    told = [word for word in words(label) if plain(word) not in SITE_SORTS_BEFORE]
    named = (one for one, then in pairwise(told) if plain(then) in SITES and len(one) > 3 and is_country(one))
    return own_names(" ".join(told)) or frozenset(map(skeleton, named))


def one_name(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the words of two names are one name's: all of the shorter are in the longer, or two are shared.

    >>> asad, ali = frozenset({"asad"}), frozenset({"ali", "slm"})
    >>> one_name(asad, frozenset({"ain", "asad"})), one_name(ali, frozenset({"imam", "ali"}))
    (True, False)
    """
    shared = len(left & right)
    return shared > 1 or (shared == 1 and min(len(left), len(right)) == 1)


@cache
def is_nation(word: str) -> bool:
    """Whether the word is a country, its people or its adjective; words of two letters count as one.

    >>> is_nation("Iraqi"), is_nation("Iraq"), is_nation("UK"), is_nation("Taji")
    (True, True, True, False)
    """
    table = load_place_table()
    named = any(row.feature == "country" for row in table.find(word))
    return (len(word) < 3 and word.isalpha()) or bool(table.people(word)) or named


def is_country(word: str) -> bool:
    """Whether the word is a country's own name, and not its adjective."""
    return any(row.feature == "country" and plain(row.name) == plain(word) for row in load_place_table().find(word))


@lru_cache(KNOWN)
def common_nouns(label: str) -> frozenset[str]:
    """The other words, and titles, one form for singular and plural and for words that mean the same.

    >>> sorted(common_nouns("Iran-backed militants")), sorted(common_nouns("Judge Gimbatov and two physicians"))
    (['backed', 'militant'], ['doctor', 'judge'])
    """
    lower = (plain(word) for word in words(label) if word.islower() or plain(word) in OPENING | ROLES)
    told = (word for word in lower if word not in COMMON | QUANTITIES and not word.isdigit())
    return frozenset(map(one_word, told))


@lru_cache(KNOWN)
def person_names(label: str) -> frozenset[str]:
    """The words of a person's own name: not what is theirs, whence they come, their title, group or how many they are.

    >>> sorted(person_names("Mayor Aurelio Cisneros of Copala")), sorted(person_names("Eleven villagers of Kobo"))
    (['aurelio', 'csnrs'], [])
    >>> sorted(person_names("Boko Haram gunmen")), sorted(person_names("Twelve Naxalites"))
    ([], [])
    """
    told = words(WHENCE.split(label, maxsplit=1)[0])
    if not told or told[-1].islower() or numbers().phrase.match(label):
        return frozenset()
    opens_a_phrase = len(told) > 1 and told[1].islower()
    named = (word for word in told[opens_a_phrase:] if plain(word) not in TITLES)
    return frozenset(name for name in own_names(" ".join(named)) if not name.isdigit())


@lru_cache(KNOWN)
def site_words(label: str) -> frozenset[str]:
    """The words of the label that say that it is a bounded place.

    >>> sorted(site_words("Taji air base"))
    ['base']
    """
    return frozenset(plain(word) for word in words(label)) & SITES


def labels(told: Iterable[tuple[str | None, str]]) -> tuple[str, ...]:
    """The labels most often told first, the first told of equals; one label for each id or spelling.

    >>> labels([(None, "militants"), ("us", "US"), ("us", "American forces"), ("us", "US")])
    ('US', 'militants')
    """
    spellings: dict[str, Counter[str]] = {}
    for known, label in told:
        spellings.setdefault(known or plain(label), Counter())[label] += 1
    by_count = sorted(spellings.values(), key=lambda spelling: -spelling.total())
    return tuple(spelling.most_common(1)[0][0] for spelling in by_count)


WHENCE = re.compile(r",|\b(?:of|from|in|at|near|who|whose|belonging)\b")
"""What follows these words does not name the person."""

SITE_SORTS = frozenset(map(skeleton, SITE_SORTS_BEFORE))
"""The same of words before that of a site."""

BODIES = frozenset(map(skeleton, BODY_WORDS))
"""Words of which the names of bodies are made all over the world: no telling is found by them."""
