"""What schemes of done deeds hold, and the days that they need."""

from tocsin.exports.sourced import Sourced
from tocsin.record import Stage

HAPPENED = frozenset({Stage.OCCURRED, Stage.ONGOING})
"""The stages that such schemes hold."""
UNDATED = "no day is known: the scheme needs one"


def undone(sourced: Sourced) -> str:
    """Why a scheme of done deeds would not hold an incident of this stage; "" where it would."""
    stage = sourced.incident.stage
    return "" if stage in HAPPENED else f"stage {stage.value}: the scheme holds what happened"


def undated(sourced: Sourced) -> str:
    """Why a scheme that needs a day would not hold the incident; "" where it would."""
    return "" if first_day(sourced) else UNDATED


def first_day(sourced: Sourced) -> str:
    """The first day on which it can have happened, or where that is open the last; "" where both are."""
    when = sourced.incident.when
    return str((when.earliest or when.latest or "") if when else "")


def last_day(sourced: Sourced) -> str:
    """The last day on which it can have happened, or where that is open the first; "" where both are."""
    when = sourced.incident.when
    return str((when.latest or when.earliest or "") if when else "")
