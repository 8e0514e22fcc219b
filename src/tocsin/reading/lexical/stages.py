"""Stages: whether an event is told as done, tried, planned, threatened, feared, called for, imagined or denied.

Cues stand before the trigger in its clause, in the verb group, or just after a noun ("the attack was foiled"). A
finite verb with no modal asserts what it tells, whatever stands further off: in "officials fear the attack killed ten"
the killing is told as done.
"""

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Sentence, ending_at
from tocsin.reading.lexical.triggers import Found
from tocsin.record import Stage

STRONGEST_FIRST = (
    Stage.DENIED,
    Stage.THREATENED,
    Stage.FEARED,
    Stage.CALLED_FOR,
    Stage.FOILED,
    Stage.HYPOTHETICAL,
    Stage.PLANNED,
    Stage.ONGOING,
)
SPEECH = frozenset({"threat", "accusation", "demand", "refusal", "support"})
"""Kinds that are words themselves: what they speak of is feared or planned, they are not."""
REACH = 19
"""How many words before a trigger its cues stand (8 to 19 score alike on the training items; long objects need 19)."""
AFTER = 6
"""How many words after an event noun its stage may be told."""
CLOSING = (",", ";", "R", "B", "V", "G")
IF = ("if", "whether", "unless", "until")
OPEN_IF = ("if", "whether", "unless")


def stage(sentence: Sentence, trigger: Found) -> Stage:
    """The stage that the words around a trigger give it."""
    told = _before(sentence, trigger)
    if trigger.kind in SPEECH:
        told &= {Stage.DENIED, Stage.PLANNED, Stage.HYPOTHETICAL}
    if not trigger.verbal:
        told |= _after(sentence, trigger)
    elif sentence.tag(trigger.at) == "G" and _progressive(sentence, trigger.at):
        told.add(Stage.ONGOING)
    if not told and trigger.kind == "blockade" and not trigger.verbal and not _newly(sentence, trigger):
        return Stage.ONGOING
    if told == {Stage.PLANNED} and _conditional_sentence(sentence, trigger):
        return Stage.HYPOTHETICAL
    return next((stage for stage in STRONGEST_FIRST if stage in told), Stage.OCCURRED)


def _newly(sentence: Sentence, trigger: Found) -> bool:
    """Whether a verb just before says that a blockade is laid or lifted, or "the" is missing from a bare noun."""
    before = sentence.low[max(0, trigger.run[0] - 6) : trigger.run[0]]
    return bool(cues().light_verbs.intersection(before)) or "curfew" in sentence.words(trigger.run)


def _conditional_sentence(sentence: Sentence, trigger: Found) -> bool:
    """Whether an "if" clause stands before or just after: "If Iran attacks, Israel will strike"."""
    return sentence.low[0] in ("if", "unless") or any(
        word in ("if", "unless") for word in sentence.low[trigger.run[1] : trigger.run[1] + 4]
    )


def _finite(sentence: Sentence, trigger: Found) -> bool:
    """Whether the trigger is a verb that asserts: no infinitive, no participle in -ing, no modal before it."""
    if not trigger.verbal or sentence.tag(trigger.at) == "G":
        return False
    at = trigger.at - 1
    while sentence.tag(at) in ("Y", "A", "H"):
        at -= 1
    return sentence.tag(at) not in ("T", "M")


def _progressive(sentence: Sentence, verb: int) -> bool:
    at = verb - 1
    while sentence.tag(at) == "Y":
        at -= 1
    return sentence.word(at) in ("is", "are", "been", "begin", "begins", "began", "begun", "start", "starts", "started")


def _before(sentence: Sentence, trigger: Found) -> set[Stage]:
    start = _scope(sentence, trigger)
    told: set[Stage] = set()
    at = trigger.run[0] if not trigger.verbal else trigger.at
    for index in range(start, at):
        for size in (4, 3, 2, 1):
            words = " ".join(sentence.low[index : min(index + size, at)])
            found = cues().stages.get(words) if index + size <= at else None
            if found and _counts(sentence, words, index, index + size, at):
                told.add(found)
                break
    if not told and _purpose(sentence, at):
        told.add(Stage.PLANNED)
    return told


def _purpose(sentence: Sentence, at: int) -> bool:
    """Whether a trigger, or the verb that carries it, is an infinitive of purpose: "forces moved in to seize"."""
    start = at
    while start > 0 and sentence.tag(start - 1) in ("D", "#", "N", "X", "Y", "S"):
        start -= 1
    start -= sentence.word(start - 1) in cues().light_verbs
    if sentence.tag(start - 1) != "T" or sentence.tag(start) != "V":
        return False
    run = ending_at(sentence, start - 1)
    verb = run[0] - 1 if run else start - 2
    return sentence.word(verb) not in cues().achieved and sentence.word(start - 2) not in cues().achieved


def _counts(sentence: Sentence, words: str, index: int, end: int, at: int) -> bool:
    """Whether a cue governs the trigger: some only from beside it, and a modal only over its own verb group."""
    if words in cues().near:
        return at - end <= 2 and not (words == "no" and at - end > 1)
    if sentence.tag(index) == "M" or words in ("not", "never"):
        return all(sentence.tag(k) not in (",", ";", "R") for k in range(end, at))
    return True


def _scope(sentence: Sentence, trigger: Found) -> int:
    """The first word from which a cue may govern the trigger."""
    index = trigger.run[0] if not trigger.verbal else trigger.at
    least = max(0, index - REACH)
    finite = _finite(sentence, trigger)
    while index > least:
        tag, word = sentence.tag(index - 1), sentence.word(index - 1)
        if finite and tag in ("N", "X", "W", "R", ",", ";", "P"):
            return _opening(sentence, index, least)
        if tag == ";" or (tag == "B" and word not in IF) or (tag == "R" and word != "that"):
            return index
        if tag in "VE" and not _passes(sentence, index - 1):
            return index - 1 if word in cues().stages else index
        index -= 1
        if word in OPEN_IF:
            return index
    return index


def _opening(sentence: Sentence, index: int, least: int) -> int:
    """For a finite verb: where its clause begins, if "if" or "whether" opens it or it is denied; else where it stands."""
    for at in range(index - 1, least - 1, -1):
        if sentence.word(at) in OPEN_IF or cues().stages.get(sentence.word(at)) is Stage.DENIED:
            return at
        if sentence.tag(at) in (",", ";", "V", "E", "R", "B") and sentence.word(at) != "that":
            break
    return index


def _passes(sentence: Sentence, verb: int) -> bool:
    """Whether cues before a verb reach past it: light verbs, cue verbs, infinitives and verbs under a modal do."""
    word = sentence.word(verb)
    before = sentence.tag(verb - 1)
    pair = f"{word} {sentence.word(verb + 1)}"
    cue = word in cues().stages or pair in cues().stages
    return cue or word in cues().light_verbs or before in ("T", "M") or word in ("carry", "carried")


def _after(sentence: Sentence, trigger: Found) -> set[Stage]:
    """What follows a noun before its clause ends: "was foiled", "is ongoing", "will be"."""
    for at in range(trigger.run[1], min(trigger.run[1] + AFTER, len(sentence.low))):
        told = cues().after.get(sentence.low[at])
        if told:
            return {told}
        if sentence.tag(at) in CLOSING:
            break
    return set()
