"""Comparison: a judgement on two tellings, with every fact that spoke for or against."""

from math import exp

from tocsin.merging.facts.sparse import little_shared, where_or_when
from tocsin.merging.profile import Profile, profile_of
from tocsin.merging.weights import BEFORE_ANY_FACT, DIFFERENT_TO, LEARNED, RULES, SAME_FROM, WEIGHTS
from tocsin.record import Judgement, Reason, Telling, Verdict


def compare(left: Telling, right: Telling) -> Judgement:
    """The program's judgement on two tellings of events, the same whichever comes first.

    The score is the logistic of `BEFORE_ANY_FACT` and the weights of the reasons, added up.
    """
    return judge(profile_of(left), profile_of(right))


def judge(left: Profile, right: Profile) -> Judgement:
    """The same as `compare`, for tellings whose profiles are at hand."""
    first, second = (left, right) if left.id < right.id else (right, left)
    reasons = reasons_of(first, second)
    score = logistic(BEFORE_ANY_FACT + sum(reason.weight for reason in reasons))
    return Judgement(first.id, second.id, verdict_of(score), score, reasons)


def score_of(left: Profile, right: Profile) -> float:
    """The score that `judge` gives, where no rule keeps the two apart, else 0; for the many pairs that nobody asks of."""
    if any(rule(left, right) is not None for rule in RULES):
        return 0.0
    holding = {fact: weight for fact, weight in LEARNED if fact(left, right) is not None}
    odds = BEFORE_ANY_FACT + sum(holding.values())
    return logistic(min(odds, 0.0) if little_shared(holding) else odds)


def reasons_of(left: Profile, right: Profile) -> tuple[Reason, ...]:
    """The facts that hold between the two, in the order of the table; where little is shared, even odds are the most."""
    holding = {fact: (weight, values) for fact, weight in WEIGHTS if (values := fact(left, right)) is not None}
    reasons = tuple(Reason(fact.__name__, weight, *values) for fact, (weight, values) in holding.items())
    over = BEFORE_ANY_FACT + sum(reason.weight for reason in reasons)
    if over <= 0 or not little_shared(holding):
        return reasons
    return (*reasons, Reason(little_shared.__name__, -over, *where_or_when(left, right)))


def logistic(log_odds: float) -> float:
    """The probability that log-odds stand for, to four places, so that every machine writes the same.

    >>> logistic(0.0), logistic(-40.0)
    (0.5, 0.0)
    """
    return round(1 / (1 + exp(-log_odds)), 4)


def verdict_of(score: float) -> Verdict:
    """The verdict that a score earns.

    >>> verdict_of(0.97), verdict_of(0.5), verdict_of(0.02)
    (<Verdict.SAME: 'same'>, <Verdict.UNSURE: 'unsure'>, <Verdict.DIFFERENT: 'different'>)
    """
    if score >= SAME_FROM:
        return Verdict.SAME
    return Verdict.DIFFERENT if score <= DIFFERENT_TO else Verdict.UNSURE
