"""Number words, the floors that vague ones give, and the hedges that bend a number."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.codebook.tablefile import FOLDER, TableFile, read_table

PARTS = ("units", "scales", "ordinals", "floors", "exact", "hedges", "tails")
BENDS = ("floor", "above", "approx", "ceiling", "below", "exact")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The tables of CODEBOOK section 6, and one pattern for a run of words that tells a number."""

    units: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    floors: dict[str, int]
    exact: dict[str, int]
    hedges: dict[str, str]
    tails: dict[str, str]
    phrase: re.Pattern[str]
    hedge: re.Pattern[str]


def alternatives(words: list[str]) -> str:
    """A pattern part that matches any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _check(table: TableFile) -> None:
    for name in PARTS:
        if not table.values.get(name):
            raise table.fault(name, f"no table [{name}]", "add it")
    for name in ("hedges", "tails"):
        for word, bend in table.values[name].items():
            if bend not in BENDS:
                raise table.fault(word, f'"{word}" bends a number by "{bend}"', f"use one of {', '.join(BENDS)}")
    for word in table.values["units"]:
        if word in table.values["floors"]:
            raise table.fault(word, f'"{word}" is both a number and a floor', "keep one")


def _patterns(parts: dict[str, dict[str, int]], hedges: list[str], tails: list[str]) -> tuple[str, str]:
    digits = r"\d{1,3}(?:[,\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    words = alternatives(list(parts["units"]))
    scale = rf"(?:{alternatives(list(parts['scales']))})s?"
    plain = rf"(?:(?:{digits}|{words})(?:[ -](?:and )?(?:{words}|{scale}))*|(?:a |half a )?{scale}(?: of)?)"
    vague = alternatives([word for word in (*parts["floors"], *parts["exact"]) if word not in ("a", "an", "the")])
    one = rf"(?:{plain}|{vague})"
    hedge = rf"(?:{alternatives(hedges)}) "
    phrase = rf"(?:{hedge}){{0,2}}(?:between {plain} and {plain}|{one}(?:(?: or | to |[–-]){plain})?)(?: (?:{alternatives(tails)})\b)?"
    return phrase, hedge


def read_numbers(path: Path) -> Numbers:
    """The number words in `path`, checked."""
    table = read_table(path)
    _check(table)
    parts = {name: dict(table.values[name]) for name in PARTS}
    phrase, hedge = _patterns(parts, list(parts["hedges"]), list(parts["tails"]))
    bounded = re.compile(rf"(?<![\w-]){phrase}(?![\w%]|['’]s\b|-(?!strong)\w)", re.IGNORECASE)
    return Numbers(**parts, phrase=bounded, hedge=re.compile(hedge, re.IGNORECASE))


@cache
def numbers() -> Numbers:
    """The program's own number words.

    >>> numbers().phrase.search("fired more than a dozen missiles")[0]
    'more than a dozen'
    """
    return read_numbers(FOLDER / "numbers.toml")
