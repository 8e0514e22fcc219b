"""What a deed tells of the words that announce or stop it: "threatened to attack the port", "foiled an attack".

A threat is aimed at whom the threatened deed is aimed at, and who threatens says so; what was foiled is the target of
who foiled it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.record import Link, Stage, Trigger

NEAR = 60
"""Characters between a threat or an interception and the deed that it speaks of; about one clause."""


def mutual_links(triggers: Sequence[Trigger], links: Sequence[Link]) -> Iterator[Link]:
    """The links that a threat, an interception and their deeds lend each other, where they have none of their own."""
    for index, trigger in enumerate(triggers):
        if trigger.label == "threat":
            yield from _of_threat(index, trigger, triggers, links)
        if trigger.label == "interception" and not _of(links, index, "target"):
            deed = _deed(trigger, triggers, Stage.FOILED)
            if deed is not None:
                yield Link(index, "target", triggers[deed].words)


def _of_threat(index: int, threat: Trigger, triggers: Sequence[Trigger], links: Sequence[Link]) -> Iterator[Link]:
    deed = _deed(threat, triggers, Stage.THREATENED)
    if deed is None:
        return
    if not _of(links, index, "target"):
        yield from (replace(link, trigger=index) for link in _of(links, deed, "target"))
    if not _of(links, deed, "speaker"):
        yield from (replace(link, trigger=deed, role="speaker", label="") for link in _of(links, index, "actor")[:1])


def _of(links: Sequence[Link], index: int, role: str) -> list[Link]:
    return [link for link in links if link.trigger == index and link.role == role]


def _deed(speech: Trigger, triggers: Sequence[Trigger], stage: Stage) -> int | None:
    """The index of the event of this stage that follows the words closely."""
    after = (
        (trigger.words.start, index)
        for index, trigger in enumerate(triggers)
        if trigger.sort == "event" and trigger.stage is stage and 0 < trigger.words.start - speech.words.end < NEAR
    )
    return min(after, default=(0, None))[1]
