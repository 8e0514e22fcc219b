"""Sentences as words with a letter each for what the word can be, so that patterns over letters find phrases.

| letter | word | letter | word |
|---|---|---|---|
| D | determiner | V | finite verb, or base form after "to" or a modal |
| # | number | E | past form that may be a participle ("killed") |
| N | common noun or adjective | G | -ing form used as a verb |
| X | capitalised word | A, H, M, T | be; have; modal or do; "to" |
| S | possessive ending | P, C, B, R | preposition; and, or; after, while …; who, which, that |
| W | pronoun | Y | adverb |
| Z | day, month, time word | , ; " | comma; other stop; quotation mark |
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.codebook.kinds import kinds
from tocsin.codebook.numbers import numbers
from tocsin.codebook.words import inflected, verb_forms, words
from tocsin.record import Span

TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}(?=\W|$)|\d[\d,.\u202f]*\d%?|\d+(?:-\w+)*%?|[’']s\b|[^\W_]+(?:[-’'.–][^\W_]+(?<![’']s))*|[^\w\s]"""
)
CLOSED = {"determiners": "D", "pronouns": "W", "prepositions": "P", "subordinators": "B", "relatives": "R"}
CLOSED |= {"modals": "M", "be": "A", "have": "H", "adverbs": "Y"}
MARKS = {"[": '"', "]": '"', ",": ",", '"': '"', "“": '"', "”": '"', "*": '"'}
NOT_NOUNS_IN_S = ("ss", "us", "is")
VERB_LETTERS = {"b": "V", "s": "V", "d": "E", "g": "G"}
BEFORE_GERUNDS = ("by", "of", "for", "from", "after", "in", "with")
NOT_COUNTS = ("another", "both", "some", "the", "few", "many", "under", "over", "no one")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, their offsets in the article, and their letters."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    low: tuple[str, ...]
    tags: str

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, after: int) -> Span:
        """The span of words `first` up to but not `after`."""
        start, end = self.starts[first], self.ends[after - 1]
        return Span(start, end, self.text[start:end])

    def words(self, first: int, after: int) -> str:
        """Those words in lower case, one blank between."""
        return " ".join(self.low[first:after])


@cache
def lexicon() -> dict[str, str]:
    """The letter of every word of a closed class."""
    found = {word: letter for name, letter in CLOSED.items() for word in words().closed[name]}
    found |= dict.fromkeys(words().nouns, "N") | dict.fromkeys(numbers().units, "#")
    found |= {word: "#" for word in (*numbers().floors, "dozen", "hundred", "thousand", "million") if " " not in word}
    found |= dict.fromkeys(cues().time["days"] | cues().time["months"] | cues().time["plain"], "Z")
    return found | {"and": "C", "or": "C", "nor": "C", "&": "C", "to": "T", "’s": "S", "'s": "S", "’": "S", "'": "S"}


@cache
def verb_letters() -> dict[str, str]:
    """For every verb form b (base), s (third person), d (past or participle), g (-ing); capital when also a noun."""
    found: dict[str, str] = {}
    for lemma in words().verbs:
        forms = verb_forms(lemma)
        letters = zip(forms.all(), "bsddg", strict=True)
        found |= {form: letter.upper() if lemma in words().both and letter in "bs" else letter for form, letter in letters}
    return found


