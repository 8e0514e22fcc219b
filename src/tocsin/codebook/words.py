"""Common words of news English and their forms: closed classes, verbs, plurals.

The five forms of a verb are regular unless words.toml lists a past and a participle; a doubled consonant in the past
("stabbed") is doubled before -ing too.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.codebook.tablefile import FOLDER, TableFile, read_table

CLOSED = ("determiners", "pronouns", "prepositions", "subordinators", "relatives", "modals", "be", "have", "adverbs")
SIBILANT = ("s", "x", "z", "ch", "sh")
VOWELS = "aeiou"
PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "people", "knife": "knives"}


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists: closed classes, words that only look like verbs, verbs, and those that are nouns too."""

    closed: dict[str, frozenset[str]]
    nouns: frozenset[str]
    verbs: tuple[str, ...]
    both: frozenset[str]
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    irregular: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str

    def all(self) -> tuple[str, ...]:
        """Every form, the base first."""
        return (self.base, self.third, self.past, self.participle, self.ing)


def _check(table: TableFile) -> Words:
    values = table.values
    for name in (*CLOSED, "nouns", "verbs", "both", "before_names", "before_numbers"):
        if not isinstance(values.get(name), list):
            raise table.fault(name, f'no list "{name}"', "add it")
    for lemma, forms in values["irregular"].items():
        if len(forms) != 2:
            raise table.fault(lemma, f'"{lemma}" has {len(forms)} irregular forms', "give its past and its participle")
    return Words(
        {name: frozenset(values[name]) for name in CLOSED},
        frozenset(values["nouns"]),
        tuple(dict.fromkeys(values["verbs"] + values["both"])),
        frozenset(values["both"]),
        frozenset(values["before_names"]),
        frozenset(values["before_numbers"]),
        {lemma: (past, participle) for lemma, (past, participle) in values["irregular"].items()},
    )


def read_words(path: Path) -> Words:
    """The word lists in `path`, checked."""
    return _check(read_table(path))


@cache
def words() -> Words:
    """The program's own word lists."""
    return read_words(FOLDER / "words.toml")


@cache
def verb_forms(lemma: str) -> Forms:
    """The forms of `lemma`.

    >>> verb_forms("carry").all()
    ('carry', 'carries', 'carried', 'carried', 'carrying')
    >>> verb_forms("strike").past, verb_forms("stab").ing
    ('struck', 'stabbing')
    """
    past, participle = words().irregular.get(lemma) or (_past(lemma), _past(lemma))
    doubled = past == f"{lemma}{lemma[-1]}ed" or (lemma in words().irregular and _doubles(lemma))
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return Forms(lemma, plural(lemma), past, participle, (lemma + lemma[-1] if doubled else stem) + "ing")


def _doubles(lemma: str) -> bool:
    """Whether a short irregular verb doubles its last letter before -ing: hit, cut, run, begin."""
    last = lemma[-1]
    return last in "tngmp" and lemma[-2:-1] in tuple(VOWELS) and lemma[-3:-2] not in tuple(VOWELS)


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"


def plural(noun: str) -> str:
    """The plural of `noun`, which is also how a verb takes its -s.

    >>> plural("ambush"), plural("casualty"), plural("gunman"), plural("convoy")
    ('ambushes', 'casualties', 'gunmen', 'convoys')
    """
    for end, many in PLURALS.items():
        if noun.endswith(end) and noun != "human":
            return noun[: -len(end)] + many
    if noun.endswith(SIBILANT):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun in ("go", "do", "undergo", "veto", "torpedo") else f"{noun}s"


def inflected(phrase: str) -> tuple[str, ...]:
    """Every form of a phrase whose first word is a verb.

    >>> inflected("open fire")[:3]
    ('open fire', 'opens fire', 'opened fire')
    """
    first, _, rest = phrase.partition(" ")
    if first in ("fatally", "forcibly", "summarily", "sexually"):
        return tuple(f"{first} {form}" for form in inflected(rest))
    return tuple(dict.fromkeys(f"{form} {rest}".strip() for form in verb_forms(first).all()))
