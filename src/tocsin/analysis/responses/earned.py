"""Whether an answer earns a causal word: what still stands between an association and grade three.

Everything that the ledger can test must have been tested and passed. What it cannot test is then said as an assumption.
"""

from dataclasses import dataclass

from tocsin.analysis import guards
from tocsin.analysis.answer import Cell
from tocsin.analysis.guards import Chosen
from tocsin.analysis.interrupted import A_YEAR
from tocsin.analysis.responses.found import (
    Cells,
    Found,
    Setting,
    merged_otherwise,
    moved,
    rivals_of,
    sides_of,
    verdict,
)

ASSUMED = (
    "Assumed, and not to be shown from a ledger: the earlier trend and season would have gone on; nothing else happened "
    "that reports do not tell of; those who acted did not choose the day for what was coming."
)


@dataclass(frozen=True, slots=True)
class Tested:
    """What was looked at beside: rows of what should stay the same, rows of rivals, and words on another merging."""

    sides: Cells
    rivals: Cells
    turned: str | None = None


def tested_at(at: Setting, head: Found) -> Tested:
    """What is looked at beside the effect, at its horizon."""
    return Tested(sides_of(at, head.horizon), rivals_of(at), merged_otherwise(at, head))


def short_of_causal(at: Setting, head: Found, tested: Tested) -> tuple[str, ...]:
    """What is missing for a causal word; empty where all tests were made and passed."""
    to, series, context = at.to, at.series, at.context
    first = series.day(at.starts[0])
    found = verdict(head, to.smallest) in ("more", "fewer")
    checks = (
        (found, "no change stands out from ordinary dates"),
        (len(tested.sides) == 2, "a placebo outcome and a control region were not both compared"),
        (not any(map(moved, tested.sides)), "what should stay the same changed too"),
        (not any(_loose(row, head) for row in tested.sides), "what should stay the same may have changed as much"),
        (not tested.rivals, f"rival events within {guards.RIVAL_DAYS} days: {len(tested.rivals)}"),
        (to.chosen is Chosen.GIVEN, "the dates were not given beforehand"),
        (head.used >= 2 * A_YEAR, "under two years, so that no season is allowed for"),
        (not guards.sources_moved(context, series.start, first, series.end), "the sources changed"),
        (tested.turned is None, "it turns with the merging"),
        (guards.undated(context) is None, "fewer than nine in ten are dated to the day"),
    )
    return tuple(why for passed, why in checks if not passed)


def _loose(row: tuple[Cell, ...], head: Found) -> bool:
    """Whether what should stay the same may have changed as much as what was asked about."""
    return float(row[3] or 0) <= head.effect.times <= float(row[4] or float("inf"))
