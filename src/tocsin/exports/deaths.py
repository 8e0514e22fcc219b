"""The killed of an incident as UCDP counts them: low, best and high, and best divided among the sides."""

from collections import Counter
from dataclasses import dataclass

from tocsin.exports.sides import Side, actors, targets
from tocsin.exports.sourced import Sourced
from tocsin.record import Count, Effect, Harm, Report, Who

OF_CIVILIANS = frozenset({Who.CIVILIANS, Who.OFFICIALS})
OF_STATES = frozenset({Who.MILITARY, Who.POLICE})
NOBODY = Count(0, 0)


@dataclass(frozen=True, slots=True)
class Deaths:
    """Numbers of killed. The four parts add up to `best`; where no source tells who they were, `unknown` has all."""

    low: int
    best: int
    high: int
    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0


def whole(report: Report) -> list[Harm]:
    """The killed of a report, without numbers that are contained in others."""
    return [harm for harm in report.harm if harm.effect is Effect.KILLED and not harm.part]


def deaths(sourced: Sourced) -> Deaths:
    """The numbers of an incident. `best` is the least of what most reports tell; an open ceiling is closed at `best`."""
    told = sourced.incident.toll(Effect.KILLED) or NOBODY
    sums = [sum(harm.count.low for harm in whole(report)) for report in sourced.reports if whole(report)]
    often = Counter(number for number in sums if number >= told.low and number <= (told.high or number))
    best = min(often, key=lambda number: (-often[number], number)) if often else told.low
    high = max(best, told.low) if told.high is None else told.high
    return Deaths(told.low, best, high, **_divided(sourced, best))


def _divided(sourced: Sourced, best: int) -> dict[str, int]:
    """`best` by sides, as the first report tells it whose parts fit."""
    sides = [*actors(sourced)[:1], *targets(sourced)[:1]] if targets(sourced) else list(actors(sourced)[:2])
    for report in sourced.reports:
        parts = _parts(report, sides)
        if parts and parts["unknown"] >= 0 and sum(parts.values()) <= best:
            parts["unknown"] += best - sum(parts.values())
            return dict(parts)
    return {"unknown": best}


def _parts(report: Report, sides: list[Side]) -> Counter[str]:
    """The dead of a report by sides; a number contained in another is taken out of those of whom nothing is told."""
    parts: Counter[str] = Counter()
    for harm in whole(report):
        parts[_of_whom(harm.who, sides)] += harm.count.low
    for harm in report.harm:
        if harm.effect is Effect.KILLED and harm.part and parts["unknown"]:
            parts[_of_whom(harm.who, sides)] += harm.count.low
            parts["unknown"] -= harm.count.low
    return parts


def _of_whom(who: Who, sides: list[Side]) -> str:
    """Which of UCDP's four columns people of this sort belong to."""
    if who in OF_CIVILIANS:
        return "civilians"
    if who not in OF_STATES | {Who.MILITANTS}:
        return "unknown"
    fitting = [name for name, side in zip(("a", "b"), sides, strict=False) if side.of_state == (who in OF_STATES)]
    return fitting[0] if len(fitting) == 1 else "unknown"
