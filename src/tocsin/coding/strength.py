"""Strengths: standing quantities of troops, weapons, held people, territory."""

from tocsin.coding.confidence import confidence
from tocsin.coding.count import read_count
from tocsin.coding.party import parties
from tocsin.coding.setting import place, when
from tocsin.coding.spans import shortest
from tocsin.coding.speaker import speaker
from tocsin.coding.trigger import Group
from tocsin.record import Strength


def strength(text: str, group: Group) -> Strength | None:
    """The strength, None without words for what is held. Without a number its words stand for it, and no count."""
    trigger, links = group.triggers[0], group.links
    what = next((shortest(text, link.words) for link in links if link.role == "what"), None)
    number = next((shortest(text, link.words) for link in links if link.role == "count"), None)
    if what is None:
        return None
    return Strength(
        trigger=trigger.words,
        what=what,
        words=number or what,
        count=read_count(number.quote) if number else None,
        owner=parties(text, links, "owner"),
        place=place(text, links),
        when=when(text, links),
        speaker=speaker(text, links),
        stage=group.stage,
        confidence=confidence(group.triggers, links),
    )
