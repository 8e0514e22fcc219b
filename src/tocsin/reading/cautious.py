"""The trained reader under the eye of the cue words.

Where "could", "if", "denied", "plans to" stand over an event, the lexical reader sees it more surely than the model; what
it says did not happen is therefore never told as done. Tallies and strengths, which the model saw seldom, are taken from
it too where the model has none. On everything else the trained reader has the word.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.reading.reader import Reader
from tocsin.record import Marks, Stage, Trigger

AMOUNTS = frozenset({"tally", "strength"})
"""Sorts taken from the cue words; trends and ties from there were measured and gave nothing."""


class CautiousReader:
    """A reader whose stages are checked by another that knows the cue words."""

    def __init__(self, reader: Reader, cues: Reader) -> None:
        self._reader, self._cues = reader, cues
        self.name = f"{reader.name}+{cues.name}"

    def read(self, texts: Sequence[str]) -> list[Marks]:
        """The first reader's marks, with the stages, tallies and strengths that the cue words give."""
        marks = self._reader.read(texts)
        telling = [n for n, found in enumerate(marks) if found.triggers]
        for n, seen in zip(telling, self._cues.read([texts[n] for n in telling]), strict=True):
            marks[n] = with_amounts(restaged(marks[n], seen), seen)
        return marks


def restaged(marks: Marks, seen: Marks) -> Marks:
    """The marks with the stage of the overlapping event that `seen` holds not to be plainly done."""
    doubted = [trigger for trigger in seen.triggers if trigger.sort == "event" and trigger.stage is not Stage.OCCURRED]
    return replace(marks, triggers=tuple(_restaged(trigger, doubted) for trigger in marks.triggers))


def _restaged(trigger: Trigger, doubted: Sequence[Trigger]) -> Trigger:
    over = [other for other in doubted if trigger.sort == "event" and other.words.overlaps(trigger.words)]
    return replace(trigger, stage=over[0].stage) if over else trigger


def with_amounts(marks: Marks, seen: Marks) -> Marks:
    """The marks with the tallies and strengths of `seen` whose triggers no trigger of their sort overlaps."""
    added = [
        number
        for number, trigger in enumerate(seen.triggers)
        if trigger.sort in AMOUNTS
        and not any(own.sort == trigger.sort and own.words.overlaps(trigger.words) for own in marks.triggers)
    ]
    place = {number: len(marks.triggers) + n for n, number in enumerate(added)}
    links = tuple(replace(link, trigger=place[link.trigger]) for link in seen.links if link.trigger in place)
    return replace(
        marks,
        triggers=(*marks.triggers, *(seen.triggers[number] for number in added)),
        links=(*marks.links, *links),
    )
