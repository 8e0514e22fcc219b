"""Parties of a trigger: who did it and to whom, by clause order for verbs, by what stands around nouns."""

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.clauses import agent, doers, is_passive, objects, sufferers
from tocsin.reading.lexical.phrases import Run, Sentence, joined_after, phrase_at, with_of
from tocsin.reading.lexical.settings import is_group
from tocsin.reading.lexical.triggers import Found, weapon_runs

AT = frozenset({"on", "at", "against", "upon", "into", "toward", "towards", "targeting", "to"})
WEAPONS_SUFFER = ("interception", "deploy", "aid")
ON = frozenset({"on", "against", "at", "upon", "targeting"})
MUTUAL = frozenset({"armed-clash", "talks", "agreement", "ceasefire", "cooperation", "mob-violence"})
DEMONYM = ("an", "ish", "ese", "ch", "i", "'s", "’s", "ek", "led", "backed", "ern")
NOT_TARGETS = frozenset(["being", "attack", "attacks", "plot", "plots", "itself", "himself", "themselves", "fire"])
STATES = frozenset(["us", "u.s", "u.s.", "uk", "u.k.", "un", "u.n.", "eu", "nato", "uae", "idf", "rsf", "isis", "isil"])
REACH = 12


def actors(sentence: Sentence, found: Found) -> list[Run]:
    """Who does it, in reading order."""
    runs = (
        _verb_actors(sentence, found) if found.verbal else _noun_actors(sentence, found) or accused_of(sentence, found)
    )
    if found.kind in MUTUAL:
        runs = [*runs, *(run for run in _between(sentence, found) if run not in runs)]
    return [run for run in runs if run[0] < run[1]]


def _verb_actors(sentence: Sentence, found: Found) -> list[Run]:
    runs: list[Run] = []
    for run in doers(sentence, found.at):
        if _is_weapon(sentence, run) or any(run[0] <= means[0] < run[1] for means in found.means):
            runs += owners_of(sentence, run)
        else:
            runs.append(with_of(sentence, run))
    return runs


def _is_weapon(sentence: Sentence, run: Run) -> bool:
    weapons = weapon_runs(sentence, run)
    return bool(weapons) and weapons[-1][0][1] == run[1]


def _noun_actors(sentence: Sentence, found: Found) -> list[Run]:
    by = agent(sentence, found.run[1] - 1)
    if by:
        return [with_of(sentence, run) for run in by]
    chunk = phrase_at(sentence, found.run[0]) or found.run
    before = owners_of(sentence, (chunk[0], found.run[0]))
    if before:
        return [*_first_of_two(sentence, chunk), *before]
    light = light_verb(sentence, found, chunk)
    return [] if light is None else [with_of(sentence, run) for run in doers(sentence, light)]


def accused_of(sentence: Sentence, found: Found) -> list[Run]:
    """Whom the words before an event noun blame for it: "blamed Iran for the attack"."""
    for at in range(found.run[0] - 1, max(-1, found.run[0] - REACH), -1):
        if sentence.tag(at) in (";", "B", "R"):
            return []
        if sentence.tag(at) in ("V", "E", "G"):
            accusing = sentence.low[at] in cues().accusing and not is_passive(sentence, at)
            return objects(sentence, at) if accusing else []
    return []


def _first_of_two(sentence: Sentence, chunk: Run) -> list[Run]:
    """The first doer of "American and Israeli strikes"."""
    run = sentence.by_end.get(chunk[0] - 1) if sentence.tag(chunk[0] - 1) == "C" else None
    return [run] if run and set(sentence.tags[run[0] : run[1]]) <= {"X", "D"} else []


def light_verb(sentence: Sentence, found: Found, chunk: Run) -> int | None:
    """The verb that lends an event noun its subject: "launch an attack", "the attack was carried out"."""
    at = chunk[0] - 1
    while at >= 0 and (
        sentence.tag(at) == "C" or sentence.word(at) in ("of", "out", "up", "in") or _in_phrase(sentence, at)
    ):
        at -= 1
    if (
        at >= 0
        and sentence.word(at) in cues().light_verbs | {"carry", "carried", "carries", "carrying", "stepped", "stepping"}
        and sentence.tag(at) in ("V", "E", "G")
    ):
        return at
    after = found.run[1]
    for index in range(after, min(after + 4, len(sentence.low))):
        if sentence.tag(index) == "E" and is_passive(sentence, index):
            return index
        if sentence.tag(index) not in ("A", "H", "Y"):
            return None
    return None


