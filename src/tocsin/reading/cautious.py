"""The trained reader under the eye of the cue words.

Where "could", "if", "denied", "plans to" stand over an event, the lexical reader sees it more surely than the model; what
it says did not happen is therefore never told as done. On everything else the trained reader has the word.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.reading.reader import Reader
from tocsin.record import Marks, Stage, Trigger


class CautiousReader:
    """A reader whose stages are checked by another that knows the cue words."""

    def __init__(self, reader: Reader, cues: Reader) -> None:
        self._reader, self._cues = reader, cues
        self.name = f"{reader.name}+{cues.name}"

    def read(self, texts: Sequence[str]) -> list[Marks]:
        """The first reader's marks, with the stages that the cue words give."""
        marks = self._reader.read(texts)
        telling = [n for n, found in enumerate(marks) if any(trigger.sort == "event" for trigger in found.triggers)]
        for n, seen in zip(telling, self._cues.read([texts[n] for n in telling]), strict=True):
            marks[n] = restaged(marks[n], seen)
        return marks


def restaged(marks: Marks, seen: Marks) -> Marks:
    """The marks with the stage of the overlapping event that `seen` holds not to be plainly done."""
    doubted = [trigger for trigger in seen.triggers if trigger.sort == "event" and trigger.stage is not Stage.OCCURRED]
    return replace(marks, triggers=tuple(_restaged(trigger, doubted) for trigger in marks.triggers))


def _restaged(trigger: Trigger, doubted: Sequence[Trigger]) -> Trigger:
    over = [other for other in doubted if trigger.sort == "event" and other.words.overlaps(trigger.words)]
    return replace(trigger, stage=over[0].stage) if over else trigger
