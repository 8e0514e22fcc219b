"""What a sentence offers to all its triggers, found once: who speaks, the places, the times, the names before it."""

from dataclasses import dataclass

from tocsin.reading.lexical.names import Named
from tocsin.reading.lexical.phrases import Run, Sentence
from tocsin.reading.lexical.settings import places, times
from tocsin.reading.lexical.speech import Speech, speeches
from tocsin.record import Span


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence offers to all its triggers, found once."""

    sentence: Sentence
    before: Named
    speeches: list[Speech]
    places: list[Run]
    times: list[Span]


def scene_of(sentence: Sentence, before: Named) -> Scene:
    """The scene that a sentence sets."""
    return Scene(sentence, before, speeches(sentence), places(sentence), times(sentence))
