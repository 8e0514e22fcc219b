"""Clusters: which reports are of one occurrence, given all judgements on them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from tocsin.merging.growth import Step
from tocsin.merging.joining import Joining, Ties
from tocsin.record import PROGRAM, Judgement, Verdict

Pair = tuple[str, str]


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that counts for each pair: a person's before the program's, and of one side's the latest."""
    outranking: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = judgement.left, judgement.right
        if pair not in outranking or rank(judgement) > rank(outranking[pair]):
            outranking[pair] = judgement
    return outranking


def rank(judgement: Judgement) -> tuple[bool, datetime, str, str, float]:
    """What decides between judgements on one pair; the last three only make the choice the same everywhere."""
    made = judgement.made or datetime.min.replace(tzinfo=UTC)
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return judgement.by != PROGRAM, made, judgement.by, judgement.verdict.value, judgement.score


def none_apart(left: str, right: str) -> bool:  # noqa: ARG001 - what `cluster` asks of two reports
    """Nothing but judgements keeps two reports apart."""
    return False


def cluster(
    ids: Sequence[str], judgements: Iterable[Judgement], apart: Callable[[str, str], bool] = none_apart
) -> tuple[tuple[str, ...], ...]:
    """The ids in groups that are of one occurrence each, sorted; an id with no other is a group of its own.

    Pairs judged the same are joined, people's first, then the best scored, equals by id, unless that would bring
    together two ids that are judged different. Every "different" of a person is kept; one of the program's gives way
    only to a "same" of a person. `apart` is asked, the smaller id first, whether the program would keep apart two ids
    that a chain of others is about to bring together.
    """
    ties = Ties(*_tied(ids, standing(judgements).values(), apart))
    return tuple(sorted(tuple(sorted(group)) for group in Joining(ties).again(ids)))


def step_of(left: str, right: str, score: float, *, by_program: bool) -> Step:
    """Where a pair judged the same stands in the order of joining."""
    return by_program, -score, min(left, right), max(left, right)


def _tied(
    ids: Sequence[str], ruled: Iterable[Judgement], apart: Callable[[str, str], bool]
) -> tuple[Callable[[str], list[Step]], Callable[[str], set[str]], Callable[[str, str], bool]]:
    """The steps and the enemies of each id, and whether the program keeps two apart."""
    steps: dict[str, list[Step]] = {each: [] for each in ids}
    enemies: dict[str, set[str]] = {each: set() for each in ids}
    kept: set[Pair] = set()
    for each in ruled:
        pair, by_program = (each.left, each.right), each.by == PROGRAM
        if each.left not in steps or each.right not in steps:
            continue
        for one, other in (pair, pair[::-1]):
            if each.verdict is Verdict.SAME:
                steps[one].append(step_of(*pair, each.score, by_program=by_program))
            elif each.verdict is Verdict.DIFFERENT and not by_program:
                enemies[one].add(other)
        if each.verdict is Verdict.DIFFERENT and by_program:
            kept.add(pair)
    return steps.__getitem__, enemies.__getitem__, lambda left, right: (left, right) in kept or apart(left, right)
