"""The letter of each word: what it can be, from closed classes, verb forms, case, and the words beside it.

The letters are listed in `line`. No tagger is trained: a word that may be noun or verb is a verb where it stands
between what can be its subject and its object.
"""

from dataclasses import dataclass
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.codebook.kinds import kinds
from tocsin.codebook.numbers import numbers
from tocsin.codebook.words import inflected, verb_forms, words

CLOSED = {"determiners": "D", "pronouns": "W", "prepositions": "P", "subordinators": "B", "relatives": "R"}
CLOSED |= {"modals": "M", "be": "A", "have": "H", "adverbs": "Y"}
JOINS = {"and": "C", "or": "C", "nor": "C", "&": "C", "to": "T", "’s": "S", "'s": "S", "’": "S", "'": "S"}
MARKS = {"[": '"', "]": '"', ",": ",", '"': '"', "“": '"', "”": '"', "*": '"'}
NOT_NOUNS_IN_S = ("ss", "us", "is")
VERB_LETTERS = {"b": "V", "s": "V", "d": "E", "g": "G"}
BEFORE_GERUNDS = ("by", "of", "for", "from", "after", "in", "with")
COUNTING = ("dozen", "hundred", "thousand", "million")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a sentence's words before they have letters: case, and which belong to a number phrase.

    `capital` holds 0 for a lower-case word, 1 for a capitalised one, 2 for one all in capitals ("US").
    """

    low: tuple[str, ...]
    capital: tuple[int, ...]
    counts: frozenset[int]


@cache
def lexicon() -> dict[str, str]:
    """The letter of every word of a closed class."""
    found = {word: letter for name, letter in CLOSED.items() for word in words().closed[name]}
    found |= dict.fromkeys(words().nouns, "N") | dict.fromkeys(numbers().units, "#")
    found |= {word: "#" for word in (*numbers().floors, *COUNTING) if " " not in word}
    found |= dict.fromkeys(cues().time["days"] | cues().time["months"] | cues().time["plain"], "Z")
    return found | JOINS


@cache
def verb_letters() -> dict[str, str]:
    """For every verb form b (base), s (third person), d (past or participle), g (-ing); capital when also a noun."""
    found: dict[str, str] = {}
    for lemma in words().verbs:
        forms = verb_forms(lemma)
        letters = zip(forms.all(), "bsddg", strict=True)
        found |= {
            form: letter.upper() if lemma in words().both and letter in "bs" else letter for form, letter in letters
        }
    return found


@cache
def verb_phrases() -> frozenset[str]:
    """The first two words of trigger verbs of several words ("open fire"), in which the first is surely a verb."""
    alone = [verb for kind in kinds().values() for verb in kind.verbs]
    needing = [verb for kind in kinds().values() for _, verbs in kind.needs for verb in verbs]
    several = (verb for verb in alone + needing if " " in verb)
    return frozenset(" ".join(form.split()[:2]) for verb in several for form in inflected(verb))


def letter_of(seen: Seen, tags: list[str], index: int) -> str:
    """The letter of word `index`, given the letters of the words before it."""
    if index in seen.counts:
        return "#"
    word, opens = seen.low[index], not tags or tags[-1] in ('"', ";")
    named = seen.capital[index] == 2 or bool(seen.capital[index] and not opens)
    return (
        _closed(seen, tags, index, named)
        or (None if word[0].isalnum() else MARKS.get(word, ";"))
        or ("#" if word[0].isdigit() else None)
        or ("X" if named else None)
        or _verb(seen, tags, index)
        or ("X" if seen.capital[index] else _guess(tags, word))
    )


def _closed(seen: Seen, tags: list[str], index: int, named: bool) -> str | None:  # noqa: FBT001 (a fact passed on, not a switch)
    """The letter of a word of a closed class, None for others and for names that only look like one ("May")."""
    word = seen.low[index]
    letter = lexicon().get(word)
    if letter == "Z" and not seen.capital[index] and word in ("may", "march"):
        return "M" if word == "may" else None
    if letter == "N" and tags and _is_participle(seen, tags, index, word):
        return "E"
    if letter == "N" and verb_letters().get(word) == "g" and _is_gerund(seen, tags, index):
        return "G"
    is_name = named and letter is not None and letter in "NYPBRVW#" and len(word) > 1
    return None if is_name else letter


def _is_participle(seen: Seen, tags: list[str], index: int, word: str) -> bool:
    """Whether a word that is mostly an adjective ("injured") is a verb here: after "be", or before a number."""
    if verb_letters().get(word) != "d":
        return False
    after_be = tags[-1] == "A" or (tags[-1] == "Y" and tags[-2:-1] == ["A"])
    return after_be or (tags[-1] in ("N", "X", "C") and index + 1 in seen.counts)


def _is_gerund(seen: Seen, tags: list[str], index: int) -> bool:
    """Whether a word that is mostly a noun ("killing") is a verb here, by what stands before and after it."""
    before = tags[-1] if tags else ","
    opens = _opens_object(seen, index + 1)
    return opens and (before in ",AYCGHBM" or (before == "P" and seen.low[index - 1] in BEFORE_GERUNDS))


def _verb(seen: Seen, tags: list[str], index: int) -> str | None:
    """The letter of a word that is a form of a verb, and perhaps a noun too; None for other words."""
    form, before = verb_letters().get(seen.low[index]), tags[-1] if tags else "."
    if form is None:
        return None
    if before not in "DS#P" and " ".join(seen.low[index : index + 2]) in verb_phrases():
        return VERB_LETTERS[form.lower()]
    if form in "gd":
        bare = form == "d" and (_opens_object(seen, index + 1) or not _noun_next(seen.low, index))
        return "N" if before in "D#S" and not bare else VERB_LETTERS[form]
    if before in "TM" or (before == "Y" and tags[-2:-1] in (["T"], ["M"])):
        return "V"
    if form in "bs":
        return "N" if before in "D#S" else "V"
    return "V" if _follows_subject(seen, tags, index, form) else "N"


def _follows_subject(seen: Seen, tags: list[str], index: int, form: str) -> bool:
    """Whether a word that may be noun or verb stands between what can be its subject and its object."""
    if not (_opens_object(seen, index + 1) or seen.low[index + 1 : index + 2] == ("to",)) or not tags:
        return False
    if form == "S":
        return tags[-1] in 'XWNR,Y"CZ'
    before = seen.low[index - 1]
    plural = before.endswith("s") and not before.endswith(NOT_NOUNS_IN_S)
    return tags[-1] in "WR" or (plural and tags[-1] == "N") or (before.endswith("s") and tags[-1] == "X")


def _opens_object(seen: Seen, index: int) -> bool:
    """Whether an object can begin here: a determiner, a number, a name, a plural noun."""
    if index >= len(seen.low) or index in seen.counts:
        return index in seen.counts
    word = seen.low[index]
    letter = lexicon().get(word, "")
    if letter:
        return letter in "D#W" or word == "that" or (letter == "N" and verb_letters().get(word) != "d")
    return word[0].isalnum() and bool(seen.capital[index] or word not in verb_letters() or word.endswith("s"))


def _noun_next(low: tuple[str, ...], index: int) -> bool:
    if index + 1 >= len(low) or not low[index + 1][0].isalpha():
        return False
    return lexicon().get(low[index + 1], "N") in "N#" and verb_letters().get(low[index + 1], "B").isupper()


def _guess(tags: list[str], word: str) -> str:
    """The letter of a lower-case word that no list knows."""
    before = tags[-1] if tags else ""
    if word.endswith("ly"):
        return "Y"
    if word.endswith("ed") and before and before not in "D#P":
        return "E"
    if word.endswith("ing") and before and before in ",ABP":
        return "G"
    return "N"
