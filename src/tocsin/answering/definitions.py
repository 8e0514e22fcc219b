"""What a ledger holds of a claim under every definition that its words leave open, and which incidents these are."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from tocsin.analysis.answer import Cell, Rows
from tocsin.analysis.claims.judging import Claimed, Definition, Grid, Reviewed
from tocsin.answering.counting import day_and_place
from tocsin.answering.held import Held
from tocsin.answering.parties import Fit
from tocsin.answering.selection import MANY, VAGUE, Match, Wanted, dated
from tocsin.record import Effect

LISTED = 40
"""Incidents listed at most."""
COLUMNS = ("id", "day", "what", "who → whom", "where", "reviewed", "counts")
EVENTS = ("incidents", "strikes told of", "one a day and place", "days with one")
"""Units of events: as merged, as told within them, and merged more and more freely."""
PARTIES = frozenset({"doer", "target"})
PLAIN = frozenset({"as said", "named", "anyone", "surely within", "any", "in it", "incidents", "people"})
"""The choices of the claim's plain words."""


def grid(held: Held, wanted: Wanted, claimed: Claimed, matched: Sequence[Match], kind: str = "") -> Grid:
    """What the ledger holds under every definition.

    `matched` are the incidents of any day that can be meant; `kind` is the claim's, "" where its words name none.
    """
    found = list(dated(matched, wanted))
    told = [each for each in matched if _told(each, wanted)]
    questions = {
        "kinds": _kinds(kind),
        "sides": _sides(wanted),
        "days": _days(wanted),
        "area": ("in it", "or not told") if wanted.place else ("any",),
        "unit": EVENTS if claimed.what == "events" else ("people",),
    }
    cells = []
    for choice in product(*questions.values()):
        said = dict(zip(questions, choice, strict=True))
        counted = [each for each in (told if said["days"] == "first told within" else found) if _fits(each, said)]
        seen = [each for each in counted if held.is_reviewed(each.happening.incident)]
        cells.append(_definition(counted, seen, claimed, said))
    main = next(cell for cell in cells if {answer for _, answer in cell.decided} <= PLAIN)
    timed = wanted.since is not None
    return Grid(tuple(cells), main, covered=_covered(held, wanted), timed=timed, held=_listed(found, main, held))


def _kinds(kind: str) -> tuple[str, ...]:
    return ("as said", "or not told") if kind and kind not in MANY and kind not in VAGUE else ("as said",)


def _sides(wanted: Wanted) -> tuple[str, ...]:
    """An incident that names neither side is a definition of its own: nothing but its day ties it to the claim."""
    asked = [side for side in (wanted.by, wanted.on) if not side.anyone]
    if not asked:
        return ("anyone",)
    return ("named", "named or unknown") if len(asked) == 1 else ("named", "one unknown", "both unknown")


def _days(wanted: Wanted) -> tuple[str, ...]:
    if wanted.since is None and wanted.until is None:
        return ("any",)
    return ("surely within", "first told within", "perhaps within")


def _told(match: Match, wanted: Wanted) -> bool:
    """Whether the first report, or else the day, lies within the claim's time."""
    day: date | None = match.happening.reported or match.happening.day
    if day is None:
        return False
    return (wanted.since is None or wanted.since <= day) and (wanted.until is None or day <= wanted.until)


def _fits(match: Match, said: dict[str, str]) -> bool:
    open_ = {question for question, fit in match.fits if fit is Fit.PERHAPS}
    parties = len(open_ & PARTIES)
    most = {"named": 0, "anyone": 0, "one unknown": 1, "named or unknown": 1, "both unknown": 2}[said["sides"]]
    return (
        parties <= most
        and ("place" not in open_ or said["area"] == "or not told")
        and ("kind" not in open_ or said["kinds"] == "or not told")
        and ("days" not in open_ or said["days"] == "perhaps within")
    )


def _covered(held: Held, wanted: Wanted) -> bool:
    """Whether the ledger's articles begin within the first tenth of the claim's time."""
    since, until = wanted.since, wanted.until or held.last
    if since is None or until is None or held.first is None:
        return False
    return (held.first - since).days <= (until - since).days / 10


def _definition(counted: Sequence[Match], seen: Sequence[Match], claimed: Claimed, said: dict[str, str]) -> Definition:
    """What the counted come to, and of them the seen."""
    low, high = _amount(counted, claimed, said["unit"])
    untold = said["unit"] == "people" and _untold(counted, claimed)
    reviewed = Reviewed(*_amount(seen, claimed, said["unit"]), _ids(seen))
    return Definition(tuple(said.items()), low, high, _ids(counted), untold, reviewed)


def _ids(counted: Sequence[Match]) -> tuple[str, ...]:
    return tuple(match.happening.incident.id for match in counted)


def _untold(counted: Sequence[Match], claimed: Claimed) -> bool:
    effect = Effect(claimed.what)
    return not counted or any(match.happening.incident.toll(effect) is None for match in counted)


def _amount(counted: Sequence[Match], claimed: Claimed, unit: str) -> tuple[int, int]:
    incidents = [match.happening.incident for match in counted]
    if unit == "incidents":
        return len(incidents), len(incidents)
    if unit == "days with one":
        days = len({match.happening.day for match in counted})
        return days, days
    if unit == "one a day and place":
        places = len({day_and_place(match.happening) for match in counted})
        return places, places
    if unit == "strikes told of":
        times = [(one.times.low, one.times.high or one.times.low) if one.times else (1, 1) for one in incidents]
        return sum(low for low, _ in times), sum(high for _, high in times)
    tolls = [toll for one in incidents if (toll := one.toll(Effect(claimed.what)))]
    return sum(toll.low for toll in tolls), sum(toll.high or toll.low for toll in tolls)


def _listed(found: Iterable[Match], main: Definition, held: Held) -> Rows:
    """The incidents that count by the claim's plain words, then those that might, with what is open of each."""
    surely, ranked = set(main.ids), []
    for match in found:
        open_ = [question for question, fit in match.fits if fit is Fit.PERHAPS]
        counts = match.happening.incident.id in surely
        day = match.happening.day or match.happening.reported or date.max
        ranked.append(((not counts, len(open_), day), match, "yes" if counts else f"perhaps: {', '.join(open_)} open"))
    ranked.sort(key=lambda each: (each[0], each[1].happening.incident.id))
    rows = tuple(
        (*_line(match), "yes" if held.is_reviewed(match.happening.incident) else "no", counts)
        for _, match, counts in ranked[:LISTED]
    )
    more = f", the first {LISTED} of {len(ranked)}" if len(ranked) > LISTED else ""
    return Rows(f"Incidents that count or might{more}", COLUMNS, rows)


def _line(match: Match) -> tuple[Cell, ...]:
    incident, day = match.happening.incident, match.happening.day
    who = "; ".join(incident.actors) or "not named"
    whom = "; ".join(incident.targets) or "not named"
    shown = str(day) if day else f"told {match.happening.reported}" if match.happening.reported else "not told"
    where = incident.place.name if incident.place else incident.place_words
    return (incident.id[:8], shown, incident.kind, f"{who} → {whom}", where)
