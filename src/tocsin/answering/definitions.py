"""What a ledger holds of a claim under every definition that its words leave open, and which incidents these are."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import numpy as np

from tocsin.analysis.answer import Cell, Rows
from tocsin.analysis.claims.judging import Claimed, Definition, Grid, Reviewed
from tocsin.answering.counting import DAYS, days_and_places
from tocsin.answering.happenings import Flags, Happening, Happenings
from tocsin.answering.harm import Toll, harmed, times
from tocsin.answering.held import Held
from tocsin.answering.parties import is_another, party_of
from tocsin.answering.selection import MANY, VAGUE, Matches, Wanted
from tocsin.record import Effect

LISTED = 40
"""Incidents listed at most."""
COLUMNS = ("id", "day", "what", "who → whom", "where", "reviewed", "counts")
EVENTS = ("incidents", "strikes told of", "one a day and place", "days with one")
"""Units of events: as merged, as told within them, and merged more and more freely."""
PARTIES = frozenset({"doer", "target"})
PLAIN = frozenset({"as said", "named", "anyone", "surely within", "any", "in it", "incidents", "people"})
"""The choices of the claim's plain words."""


def grid(held: Held, wanted: Wanted, claimed: Claimed, matched: Matches, kind: str = "") -> Grid:
    """What the ledger holds under every definition.

    `matched` are the incidents of any day that can be meant; `kind` is the claim's, "" where its words name none.
    """
    found, told = matched.dated(wanted), matched.where(_told(matched, wanted))
    questions = {
        "kinds": _kinds(kind),
        "sides": _sides(wanted),
        "days": _days(wanted),
        "area": ("in it", "or not told") if wanted.place else ("any",),
        "unit": EVENTS if claimed.what == "events" else ("people",),
    }
    choices = [dict(zip(questions, choice, strict=True)) for choice in product(*questions.values())]
    apart = _others_harmed(held.happenings, wanted, claimed)
    cells = []
    for said in choices:
        among = told if said["days"] == "first told within" else found
        counted = among.where(_fits(among, said))
        seen = counted.where(held.is_reviewed[counted.rows])
        cells.append(_definition(counted, seen, claimed, said, apart))
    main = next(number for number, said in enumerate(choices) if set(said.values()) <= PLAIN)
    listed, timed = _listed(found, _fits(found, choices[main]), held), wanted.since is not None
    mixed = bool(apart[found.rows].any())
    return Grid(tuple(cells), cells[main], covered=_covered(held, wanted), timed=timed, mixed=mixed, held=listed)


def _others_harmed(happenings: Happenings, wanted: Wanted, claimed: Claimed) -> Flags:
    """In which somebody is named among those harmed who is not of the side that the claim is of."""
    if claimed.what == "events" or wanted.on.anyone:
        return np.zeros(len(happenings), bool)
    return happenings.where_any("victims", lambda word: is_another(party_of(word), wanted.on))


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


def _told(matched: Matches, wanted: Wanted) -> Flags:
    """Of which the first report, or else the day, lies within the claim's time."""
    reported = matched.happenings.days_of("reported")[matched.rows]
    days = np.where(reported > 0, reported, matched.days)
    since, until = wanted.since or date.min, wanted.until or date.max
    return (days >= since.toordinal()) & (days <= until.toordinal())


def _fits(matched: Matches, said: Mapping[str, str]) -> Flags:
    most = {"named": 0, "anyone": 0, "one unknown": 1, "named or unknown": 1, "both unknown": 2}[said["sides"]]
    fits = matched.open("doer").astype(int) + matched.open("target") <= most
    for question, choice in (("place", "area"), ("kind", "kinds"), ("days", "days")):
        if said[choice] not in ("or not told", "perhaps within"):
            fits &= ~matched.open(question)
    return fits


def _covered(held: Held, wanted: Wanted) -> bool:
    """Whether the ledger's articles reach over nine tenths of the claim's time."""
    since, until = wanted.since, wanted.until or held.last
    if since is None or until is None or held.first is None or held.last is None:
        return False
    missing = max((held.first - since).days, 0) + max((until - held.last).days, 0)
    return missing <= (until - since).days / 10


def _definition(counted: Matches, seen: Matches, claimed: Claimed, said: Mapping[str, str], apart: Flags) -> Definition:
    """What the counted come to, and of them the seen; those harmed where others are too may be none that are meant."""
    low, high = _amount(counted, claimed, said["unit"], apart)
    untold = said["unit"] == "people" and _untold(counted, claimed)
    reviewed = Reviewed(*_amount(seen, claimed, said["unit"], apart), seen.ids)
    return Definition(tuple(said.items()), low, high, counted.ids, untold, reviewed)


def _untold(counted: Matches, claimed: Claimed) -> bool:
    harm = f"{Effect(claimed.what)} "
    told = counted.happenings.where_any("tolls", lambda toll: toll.startswith(harm))
    return not len(counted) or not told[counted.rows].all()


def _amount(counted: Matches, claimed: Claimed, unit: str, apart: Flags) -> Toll:
    if unit == "incidents":
        return Toll(len(counted), len(counted))
    if unit == "days with one":
        days = int(np.count_nonzero(np.bincount(counted.days)))
        return Toll(days, days)
    if unit == "one a day and place":
        places = len(days_and_places(counted))
        return Toll(places, places)
    if unit == "strikes told of":
        return times(counted.happenings, counted.rows)
    rows, effect = counted.rows, Effect(claimed.what)
    surely = harmed(counted.happenings, rows[~apart[rows]], effect)
    return Toll(surely.low, harmed(counted.happenings, rows, effect).high)


def _listed(found: Matches, surely: Flags, held: Held) -> Rows:
    """The incidents that count by the claim's plain words, then those that might, with what is open of each."""
    opened = [found.open(question) for question in found.fits]
    reported = found.happenings.days_of("reported")[found.rows]
    days = np.where(found.days > 0, found.days, np.where(reported > 0, reported, date.max.toordinal()))
    ids = found.happenings.gists.measured["id"][found.rows]
    rank = (~surely * (len(opened) + 1) + np.sum(opened, axis=0)) * DAYS + days
    last = np.partition(rank, LISTED)[LISTED] if len(rank) > LISTED else rank.max(initial=0)
    near = np.flatnonzero(rank <= last)
    first = near[np.lexsort((ids[near], rank[near]))[:LISTED]]
    reviewed = held.is_reviewed[found.rows]
    rows = tuple(
        (*_line(one), "yes" if reviewed[at] else "no", _counts(found, at, surely=bool(surely[at])))
        for at, one in zip(first.tolist(), found.happenings.read(found.rows[first]), strict=True)
    )
    more = f", the first {LISTED} of {len(found)}" if len(found) > LISTED else ""
    return Rows(f"Incidents that count or might{more}", COLUMNS, rows)


def _counts(found: Matches, at: int, *, surely: bool) -> str:
    opened = [question for question in found.fits if found.open(question)[at]]
    return "yes" if surely else f"perhaps: {', '.join(opened)} open"


def _line(one: Happening) -> tuple[Cell, ...]:
    who, whom = ("; ".join(party.label for party in parties) or "not named" for parties in (one.doers, one.targets))
    shown = str(one.day) if one.day else f"told {one.reported}" if one.reported else "not told"
    return (one.id[:8], shown, one.kind, f"{who} → {whom}", one.where)
