"""What the sentence around a trigger, and the document, add to a report's own words."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from evaluation.fillers import CAPITALS, COUNT, Fillers, armed_groups, person_names, tidy, weapon
from evaluation.recasing import WORD, lists, muc_words
from tocsin.codebook.words import verb_forms, words
from tocsin.reading.sentences import sentences
from tocsin.record import Span

SPEAKS = re.compile(
    r"^[\"”,\s]*(?:\([^)]*\)\s*)?(?:said|says|stated|added|reported|noted|announced|told|explained|pointed|stressed|confirmed|asserted|indicated|declared|has said|today said|recalled|believes|claimed)\b"
)


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    return sentences(text)


def sentence_of(text: str, at: int) -> str:
    """The sentence in which offset `at` lies."""
    return next((span.quote for span in _sentences(text) if span.start <= at < span.end), "")


def phrases(sentence: str, heads: frozenset[str]) -> Iterator[str]:
    """The noun phrases of a sentence whose last word is one of `heads`, without article and number.

    >>> list(phrases("A bomb exploded outside the Salvadoran workers federation headquarters.", frozenset(["headquarters"])))
    ['Salvadoran workers federation headquarters']
    """
    found = list(WORD.finditer(sentence))
    for index, match in enumerate(found):
        if match[0].lower() not in heads or (index + 1 < len(found) and _goes_on(sentence, found, index, heads)):
            continue
        first = index
        while (
            first > 0
            and sentence[found[first - 1].end() : found[first].start()] == " "
            and _modifies(found[first - 1][0])
        ):
            first -= 1
        yield COUNT.sub("", tidy(sentence[found[first].start() : match.end()]))


def _goes_on(sentence: str, found: list[re.Match[str]], index: int, heads: frozenset[str]) -> bool:
    after = found[index + 1]
    return sentence[found[index].end() : after.start()] == " " and after[0].lower() in heads


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for lemma in words().verbs if lemma not in words().both for form in verb_forms(lemma).all())


def _modifies(word: str) -> bool:
    low = word.lower()
    if any(low in closed for closed in words().closed.values()) or low in ("and", "or", "to"):
        return False
    return low in words().nouns or low not in _verbs()


BEFORE_TARGETS = re.compile(
    r"(?:in front of|at|in|near|outside|inside|against|on|of|to|into|under|beside|next to|damag\w+|destroy\w*|hit|blew up|bombed|dynamited|burn\w*|set fire to|attacked|and|,)\s+(?:the|a|an|its|his|their|\w+)?\s*$",
    re.IGNORECASE,
)


def around(report: Span, text: str, kind: str, told: Fillers) -> Fillers:
    """What the trigger's sentence adds where the report itself names no weapon, target or victim."""
    sentence = sentence_of(text, report.start)
    weapons: tuple[Fillers, ...] = ()
    targets: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    if kind == "bombing" and not told.weapons:
        weapons = tuple(weapon(phrase) for phrase in phrases(sentence, muc_words("sorts")["explosive"]))
    if kind in ("bombing", "arson") and not told.targets:
        targets = tuple(_targets(sentence))
    if kind in ("attack", "kidnapping") and not told.victims:
        victims = tuple(_victims(report, text))
    return sum(weapons, Fillers(targets=targets, victims=victims))


def doers_near(trigger: Span, text: str) -> Fillers:
    """Who is told of in the trigger's sentence in words that such doers go by."""
    found = phrases(sentence_of(text, trigger.start), muc_words("sorts")["perpetrators"])
    return Fillers(individuals=tuple(found)[:1])


def _targets(sentence: str) -> Iterator[str]:
    for phrase in phrases(sentence, muc_words("sorts")["things"]):
        at = sentence.find(phrase)
        after = WORD.match(sentence, at + len(phrase) + 1)
        if BEFORE_TARGETS.search(sentence[:at]) and not (after and after[0].lower() in muc_words("sorts")["explosive"]):
            yield phrase


def _victims(trigger: Span, text: str) -> Iterator[str]:
    """The person named right after the trigger, or before it where it is passive."""
    after = text[trigger.end : trigger.end + 90].split(".  ", maxsplit=1)[0]
    found = CAPITALS.search(after)
    if found and not re.search(r"\bby\b", after[: found.start()]) and not SPEAKS.match(after[found.end() :]):
        names = _full_names(found[0], after[found.end() :], text)
        if names:
            yield names[0]
            return
    before = text[max(0, trigger.start - 160) : trigger.start].rsplit(".  ", maxsplit=1)[-1]
    for found in reversed(list(CAPITALS.finditer(before))):
        between = before[found.end() :]
        if re.search(r"\b(?:was|were|been|being)\b", between) and not re.search(r"\b(?:by|that|said)\b", between):
            names = _full_names(found[0], between, text)
            if names:
                yield names[0]
                return


def _full_names(words: str, after: str, text: str) -> list[str]:
    """The people in words by first and last name, unless the name goes on as that of a unit or body."""
    follows = WORD.match(after.lstrip())
    if follows and follows[0].lower() in lists()["bodies"] | muc_words("sorts")["things"]:
        return []
    return [name for name in person_names(words, text) if " " in name]


@lru_cache(maxsize=64)
def armed_group(text: str) -> str | None:
    """The armed group that a text names most, None where it names none."""
    low = text.lower()
    told = {name: len(re.findall(rf"\b{re.escape(name)}\b", low)) for name in armed_groups()}
    best = max(told, key=lambda name: (told[name], len(name), name))
    return best if told[best] else None
