"""Reports of one table, kept apart as the table has them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import combinations

from tocsin.keeping import keep_up
from tocsin.ledger import Ledger
from tocsin.record import Judgement, Verdict

ROUNDS = 20
"""How often reports of one table are set apart again before it is left as it is."""
Pair = tuple[str, str]


def set_apart(ledger: Ledger, incidents: Mapping[str, str], by: str, now: datetime) -> None:
    """Judge different the reports of a table that were merged and are of different incidents in it.

    `incidents` has each report's incident: the table tells them apart, as an article does. All that the program holds
    to be the same is judged at once: of rows parted one by one each would join the next.
    """
    for _ in range(ROUNDS):
        merged = set(_apart(incidents, _merged(ledger, incidents)))
        if not merged:
            return
        alike = ((each.left, each.right) for each in ledger.judgements() if each.verdict is Verdict.SAME)
        pairs = sorted(merged | set(_apart(incidents, alike)))
        ledger.save_judgements((_different(left, right, by) for left, right in pairs), now)
        keep_up(ledger, now)


def _merged(ledger: Ledger, reports: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs of these reports that stand in one incident."""
    for incident in ledger.incidents():
        yield from combinations(filter(reports.__contains__, incident.reports), 2)


def _apart(incidents: Mapping[str, str], pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Those of the pairs whose reports are of different incidents."""
    for left, right in pairs:
        if left in incidents and right in incidents and incidents[left] != incidents[right]:
            yield left, right


def _different(left: str, right: str, by: str) -> Judgement:
    return Judgement(left, right, Verdict.DIFFERENT, 1.0, by=by, why="two incidents of one table")
