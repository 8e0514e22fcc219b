"""Links of an event's trigger: who, whom, with what, where, when, at what cost, and who says so."""

from dataclasses import dataclass

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.names import Named, told
from tocsin.reading.lexical.parties import actors, targets
from tocsin.reading.lexical.phrases import Run, Sentence, head
from tocsin.reading.lexical.settings import is_group, nearest, nearest_time, places, times
from tocsin.reading.lexical.speech import Speech, speech_over, speeches
from tocsin.reading.lexical.tolls import Toll
from tocsin.reading.lexical.triggers import Found
from tocsin.record import Basis, Link, Span, Stage

ACCUSING = frozenset("accuse accuses accused accusing blame blames blamed blaming allege alleges alleged alleging attribute attributes attributed".split())
DENYING = frozenset("deny denies denied denying".split())
CLAIMING = frozenset("claim claims claimed claiming announce announces announced announcing confirm confirms confirmed say says said declares declare states".split())
PLACED = frozenset({"capture", "air-strike", "shelling", "drone-strike", "attack", "raid", "blockade"})
"""Kinds whose target, where it is a place, is also where it happened (CODEBOOK section 12)."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence offers to all its triggers, found once."""

    sentence: Sentence
    before: Named
    speeches: list[Speech]
    places: list[Run]
    times: list[Span]


def scene_of(sentence: Sentence, before: Named) -> Scene:
    """The scene that a sentence sets."""
    return Scene(sentence, before, speeches(sentence), places(sentence), times(sentence))


def event_links(scene: Scene, index: int, found: Found, stage: Stage, harm: list[Toll]) -> list[Link]:
    """All links of the event whose trigger has `index`."""
    sentence = scene.sentence
    doing = actors(sentence, found) or [run for toll in harm for run in toll.doer if not _covers(run, found)]
    suffering = targets(sentence, found)
    links = [party_link(scene, index, "actor", run, basis_of(scene, found, stage, run)) for run in dict.fromkeys(doing)]
    links += [party_link(scene, index, "target", run) for run in suffering if run not in doing]
    if not suffering and (found.kind == "killing" or (_human(sentence, doing) and found.violent)):
        links += [party_link(scene, index, "target", toll.run) for toll in harm if toll.active and not toll.part]
    links += [Link(index, "means", sentence.span(run)) for run in found.means]
    links += [harm_link(sentence, index, toll) for toll in harm]
    return links + setting_links(scene, index, found, suffering)


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
    if said and found.kind not in ("accusation", "threat", "demand"):
        links.append(party_link(scene, index, "speaker", said.speaker))
    return links


def place_of(scene: Scene, found: Found, suffering: list[Run]) -> Run | None:
    """Where it happened: the nearest place phrase, else a target that is itself a place."""
    sentence = scene.sentence
    if found.kind == "capture" and suffering:
        return suffering[0]
    free = [run for run in scene.places if not any(_inside(run, said.speaker) for said in scene.speeches)]
    near = nearest(sentence, free, found.at)
    if near:
        return near
    if found.kind in PLACED:
        return next((run for run in suffering if _names_place(sentence, run)), None)
    return None


def _inside(run: Run, other: Run) -> bool:
    return other[0] <= run[0] < other[1]


def _names_place(sentence: Sentence, run: Run) -> bool:
    named = set(sentence.tags[run[0] : run[1]]) <= {"X", "D"}
    return (named and not is_group(sentence, run)) or head(sentence, run) in cues().place_words


def party_link(scene: Scene, index: int, role: str, run: Run, basis: Basis = Basis.STATED) -> Link:
    """The link to a party, without words of suspicion before it, and with the name of a pronoun."""
    sentence = scene.sentence
    first, after = run
    while first < after - 1 and (cues().bases.get(sentence.low[first]) or sentence.tags[first] == "D" and sentence.low[first] not in ("its", "their", "his", "her", "our")):
        basis = Basis.ACCUSED if cues().bases.get(sentence.low[first]) is Basis.ACCUSED and role == "actor" else basis
        first += 1
    if role == "actor" and sentence.tags[first] == "#" and sentence.tag(first) != "":
        first = _past_number(sentence, first, after)
    words = sentence.span((first, after))
    name = told(sentence, scene.before, first).of(words.quote) if after - first == 1 else None
    return Link(index, role, words, basis.value if role == "actor" and basis is not Basis.STATED else "", name)


def _past_number(sentence: Sentence, first: int, after: int) -> int:
    at = first
    while at < after and sentence.tags[at] == "#":
        at += 1
    return at if at < after else first


def basis_of(scene: Scene, found: Found, stage: Stage, run: Run) -> Basis:
    """How the article ties a doer to the deed: denied, accused, claimed of itself, or stated."""
    sentence = scene.sentence
    if stage is Stage.DENIED and found.violent:
        return Basis.DENIED
    said = speech_over(scene.speeches, found.at)
    if found.kind == "accusation":
        return Basis.STATED
    accuser = next((at for at in range(found.at - 1, -1, -1) if sentence.low[at] in ACCUSING and sentence.tags[at] in "VEG"), None)
    if accuser is not None and not any(tag in ";B" for tag in sentence.tags[accuser : found.at]) and run[0] > accuser:
        return Basis.ACCUSED
    if said is None:
        return Basis.STATED
    if sentence.low[said.verb] in ("claim", "claims", "claimed") and not _same(sentence, said.speaker, run):
        return Basis.ACCUSED
    return Basis.CLAIMED if _same(sentence, said.speaker, run) else Basis.STATED


def _same(sentence: Sentence, speaker: Run, run: Run) -> bool:
    """Whether a speaker speaks for a doer: a shared name stem, or a pronoun for it."""
    left = {word[:4] for word, tag in zip(sentence.words(speaker), sentence.tags[speaker[0] : speaker[1]], strict=True) if tag == "X"}
    right = {word[:4] for word, tag in zip(sentence.words(run), sentence.tags[run[0] : run[1]], strict=True) if tag == "X"}
    return bool(left & right) or sentence.words(run) in (("it",), ("its",), ("they",), ("their",), ("we",))


def harm_link(sentence: Sentence, index: int, toll: Toll) -> Link:
    """The link to a number of people harmed; the label gives the effect, and "part" for a contained number."""
    return Link(index, "harm", sentence.span(toll.run), f"{toll.effect.value} part" if toll.part else toll.effect.value)
