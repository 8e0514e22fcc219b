"""Graphic words: whether a sentence describes harm to a body, so that a screen can ask before it shows it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from tocsin.codebook.tablefile import FOLDER, read_table

TABLE = "graphic.toml"
WORDS_BETWEEN = 4
"""Between a word of harm and the part of the body that it is done to."""


@cache
def graphic_words(path: Path = FOLDER / TABLE) -> re.Pattern[str]:
    """What is looked for in folded words: phrases graphic alone, and words of harm near words of the body, in either order.

    The words of one language are looked for beside those of the same.
    """
    return re.compile(rf"\b(?:{'|'.join(map(_of_a_language, read_table(path).values.values()))})\b")


def _of_a_language(words: Mapping[str, Iterable[str]]) -> str:
    alone, beside, body = (_any_of(words[name]) for name in ("alone", "beside", "body"))
    near = rf"(?:\W+\w+){{0,{WORDS_BETWEEN}}}\W+"
    return rf"{alone}|{beside}{near}{body}|{body}{near}{beside}"


def _any_of(phrases: Iterable[str]) -> str:
    spelled = (re.escape(_folded(phrase)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return f"(?:{'|'.join(spelled)})"


def _folded(words: str) -> str:
    """The words without case, accents and vowel signs."""
    parts = unicodedata.normalize("NFD", words)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn").casefold()


@lru_cache(maxsize=4096)
def is_graphic(sentence: str) -> bool:
    """Whether a sentence, in a language that the table knows, describes bodily harm graphically.

    >>> is_graphic("Two of the hostages were beheaded."), is_graphic("Eleven people were killed in the attack.")
    (True, False)
    >>> is_graphic("Their bodies had been charred by the blast."), is_graphic("Iran severed ties with the kingdom.")
    (True, False)
    >>> is_graphic("Les corps étaient calcinés."), is_graphic("Le camion a été calciné.")
    (True, False)
    """
    return bool(graphic_words().search(_folded(sentence)))
