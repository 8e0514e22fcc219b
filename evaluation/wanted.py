"""Whether a template is wanted for an incident: facts of its reports, and points for and against.

MUC-4 asks for recent, particular acts of terror; fights between forces, campaigns and mentions in passing have no
template. The points stand in `muc4.toml`.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from evaluation.fillers import Fillers
from evaluation.recasing import LISTS, muc_words
from tocsin.record import Report

LEAST = 1
"""Points from which a template is wanted (swept -1 to 4 on the development documents, 1 best)."""
EARLY = 500
"""Characters that count as the opening of a document: about its first three sentences."""
OLD = re.compile(r"\b(?:19[0-7]\d|198[0-7]|years? ago|years|decade|months)\b")
WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
SOLDIERS = frozenset(["soldiers", "soldier", "troops", "army", "battalion", "brigade", "garrison"])


@cache
def points() -> dict[str, int]:
    """What each fact is worth."""
    found: dict[str, int] = tomllib.loads(LISTS.read_text(encoding="utf-8"))["points"]
    return found


def facts(kind: str, reports: tuple[Report, ...], filled: Fillers, text: str) -> dict[str, bool]:
    """Which of the facts that have points hold of an incident, but for the types beside it."""
    words = {report.trigger.quote.lower() for report in reports}
    hurt = _words(harm.words.quote for report in reports for harm in report.harm)
    hurt |= _words(target.label for report in reports for target in report.target)
    return {
        "victim": bool(filled.victims),
        "target": bool(filled.targets),
        "weapon": bool(filled.weapons),
        "doers described": bool(filled.individuals),
        "harm": any(report.harm for report in reports),
        "told early": reports[0].trigger.start < EARLY,
        "time told": any(report.when for report in reports),
        "place told": any(report.place for report in reports),
        "type attack": kind == "attack",
        "no method told": {report.kind for report in reports} == {"attack"},
        "vague words": words <= muc_words("sorts")["vague"],
        "plural words": all(word.endswith("s") for word in words),
        "from the air": any(report.kind == "air-strike" for report in reports),
        "soldiers suffer": bool(hurt & SOLDIERS),
        "fighters suffer": bool(hurt & muc_words("sorts")["fighters"]),
        "long ago": all(report.when and OLD.search(report.when.words.quote.lower()) for report in reports),
        "a party speaks": len(WE.findall(text)) > 3,
    }


def _words(quotes: Iterable[str]) -> set[str]:
    return {word for quote in quotes for word in re.findall(r"\w+", quote.lower())}


def wanted(told: dict[str, bool], *, beside: bool) -> bool:
    """Whether the facts, and whether the document tells of another type too, add up to a template.

    >>> wanted({"victim": True, "told early": True}, beside=False), wanted({"vague words": True}, beside=False)
    (True, False)
    """
    told = told | {"beside another type": beside}
    return sum(worth for fact, worth in points().items() if told.get(fact)) >= LEAST
