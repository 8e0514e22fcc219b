"""From marks to statements: every value re-read from its own words, by rule, whichever reader made the marks."""

from collections.abc import Callable

from tocsin.coding.count import read_count
from tocsin.coding.event import report
from tocsin.coding.strength import strength
from tocsin.coding.tally import tally
from tocsin.coding.tie import tie
from tocsin.coding.trend import trend
from tocsin.coding.trigger import Group, groups
from tocsin.coding.who import read_who
from tocsin.record import Marks, Statement

__all__ = ["code", "read_count", "read_who"]

SORTS: dict[str, Callable[[str, Group], Statement | None]] = {
    "event": report,
    "tally": tally,
    "trend": trend,
    "strength": strength,
    "tie": tie,
}


def code(text: str, marks: Marks) -> tuple[Statement, ...]:
    """The statements that `marks` make of `text`, in the order of their triggers.

    Triggers that `marks.same` pairs make one statement with the union of their fields. A statement that the scheme
    has no place for (an unknown kind, a tally without a number, a tie with one end) is left out.
    """
    made = (SORTS[group.triggers[0].sort](text, group) for group in groups(marks) if group.triggers[0].sort in SORTS)
    return tuple(statement for statement in made if statement is not None)
