"""Trigger words: which words of a sentence evoke which kind of event.

The longest trigger wins. Weapon words with a blow make one trigger whose kind the first weapon decides ("drone and
missile attack"); a verb of striking takes its kind from the weapon in its subject or object ("fired rockets"); some
verbs mean a kind only with a thing of some class ("close the border").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.codebook.kinds import kinds
from tocsin.codebook.words import inflected, plural
from tocsin.reading.lexical.clauses import is_passive, objects, subject
from tocsin.reading.lexical.phrases import Run, Sentence, head, with_of

LONGEST = 4
NOT_STATES = ("rebels", "militants", "fighters", "insurgents", "gunmen", "militia")
VERBAL = "VEG"


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger: its words, its kind, and the index of its verb, or of its head noun."""

    run: Run
    kind: str
    at: int
    verbal: bool
    means: tuple[Run, ...] = ()

    @property
    def violent(self) -> bool:
        """Whether the kind is a violent one."""
        return kinds()[self.kind].violent


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of the kind table says: its kind, whether a verb, and the things that it needs."""

    kind: str
    verbal: bool
    exact: bool = False
    needs: str = ""


@cache
def phrases() -> dict[str, tuple[Entry, ...]]:
    """Every trigger phrase in all its forms, with the kinds it may evoke, unconditional ones last."""
    found: dict[str, list[Entry]] = {}
    for kind in kinds().values():
        for thing, verbs in kind.needs:
            for form in (form for verb in verbs for form in inflected(verb)):
                found.setdefault(form, []).insert(0, Entry(kind.name, verbal=True, needs=thing))
        for form in (form for verb in kind.verbs for form in inflected(verb)):
            found.setdefault(form, []).append(Entry(kind.name, verbal=True))
        for noun in kind.nouns:
            for form in (noun, plural(noun)):
                found.setdefault(form, []).append(Entry(kind.name, verbal=False))
        for word in kind.words:
            found.setdefault(word, []).append(Entry(kind.name, verbal=False, exact=True))
    return {form: tuple(entries) for form, entries in found.items()}


@cache
def first_words() -> frozenset[str]:
    """The words that a trigger or a cue of harm, change, strength or tie can begin with."""
    starts = {form.split(" ")[0] for form in phrases()}
    return frozenset(starts | set(cues().weapons) | set(cues().blow_verbs) | set(cues().harm_verbs))


def triggers(sentence: Sentence) -> list[Found]:
    """The triggers of a sentence, in reading order, none inside another."""
    found: list[Found] = []
    at = 0
    while at < len(sentence.low):
        trigger = _at(sentence, at) if sentence.low[at] in first_words() else None
        if trigger:
            found.append(trigger)
            at = trigger.run[1]
        else:
            at += 1
    return found


def _at(sentence: Sentence, at: int) -> Found | None:
    blow = _blow(sentence, at)
    if blow:
        return blow
    for size in range(LONGEST, 0, -1):
        words = " ".join(sentence.low[at : at + size])
        for entry in phrases().get(words, ()) if len(sentence.low) >= at + size else ():
            trigger = _fits(sentence, (at, at + size), entry)
            if trigger:
                return trigger
    return _by_weapon(sentence, at)


def _fits(sentence: Sentence, run: Run, entry: Entry) -> Found | None:
    first, after = run
    if not entry.verbal:
        good = entry.exact or sentence.tag(after - 1) not in ("E", "G", "X")
        good = good and (after - first > 1 or sentence.tag(first) != "V")
        return Found(run, entry.kind, after - 1, verbal=False) if good else None
    verb = next((index for index in range(first, after) if sentence.tag(index) in VERBAL), None)
    if verb is None or (sentence.low[verb] in cues().blow_verbs and _by_weapon(sentence, verb)):
        return None
    if entry.needs and not _has_thing(sentence, verb, after, entry.needs):
        return None
    return Found(run, entry.kind, verb, verbal=True)


def _has_thing(sentence: Sentence, verb: int, after: int, thing: str) -> bool:
    """Whether the object, or the subject of a passive or of an intransitive, is of the class."""
    members = cues().things[thing]
    runs = (
        subject(sentence, verb)
        if thing.endswith("_doer") or is_passive(sentence, verb)
        else objects(sentence, after - 1)
    )
    return any(members.intersection(sentence.words(run)) for run in runs)


def weapon_runs(sentence: Sentence, run: Run) -> list[tuple[Run, str]]:
    """The weapon words inside a phrase, each with the kind of attack that it makes; whole phrases where one weapon."""
    found: list[tuple[Run, str]] = []
    at = run[0]
    while at < run[1]:
        size, kind = _weapon(sentence, at)
        if kind:
            found.append(((at, at + size), kind))
        at += max(1, size)
    return found


def _weapon(sentence: Sentence, at: int) -> tuple[int, str]:
    for size in (3, 2, 1):
        kind = cues().weapons.get(" ".join(sentence.low[at : at + size]))
        if kind and at + size <= len(sentence.low):
            return size, kind
    return 0, ""


def _blow(sentence: Sentence, at: int) -> Found | None:
    """Weapon words and a blow: "rocket attack", "drone and missile strikes"."""
    size, kind = _weapon(sentence, at)
    end, weapons = at + size, [(at, at + size)]
    while kind and end < len(sentence.low):
        if sentence.low[end] in cues().blows and sentence.tag(end) != "E":
            several = tuple(weapons) if len(weapons) > 1 else ()
            return Found((at, end + 1), kind, end, verbal=False, means=several)
        joint = end + 1 if sentence.low[end] in ("and", "or", ",", "/", "–") else end
        size, _ = _weapon(sentence, joint)
        if not size or joint == end:
            return None
        end = joint + size
        weapons.append((joint, end))
    return None


def _by_weapon(sentence: Sentence, at: int) -> Found | None:
    """A verb of striking whose kind its weapon tells."""
    if sentence.low[at] not in cues().blow_verbs or sentence.tag(at) not in VERBAL:
        return None
    armed = [(run, kind) for phrase in _arms(sentence, at) for run, kind in _whole(sentence, phrase)]
    if armed:
        return Found((at, at + 1), armed[0][1], at, verbal=True, means=tuple(run for run, _ in armed))
    if sentence.low[at] in ("strike", "strikes", "struck", "striking"):
        return Found((at, at + 1), _strike(sentence, at), at, verbal=True)
    return None


def _strike(sentence: Sentence, at: int) -> str:
    """A bare "strike": an air strike, unless a group without aircraft does it."""
    doer = [word for run in subject(sentence, at) for word in sentence.words(run)]
    return "attack" if cues().groups.intersection(doer) or set(NOT_STATES).intersection(doer) else "air-strike"


def _whole(sentence: Sentence, phrase: Run) -> Iterator[tuple[Run, str]]:
    """A phrase that turns on a weapon, as the means with its number and all: "18 rockets"."""
    weapons = weapon_runs(sentence, phrase)
    if not weapons or _blow(sentence, weapons[0][0][0]):
        return
    last, kind = weapons[-1]
    collective = "of" in sentence.words(phrase)
    if last[1] == phrase[1] or collective or head(sentence, phrase) in cues().weapons:
        yield phrase, weapons[0][1] if len(weapons) > 1 and not collective else kind


def _arms(sentence: Sentence, verb: int) -> list[Run]:
    """The phrases beside a verb that may name its weapon: object, subject, "with" phrase; passives turn them round."""
    found = [*objects(sentence, verb), *subject(sentence, verb)]
    for at in range(verb + 1, min(verb + 10, len(sentence.low))):
        if sentence.tag(at) in (";", "B", "V", ","):
            break
        if sentence.low[at] in ("with", "by", "using") and at + 1 in sentence.by_start:
            found.append(with_of(sentence, sentence.by_start[at + 1]))
    return found
