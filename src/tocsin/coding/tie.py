"""Ties: who belongs to, backs, leads, opposes or was formerly part of whom."""

from tocsin.coding.confidence import confidence
from tocsin.coding.party import first_party
from tocsin.coding.trigger import Group
from tocsin.record import Relation, Tie

RELATIONS = {relation.value: relation for relation in Relation}


def tie(text: str, group: Group) -> Tie | None:
    """The tie, None without both ends, with one end twice, or with a relation that the scheme does not know."""
    trigger, links = group.triggers[0], group.links
    a, b = first_party(text, links, "a"), first_party(text, links, "b")
    if a is None or b is None or a.words == b.words or trigger.label not in RELATIONS:
        return None
    sure = confidence(group.triggers, links)
    return Tie(trigger=trigger.words, a=a, b=b, relation=RELATIONS[trigger.label], stage=group.stage, confidence=sure)
