"""Amounts over time: tallies of events and harm, trends, and standing strengths."""

import re
from dataclasses import dataclass
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Run, Sentence, phrase_at, with_of
from tocsin.reading.lexical.triggers import Found
from tocsin.record import Direction, Span

PERIOD = re.compile(
    r"\b(?:since|(?:in|over|during|within) the (?:past|last) (?:\w+ )?(?:hours|days|weeks?|months?|years?)|so far|this year"
    r"|in the \w+ since|in recent (?:days|weeks|months))\b",
    re.IGNORECASE,
)
SPAN_OF_PERIOD = 9


@dataclass(frozen=True, slots=True)
class TrendFound:
    """A change: its words, its way, and the kind of what changes, "" where none is told."""

    run: Run
    direction: Direction
    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class StrengthFound:
    """A standing quantity: the cue, what is counted, the number's words, and whose it is."""

    trigger: Run
    what: Run
    count: Run
    owner: Run | None


def over_period(sentence: Sentence) -> bool:
    """Whether a sentence counts over a stated period, so that its numbers are tallies."""
    line = sentence.line
    return bool(PERIOD.search(line.text, line.starts[0], line.ends[-1]))


def counted(sentence: Sentence, found: Found) -> Run | None:
    """The number words before an event noun: "at least 15 attacks". None for one event or for a verb."""
    if found.verbal:
        return None
    chunk = phrase_at(sentence, found.run[0])
    if chunk is None or sentence.tags[chunk[0]] != "#" or not sentence.low[found.run[1] - 1].endswith("s"):
        return None
    after = chunk[0]
    while sentence.tag(after) == "#":
        after += 1
    return (chunk[0], after)


def period(sentence: Sentence) -> Span | None:
    """The period words of a sentence, up to the end of their clause: "since Mr Ali took office"."""
    line = sentence.line
    found = PERIOD.search(line.text, line.starts[0], line.ends[-1])
    if found is None:
        return None
    first = next(index for index, start in enumerate(line.starts) if start >= found.start())
    end = first
    while end < len(line) and line.starts[end] < found.end():
        end += 1
    if found[0].lower() == "since":
        while end < len(line) and end - first < SPAN_OF_PERIOD and line.tags[end] not in ',;"':
            end += 1
    return line.span(first, end)


@cache
def trend_words() -> frozenset[str]:
    """The words with which a cue of change begins."""
    return frozenset(cue.split(" ")[0] for cue in cues().trends)


def trends(sentence: Sentence, found: list[Found]) -> list[TrendFound]:
    """The changes that a sentence tells of events: a verb or noun of change with an event noun right after it."""
    result: list[TrendFound] = []
    for at, word in enumerate(sentence.low):
        trend = _trend(sentence, found, at) if word in trend_words() else None
        if trend and not (result and result[-1].run[1] > at):
            result.append(trend)
    return result


def _trend(sentence: Sentence, found: list[Found], at: int) -> TrendFound | None:
    for size in (3, 2, 1):
        direction = cues().trends.get(sentence.line.words(at, min(at + size, len(sentence.low))))
        if direction is None or at + size > len(sentence.low):
            continue
        changed = next(
            (event for event in found if at + size <= event.run[0] <= at + size + 4 and not event.verbal), None
        )
        alone = sentence.low[at] in ("escalation", "de-escalation", "escalates", "escalated", "escalating") or (
            size > 1 and "tensions" in sentence.low[at : at + size]
        )
        if changed and not any(sentence.tags[k] in ",;BRVE" for k in range(at + size, changed.run[0])):
            return TrendFound((at, changed.run[1]), direction, changed.kind, at)
        return TrendFound((at, at + size), direction, "", at) if alone else None
    return None


def strengths(sentence: Sentence) -> list[StrengthFound]:
    """The standing quantities of a sentence: a number of troops, weapons or held people beside a cue of standing."""
    result = []
    for run in sentence.by_start.values():
        words = sentence.words(run)
        number = _leading_number(sentence, run)
        if words[-1] in cues().strength_heads and number and number[1] < run[1]:
            cue = _cue(sentence, run)
            if cue:
                result.append(
                    StrengthFound(cue, (number[1], run[1]), number, _named_owner(sentence, (number[1], run[1])))
                )
    return result


def _leading_number(sentence: Sentence, run: Run) -> Run | None:
    first = next((at for at in range(*run) if sentence.tags[at] == "#"), None)
    if first is None or not any(character.isdigit() for at in range(*run) for character in sentence.low[at]):
        return None
    after = first
    while sentence.tag(after) == "#":
        after += 1
    return (first, after)


def _cue(sentence: Sentence, run: Run) -> Run | None:
    """The cue in the phrase, just before it, or just after it."""
    near = [
        *range(run[0], run[1]),
        *range(max(0, run[0] - 3), run[0]),
        *range(run[1], min(run[1] + 4, len(sentence.low))),
    ]
    at = next((at for at in near if sentence.low[at] in cues().strength_cues), None)
    return None if at is None else (at, at + 1)


def _named_owner(sentence: Sentence, run: Run) -> Run | None:
    after = run[0]
    while after < run[1] and sentence.tags[after] == "X":
        after += 1
    if after > run[0]:
        return (run[0], after)
    of = with_of(sentence, run)
    return None if of == run else (run[1] + 1, of[1])
