"""Trends: that something rose, fell, began, stopped or changed its kind."""

from tocsin.coding.confidence import confidence
from tocsin.coding.party import parties
from tocsin.coding.setting import place, when
from tocsin.coding.speaker import speaker, with_claims
from tocsin.coding.trigger import Group
from tocsin.record import Direction, Trend

DIRECTIONS = {direction.value: direction for direction in Direction}


def trend(text: str, group: Group) -> Trend | None:
    """The trend, None where its direction is not one of the scheme's."""
    trigger, links = group.triggers[0], group.links
    if trigger.label not in DIRECTIONS:
        return None
    said_by = speaker(text, links)
    return Trend(
        trigger=trigger.words,
        direction=DIRECTIONS[trigger.label],
        kind=trigger.kind or None,
        actor=with_claims(parties(text, links, "actor"), said_by, group.stage),
        target=parties(text, links, "target"),
        place=place(text, links),
        when=when(text, links),
        speaker=said_by,
        stage=group.stage,
        confidence=confidence(group.triggers, links),
    )
