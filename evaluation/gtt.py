"""The metric of MUC-4 templates: predicted against gold, with whole entities right or wrong.

Mentions are compared without case, punctuation and articles. A predicted template answers at most one gold template,
and only one of its type; of all ways to pair them within a document, the one of best F1 counts. A predicted entity
is right when all its mentions are among those of one gold entity of its role in the paired template, and a gold
entity is found when some predicted entity is right by it. The type is one more slot. What stands in unpaired
templates is wrong or missed.
"""

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

ROLES = ("perp individual", "perp organisation", "target", "victim", "weapon")
ROWS = ("type", *ROLES)
EXACT = 12
"""Templates on the smaller side up to which all pairings are tried; beyond, the likeliest first."""
ARTICLES = re.compile(r"\b(?:a|an|the)\b")

Entity = frozenset[str]
"""The mentions of one person or thing, each `plain`."""


def plain(mention: str) -> str:
    """A mention as it is compared.

    >>> plain('The "Extraditables"'), plain("AN M-16 rifle")
    ('extraditables', 'm16 rifle')
    """
    bare = "".join(mark for mark in mention.lower() if mark not in string.punctuation)
    return " ".join(ARTICLES.sub(" ", bare).split())


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type, and for each role of `ROLES` the entities that fill it."""

    type: str
    fillers: tuple[tuple[Entity, ...], ...] = ((), (), (), (), ())

    def __post_init__(self) -> None:
        if len(self.fillers) != len(ROLES):
            raise ValueError(f"a template has fillers for {', '.join(ROLES)}; got {len(self.fillers)} lists")

    @property
    def size(self) -> int:
        """Slots filled, the type included."""
        return 1 + sum(map(len, self.fillers))


def template(kind: str, **roles: Iterable[Iterable[str]]) -> Template:
    """A template from mentions as printed; an entity with no words left is dropped.

    >>> template("attack", victim=[["The Mayor", "mayor"]]).fillers[3]
    (frozenset({'mayor'}),)
    """
    named = {name.replace("_", " "): entities for name, entities in roles.items()}
    if odd := named.keys() - set(ROLES):
        raise ValueError(f"a template has no role {min(odd)}; use {', '.join(ROLES)}")
    return Template(kind, tuple(tuple(_entities(named.get(role, ()))) for role in ROLES))


def _entities(entities: Iterable[Iterable[str]]) -> Iterator[Entity]:
    for entity in entities:
        mentions = frozenset(filter(None, map(plain, entity)))
        if mentions:
            yield mentions


def same_type(predicted: str, gold: str) -> bool:
    """Whether one type may answer the other; "bombing / attack" is both.

    >>> same_type("attack", "bombing / attack"), same_type("arson", "bombing")
    (True, False)
    """
    return bool(set(predicted.split(" / ")) & set(gold.split(" / ")))


@dataclass(frozen=True, slots=True)
class Score:
    """How many entities were right, said, found and true. `right` counts the said ones, `found` the true ones."""

    right: int = 0
    said: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.said + other.said, self.found + other.found, self.true + other.true)

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 0 when nothing was said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 0 when nothing is true."""
        return self.found / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Scores = Mapping[str, Score]
"""A score for each of `ROWS`."""


def role_scores(predicted: Template, gold: Template) -> tuple[Score, ...]:
    """The scores of a pair, by `ROWS`, as if the two were paired.

    >>> [score.right for score in role_scores(template("arson", target=[["bank"]]), template("arson", target=[["bank"]]))]
    [1, 0, 0, 1, 0, 0]
    """
    agree = int(same_type(predicted.type, gold.type))
    rows = [Score(agree, 1, agree, 1)]
    for said, true in zip(predicted.fillers, gold.fillers, strict=True):
        right = sum(any(one <= other for other in true) for one in said)
        found = sum(any(one <= other for one in said) for other in true)
        rows.append(Score(right, len(said), found, len(true)))
    return tuple(rows)


