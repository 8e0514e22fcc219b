"""The model under the eye of the cue words.

Where "could", "if", "denied", "plans to" stand over an event, the lexical reader sees it more surely than the model; what
it says did not happen is therefore never told as done. Tallies and strengths, which the model saw seldom, are taken from
it too where the model has none. On everything else the trained reader has the word.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.record import Link, Marks, Stage, Trigger

AMOUNTS = frozenset({"tally", "strength"})
"""Sorts taken from the cue words; trends and ties from there were measured and gave nothing."""


def cautious(marks: Marks, seen: Marks) -> Marks:
    """The model's marks with the stages, tallies and strengths that the cue words give, and who threatens whom told."""
    return with_threatened(with_speakers(with_amounts(restaged(marks, seen), seen))) if marks.triggers else marks


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


def with_speakers(marks: Marks) -> Marks:
    """The marks with who accuses or threatens as the speaker of the deed, where none is told.

    CODEBOOK, sections 4 and 12: an accusation or a threat of a deed is two events, the speech and the deed, and the
    doer of the speech is who says so of the deed.
    """
    spoken = {link.trigger for link in marks.links if link.role == "speaker"}
    added = tuple(
        replace(speaker, trigger=number, role="speaker", label="", name=None)
        for number, trigger in enumerate(marks.triggers)
        if number not in spoken
        for speaker in _speaker(marks, number, trigger)[:1]
    )
    return replace(marks, links=marks.links + added)


def _speaker(marks: Marks, number: int, deed: Trigger) -> list[Link]:
    """Who utters the accusation of one of the deed's doers, or the threat last told before the deed."""
    accused = {link.words.quote for link in marks.links_of(number) if link.label == "accused"}
    speeches = [
        other
        for other, speech in enumerate(marks.triggers)
        if (
            speech.label == "accusation"
            and any(link.role == "target" and link.words.quote in accused for link in marks.links_of(other))
        )
        or (speech.label == "threat" and deed.stage is Stage.THREATENED and speech.words < deed.words)
    ]
    return [link for other in speeches[-1:] for link in marks.links_of(other) if link.role == "actor"]


def with_threatened(marks: Marks) -> Marks:
    """The marks with the target of a threatened deed as the target of the threat told last before it, where it has none."""
    added: list[Link] = []
    for number, deed in enumerate(marks.triggers):
        threats = [n for n, told in enumerate(marks.triggers) if told.label == "threat" and told.words < deed.words]
        if deed.stage is Stage.THREATENED and threats and not _targets(marks, threats[-1]):
            added += [replace(link, trigger=threats[-1]) for link in _targets(marks, number)]
    return replace(marks, links=(*marks.links, *added))


def _targets(marks: Marks, number: int) -> list[Link]:
    return [link for link in marks.links_of(number) if link.role == "target"]
