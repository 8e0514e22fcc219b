"""Questions put to other people's parsers: whatever they raise becomes a reason in words.

This is the one place with a broad catch. It covers the parsers' code alone: our own faults still surface.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Answer = TypeVar("Answer")

CHATTY = ("trafilatura", "htmldate", "justext", "pypdf", "feedparser", "warcio", "httpx2", "httpcore2")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a parser gave no answer, in its own words."""

    reason: str


def ask(parser: Callable[[], Answer]) -> Answer | Refusal:
    """What `parser` gives back, or a `Refusal` with the reason when it fails on its input.

    >>> ask(lambda: int("12"))
    12
    >>> ask(lambda: int("twelve")).reason
    "ValueError: invalid literal for int() with base 10: 'twelve'"
    """
    try:
        return parser()
    except Exception as fault:  # noqa: BLE001 - parsers raise anything at all on broken input; it becomes a Problem
        words = "".join(char if char.isprintable() else "·" for char in " ".join(str(fault).split())[:200])
        return Refusal(f"{type(fault).__name__}: {words}".rstrip(": "))


def hush_parsers() -> None:
    """Keep the parsers' own log lines off the screen; a handler set by the user still receives them."""
    for name in CHATTY:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
