"""Cursors: where a page of incidents begins, told by the last one before, so that nothing is skipped or told twice."""

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from tocsin.record import Incident
from tocsin.web.ordering import order
from tocsin.web.security.problems import Refusal

AT_MOST = 1000


def cursor_after(incident: Incident) -> str:
    """The cursor of the page that begins after this incident."""
    day, name = order(incident)
    return base64.urlsafe_b64encode(json.dumps([day.isoformat(), name]).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[date, str]:
    """The place that a cursor names; raises `Refusal` 422 for what is none."""
    try:
        day, name = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return date.fromisoformat(day), str(name)
    except (binascii.Error, ValueError, TypeError) as error:
        raise Refusal(422, "this cursor is none of ours", "give the `next` of the page before") from error


def page_after(incidents: Sequence[Incident], cursor: str, limit: int) -> tuple[Sequence[Incident], str | None]:
    """The page after a cursor ("" for the first), and the cursor of the next page, None at the end."""
    start = bisect_right(incidents, read_cursor(cursor), key=order) if cursor else 0
    chosen = incidents[start : start + limit]
    return chosen, cursor_after(chosen[-1]) if start + limit < len(incidents) else None
