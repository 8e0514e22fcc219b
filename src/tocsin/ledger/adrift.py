"""Decisions that lost their words: those on statements that the latest reading of their article no longer makes."""

from collections import defaultdict

from sqlalchemy import Connection, select

from tocsin.ledger.answers import DecisionRow
from tocsin.ledger.attaching import attached
from tocsin.ledger.corrections import ON_STATEMENTS, subjects_of
from tocsin.ledger.deciding import all_decisions, standing
from tocsin.ledger.schema import judgements


def find_adrift(connection: Connection) -> list[tuple[DecisionRow, tuple[str, ...]]]:
    """Each standing decision with the ids of those of its statements that none takes the place of, the first first."""
    pairs: defaultdict[int, set[str]] = defaultdict(set)
    chosen = select(judgements.c.decision, judgements.c.left, judgements.c.right)
    for number, left, right in connection.execute(chosen.where(judgements.c.decision.is_not(None))):
        pairs[number] |= {left, right}
    made = standing(all_decisions(connection))
    on = {each.number: subjects_of(each) if each.verb in ON_STATEMENTS else tuple(pairs[each.number]) for each in made}
    there = attached(connection, {statement for named in on.values() for statement in named})
    lost = {number: tuple(sorted(each for each in named if each not in there)) for number, named in on.items()}
    return [(each, lost[each.number]) for each in made if lost[each.number]]