Pair = tuple[int, int]
Gain = tuple[int, int]
"""Entities right and entities found in a pairing."""


def pairing(predicted: Sequence[Template], gold: Sequence[Template]) -> tuple[Pair, ...]:
    """Which predicted template answers which gold one, so that the document's F1 is best."""
    gains = {
        (row, column): _gain(one, other)
        for (row, one), (column, other) in product(enumerate(predicted), enumerate(gold))
        if same_type(one.type, other.type)
    }
    sizes = sum(one.size for one in predicted), sum(one.size for one in gold)
    if not gains:
        return ()
    if min(len(predicted), len(gold)) > EXACT:
        return _greedy(gains)
    flip = len(gold) > len(predicted)
    turned = {(pair[1], pair[0]) if flip else pair: gain for pair, gain in gains.items()}
    best = max(_ways(turned), key=lambda way: (_f1(way[0], sizes), way[1]))
    return tuple(sorted((pair[1], pair[0]) if flip else pair for pair in best[1]))


def _gain(predicted: Template, gold: Template) -> Gain:
    rows = role_scores(predicted, gold)
    return sum(row.right for row in rows), sum(row.found for row in rows)


def _f1(gain: Gain, sizes: tuple[int, int]) -> float:
    return Score(gain[0], sizes[0], gain[1], sizes[1]).f1


Way = tuple[Gain, tuple[Pair, ...]]


def _ways(gains: Mapping[Pair, Gain]) -> list[Way]:
    """The best ways to pair, none of them bettered in both counts: one row after the other, by columns taken."""
    ways: dict[int, list[Way]] = {0: [((0, 0), ())]}
    for row in sorted({row for row, _column in gains}):
        after = {taken: list(kept) for taken, kept in ways.items()}
        for (own, column), gain in gains.items():
            for taken, kept in ways.items() if own == row else ():
                if not taken >> column & 1:
                    more = [((a + gain[0], b + gain[1]), (*pairs, (own, column))) for (a, b), pairs in kept]
                    after.setdefault(taken | 1 << column, []).extend(more)
        ways = {taken: _unbettered(kept) for taken, kept in after.items()}
    return [way for kept in ways.values() for way in kept]


def _unbettered(ways: Iterable[Way]) -> list[Way]:
    kept: list[Way] = []
    for way in sorted(ways, reverse=True):
        if not kept or way[0][1] > kept[-1][0][1]:
            kept.append(way)
    return kept


def _greedy(gains: Mapping[Pair, Gain]) -> tuple[Pair, ...]:
    """Pairs from the greatest gain down, each template once."""
    kept: list[Pair] = []
    for pair in sorted(gains, key=lambda pair: (-sum(gains[pair]), pair)):
        if all(pair[0] != row and pair[1] != column for row, column in kept):
            kept.append(pair)
    return tuple(sorted(kept))


def score_document(predicted: Sequence[Template], gold: Sequence[Template]) -> dict[str, Score]:
    """The scores of one document by `ROWS`, under its best pairing."""
    pairs = pairing(predicted, gold)
    used, answered = {row for row, _ in pairs}, {column for _, column in pairs}
    rows = [role_scores(predicted[row], gold[column]) for row, column in pairs]
    rows += [_alone(one, said=True) for row, one in enumerate(predicted) if row not in used]
    rows += [_alone(one, said=False) for column, one in enumerate(gold) if column not in answered]
    return {name: sum((row[k] for row in rows), Score()) for k, name in enumerate(ROWS)}


def _alone(one: Template, *, said: bool) -> tuple[Score, ...]:
    counts = (1, *map(len, one.fillers))
    return tuple(Score(said=count) if said else Score(true=count) for count in counts)


def total(documents: Iterable[Scores]) -> dict[str, Score]:
    """The sums over documents by `ROWS`, and over all rows as "all"."""
    rows = list(documents)
    summed = {name: sum((row[name] for row in rows), Score()) for name in ROWS}
    return summed | {"all": sum(summed.values(), Score())}
