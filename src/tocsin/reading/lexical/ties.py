"""Ties: who leads, belongs to, backs, opposes or stands with whom, from offices, hyphens and set phrases.

"US president Donald Trump", "Abu Mahdi, a leader of the group", "Iran-backed militants", "pro-Iran militias", "backed by Iran".
"""

from dataclasses import dataclass
from functools import cache

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.phrases import Run, Sentence, phrase_at, with_of
from tocsin.record import Relation, Span

FORMER = ("former", "ex", "late")
RANKS = ("senior", "top", "deputy", "interim", "acting", "then", "new", "chief", "the", "current")


@dataclass(frozen=True, slots=True)
class TieFound:
    """A tie: its trigger words and its two ends."""

    trigger: Span
    relation: Relation
    a: Span
    b: Span


@cache
def first_words() -> frozenset[str]:
    """The words with which an office or a set phrase of ties begins."""
    return frozenset(phrase.split(" ")[0] for phrase in (*cues().tie_offices, *cues().tie_phrases))


def ties(sentence: Sentence) -> list[TieFound]:
    """The ties that a sentence tells, in reading order."""
    found: list[TieFound | None] = []
    for at, word in enumerate(sentence.low):
        if "-" in word:
            found.append(_hyphen(sentence, at))
        if word in first_words():
            found += [_office(sentence, at), _phrase(sentence, at)]
    return [tie for tie in found if tie and tie.a != tie.b]


def _office(sentence: Sentence, at: int) -> TieFound | None:
    """Owner, office, name: "US president Donald Trump", "Iran's foreign minister, Abbas Araghchi"; office of owner."""
    size = _office_size(sentence, at)
    if not size or (at and _office_size(sentence, at - 1) > size):
        return None
    relation = cues().tie_offices[sentence.line.words(at, at + size)]
    former = sentence.word(at - 1) in FORMER or sentence.word(_owner_start(sentence, at) - 1) in FORMER
    end, owner = at + size, _owner_before(sentence, at)
    if owner is None and sentence.word(end) in ("of", "for") and end + 1 in sentence.by_start:
        owner = sentence.by_start[end + 1]
        if sentence.tag(owner[1] - 1) != "X" or owner[1] - owner[0] > 5:
            owner = None
        end = owner[1] if owner else end
    name = _name(sentence, end + (sentence.tag(end) == ",")) or _name_before(sentence, _owner_start(sentence, at))
    if owner is None or name is None or name == owner:
        return None
    return TieFound(
        sentence.span((at, at + size)),
        Relation.FORMERLY if former else relation,
        sentence.span(name),
        sentence.span(owner),
    )


def _office_size(sentence: Sentence, at: int) -> int:
    return next(
        (
            k
            for k in (4, 3, 2, 1)
            if at + k <= len(sentence.low) and sentence.line.words(at, at + k) in cues().tie_offices
        ),
        0,
    )


def _owner_start(sentence: Sentence, at: int) -> int:
    owner = _owner_before(sentence, at)
    return owner[0] if owner else at


def _owner_before(sentence: Sentence, at: int) -> Run | None:
    """The owner just before an office, past ranks: "US", "Iran's", "Hezbollah"."""
    end = at
    while end > 0 and sentence.low[end - 1] in RANKS:
        end -= 1
    end -= sentence.tag(end - 1) == "S"
    first = end
    while first > 0 and sentence.tag(first - 1) == "X":
        first -= 1
    first += sentence.word(first) in FORMER
    return (first, end) if first < end and sentence.low[end - 1] not in RANKS else None


def _name(sentence: Sentence, at: int) -> Run | None:
    """The person's name that begins at `at`: two capitalised words or more, or one after no comma."""
    end = at
    while sentence.tag(end) == "X" and sentence.line.words(end, end + 1) not in cues().tie_offices:
        end += 1
    long_enough = end - at > 1 or (end - at == 1 and sentence.tag(at - 1) != ",")
    return (at, end) if long_enough and sentence.tag(end) != "S" else None


def _name_before(sentence: Sentence, at: int) -> Run | None:
    """The name that an office explains after a comma: "Ali Karim, a leader of the group"."""
    end = at
    while end > 0 and sentence.tag(end - 1) in ("D", "N"):
        end -= 1
    if sentence.tag(end - 1) != ",":
        return None
    end -= 1
    first = end
    while first > 0 and sentence.tag(first - 1) == "X":
        first -= 1
    return (first, end) if end - first > 1 else None


def _hyphen(sentence: Sentence, at: int) -> TieFound | None:
    """Such as "Iran-backed militants", "pro-Iran militias", "US-led coalition"."""
    word, start = sentence.low[at], sentence.line.starts[at]
    head, _, tail = word.rpartition("-")
    run = phrase_at(sentence, at)
    if run is None or run[1] == at + 1 or not head:
        return None
    whole, text = sentence.span((at, at + 1)), sentence.line.text
    group = sentence.span((at + 1, run[1]))
    if tail in cues().tie_tails and whole.quote[0].isupper():
        relation = cues().tie_tails[tail]
        owner = Span(start, start + len(head), text[start : start + len(head)])
        return (
            TieFound(whole, relation, owner, group)
            if relation is Relation.LEADS
            else TieFound(whole, relation, group, owner)
        )
    front, _, rest = word.partition("-")
    if (
        front in cues().tie_heads
        and _can_stand(sentence, run)
        and front != "ex"
        and whole.quote[len(front) + 1].isupper() | (rest == "government")
    ):
        owner = Span(start + len(front) + 1, whole.end, whole.quote[len(front) + 1 :])
        return TieFound(whole, cues().tie_heads[front], group, owner)
    return None


def _can_stand(sentence: Sentence, run: Run) -> bool:
    """Whether a phrase names people or a group, who alone can be for or against someone."""
    last = sentence.low[run[1] - 1]
    return last in cues().who or last in cues().group_words or last.endswith("s") or sentence.tag(run[1] - 1) == "X"


def _phrase(sentence: Sentence, at: int) -> TieFound | None:
    """Such as "militants backed by Iran", "the Quds Force, part of the Revolutionary Guard"."""
    words = sentence.line.words(at, at + 2)
    relation = cues().tie_phrases.get(words)
    run = sentence.by_start.get(at + 2)
    at_before = at - 1 if sentence.tag(at - 1) in (",", "D") else at
    before = sentence.by_end.get(at_before)
    if relation is None or run is None or before is None or "X" not in sentence.tags[run[0] : run[1]]:
        return None
    return TieFound(sentence.span((at, at + 2)), relation, sentence.span(before), sentence.span(with_of(sentence, run)))
