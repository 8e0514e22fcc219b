"""Coreference scores: how well said groups of mentions agree with the true ones.

MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), entity-based CEAF (Luo 2005), their mean, which is known as
CoNLL F1 (Pradhan et al. 2012), and the adjusted Rand index (Hubert and Arabie 1985). Both sides hold the same mentions.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import comb

import numpy as np
from scipy.optimize import linear_sum_assignment

Groups = Sequence[frozenset[str]]


def groups_of(key_of: Mapping[str, Hashable]) -> Groups:
    """The mentions that have one key, together.

    >>> [sorted(group) for group in groups_of({"a": 1, "b": 2, "c": 1})]
    [['a', 'c'], ['b']]
    """
    groups: dict[Hashable, set[str]] = {}
    for mention, key in key_of.items():
        groups.setdefault(key, set()).add(mention)
    return [frozenset(group) for group in groups.values()]


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 when both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(true: Groups, said: Groups) -> float:
    """F1 of links: how few cuts turn the groups of one side into those of the other."""
    return f1(_links_kept(said, true), _links_kept(true, said))


def _links_kept(groups: Groups, others: Groups) -> float:
    """The share of the links that hold the groups together which the others have too."""
    home = _home(others)
    links = sum(len(group) - 1 for group in groups)
    kept = sum(len(group) - len({home[mention] for mention in group}) for group in groups)
    return kept / links if links else 0.0


def b_cubed(true: Groups, said: Groups) -> float:
    """F1 of the mean share of each mention's group that is right."""
    return f1(_shared(said, true), _shared(true, said))


def _shared(groups: Groups, others: Groups) -> float:
    """Over all mentions, the mean share of its group that stands in its group of the others too."""
    home = _home(others)
    shares = [n * n / len(group) for group in groups for n in Counter(home[m] for m in group).values()]
    mentions = sum(map(len, groups))
    return sum(shares) / mentions if mentions else 0.0


def ceaf_e(true: Groups, said: Groups) -> float:
    """F1 of the best one-to-one pairing of groups, each pair worth its Dice overlap."""
    overlap = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in said] for one in true])
    best = float(overlap[linear_sum_assignment(overlap, maximize=True)].sum()) if overlap.size else 0.0
    return f1(best / len(said), best / len(true)) if best else 0.0


def conll(true: Groups, said: Groups) -> float:
    """The mean of MUC, B-cubed and entity-based CEAF."""
    return (muc(true, said) + b_cubed(true, said) + ceaf_e(true, said)) / 3


def adjusted_rand(true: Groups, said: Groups) -> float:
    """Agreement on pairs, beyond chance: 1 for equal groups, about 0 for random ones."""
    home = _home(said)
    cells = Counter((number, home[mention]) for number, group in enumerate(true) for mention in group)
    together, here, there = (_pairs(counts) for counts in (cells.values(), map(len, true), map(len, said)))
    expected = here * there / max(1, comb(sum(map(len, true)), 2))
    most = (here + there) / 2
    return (together - expected) / (most - expected) if most != expected else 1.0


def _pairs(counts: Iterable[int]) -> int:
    return sum(comb(count, 2) for count in counts)


def _home(groups: Groups) -> dict[str, int]:
    """For each mention the number of its group."""
    return {mention: number for number, group in enumerate(groups) for mention in group}
