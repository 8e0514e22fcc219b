"""Links of an event's trigger: who, whom, with what, where, when, at what cost, and who says so."""

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.basis import accusing_verb, basis_of
from tocsin.reading.lexical.clauses import subject
from tocsin.reading.lexical.names import PERSONS, THINGS, told
from tocsin.reading.lexical.parties import actors, targets
from tocsin.reading.lexical.phrases import Run, Sentence, ending_at, head
from tocsin.reading.lexical.placing import place_of
from tocsin.reading.lexical.scene import Scene
from tocsin.reading.lexical.settings import nearest_time
from tocsin.reading.lexical.settle import Event
from tocsin.reading.lexical.speech import speech_over
from tocsin.reading.lexical.tolls import Toll
from tocsin.reading.lexical.triggers import Found
from tocsin.record import Basis, Link, Stage, Who

AIMED_AT = frozenset({Who.MILITANTS, Who.MILITARY, Who.OFFICIALS, Who.LEADERS, Who.POLICE})


def event_links(scene: Scene, index: int, event: Event, stage: Stage, harm: list[Toll]) -> list[Link]:
    """All links of the event whose trigger has `index`."""
    sentence, found = scene.sentence, event.found
    doing = list(event.actors) or actors(sentence, found) or _harm_doers(found, harm)
    aimed = [] if found.kind == "killing" and not doing else [*targets(sentence, found), *event.targets]
    aimed = list(dict.fromkeys(aimed))
    suffering = [run for run in aimed if run not in doing] or _victims(sentence, found, doing, harm)
    links = [party_link(scene, index, "actor", run, basis_of(scene, found, stage, run)) for run in dict.fromkeys(doing)]
    role = "means" if found.kind == "deploy" else "target"
    links += [party_link(scene, index, role, run) for run in suffering]
    links += [Link(index, "means", sentence.span(run)) for run in found.means]
    links += [harm_link(sentence, index, toll) for toll in harm]
    links += [Link(index, "times", sentence.span(run)) for run in suffering if _several_sites(sentence, run)]
    return links + setting_links(scene, index, found, suffering)


def _harm_doers(found: Found, harm: list[Toll]) -> list[Run]:
    """Who did the harm, where the event itself names nobody: "gunmen killed ten in an ambush"."""
    return [run for toll in harm for run in toll.doer if not _covers(run, found)]


def _victims(sentence: Sentence, found: Found, doing: list[Run], harm: list[Toll]) -> list[Run]:
    """The people harmed who are targets too: those whom someone kills, and the armed and leading whom a strike kills."""
    whole = [toll for toll in harm if not toll.part]
    if found.kind == "killing" and doing:
        return [toll.run for toll in whole]
    if found.verbal and found.violent and doing and any(toll.at == found.at for toll in whole):
        return [toll.run for toll in whole if toll.at == found.at]
    if found.violent and _human(sentence, doing):
        return [toll.run for toll in whole if toll.active]
    return [toll.run for toll in whole if toll.active and found.violent and _is_aim(sentence, toll, found)]


def _is_aim(sentence: Sentence, toll: Toll, found: Found) -> bool:
    """Whether a strike that is the subject of the killing kills fighters, soldiers, officials or leaders."""
    roles = {cues().who.get(word) for word in sentence.words(toll.run)}
    return any(_covers(run, found) for run in toll.doer) and bool(roles & AIMED_AT)


def _several_sites(sentence: Sentence, run: Run) -> bool:
    """Whether a target is a number of places, so that the acts are as many: "five sites"."""
    return sentence.tags[run[0]] == "#" and head(sentence, run) in cues().things["sites"]


def _covers(run: Run, found: Found) -> bool:
    return run[0] < found.run[1] and found.run[0] < run[1]


def _human(sentence: Sentence, runs: list[Run]) -> bool:
    return any(cues().who.get(head(sentence, run)) for run in runs)


def setting_links(scene: Scene, index: int, found: Found, suffering: list[Run]) -> list[Link]:
    """Where, when and says who."""
    sentence = scene.sentence
    links = []
    place = place_of(scene, found, suffering)
    if place:
        links.append(Link(index, "place", sentence.span(place)))
    time = nearest_time(scene.times, sentence.span(found.run))
    if time:
        links.append(Link(index, "when", time))
    said = speech_over(scene.speeches, found.at)
    accuser = None if said else accusing_verb(sentence, found)
    if accuser is not None and found.kind != "accusation":
        links += [party_link(scene, index, "speaker", run) for run in subject(sentence, accuser)[:1]]
    if said and found.kind not in ("accusation", "threat", "demand"):
        links.append(party_link(scene, index, "speaker", said.speaker))
    return links


def party_link(scene: Scene, index: int, role: str, run: Run, basis: Basis = Basis.STATED) -> Link:
    """The link to a party, without words of suspicion before it, and with the name of a pronoun."""
    sentence = scene.sentence
    first, after = run
    while first < after - 1 and (
        cues().bases.get(sentence.low[first])
        or (sentence.tags[first] == "D" and sentence.low[first] not in ("its", "their", "his", "her", "our"))
    ):
        basis = Basis.ACCUSED if cues().bases.get(sentence.low[first]) is Basis.ACCUSED and role == "actor" else basis
        first += 1
    if role == "actor" and sentence.tags[first] == "#" and sentence.tag(first) != "":
        first = _past_number(sentence, first, after)
    words = sentence.span((first, after))
    name = None
    if words.quote.lower() in PERSONS | THINGS:
        earlier = scene.before if role == "speaker" and scene.before.thing else told(sentence, scene.before, first)
        name = earlier.of(words.quote)
    return Link(index, role, words, basis.value if role == "actor" and basis is not Basis.STATED else "", name)


def _past_number(sentence: Sentence, first: int, after: int) -> int:
    at = first
    while at < after and sentence.tags[at] == "#":
        at += 1
    return at if at < after else first


def harm_link(sentence: Sentence, index: int, toll: Toll) -> Link:
    """The link to a number of people harmed; the label gives the effect, and "part" for a contained number.

    For "two of whom" it gives the role of those counted too, which the words alone do not tell.
    """
    run = toll.run
    label = [toll.effect.value]
    if sentence.low[run[1] : run[1] + 2] == ("of", "whom"):
        before = ending_at(sentence, run[0] - (sentence.tag(run[0] - 1) == ","))
        while before and sentence.tag(before[0] - 1) == "P":
            before = ending_at(sentence, before[0] - 1)
        label += [cues().who[word].value for word in sentence.words(before or run)[-1:] if word in cues().who]
        run = (run[0], run[1] + 2)
    return Link(index, "harm", sentence.span(run), " ".join([*label, *(["part"] if toll.part else [])]))
