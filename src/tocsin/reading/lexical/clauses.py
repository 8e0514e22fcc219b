"""Clause order: the subject, objects and agent of a verb, and whether it is active.

English puts the doer before an active verb and after "by" for a passive one; relative clauses, infinitives and
participles take their subject from what they hang on.
"""

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Run, Sentence, ending_at, joined_after, joined_before, with_of

DEPTH = 5
"""How many verbs deep a borrowed subject is sought (own choice; deeper ones are rarely right)."""
PARTICLES = ("down", "up", "out", "off", "over", "back")
REACH = 14
"""How many words after a verb its agent is sought."""


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb's subject suffers it: after a form of "be", or a bare participle with no object."""
    if sentence.tag(verb) != "E":
        return False
    at = verb - 1
    while sentence.tag(at) == "Y":
        at -= 1
    if sentence.tag(at) == "A" or (sentence.tag(at) == "C" and is_after_passive(sentence, at)):
        return True
    if sentence.tag(at) in ("H", "W", "R"):
        return False
    following = verb + 1
    while sentence.tag(following) in ("Y", "Z") or sentence.word(following) in PARTICLES:
        following += 1
    if sentence.tag(following) in ("G", "B") or (
        sentence.tag(following) == "T" and sentence.tag(following + 1) in ("V", "Y")
    ):
        return sentence.tag(following) == "B"
    return following not in sentence.by_start and sentence.word(following) not in ('"', "“", "that", "on", "at")


def is_after_passive(sentence: Sentence, conj: int) -> bool:
    """Whether "and" joins a participle to one that is passive: "were beaten and killed"."""
    return sentence.tag(conj - 1) == "E" and is_passive(sentence, conj - 1)


def subject(sentence: Sentence, verb: int, depth: int = DEPTH) -> list[Run]:
    """The phrases that a verb has as its subject, empty where none is found."""
    at = verb - 1
    while sentence.tag(at) in ("A", "H", "M", "Y", "Z"):
        at -= 1
    if at < 0 or depth == 0:
        return []
    tag, gerund = sentence.tag(at), sentence.tag(verb) == "G"
    if tag in ("C", "V", "E", "G"):
        found = _borrowed(sentence, at, depth, skip="G" if tag == "C" and not gerund else "")
    elif tag == "T":
        found = _of_infinitive(sentence, at, depth)
    elif tag == "R":
        found = _antecedent(sentence, at)
    elif tag in ("P", "B") and gerund:
        found = _of_gerund(sentence, at, depth)
    elif tag in (",", '"'):
        found = _past_comma(sentence, verb, at, depth)
    else:
        found = _of_phrase(sentence, at)
    return found


def _of_phrase(sentence: Sentence, at: int) -> list[Run]:
    """The subject phrase that ends at `at`, past the prepositional phrases and participles that hang on it."""
    run = ending_at(sentence, at + 1)
    while run and sentence.tag(run[0] - 1) in ("P", "T"):
        before = run[0] - 2
        while sentence.tag(before) in ("E", "Y"):
            before -= 1
        further = ending_at(sentence, before + 1)
        if further is None:
            return [run] if sentence.word(run[0] - 1) in ("for", "with", "despite") else []
        run = further
    return joined_before(sentence, run) if run else []


def _antecedent(sentence: Sentence, at: int) -> list[Run]:
    at -= sentence.tag(at - 1) == "P"
    at -= sentence.tag(at - 1) == ","
    run = ending_at(sentence, at)
    if run and sentence.tag(run[0] - 1) == "P" and sentence.line.low[run[0] - 1] not in ("of", "by", "against", "on"):
        further = ending_at(sentence, run[0] - 1)
        run = further or run
    return [run] if run else []


def previous_verb(sentence: Sentence, at: int, skip: str = "") -> int | None:
    """The nearest verb at or before word `at` whose letter is not `skip`."""
    verbs = set("VEGA") - {skip}
    return next((index for index in range(at, -1, -1) if sentence.tag(index) in verbs), None)


def _borrowed(sentence: Sentence, at: int, depth: int, skip: str = "") -> list[Run]:
    verb = previous_verb(sentence, at, skip)
    return subject(sentence, verb, depth - 1) if verb is not None else []


def _of_infinitive(sentence: Sentence, to: int, depth: int) -> list[Run]:
    """For "to attack": the one urged or ordered to, else the subject of the verb or noun before."""
    run = ending_at(sentence, to)
    if run:
        verb = run[0] - 1
        if sentence.word(verb) in cues().control or sentence.word(verb) in ("on", "upon", "for"):
            return joined_before(sentence, run)
        return _borrowed(sentence, verb, depth)
    return _borrowed(sentence, to - 1, depth)


def _of_gerund(sentence: Sentence, preposition: int, depth: int) -> list[Run]:
    """For "accused X of attacking" X, else the subject of the verb before."""
    run = ending_at(sentence, preposition)
    if run and sentence.word(run[0] - 1) in cues().control:
        return joined_before(sentence, run)
    return _borrowed(sentence, preposition - 1, depth)


def _past_comma(sentence: Sentence, verb: int, at: int, depth: int) -> list[Run]:
    """Past an inserted phrase to the subject before its first comma; a participle borrows the main verb's subject."""
    if sentence.tag(verb) == "G" or (sentence.tag(verb - 1) == "," and is_passive(sentence, verb)):
        return _borrowed(sentence, at - 1, depth)
    opening = sentence.tags.rfind(",", 0, at)
    run = ending_at(sentence, opening) if opening > 0 else None
    if run is None:
        run = ending_at(sentence, at)
        return [run] if run else []
    inserted = sentence.by_start.get(opening + 1)
    if inserted and inserted[1] == at and at - opening > 2 and _is_full_name(sentence, inserted):
        return [inserted]
    return _of_phrase(sentence, opening - 1) or [run]


def _is_full_name(sentence: Sentence, run: Run) -> bool:
    """Whether a phrase is a person's or group's name and nothing else: "Abu Mahdi al-Muhandis"."""
    return sentence.tags[run[0]] == "X" and set(sentence.tags[run[0] : run[1]]) <= {"X", "N"}


def objects(sentence: Sentence, verb: int, *, prepositions: frozenset[str] = frozenset()) -> list[Run]:
    """The phrases that follow a verb as its objects, directly or after one of `prepositions`."""
    at = verb + 1
    while sentence.tag(at) in ("Y", "Z", '"'):
        at += 1
    if sentence.word(at) in prepositions:
        at += 1
    run = sentence.by_start.get(at)
    return joined_after(sentence, run) if run else []


def agent(sentence: Sentence, verb: int) -> list[Run]:
    """The phrases after "by" that do what a passive verb or a noun tells."""
    for at in range(verb + 1, min(verb + REACH, len(sentence.line))):
        if sentence.tag(at) in (";", "B", "V", "M", "R") or (
            sentence.tag(at) == "," and sentence.tag(at + 1) in ("G", "C")
        ):
            return []
        if sentence.word(at) == "by" and at + 1 in sentence.by_start:
            return joined_after(sentence, sentence.by_start[at + 1])
    return []


def doers(sentence: Sentence, verb: int) -> list[Run]:
    """Who does what the verb tells, active or passive."""
    return agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)


def sufferers(sentence: Sentence, verb: int, *, prepositions: frozenset[str] = frozenset()) -> list[Run]:
    """Whom or what the verb is done to, active or passive."""
    if is_passive(sentence, verb):
        return [with_of(sentence, run) for run in subject(sentence, verb)]
    return objects(sentence, verb, prepositions=prepositions)
