"""What is doubtful in a ledger, and why in words. How doubtful each is are own choices, not measured.

What people have decided on is no longer doubtful, unless two of them differ or an article no longer says it so.
"""

from collections.abc import Iterator
from itertools import combinations

from tocsin.ledger import CORRECT, DecisionRow
from tocsin.merging import compare, conflicts
from tocsin.record import PROGRAM, Count, Effect, Incident, Verdict
from tocsin.record.wording import counted
from tocsin.reviewing.held import Held, weight
from tocsin.reviewing.items import Lane, QueueItem

SURE = 0.7
"""Above it nobody is asked whether a report tells of an occurrence at all."""
WIDE_KM = 100
"""A place within so many kilometres is a place; of a wider one a person may know better."""
CONTRADICTED, OPEN, WIDE = 0.7, 0.5, 0.3
"""How doubtful: sources that contradict each other, a value left open, a place within hundreds of kilometres."""
LOST = 2.0
"""What the work of a person is worth that waits to be put back in its place."""


def of_relevance(held: Held) -> Iterator[QueueItem]:
    """Incidents of which it is doubtful that they are any."""
    for incident in held.incidents.values():
        if incident.confidence < SURE and not held.settled(incident, ""):
            worth = (1 - incident.confidence) * weight(incident)
            why = f"{incident.kind}: read with a confidence of {incident.confidence:.0%}"
            yield QueueItem(Lane.RELEVANCE, (incident.id,), "", worth, why)


def of_facts(held: Held) -> Iterator[QueueItem]:
    """Tolls that sources contradict each other on, times that stay open, and fields on which people differ."""
    for incident in held.incidents.values():
        for effect in Effect:
            told = _counts(incident, effect)
            if _contradict(told) and not held.settled(incident, effect.value):
                why = f"sources differ on how many were {effect.value}: {', '.join(map(counted, told))}"
                yield QueueItem(Lane.FACTS, (incident.id,), effect.value, CONTRADICTED * weight(incident), why)
        if incident.when is None and not held.settled(incident, "when"):
            why = f"{incident.kind}: nothing tells when"
            yield QueueItem(Lane.FACTS, (incident.id,), "when", OPEN * weight(incident), why)
    for report, made in sorted(held.decided.items()):
        yield from _differing(held, report, made)


def _counts(incident: Incident, effect: Effect) -> list[Count]:
    """The numbers that stand of one harm, each once, the lowest first: what one text breaks down is one number."""
    told = {number.count for number in incident.told if number.effect is effect and not number.superseded}
    return sorted(told, key=lambda count: (count.low, str(count)))


def _contradict(told: list[Count]) -> bool:
    return any(not one.agrees(other) for one, other in combinations(told, 2))


def _differing(held: Held, report: str, made: list[DecisionRow]) -> Iterator[QueueItem]:
    """Fields of a report that two people gave different values, or that one accepted and another rejected."""
    for field in sorted({each.field for each in made}):
        last = {each.by: (each.verb, each.value) for each in made if each.field == field}
        values = {said for said in last.values() if said[0] == CORRECT}
        verbs = {verb for verb, _ in last.values()}
        if len(values) > 1 or {"accept", "reject"} <= verbs or {"reject", CORRECT} <= verbs:
            worth = weight(held.home[report]) if report in held.home else 1.0
            why = f"{' and '.join(sorted(last))} differ on {field or 'whether it counts'}"
            yield QueueItem(Lane.FACTS, (report,), field, worth, why)


def of_places(held: Held) -> Iterator[QueueItem]:
    """Places that stay open between several, or that are known within hundreds of kilometres alone."""
    for incident in held.incidents.values():
        if not incident.place_words or held.settled(incident, "place"):
            continue
        if incident.place is None:
            why = f"“{incident.place_words}” is left open"
            yield QueueItem(Lane.PLACE, (incident.id,), "place", OPEN * weight(incident), why)
        elif incident.place.precision_km > WIDE_KM:
            why = (
                f"“{incident.place_words}” is {incident.place.name}, known within {incident.place.precision_km:.0f} km"
            )
            yield QueueItem(Lane.PLACE, (incident.id,), "place", WIDE * weight(incident), why)


def of_pairs(held: Held) -> Iterator[QueueItem]:
    """Incidents that may be one, of which the program could not tell; of several doubts on two the greatest."""
    by_people = {(each.left, each.right) for each in held.ledger.judged_by_people()}
    found: dict[tuple[str, ...], QueueItem] = {}
    for judgement in held.ledger.judgements():
        pair = judgement.left, judgement.right
        if judgement.by != PROGRAM or judgement.verdict is not Verdict.UNSURE or pair in by_people:
            continue
        item = _pair(held, *pair)
        if item and (item.ids not in found or found[item.ids].worth < item.worth):
            found[item.ids] = item
    yield from found.values()


def _pair(held: Held, left: str, right: str) -> QueueItem | None:
    """The doubt on two reports as they are now; None where there is none any more."""
    # reports of a new reading are of no incident before they are merged
    if not all(each in held.home and each in held.tellings for each in (left, right)):
        return None
    one, other = sorted((held.home[left], held.home[right]), key=lambda each: each.id)
    if one.id == other.id:
        return None
    judgement = compare(held.tellings[left], held.tellings[right])
    if judgement.verdict is not Verdict.UNSURE:
        return None
    doubt = 1 - abs(2 * judgement.score - 1)
    strongest = sorted(judgement.reasons, key=lambda reason: (-abs(reason.weight), reason.fact))[:3]
    facts = "; ".join(map(str, strongest))
    why = f"may be one, at {judgement.score:.0%}: {facts}"
    return QueueItem(Lane.DUPLICATES, (one.id, other.id), "", doubt * max(weight(one), weight(other)), why)


def of_conflicts(held: Held) -> Iterator[QueueItem]:
    """Chains along which people's verdicts contradict each other."""
    for conflict in conflicts(held.ledger.judged_by_people()):
        people = " and ".join(sorted({conflict.apart.by, *(each.by for each in conflict.chain)}))
        hangs = max((weight(held.home[each]) for each in conflict.reports if each in held.home), default=1.0)
        why = f"{people} judged the ends of this chain different, and each with the next the same"
        yield QueueItem(Lane.DUPLICATES, conflict.reports, "", hangs, why)


def of_words_lost(held: Held) -> Iterator[QueueItem]:
    """Decisions on statements that the latest reading of their article no longer makes: each wants a look."""
    for decision, lost in held.ledger.adrift():
        what = f"{decision.verb} {decision.field}".strip()
        why = f"the latest reading no longer says what {decision.by} decided on ({what}, number {decision.number})"
        lane = Lane.DUPLICATES if decision.verb in set(Verdict) else Lane.FACTS
        yield QueueItem(lane, lost, decision.field, LOST, why)
