"""Pairs: how well groups of reports agree with the true ones, a pair of reports at a time."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from evaluation.score import Tally

Pair = tuple[str, str]


def pairs_within(groups: Iterable[Collection[str]]) -> set[Pair]:
    """Every pair of ids that stand in one group, the smaller id first.

    >>> sorted(pairs_within([("b", "a", "c"), ("d",)]))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def grouped(key_of: Mapping[str, Hashable]) -> list[tuple[str, ...]]:
    """The ids that have one key, together, sorted.

    >>> grouped({"a": 1, "b": 2, "c": 1})
    [('a', 'c'), ('b',)]
    """
    groups: dict[Hashable, list[str]] = {}
    for each in sorted(key_of):
        groups.setdefault(key_of[each], []).append(each)
    return [tuple(group) for group in groups.values()]


def counted_once(pairs: Iterable[Pair], copy_of: Mapping[str, str]) -> set[Pair]:
    """The pairs in which a reprint stands only beside its first printing, so that forty papers do not count forty times.

    >>> sorted(counted_once(pairs_within([("first", "copy", "own")]), {"copy": "first"}))
    [('copy', 'first'), ('first', 'own')]
    """
    return {
        (left, right)
        for left, right in pairs
        if (left not in copy_of and right not in copy_of) or copy_of.get(left) == right or copy_of.get(right) == left
    }


def pair_tally(true: Collection[Pair], said: Collection[Pair]) -> Tally:
    """How many pairs agree, are said, and are true."""
    return Tally(len(set(true) & set(said)), len(set(said)), len(set(true)))


def wrong_pairs(true: Collection[Pair], said: Collection[Pair]) -> Sequence[tuple[str, Pair]]:
    """The pairs on which the two differ, in order: "merged" wrongly, or "missed"."""
    wrong = [("merged", pair) for pair in set(said) - set(true)] + [("missed", pair) for pair in set(true) - set(said)]
    return sorted(wrong)
