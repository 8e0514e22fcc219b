"""Tallies: how many events, or how much harm, over a period."""

from tocsin.coding.confidence import confidence
from tocsin.coding.count import read_count
from tocsin.coding.party import parties
from tocsin.coding.setting import place, when
from tocsin.coding.spans import shortest
from tocsin.coding.speaker import speaker, with_claims
from tocsin.coding.trigger import Group
from tocsin.record import Effect, Tally

WHAT = {"events"} | {effect.value for effect in Effect}


def tally(text: str, group: Group) -> Tally | None:
    """The tally, None without words of a number or with nothing known counted."""
    trigger, links = group.triggers[0], group.links
    words = next((shortest(text, link.words) for link in links if link.role == "count"), None)
    count = read_count(words.quote) if words else None
    if words is None or count is None or trigger.label not in WHAT:
        return None
    said_by = speaker(text, links)
    return Tally(
        trigger=trigger.words,
        what=trigger.label,
        count=count,
        words=words,
        kind=trigger.kind or None,
        actor=with_claims(parties(text, links, "actor"), said_by, group.stage),
        target=parties(text, links, "target"),
        place=place(text, links),
        when=when(text, links),
        speaker=said_by,
        stage=group.stage,
        confidence=confidence(group.triggers, links),
    )
