"""The named actors of an article in the order of the text: what pronouns and bare descriptions can go back to."""

import re
from dataclasses import dataclass
from itertools import pairwise

from tocsin.codebook.actors import Actor, ActorTable, NameSort
from tocsin.record import Article
from tocsin.resolving.actors import lived_then, resolve_actor
from tocsin.resolving.context import RUN, Context

LONGEST_NAME = 7
"""Words."""
SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bLt)(?<!\bCol)(?<!\bSt)(?<!\b[A-Z])[.!?][\"”’)]*\s+|\n+"
)
PIECE_END = re.compile(r"(?<=[a-z]{3}[.!?]) ")
"""Where a sentence ends inside a run of capitalised words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name stands, and the actor that it means; None for a person that no table holds."""

    start: int
    end: int
    actor: Actor | None


def mentions(article: Article, context: Context, table: ActorTable) -> tuple[Mention, ...]:
    """The named actors of the text, the longest name first where names overlap; metonyms and adjectives left out."""
    found: list[Mention] = []
    for run in RUN.finditer(article.text):
        start = run.start()
        for piece in PIECE_END.split(run[0]):
            found += _in_piece(start, piece, article, context, table)
            start += len(piece) + 1
    return tuple(found)


def _in_piece(offset: int, piece: str, article: Article, context: Context, table: ActorTable) -> list[Mention]:
    spots = [(word.start(), word.end()) for word in re.finditer(r"\S+", piece)]
    found: list[Mention] = []
    at = 0
    while at < len(spots):
        for size in range(min(LONGEST_NAME, len(spots) - at), 0, -1):
            start, end = spots[at][0], spots[at + size - 1][1]
            name = re.sub(r"(?:['’]s|[.,'’]+)$", "", piece[start:end])
            if actor := _named(name, article, context, table):
                found.append(Mention(offset + start, offset + start + len(name), actor))
                at += size - 1
                break
        at += 1
    if not found and len(spots) in (2, 3):
        return [Mention(offset, offset + len(piece), None)]
    return found


def _named(name: str, article: Article, context: Context, table: ActorTable) -> Actor | None:
    living = [
        (actor, sort)
        for actor, sort in table.find(name)
        if sort in (NameSort.NAME, NameSort.AMBIGUOUS) and lived_then(actor, article)
    ]
    if len(living) == 1 and living[0][1] is NameSort.NAME:
        return living[0][0]
    return resolve_actor(name, article, context, table).actor if living else None


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where sentences begin, the end of the text last; enough to say what stands in this sentence and the one before.

    >>> sentence_starts("Gen. Ali spoke. He left.")
    (0, 16, 24)
    """
    return (0, *(match.end() for match in SENTENCE_END.finditer(text) if match.end() < len(text)), len(text))


def window(starts: tuple[int, ...], at: int) -> int:
    """Where the sentence before the one that holds `at` begins."""
    before = 0
    for start, end in pairwise(starts):
        if start <= at < end:
            return before
        before = start
    return before
