"""One article's marks: sentence by sentence, then the triggers that tell of one occurrence."""

from dataclasses import replace

from tocsin.reading.lexical.amounts import counted, is_total, over_period, period, strengths, trends
from tocsin.reading.lexical.events import Scene, event_links, harm_link, party_link, scene_of, setting_links
from tocsin.reading.lexical.line import line_of
from tocsin.reading.lexical.names import Named, told
from tocsin.reading.lexical.parties import actors, targets
from tocsin.reading.lexical.phrases import Sentence, sentence_of
from tocsin.reading.lexical.speech import speech_over
from tocsin.reading.lexical.stages import stage
from tocsin.reading.lexical.ties import ties
from tocsin.reading.lexical.tolls import Toll, tolls
from tocsin.reading.lexical.triggers import Found, triggers
from tocsin.reading.sentences import sentences
from tocsin.record import Effect, Link, Marks, Stage, Trigger

CERTAIN = 0.7
"""The probability that the lexical reader gives all its marks: its rough precision on the training items."""
OWN_TOLL = {"abduction": Effect.CAPTURED, "arrest": Effect.CAPTURED, "displacement": Effect.DISPLACED}
KILLING_VERBS = frozenset("kill kills killed killing".split())


class Gathered:
    """Triggers and links as they are found; grows while one article is read, and is then closed as Marks."""

    def __init__(self) -> None:
        self.triggers: list[Trigger] = []
        self.links: list[Link] = []
        self.same: list[tuple[int, int]] = []

    def add(self, trigger: Trigger) -> int:
        """The index of the trigger, now kept."""
        self.triggers.append(trigger)
        return len(self.triggers) - 1

    def marks(self) -> Marks:
        """All that was found."""
        return Marks(tuple(self.triggers), tuple(self.links), tuple(self.same))


def read_article(text: str) -> Marks:
    """The marks of one article."""
    gathered, before = Gathered(), Named()
    for span in sentences(text):
        sentence = sentence_of(line_of(text, span))
        _read_sentence(gathered, scene_of(sentence, before))
        before = told(sentence, before, len(sentence.low))
    return gathered.marks()


def _read_sentence(gathered: Gathered, scene: Scene) -> None:
    sentence = scene.sentence
    found, harm = _settled(sentence, triggers(sentence)), tolls(sentence)
    found = found or _killings(harm)
    shares = _shares(found, harm)
    changes = trends(sentence, found)
    changing = {event.run for event in found for change in changes if change.run[0] <= event.run[0] < change.run[1]}
    for event in found:
        if event.run not in changing:
            _add_event(gathered, scene, event, shares.get(event.run, []))
    for change in changes:
        index = gathered.add(Trigger(sentence.span(change.run), "trend", change.direction.value, kind=change.kind, probability=CERTAIN))
        whole = Found(change.run, change.kind or "attack", change.at, verbal=sentence.tags[change.at] in "VEG")
        gathered.links += [party_link(scene, index, "actor", run) for run in actors(sentence, whole)]
        gathered.links += setting_links(scene, index, whole, [])
    _add_strengths(gathered, scene)
    for tie in ties(sentence):
        index = gathered.add(Trigger(tie.trigger, "tie", tie.relation.value, probability=CERTAIN))
        gathered.links += [Link(index, "a", tie.a, probability=CERTAIN), Link(index, "b", tie.b, probability=CERTAIN)]


def _killings(harm: list[Toll]) -> list[Found]:
    """Killing events of a sentence that tells of the dead but of no method."""
    first = next((toll for toll in harm if toll.effect is Effect.KILLED), None)
    return [Found((first.at, first.at + 1), "killing", first.at, verbal=True)] if first else []


def _settled(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The triggers, without vague ones that a more exact one beside them tells better."""
    exact = [event for event in found if event.violent and event.kind not in ("attack", "killing")]
    kept = []
    for event in found:
        vague = event.kind == "attack" and not event.verbal and sentence.word(event.run[0] - 1) in ("the", "an", "this", "that")
        if not (vague and any(abs(other.at - event.at) < 12 for other in exact)):
            kept.append(event)
    return kept


def _shares(found: list[Found], harm: list[Toll]) -> dict[tuple[int, int], list[Toll]]:
    """Which harm goes with which event: its own verb's, else that of the nearest violent event."""
    shares: dict[tuple[int, int], list[Toll]] = {}
    for toll in harm:
        own = [event for event in found if event.at == toll.at]
        if toll.effect in (Effect.CAPTURED, Effect.DISPLACED):
            near = [event for event in own if OWN_TOLL.get(event.kind) is toll.effect]
        else:
            near = own or [event for event in found if event.violent and event.kind not in ("capture", "sabotage")]
            near = near or [event for event in found if event.violent or event.kind == "accident"]
        if near:
            event = min(near, key=lambda event: abs(event.at - toll.at))
            shares.setdefault(event.run, []).append(toll)
    return shares


def _add_event(gathered: Gathered, scene: Scene, event: Found, harm: list[Toll]) -> None:
    sentence = scene.sentence
    told_stage = stage(sentence, event)
    number = counted(sentence, event)
    trigger = Trigger(sentence.span(event.run), "event", event.kind, told_stage, probability=CERTAIN)
    if number and over_period(sentence) and event.violent:
        index = gathered.add(replace(trigger, sort="tally", label="events", kind=event.kind))
        gathered.links += [link for link in event_links(scene, index, event, told_stage, []) if link.role != "when"]
        gathered.links.append(Link(index, "count", sentence.span((number[0], event.run[1]))))
        span = period(sentence)
        gathered.links += [Link(index, "when", span)] if span else []
        return
    index = gathered.add(trigger)
    gathered.links += event_links(scene, index, event, told_stage, harm)
    if number:
        gathered.links.append(Link(index, "times", sentence.span((number[0], event.run[1]))))


def _add_strengths(gathered: Gathered, scene: Scene) -> None:
    sentence = scene.sentence
    for found in strengths(sentence):
        index = gathered.add(Trigger(sentence.span(found.trigger), "strength", "", probability=CERTAIN))
        gathered.links += [Link(index, "what", sentence.span(found.what)), Link(index, "count", sentence.span(found.count))]
        gathered.links += [Link(index, "owner", sentence.span(found.owner))] if found.owner else []
        whole = Found(found.what, "deploy", found.what[0], verbal=False)
        gathered.links += setting_links(scene, index, whole, [])
