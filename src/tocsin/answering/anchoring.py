"""The day of an event that a claim counts from, as the ledger holds it: "since the killing of …"."""

from collections import Counter
from dataclasses import replace
from datetime import date

from tocsin.answering.claiming import Claim
from tocsin.answering.held import Held
from tocsin.answering.meant import Since
from tocsin.answering.selection import matches


def anchored(held: Held, claim: Claim) -> Claim:
    """The claim from the day of the event that it counts from; as it is where there is none, or the ledger dates none."""
    day = day_of_event(held, claim.after) if claim.after else None
    return claim if day is None else replace(claim, wanted=replace(claim.wanted, since=day))


def day_of_event(held: Held, since: Since) -> date | None:
    """The day on which most incidents that surely are the event took place, the earliest of equals; None without any.

    One event is often told as several incidents, of which some are dated by the day on which they were told again.
    """
    found = matches(held.happenings, since.wanted).allowing(("doer",))
    told = Counter(found.days[held.happenings.to_the_day[found.rows]].tolist())
    return date.fromordinal(min(told, key=lambda day: (-told[day], day))) if told else None
