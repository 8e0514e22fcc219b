"""Links of an event's trigger: who, whom, with what, where, when, at what cost, and who says so."""

from dataclasses import dataclass

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.clauses import subject
from tocsin.reading.lexical.names import Named, told
from tocsin.reading.lexical.parties import actors, targets
from tocsin.reading.lexical.phrases import Run, Sentence, ending_at, head, with_of
from tocsin.reading.lexical.settings import is_group, is_place, nearest, nearest_time, places, times
from tocsin.reading.lexical.settle import Event
from tocsin.reading.lexical.speech import Speech, speech_over, speeches
from tocsin.reading.lexical.tolls import Toll
from tocsin.reading.lexical.triggers import Found
from tocsin.record import Basis, Link, Span, Stage, Who

ACCUSING = frozenset(
    [
        "accuse",
        "accuses",
        "accused",
        "accusing",
        "blame",
        "blames",
        "blamed",
        "blaming",
        "allege",
        "alleges",
        "alleged",
        "alleging",
        "attribute",
        "attributes",
        "attributed",
    ]
)
DENYING = frozenset(["deny", "denies", "denied", "denying"])
CLAIMING = frozenset(
    [
        "claim",
        "claims",
        "claimed",
        "claiming",
        "announce",
        "announces",
        "announced",
        "announcing",
        "confirm",
        "confirms",
        "confirmed",
        "say",
        "says",
        "said",
        "declares",
        "declare",
        "states",
    ]
)
AIMED_AT = frozenset({Who.MILITANTS, Who.MILITARY, Who.OFFICIALS, Who.LEADERS, Who.POLICE})
SITES = frozenset(
    [
        "sites",
        "locations",
        "targets",
        "positions",
        "bases",
        "towns",
        "villages",
        "cities",
        "places",
        "facilities",
        "areas",
        "points",
        "outposts",
        "camps",
        "districts",
    ]
)
MOVING = {"deploy": ("to", "into"), "retreat": ("from",), "displacement": ("from",)}
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
    return sentence.tags[run[0]] == "#" and head(sentence, run) in SITES


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


def place_of(scene: Scene, found: Found, suffering: list[Run]) -> Run | None:
    """Where it happened: the nearest place phrase, else a target that is itself a place."""
    sentence = scene.sentence
    if found.kind == "capture" and suffering:
        return suffering[0]
    if found.kind in MOVING:
        whither = _whither(sentence, found)
        if whither:
            return whither
    free = [run for run in scene.places if not any(_inside(run, said.speaker) for said in scene.speeches)]
    free = [run for run in free if run not in suffering or _only_named(sentence, run)]
    near = nearest(sentence, free, found.at)
    if near:
        return near
    if found.kind in PLACED:
        return next((run for run in suffering if _names_place(sentence, run)), None)
    return None


def _whither(sentence: Sentence, found: Found) -> Run | None:
    """Where forces are sent to, or withdrawn from."""
    for at in range(found.run[1], min(found.run[1] + 8, len(sentence.low))):
        if sentence.tag(at) in (";", "B", "V", ","):
            return None
        run = sentence.by_start.get(at + 1) if sentence.low[at] in MOVING[found.kind] else None
        if run and is_place(sentence, run):
            return with_of(sentence, run)
    return None


def _only_named(sentence: Sentence, run: Run) -> bool:
    return set(sentence.tags[run[0] : run[1]]) <= {"X", "D"}


def _inside(run: Run, other: Run) -> bool:
    return other[0] <= run[0] < other[1]


def _names_place(sentence: Sentence, run: Run) -> bool:
    return (_only_named(sentence, run) and not is_group(sentence, run)) or head(sentence, run) in cues().place_words


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
    earlier = scene.before if role == "speaker" and scene.before.thing else told(sentence, scene.before, first)
    name = earlier.of(words.quote) if after - first == 1 else None
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
    accuser = accusing_verb(sentence, found)
    if accuser is not None and run[0] > accuser:
        return Basis.ACCUSED
    if said is None:
        return Basis.STATED
    if sentence.low[said.verb] in ("claim", "claims", "claimed") and not _same(sentence, said.speaker, run):
        return Basis.ACCUSED
    return Basis.CLAIMED if _same(sentence, said.speaker, run) else Basis.STATED


def accusing_verb(sentence: Sentence, found: Found) -> int | None:
    """The verb before a trigger in its clause that accuses someone of it."""
    for at in range(found.at - 1, -1, -1):
        if sentence.tags[at] in ";B":
            return None
        if sentence.low[at] in ACCUSING and sentence.tags[at] in "VEG":
            return at
    return None


def _same(sentence: Sentence, speaker: Run, run: Run) -> bool:
    """Whether a speaker speaks for a doer: a shared name stem, or a pronoun for it."""
    left = {
        word[:4]
        for word, tag in zip(sentence.words(speaker), sentence.tags[speaker[0] : speaker[1]], strict=True)
        if tag == "X"
    }
    right = {
        word[:4] for word, tag in zip(sentence.words(run), sentence.tags[run[0] : run[1]], strict=True) if tag == "X"
    }
    return bool(left & right) or sentence.words(run) in (("it",), ("its",), ("they",), ("their",), ("we",))


def harm_link(sentence: Sentence, index: int, toll: Toll) -> Link:
    """The link to a number of people harmed; the label gives the effect, and "part" for a contained number.

    For "two of whom" it gives the role of those counted too, which the words alone do not tell.
    """
    run = toll.run
    label = [toll.effect.value]
    if sentence.low[run[1] : run[1] + 2] == ("of", "whom"):
        before = ending_at(sentence, run[0] - (sentence.tag(run[0] - 1) == ","))
        label += [cues().who[word].value for word in sentence.words(before or run)[-1:] if word in cues().who]
        run = (run[0], run[1] + 2)
    return Link(index, "harm", sentence.span(run), " ".join([*label, *(["part"] if toll.part else [])]))