def _in_phrase(sentence: Sentence, at: int) -> bool:
    return sentence.tag(at) in ("D", "#", "N", "X", "S") and sentence.tag(at) != ""


def owners_of(sentence: Sentence, run: Run) -> list[Run]:
    """Who owns what a phrase names, from the words before its head: "Israeli", "Iran's", "its", "gang"."""
    first, after = run
    low, tags = sentence.low, sentence.tags
    if first < after and low[first] in ("its", "their", "his", "her"):
        return [(first, first + 1)]
    possessed = next((at for at in range(after - 1, first - 1, -1) if tags[at] == "S"), None)
    if possessed is not None:
        return [(first, possessed)]
    for at in range(first, after):
        if tags[at] == "X" and low[at] not in cues().time["months"]:
            end = at + 1
            while end < after and tags[end] == "X":
                end += 1
            whole = (at, end)
            if (
                low[at].endswith(DEMONYM)
                or low[at] in STATES
                or is_group(sentence, whole)
                or low[end - 1] in cues().doers
            ):
                return [whole]
            return [(at, end + 1)] if end < after and low[end] in cues().doers else []
        if low[at] in cues().doers:
            return [(at, at + 1)]
    return []


def _between(sentence: Sentence, found: Found) -> list[Run]:
    """The sides told as "between A and B" or "with B"."""
    for at in range(found.run[1], min(found.run[1] + REACH, len(sentence.low))):
        if sentence.tag(at) in (";", "B", "V", "M"):
            return []
        if sentence.low[at] in ("between", "with", "among", "involving") and at + 1 in sentence.by_start:
            return _pair(sentence, joined_after(sentence, sentence.by_start[at + 1]), sentence.low[at])
    return []


def _pair(sentence: Sentence, runs: list[Run], word: str) -> list[Run]:
    """The runs, after "between" with the second side even where a verb follows it."""
    conj = runs[-1][1]
    second = (
        sentence.by_start.get(conj + 1) if word == "between" and len(runs) == 1 and sentence.tag(conj) == "C" else None
    )
    return [*runs, second] if second else runs


def targets(sentence: Sentence, found: Found) -> list[Run]:
    """Whom or what it is aimed at or done to, in reading order."""
    if found.kind in MUTUAL:
        return []
    runs = _verb_targets(sentence, found) if found.verbal else _after(sentence, found.run[1], ON)
    return [run for run in runs if _can_suffer(sentence, found, run)]


def _can_suffer(sentence: Sentence, found: Found, run: Run) -> bool:
    """Whether a phrase can be a target: a weapon only of an interception, a deed never, "being" never."""
    if sentence.words(run)[-1] in NOT_TARGETS:
        return False
    return found.kind in WEAPONS_SUFFER or not _is_weapon(sentence, run)


def _verb_targets(sentence: Sentence, found: Found) -> list[Run]:
    first = sentence.low[found.at]
    runs = sufferers(sentence, found.run[1] - 1 if not is_passive(sentence, found.at) else found.at, prepositions=AT)
    moved = found.kind in WEAPONS_SUFFER
    aimed = [run for run in runs if moved or not (_is_weapon(sentence, run) or run in found.means)]
    if aimed and first not in ("fire", "fires", "fired", "firing"):
        return aimed
    return _after(sentence, found.run[1], AT) or aimed


def _after(sentence: Sentence, start: int, prepositions: frozenset[str]) -> list[Run]:
    """The phrases after the first of `prepositions` that follows before the clause ends."""
    for at in range(start, min(start + REACH, len(sentence.low))):
        if sentence.tag(at) in (";", "B", "V", "M", "R", ","):
            return []
        if sentence.low[at] in prepositions and at + 1 in sentence.by_start:
            return joined_after(sentence, sentence.by_start[at + 1])
    return []