def line_of(text: str, sentence: Span) -> Line:
    """The sentence as words and letters.

    >>> text = "Two soldiers were killed by militants."
    >>> line_of(text, Span(0, len(text), text)).tags
    '#NAEPN;'
    """
    found = list(TOKEN.finditer(text, sentence.start, sentence.end))
    low = tuple(match[0].lower() for match in found)
    starts, ends = tuple(match.start() for match in found), tuple(match.end() for match in found)
    seen = Seen(low, _capitals(text, starts, ends), _count_words(text, sentence, starts))
    tags: list[str] = []
    for index, word in enumerate(low):
        tags.append("#" if index in seen.counts else _tag(seen, tags, index, word))
    return Line(text, starts, ends, low, "".join(tags))


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a sentence's words before they have letters: case, and which belong to a number phrase.

    `capital` holds 0 for a lower-case word, 1 for a capitalised one, 2 for one all in capitals ("US").
    """

    low: tuple[str, ...]
    capital: tuple[int, ...]
    counts: frozenset[int]


def _capitals(text: str, starts: tuple[int, ...], ends: tuple[int, ...]) -> tuple[int, ...]:
    pairs = zip(starts, ends, strict=True)
    return tuple((2 if end - start > 1 and text[start:end].isupper() else 1) if text[start].isupper() else 0 for start, end in pairs)


def _count_words(text: str, sentence: Span, starts: tuple[int, ...]) -> frozenset[int]:
    """The indices of the words of number phrases ("at least two dozen")."""
    counts: set[int] = set()
    for found in numbers().phrase.finditer(text, sentence.start, sentence.end):
        if found[0].lower() not in NOT_COUNTS:
            counts.update(range(bisect_left(starts, found.start()), bisect_left(starts, found.end())))
    return frozenset(counts)


@cache
def verb_phrases() -> frozenset[str]:
    """The first two words of trigger verbs of several words ("open fire"), in which the first is surely a verb."""
    verbs = (verb for kind in kinds().values() for verb in kind.verbs if " " in verb)
    return frozenset(" ".join(form.split()[:2]) for verb in verbs for form in inflected(verb))


def _tag(seen: Seen, tags: list[str], index: int, word: str) -> str:
    letter = lexicon().get(word)
    opens = not tags or tags[-1] in '";'
    capital = seen.capital[index]
    named = bool(capital) and (not opens or capital == 2)
    if letter == "N" and tags and _is_participle(seen, tags, index, word):
        return "E"
    if letter == "N" and verb_letters().get(word) == "g" and _is_gerund(seen, tags, index):
        return "G"
    if letter and not (named and letter in "NYPBRVW#" and len(word) > 1) and not (word == "may" and not capital):
        return letter
    if not word[0].isalnum():
        return MARKS.get(word, ";")
    if word[0].isdigit():
        return "#"
    if named:
        return "X"
    form = verb_letters().get(word)
    if form:
        return _verb(seen, tags, index, form)
    return "X" if capital else _guess(tags, word)


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


def _verb(seen: Seen, tags: list[str], index: int, form: str) -> str:
    """The letter of a word that is a form of a verb, and perhaps a noun too."""
    low, before = seen.low, tags[-1] if tags else ""
    after = _opens_object(seen, index + 1) or low[index + 1 : index + 2] == ("to",)
    if before not in ("D", "S", "#", "P") and " ".join(low[index : index + 2]) in verb_phrases():
        return VERB_LETTERS[form.lower()]
    if form == "g":
        return "N" if before in "D#S" and before else "G"
    if form == "d":
        return "N" if before and before in "D#S" and not after and _noun_next(low, index) else "E"
    if before in ("T", "M") or (before == "Y" and tags[-2:-1] in (["T"], ["M"])):
        return "V"
    if form in "bs":
        return "N" if before and before in "D#S" else "V"
    if form == "S":
        return "V" if before in ("X", "W", "N", "R", ",", "Y", '"', "C", "Z") and after else "N"
    plural = before == "N" and low[index - 1].endswith("s") and not low[index - 1].endswith(NOT_NOUNS_IN_S)
    return "V" if before and (plural or before in "WR" or (before == "X" and low[index - 1].endswith("s"))) and after else "N"


def _opens_object(seen: Seen, index: int) -> bool:
    """Whether an object can begin here: a determiner, a number, a name, a plural noun."""
    if index >= len(seen.low) or index in seen.counts:
        return index in seen.counts
    word = seen.low[index]
    letter = lexicon().get(word, "")
    if letter:
        return letter in "D#WN" or word == "that"
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
