"""One article's marks: sentence by sentence, then the triggers that tell of one occurrence."""

import re
from dataclasses import replace
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.amounts import StrengthFound, counted, over_period, period, strengths, trends
from tocsin.reading.lexical.events import event_links, harm_link, party_link, setting_links
from tocsin.reading.lexical.line import line_of
from tocsin.reading.lexical.mutual import mutual_links
from tocsin.reading.lexical.names import Named, told
from tocsin.reading.lexical.parties import actors
from tocsin.reading.lexical.phrases import Sentence, sentence_of
from tocsin.reading.lexical.scene import Scene, scene_of
from tocsin.reading.lexical.settle import Event, settled, shares
from tocsin.reading.lexical.stages import stage
from tocsin.reading.lexical.ties import first_words as tie_words
from tocsin.reading.lexical.ties import ties
from tocsin.reading.lexical.tolls import Toll, tolls
from tocsin.reading.lexical.triggers import Found, first_words, triggers
from tocsin.reading.same import POINTING, Mention, pairs
from tocsin.reading.sentences import sentences
from tocsin.record import Effect, Link, Marks, Stage, Trigger

WORD = re.compile(r"[^\W_]+")
CERTAIN = 0.7
"""The probability that the lexical reader gives all its marks: its rough precision on the training items."""


class Gathered:
    """Triggers and links as they are found; grows while one article is read, and is then closed as Marks."""

    def __init__(self) -> None:
        self.triggers: list[Trigger] = []
        self.links: list[Link] = []
        self.mentions: list[Mention] = []
        self.last_violent: int | None = None

    def add(self, trigger: Trigger) -> int:
        """The index of the trigger, now kept."""
        self.triggers.append(trigger)
        return len(self.triggers) - 1

    def marks(self) -> Marks:
        """All that was found."""
        told = [*self.links, *mutual_links(self.triggers, self.links)]
        links = tuple(replace(link, probability=CERTAIN) for link in told)
        return Marks(tuple(self.triggers), links, tuple(pairs(self.mentions)))


def read_article(text: str) -> Marks:
    """The marks of one article."""
    gathered, before = Gathered(), Named()
    for span in sentences(text):
        if _promising(span.quote):
            sentence = sentence_of(line_of(text, span))
            _read_sentence(gathered, sentence, before)
            before = told(sentence, before, len(sentence.low))
    return gathered.marks()


def _promising(words: str) -> bool:
    """Whether a sentence holds any word that can begin a trigger, a toll, a strength or a tie."""
    return not starters().isdisjoint(WORD.findall(words.lower())) or "-" in words


@cache
def starters() -> frozenset[str]:
    """The words of which a sentence needs one to tell anything."""
    return first_words() | tie_words() | cues().strength_heads | frozenset(cues().harm_nouns)


def _read_sentence(gathered: Gathered, sentence: Sentence, before: Named) -> None:
    events, standing = settled(sentence, triggers(sentence)), strengths(sentence)
    harm = tolls(sentence)
    if events or standing or harm:
        scene = scene_of(sentence, before)
        _read_events(gathered, scene, events, harm)
        _add_strengths(gathered, scene, standing)
    for tie in ties(sentence):
        index = gathered.add(Trigger(tie.trigger, "tie", tie.relation.value, probability=CERTAIN))
        gathered.links += [Link(index, "a", tie.a), Link(index, "b", tie.b)]


def _read_events(gathered: Gathered, scene: Scene, events: list[Event], harm: list[Toll]) -> None:
    sentence = scene.sentence
    shared, rest = shares(events, harm)
    changes = trends(sentence, [event.found for event in events])
    changing = {
        event.found.run for event in events for change in changes if change.run[0] <= event.found.run[0] < change.run[1]
    }
    earlier = gathered.last_violent
    for event in events:
        if event.found.run not in changing:
            _add_event(gathered, scene, event, shared.get(event.found.run, []))
    _add_rest(gathered, scene, rest, earlier)
    for change in changes:
        words = sentence.span(change.run)
        index = gathered.add(Trigger(words, "trend", change.direction.value, kind=change.kind, probability=CERTAIN))
        whole = Found(change.run, change.kind or "attack", change.at, verbal=sentence.tags[change.at] in "VEG")
        gathered.links += [party_link(scene, index, "actor", run) for run in actors(sentence, whole)]
        gathered.links += setting_links(scene, index, whole, [])


def _add_rest(gathered: Gathered, scene: Scene, rest: list[Toll], earlier: int | None) -> None:
    """Harm that no event of the sentence did: more of the last violent event, or a killing of its own."""
    killed = [toll for toll in rest if toll.effect is Effect.KILLED]
    loose = [toll for toll in rest if toll.effect in (Effect.KILLED, Effect.WOUNDED)]
    if earlier is not None and loose and not any(toll.doer for toll in loose) and not _placed(scene):
        gathered.links += [harm_link(scene.sentence, earlier, toll) for toll in loose]
    elif killed and scene.sentence.low[killed[0].at] not in ("casualties", "injuries", "deaths", "fatalities"):
        first = killed[0].at
        _add_event(gathered, scene, Event(Found((first, first + 1), "killing", first, verbal=True)), loose)


def _placed(scene: Scene) -> bool:
    return bool(scene.places or scene.times)


def _add_event(gathered: Gathered, scene: Scene, event: Event, harm: list[Toll]) -> None:
    sentence, found = scene.sentence, event.found
    told_stage = Stage.FOILED if event.stopped else stage(sentence, found)
    number = counted(sentence, found)
    trigger = Trigger(sentence.span(found.run), "event", found.kind, told_stage, probability=CERTAIN)
    if number and over_period(sentence) and found.violent:
        _add_tally(gathered, scene, event, trigger, number)
        return
    index = gathered.add(trigger)
    links = event_links(scene, index, event, told_stage, harm)
    if number:
        links.append(Link(index, "times", sentence.span((number[0], found.run[1]))))
    gathered.links += links
    points = not found.verbal and _points(sentence, found)
    gathered.mentions.append(Mention(index, found.kind, told_stage, trigger.words.quote.lower(), points, tuple(links)))
    gathered.last_violent = index if found.violent else gathered.last_violent


def _points(sentence: Sentence, found: Found) -> bool:
    """Whether "the", "this" or "that" opens the phrase of an event noun."""
    at = found.run[0]
    while at > 0 and sentence.tag(at - 1) in ("N", "X", "#", "S", "Z"):
        at -= 1
    return sentence.word(at - 1) in POINTING


def _add_tally(gathered: Gathered, scene: Scene, event: Event, trigger: Trigger, number: tuple[int, int]) -> None:
    sentence, found = scene.sentence, event.found
    index = gathered.add(replace(trigger, sort="tally", label="events", kind=found.kind))
    gathered.links += [link for link in event_links(scene, index, event, trigger.stage, []) if link.role != "when"]
    gathered.links.append(Link(index, "count", sentence.span((number[0], found.run[1]))))
    span = period(sentence)
    gathered.links += [Link(index, "when", span)] if span else []


def _add_strengths(gathered: Gathered, scene: Scene, standing: list[StrengthFound]) -> None:
    sentence = scene.sentence
    for found in standing:
        index = gathered.add(Trigger(sentence.span(found.trigger), "strength", "", probability=CERTAIN))
        gathered.links += [
            Link(index, "what", sentence.span(found.what)),
            Link(index, "count", sentence.span(found.count)),
        ]
        gathered.links += [Link(index, "owner", sentence.span(found.owner))] if found.owner else []
        whole = Found(found.what, "deploy", found.what[0], verbal=False)
        gathered.links += setting_links(scene, index, whole, [])
