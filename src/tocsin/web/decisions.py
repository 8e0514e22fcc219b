"""Decisions as pages and programs send them, handed to reviewing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from tocsin import reviewing
from tocsin.ledger.deciding import decision_numbered
from tocsin.reviewing import Outcome
from tocsin.reviewing.subjects import subject
from tocsin.web.desk import Desk
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Scope, Visitor

ONE_AT_A_TIME = Lock()
"""A decision derives incidents anew; two at once would each leave out the other."""
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on these ids. `words` are the offsets of the words that bear a correction out.

    `seen` are the reports of the one incident as the person saw it, where that is told.
    """

    verb: str
    which: tuple[str, ...]
    field: str = ""
    value: str = ""
    why: str = ""
    words: tuple[int, int] | None = None
    seen: frozenset[str] = frozenset()


JUDGING: Mapping[str, Callable[..., Outcome]] = {
    "same": reviewing.same,
    "different": reviewing.different,
    "unsure": reviewing.unsure,
}
STATING: Mapping[str, Callable[..., Outcome]] = {
    "accept": reviewing.accept,
    "reject": reviewing.reject,
    "comment": reviewing.comment,
}
VERBS = (*JUDGING, *STATING, "correct")


def decide(desk: Desk, visitor: Visitor, decision: Decision) -> Outcome:
    """Take the decision; of several ids that are decided on one by one, the outcome of the last with all that changed.

    Raises `Refusal` for what is no verb, lacks its ids or its words, or is on an incident with other reports than were seen, and
    `ReviewError` for what reviewing does not take.
    """
    _check_said(decision)
    _check_may(desk, visitor, decision)
    said = {"by": visitor.name, "why": decision.why.strip(), "now": desk.now()}
    with ONE_AT_A_TIME:
        _check_seen(desk, decision)
        if decision.verb in JUDGING:
            return JUDGING[decision.verb](desk.ledger, decision.which, **said)
        return _joined([_one(desk, each, decision, said) for each in decision.which])


def _check_said(decision: Decision) -> None:
    """Refuse what is no decision, or lacks what it is on or what it says."""
    if decision.verb not in VERBS:
        raise Refusal(404, f'"{decision.verb[:40]}" is no decision', f"use one of {', '.join(VERBS)}")
    if not decision.which or len(decision.which) > 500 or len(decision.why) > LONGEST or len(decision.value) > LONGEST:
        raise Refusal(422, "a decision is on 1 to 500 ids, with at most 2,000 characters for value and reason")
    if decision.verb == "comment" and not decision.why.strip():
        raise Refusal(422, "a comment needs words", "write them as the reason, `why`")
    if decision.verb == "correct" and not decision.value.strip() and decision.words is None:
        raise Refusal(
            422, f"nothing is said that {decision.field} is to be", "select words in the article, or write the value"
        )


def _check_may(desk: Desk, visitor: Visitor, decision: Decision) -> None:
    """Refuse what is for reviewers: verdicts on pairs, and on whole incidents."""
    if visitor.may(Scope.REVIEW):
        return
    whole = decision.verb in ("accept", "reject") and not decision.field
    if decision.verb in JUDGING or (whole and any(subject(desk.ledger, each).incident for each in decision.which)):
        raise Refusal(403, "whole incidents and pairs are for reviewers", "decide on its reports, or ask a reviewer")


def _check_seen(desk: Desk, decision: Decision) -> None:
    """Refuse a decision on reports that the person has not seen, or that others have taken from the incident since."""
    now = desk.ledger.incident(decision.which[0]) if decision.seen else None
    if decision.seen and (now is None or decision.seen != frozenset(now.reports)):
        what = "this incident has other reports now than when you looked at it; nothing was decided"
        raise Refusal(409, what, "look at it again, then decide")


def _one(desk: Desk, which: str, decision: Decision, said: Mapping[str, object]) -> Outcome:
    if decision.verb == "correct":
        resolver = desk.rooms.resolver
        given = {"words": decision.words, "resolver": resolver}
        return reviewing.correct(desk.ledger, which, decision.field, decision.value, **given, **said)  # type: ignore[arg-type]
    return STATING[decision.verb](desk.ledger, which, decision.field, **said)


def _joined(outcomes: list[Outcome]) -> Outcome:
    last = outcomes[-1]
    if len(outcomes) == 1:
        return last
    changed = {each for outcome in outcomes for each in outcome.changed}
    gone = {each for outcome in outcomes for each in outcome.gone}
    what = f"{len(outcomes)} decisions, the last: {last.what}"
    return Outcome(what, last.number, tuple(sorted(changed - gone)), tuple(sorted(gone)))


def undo_one(desk: Desk, visitor: Visitor, number: int | None, why: str, *, alone: bool = False) -> Outcome:
    """Undo the decision of this number, or the visitor's last, and unless `alone` the other parts of the same act.

    Raises `Refusal` for a coder and another's decision.
    """
    with desk.ledger.reading() as connection:
        meant = decision_numbered(connection, number) if number is not None else None
    if meant and meant.by != visitor.name and not visitor.may(Scope.REVIEW):
        raise Refusal(403, "what others decided is undone by reviewers", "ask a reviewer")
    with ONE_AT_A_TIME:
        return reviewing.undo(
            desk.ledger, by=visitor.name, why=why[:LONGEST], now=desk.now(), number=number, alone=alone
        )
