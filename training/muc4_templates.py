"""From the tagger's probabilities, and the templates that the shipped reader's statements give, to a document's templates.

The two see different things: statements keep several incidents of one type apart, the tagger has learnt what this task
counts. Thresholds were set on TST1 and TST2.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from evaluation.gtt import Template, plain, template
from evaluation.muc4 import ROLE_OF

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
ROLES = tuple(ROLE_OF.values())
MENTION_FROM, DOUBTED_BELOW = 0.5, 0.1
"""Probability from which a mention is told, and below which one that a statement tells is left out."""
TYPE_FROM, TYPE_DOUBTED_BELOW = 0.5, 0.05
INSIDE = 2

Quotes = dict[str, float]


@dataclass
class Tagged:
    """What the tagger says of one document: types with their probabilities, and quotes by role, and by type and role."""

    kinds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    quotes: dict[str, Quotes] = field(default_factory=lambda: defaultdict(dict))
    typed: dict[tuple[str, str], Quotes] = field(default_factory=lambda: defaultdict(dict))

    def add(self, role: str, kind: str, quote: str, probability: float) -> None:
        """Keep a quote with the highest probability it was given."""
        for held in (self.quotes[role], self.typed[kind, role]):
            held[quote] = max(probability, held.get(quote, 0))


def runs(tags: np.ndarray, least: float) -> Iterator[tuple[int, int, float]]:
    """First and last word and probability of each run of tags, from probabilities (words, 3)."""
    word = 0
    while word < len(tags):
        first = word
        word += 1
        if tags[first, 1] > least:
            while word < len(tags) and tags[word].argmax() == INSIDE:
                word += 1
            yield first, word - 1, float(tags[first, 1])


def distinct(quotes: Mapping[str, float]) -> list[str]:
    """The quotes from `MENTION_FROM`, one for each thing: of two that hold each other, the surer.

    >>> distinct({"the mayor": 0.9, "mayor": 0.8, "a peasant": 0.3})
    ['the mayor']
    """
    kept: list[str] = []
    for quote in sorted(quotes, key=lambda q: (-quotes[q], q)):
        if quotes[quote] > MENTION_FROM and not any(overlap(quote, other) for other in kept):
            kept.append(quote)
    return kept


def overlap(one: str, other: str) -> bool:
    """Whether the words of one hold those of the other."""
    left, right = set(one.split()), set(other.split())
    return left <= right or right <= left


def joined(tagged: Tagged, told: Sequence[Template]) -> tuple[Template, ...]:
    """The templates that statements tell and the tagger does not doubt, then those of types that only the tagger sees."""
    kept: list[Template] = []
    for one in told:
        if max(tagged.kinds[kind] for kind in one.type.split(" / ")) >= TYPE_DOUBTED_BELOW:
            kept.append(_filled(tagged, one, first=all(one.type != other.type for other in kept)))
    seen = {one.type for one in kept}
    return (*kept, *(alone(tagged, kind) for kind in TYPES if kind not in seen and tagged.kinds[kind] > TYPE_FROM))


def _filled(tagged: Tagged, told: Template, *, first: bool) -> Template:
    roles = {}
    for role, entities in zip(ROLES, told.fillers, strict=True):
        believed = [plain(quote) for quote, p in tagged.quotes[role].items() if p > DOUBTED_BELOW]
        own = [list(entity) for entity in entities if any(overlap(m, q) for m in entity for q in believed)]
        more = [plain(quote) for quote in distinct(tagged.typed[told.type, role])] if first else []
        own += [[quote] for quote in more if not any(overlap(quote, m) for entity in own for m in entity)]
        roles[role] = own
    return template(told.type, **roles)


def alone(tagged: Tagged, kind: str) -> Template:
    """The template of a type that only the tagger sees."""
    return template(kind, **{role: [[quote] for quote in distinct(tagged.typed[kind, role])] for role in ROLES})
