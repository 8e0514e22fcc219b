"""Which triggers of a sentence stand as events of their own, and which harm goes with which.

A vague word beside an exact one tells of the same act ("an attack in which gunmen opened fire"); so does a verb whose
subject is the event ("the air strike hit a school") or that only says what it aims at ("air strikes targeting camps").
"""

from dataclasses import dataclass, replace

from tocsin.reading.lexical.clauses import is_passive, objects, subject
from tocsin.reading.lexical.parties import owners_of
from tocsin.reading.lexical.phrases import Run, Sentence
from tocsin.reading.lexical.tolls import Toll
from tocsin.reading.lexical.triggers import Found, weapon_runs
from tocsin.record import Effect

VAGUE = frozenset({"attack", "killing"})
NEAR = 14
"""Words within which an exact trigger tells better what a vague one tells too (swept 6 to 30 on the training items)."""
OWN_TOLL = {"abduction": Effect.CAPTURED, "arrest": Effect.CAPTURED, "displacement": Effect.DISPLACED}
NOT_DEADLY = frozenset({"capture", "sabotage", "raid"})


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger that stands, with the targets that absorbed triggers told, and whether its weapons were stopped."""

    found: Found
    targets: tuple[Run, ...] = ()
    actors: tuple[Run, ...] = ()
    stopped: bool = False


def settled(sentence: Sentence, found: list[Found]) -> list[Event]:
    """The triggers that stand, in reading order."""
    events: list[Event] = []
    for trigger in found:
        if _is_state(sentence, trigger):
            continue
        host = _host(sentence, trigger, events)
        if host is not None:
            more = tuple(run for run in objects(sentence, trigger.at) if not weapon_runs(sentence, run))
            events[host] = replace(events[host], targets=events[host].targets + more)
        elif not _told_better(sentence, trigger, found):
            events.append(Event(trigger))
    return _with_stopped(sentence, events)


def _is_state(sentence: Sentence, trigger: Found) -> bool:
    """Whether a participle only says how things stand: "bases where its troops are deployed"."""
    if trigger.kind != "deploy" or not trigger.verbal or not is_passive(sentence, trigger.at):
        return False
    return sentence.word(trigger.at - 1) not in ("been", "be", "were", "was")


def _host(sentence: Sentence, trigger: Found, events: list[Event]) -> int | None:
    """The index of the earlier event that a verb only says more of, None where it tells of its own."""
    if not trigger.verbal or not trigger.violent or trigger.kind in ("abduction", "sabotage") or not events:
        return None
    last = len(events) - 1
    if not events[last].found.violent:
        return None
    own = sentence.by_end.get(trigger.at)
    with_own_subject = own is not None and sentence.word(own[0] - 1) == "with"
    if sentence.low[trigger.at] in ("targeting", "hitting", "striking") and not with_own_subject:
        return last if trigger.at - events[last].found.at < 2 * NEAR else None
    if is_passive(sentence, trigger.at) or trigger.kind not in ("attack", "air-strike", "shelling", "drone-strike"):
        return None
    runs = subject(sentence, trigger.at)
    return next(
        (
            k
            for k, event in enumerate(events)
            if not event.found.verbal and any(_inside(event.found.run, run) for run in runs)
        ),
        None,
    )


def _inside(inner: Run, outer: Run) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _told_better(sentence: Sentence, trigger: Found, found: list[Found]) -> bool:
    """Whether a vague trigger stands beside an exact one that tells of the same act."""
    if trigger.kind not in VAGUE:
        return False
    exact = [other for other in found if other.violent and other.kind not in VAGUE | NOT_DEADLY]
    if trigger.verbal:
        words = [
            sentence.low[trigger.run[1] : other.run[0]] for other in exact if trigger.at < other.at < trigger.at + NEAR
        ]
        return trigger.kind == "killing" and any({"in", "by", "during"} & set(between) for between in words)
    before = sentence.word(trigger.run[0] - 1)
    if before == "in" and sentence.low[trigger.at] in ("retaliation", "reprisal"):
        return True
    aimed = sentence.word(trigger.run[1]) in ("on", "against")
    after = sentence.tags[trigger.run[1] : trigger.run[1] + 4]
    if sentence.tag(trigger.run[0] - 2) == "B" or "R" in after:
        return False
    near = [other for other in exact if abs(other.at - trigger.at) < NEAR]
    follows = any(other.at > trigger.at and sentence.tags[other.at - 1 : other.at + 1] == ",G" for other in near)
    return bool(near) and (follows or (before in ("the", "an", "this", "that", "a", "terrorist") and not aimed))


def _with_stopped(sentence: Sentence, events: list[Event]) -> list[Event]:
    """The events, those whose weapons are shot down marked, with one for weapons that no trigger launches."""
    result: list[Event] = []
    for event in events:
        found = event.found
        weapons = _stopped(sentence, found)
        if not weapons:
            result.append(event)
            continue
        armed = [other for other in events if other.found.means and other.found.kind != "interception"]
        result.append(event)
        if not armed:
            whole, kind, run = weapons[0]
            launched = Found(run, kind, run[0], verbal=False, means=(whole,))
            result.append(Event(launched, actors=tuple(owners_of(sentence, (whole[0], run[0]))), stopped=True))
        result = [replace(other, stopped=True) if other in armed else other for other in result]
    return result


def _stopped(sentence: Sentence, found: Found) -> list[tuple[Run, str, Run]]:
    """The weapons that an interception stops: the phrase, the kind of their attack, the weapon words."""
    if found.kind != "interception" or not found.verbal:
        return []
    runs = subject(sentence, found.at) if is_passive(sentence, found.at) else objects(sentence, found.run[1] - 1)
    return [(run, kind, words) for run in runs for words, kind in weapon_runs(sentence, run)[-1:]]


def shares(events: list[Event], harm: list[Toll]) -> tuple[dict[Run, list[Toll]], list[Toll]]:
    """Which harm goes with which event, by the run of its trigger; and the harm that goes with none."""
    shared: dict[Run, list[Toll]] = {}
    rest: list[Toll] = []
    for toll in harm:
        near = _bearers(events, toll)
        if near:
            found = min((event.found for event in near), key=lambda found: abs(found.at - toll.at))
            shared.setdefault(found.run, []).append(toll)
        else:
            rest.append(toll)
    return shared, rest


def _bearers(events: list[Event], toll: Toll) -> list[Event]:
    """The events that can have done the harm: that of its own verb, else deadly ones, else any violent one."""
    own = [event for event in events if event.found.at == toll.at]
    if toll.effect in (Effect.CAPTURED, Effect.DISPLACED):
        return [event for event in own if OWN_TOLL.get(event.found.kind) is toll.effect]
    done = [event for event in events if event.found.violent and not event.stopped]
    deadly = [event for event in done if event.found.kind not in NOT_DEADLY]
    return own or deadly or done or [event for event in events if event.found.kind == "accident"]
