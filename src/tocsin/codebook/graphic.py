"""Graphic words: whether a sentence describes harm to a body, so that a screen can ask before it shows it."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tocsin.codebook.tablefile import FOLDER, read_table

TABLE = "graphic.toml"
WORDS_BETWEEN = 4
"""Between a word of harm and the part of the body that it is done to."""


@cache
def graphic_words(path: Path = FOLDER / TABLE) -> re.Pattern[str]:
    """What is looked for: phrases graphic alone, and words of harm near words of the body, in either order."""
    table = read_table(path).values
    alone, beside, body = (_any_of(table[name]) for name in ("alone", "beside", "body"))
    near = rf"(?:\W+\w+){{0,{WORDS_BETWEEN}}}\W+"
    return re.compile(rf"\b(?:{alone}|{beside}{near}{body}|{body}{near}{beside})\b", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    spelled = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return f"(?:{'|'.join(spelled)})"


def is_graphic(sentence: str) -> bool:
    """Whether an English sentence describes bodily harm graphically.

    >>> is_graphic("Two of the hostages were beheaded."), is_graphic("Eleven people were killed in the attack.")
    (True, False)
    >>> is_graphic("Their bodies had been charred by the blast."), is_graphic("Iran severed ties with the kingdom.")
    (True, False)
    """
    return bool(graphic_words().search(sentence))
