"""The score of a reader: for each field, how many values it got, gave and should have given.

A pure function of gold and answers. A text that was not answered counts as all missed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.pairing import Json, match_values, pair_statements, values_of
from tocsin.record.words import DONE

VIOLENT = frozenset(
    {
        "armed-clash",
        "air-strike",
        "drone-strike",
        "shelling",
        "bombing",
        "suicide-bombing",
        "grenade",
        "shooting",
        "close-attack",
        "chemical-attack",
        "abduction",
        "sexual-violence",
        "torture",
        "killing",
        "attack",
        "sabotage",
        "mob-violence",
        "crackdown",
        "raid",
        "capture",
    }
)
_RECORD = frozenset({"kind", "stage", "actor", "target", "place", "harm"})
_DONE = frozenset(stage.value for stage in DONE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values of a field agreed (`hit`), were answered (`said`) and were wanted (`true`)."""

    hit: int = 0
    said: int = 0
    true: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hit + other.hit, self.said + other.said, self.true + other.true)

    @property
    def precision(self) -> float:
        """The share of answers that were right; 0 when nothing was answered."""
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 0 when nothing was wanted."""
        return self.hit / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Tally(hit=1, said=2, true=1).f1
        0.6666666666666666
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def flip(self) -> float:
        """What one value more or less, right or wrong, is worth in F1."""
        return 2 / (self.said + self.true) if self.said + self.true else 1.0


Tallies = dict[str, Tally]


def is_alarm(statement: Json) -> bool:
    """Whether a statement tells of violence that was at least tried."""
    stage = statement.get("stage", "occurred")
    return statement["sort"] == "event" and statement.get("kind") in VIOLENT and stage in _DONE


def _whole_record(true: Json, said: Json) -> bool:
    sides = [[value for value in values_of(side) if value.field in _RECORD] for side in (true, said)]
    return all(match.right for match in match_values(*sides))


def _names(statement: Json, fields: Iterable[str]) -> list[str]:
    prefix = "" if statement["sort"] == "event" else f"{statement['sort']}."
    return [name for field in fields for name in (prefix + field, "all")]


def _count(statements: Iterable[Json]) -> Counter[str]:
    """How many values each row of the table has in these statements."""
    count: Counter[str] = Counter()
    for statement in statements:
        count[f"found {statement['sort']}"] += 1
        count["record"] += statement["sort"] == "event"
        count["alarm"] += is_alarm(statement)
        count.update(_names(statement, (value.field for value in values_of(statement))))
    return count


def _hits(true: Json, said: Json) -> Counter[str]:
    count: Counter[str] = Counter()
    count[f"found {true['sort']}"] = 1
    count["record"] = int(true["sort"] == "event" and _whole_record(true, said))
    count["alarm"] = int(is_alarm(true) and is_alarm(said))
    matches = match_values(values_of(true), values_of(said))
    count.update(_names(true, (match.true.field for match in matches if match.right and match.true)))
    return count


def score_text(true: Sequence[Json], said: Sequence[Json]) -> Tallies:
    """The tallies of one text, by field.

    >>> score_text([{"sort": "event", "kind": "raid", "trigger": "raided"}], [])["kind"]
    Tally(hit=0, said=0, true=1)
    """
    wanted, given, hit = _count(true), _count(said), Counter[str]()
    for row, column in pair_statements(true, said):
        hit += _hits(true[row], said[column])
    return {
        name: Tally(hit[name], given[name], wanted[name])
        for name in sorted(wanted.keys() | given.keys())
        if wanted[name] or given[name]
    }


def score_set(gold: Mapping[str, Sequence[Json]], answers: Mapping[str, Sequence[Json]]) -> dict[str, Tallies]:
    """The tallies of each text of the gold, by its id."""
    return {key: score_text(true, answers.get(key, ())) for key, true in gold.items()}


def total(texts: Iterable[Tallies]) -> Tallies:
    """The sum over texts, by field."""
    summed: Tallies = {}
    for tallies in texts:
        for name, tally in tallies.items():
            summed[name] = summed.get(name, Tally()) + tally
    return summed


def interval(texts: Sequence[Tallies], field: str, *, draws: int = 1000, seed: int = 2003) -> tuple[float, float]:
    """The middle 95 % of the field's F1 when the texts are drawn again with replacement.

    It says how far the figure might move on other texts like these; it says nothing about other kinds of text.
    """
    empty = Tally()
    rows = [texts[k].get(field, empty) for k in range(len(texts))]
    counts = np.array([(row.hit, row.said + row.true) for row in rows], dtype=float).reshape(-1, 2)
    if not len(counts):
        return 0.0, 0.0
    drawn = np.random.default_rng(seed).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=draws)
    sums = drawn @ counts
    f1 = np.divide(2 * sums[:, 0], sums[:, 1], out=np.zeros(draws), where=sums[:, 1] > 0)
    low, high = np.percentile(f1, [2.5, 97.5])
    return float(low), float(high)
