"""Conflicts: where people's decisions contradict each other along a chain, to be shown and settled by a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tocsin.merging.clusters import standing
from tocsin.record import PROGRAM, Conflict, Judgement, Verdict

Neighbours = Mapping[str, Mapping[str, Judgement]]


def conflicts(judgements: Iterable[Judgement]) -> tuple[Conflict, ...]:
    """Every "different" of a person whose two reports a chain of people's "same" connects, in the order of the pairs.

    The chain is a shortest one. The clusters keep the "different"; some "same" of the chain is then not followed.
    """
    ruled = [each for _, each in sorted(standing(judgements).items()) if each.by != PROGRAM]
    beside: defaultdict[str, dict[str, Judgement]] = defaultdict(dict)
    for same in ruled:
        if same.verdict is Verdict.SAME:
            beside[same.left][same.right] = beside[same.right][same.left] = same
    chains = ((apart, chain(beside, apart)) for apart in ruled if apart.verdict is Verdict.DIFFERENT)
    return tuple(Conflict(apart, found) for apart, found in chains if found)


def chain(beside: Neighbours, apart: Judgement) -> tuple[Judgement, ...]:
    """A shortest chain of "same" from the one report to the other, of equals the first by id; empty if there is none."""
    came_by: dict[str, tuple[str, Judgement] | None] = {apart.left: None}
    reached = [apart.left]
    for report in reached:
        for other in sorted(beside.get(report, {})):
            if other not in came_by:
                came_by[other] = report, beside[report][other]
                reached.append(other)
    steps, step = [], came_by.get(apart.right)
    while step:
        steps.append(step[1])
        step = came_by[step[0]]
    return tuple(reversed(steps))
