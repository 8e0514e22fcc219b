"""Placing: which of the places of a sentence an event has."""

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Run, Sentence, head, with_of
from tocsin.reading.lexical.scene import Scene
from tocsin.reading.lexical.settings import is_group, is_place, nearest
from tocsin.reading.lexical.triggers import Found

MOVING = {"deploy": ("to", "into"), "retreat": ("from",), "displacement": ("from",)}
PLACED = frozenset({"capture", "air-strike", "shelling", "drone-strike", "attack", "raid", "blockade"})
"""Kinds whose target, where it is a place, is also where it happened (CODEBOOK section 12)."""


def place_of(scene: Scene, found: Found, suffering: list[Run]) -> Run | None:
    """Where it happened: the nearest place phrase, else a target that is itself a place."""
    sentence = scene.sentence
    if found.kind == "capture" and suffering:
        return suffering[0]
    if found.kind in MOVING:
        whither = _whither(sentence, found)
        if whither:
            return whither
    free = [run for run in scene.places if not any(_inside(run, said.speaker) for said in scene.speeches)]
    free = [run for run in free if run not in suffering or _only_named(sentence, run)]
    near = nearest(sentence, free, found.at)
    if near:
        return near
    if found.kind in PLACED:
        return next((run for run in suffering if _names_place(sentence, run)), None)
    return None


def _whither(sentence: Sentence, found: Found) -> Run | None:
    """Where forces are sent to, or withdrawn from."""
    for at in range(found.run[1], min(found.run[1] + 8, len(sentence.low))):
        if sentence.tag(at) in (";", "B", "V", ","):
            return None
        run = sentence.by_start.get(at + 1) if sentence.low[at] in MOVING[found.kind] else None
        if run and is_place(sentence, run):
            return with_of(sentence, run)
    return None


def _only_named(sentence: Sentence, run: Run) -> bool:
    return set(sentence.tags[run[0] : run[1]]) <= {"X", "D"}


def _inside(run: Run, other: Run) -> bool:
    return other[0] <= run[0] < other[1]


def _names_place(sentence: Sentence, run: Run) -> bool:
    return (_only_named(sentence, run) and not is_group(sentence, run)) or head(sentence, run) in cues().areas
