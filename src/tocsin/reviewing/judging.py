"""Verdicts of people on whether reports tell of one occurrence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, product

from tocsin.ledger import DecisionRow, Ledger
from tocsin.record import Judgement, Verdict
from tocsin.reviewing.outcome import Outcome, take
from tocsin.reviewing.subjects import Subject, parted, several

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Said:
    """A verdict, who gave it, why and when."""

    verdict: Verdict
    by: str
    why: str
    now: datetime


def same(ledger: Ledger, ids: Sequence[str], *, by: str, why: str, now: datetime) -> Outcome:
    """Judge all these to be one occurrence; `ids` are those of incidents or reports, or their first digits.

    What people judged otherwise on any pair of their reports is judged anew. Raises `UnknownId`, `NotTwo`.
    """
    named = several(ledger, ids)
    first, *rest = (min(each.reports) for each in named)
    joined = {_ordered(first, other) for other in rest if other != first}
    otherwise = {
        (judgement.left, judgement.right)
        for judgement in ledger.judged_by_people()
        if judgement.verdict is not Verdict.SAME
    }
    return _judge(ledger, named, joined | (otherwise & set(_across(named))), _Said(Verdict.SAME, by, why, now))


def different(ledger: Ledger, ids: Sequence[str], *, by: str, why: str, now: datetime) -> Outcome:
    """Judge each of these to be another occurrence than each other.

    A report beside its own incident is parted from the rest of it. Raises `UnknownId`, `NotTwo`.
    """
    named = parted(several(ledger, ids))
    return _judge(ledger, named, _across(named), _Said(Verdict.DIFFERENT, by, why, now))


def unsure(ledger: Ledger, ids: Sequence[str], *, by: str, why: str, now: datetime) -> Outcome:
    """Judge that nobody can tell whether these are one occurrence; the program's word on them no longer counts.

    Raises `UnknownId`, `NotTwo`.
    """
    named = parted(several(ledger, ids))
    return _judge(ledger, named, _across(named), _Said(Verdict.UNSURE, by, why, now))


def _judge(ledger: Ledger, named: Sequence[Subject], pairs: Iterable[Pair], said: _Said) -> Outcome:
    judged = [
        Judgement(left, right, said.verdict, 1.0, by=said.by, why=said.why, made=said.now)
        for left, right in sorted(set(pairs))
    ]
    first, *rest = (each.id for each in named)
    decision = DecisionRow(first, said.verdict.value, "", " ".join(rest), said.by, said.why, said.now)
    return take(ledger, decision, f"judged {said.verdict.value}: {', '.join((first, *rest))}", judged=judged)


def _across(named: Sequence[Subject]) -> list[Pair]:
    """Every pair of reports of two of the subjects."""
    return [
        _ordered(left, right)
        for one, other in combinations(named, 2)
        for left, right in product(one.reports, other.reports)
        if left != right
    ]


def _ordered(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
