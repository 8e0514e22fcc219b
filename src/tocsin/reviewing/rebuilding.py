"""Deriving everything again from what was told and decided, and what that says of what is there."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime

from tocsin.ledger import Ledger
from tocsin.merging import derive
from tocsin.pipeline import merge
from tocsin.record import PROGRAM, Incident, Judgement, Problem

MEND = "run `tocsin rebuild`"


def rebuild(ledger: Ledger, now: datetime) -> tuple[Problem, ...]:
    """Derive all incidents again and keep what comes of it; how what was there differed, by id."""
    with ledger.together():
        found = tuple(differences(ledger))
        merge(ledger, now)
    return found


def verify(ledger: Ledger) -> tuple[Problem, ...]:
    """Read every row again with its hashes, words and derivation; a problem for each that does not hold."""
    rows = tuple(ledger.what_does_not_hold())
    # what cannot be read cannot be derived from
    return rows or tuple(differences(ledger))


def differences(ledger: Ledger) -> Iterator[Problem]:
    """How incidents, the program's judgements and gists differ from what follows from what was told and decided."""
    derived, judged = derive(ledger.tellings(sort="event"), ledger.judged_by_people())
    there, meant = ({each.id: each for each in listed} for listed in (ledger.incidents(), derived))
    for each in sorted(there.keys() | meant.keys()):
        what = _difference(there.get(each), meant.get(each))
        if what:
            yield Problem(f"incidents {each}", what, MEND)
    yield from _judged_otherwise(ledger, judged)
    yield from ledger.gists_astray()


def _difference(there: Incident | None, meant: Incident | None) -> str:
    """What differs, in words; "" where nothing does."""
    if there is None or meant is None:
        return "it follows from the reports and is not there" if meant else "nothing that was told makes it an incident"
    other = [field.name for field in fields(Incident) if getattr(there, field.name) != getattr(meant, field.name)]
    return f"{', '.join(other)} is not what follows from its reports" if other else ""


def _judged_otherwise(ledger: Ledger, judged: Sequence[Judgement]) -> Iterator[Problem]:
    kept = {(each.left, each.right): each for each in ledger.judgements() if each.by == PROGRAM}
    for each in judged:
        held = kept.pop((each.left, each.right), None)
        if held is None or (held.verdict, held.score, held.reasons) != (each.verdict, each.score, each.reasons):
            what = "the program's verdict on the pair is not the one that is kept"
            yield Problem(f"judgements {each.left} {each.right}", what, MEND)
    for left, right in sorted(kept):
        yield Problem(f"judgements {left} {right}", "the program no longer judges the pair", MEND)
