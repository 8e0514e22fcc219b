"""Bases: how the article ties a doer to the deed: denied, accused, claimed of itself, or stated."""

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Run, Sentence
from tocsin.reading.lexical.scene import Scene
from tocsin.reading.lexical.speech import speech_over
from tocsin.reading.lexical.triggers import Found
from tocsin.record import Basis, Stage


def basis_of(scene: Scene, found: Found, stage: Stage, run: Run) -> Basis:
    """How the article ties a doer to the deed: denied, accused, claimed of itself, or stated."""
    sentence = scene.sentence
    if stage is Stage.DENIED and found.violent:
        return Basis.DENIED
    said = speech_over(scene.speeches, found.at)
    if found.kind == "accusation":
        return Basis.STATED
    accuser = accusing_verb(sentence, found)
    if accuser is not None and run[0] > accuser:
        return Basis.ACCUSED
    if said is None:
        return Basis.STATED
    if sentence.low[said.verb] in ("claim", "claims", "claimed") and not _same(sentence, said.speaker, run):
        return Basis.ACCUSED
    return Basis.CLAIMED if _same(sentence, said.speaker, run) else Basis.STATED


def accusing_verb(sentence: Sentence, found: Found) -> int | None:
    """The verb before a trigger in its clause that accuses someone of it."""
    for at in range(found.at - 1, -1, -1):
        if sentence.tags[at] in ";B":
            return None
        if sentence.low[at] in cues().accusing and sentence.tags[at] in "VEG":
            return at
    return None


def _same(sentence: Sentence, speaker: Run, run: Run) -> bool:
    """Whether a speaker speaks for a doer: a shared name stem, or a pronoun for it."""
    left = {
        word[:4]
        for word, tag in zip(sentence.words(speaker), sentence.tags[speaker[0] : speaker[1]], strict=True)
        if tag == "X"
    }
    right = {
        word[:4] for word, tag in zip(sentence.words(run), sentence.tags[run[0] : run[1]], strict=True) if tag == "X"
    }
    return bool(left & right) or sentence.words(run) in (("it",), ("its",), ("they",), ("their",), ("we",))
