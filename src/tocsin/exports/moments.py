"""Moments as they go out."""

from datetime import UTC, datetime


def moment(made: datetime | None) -> str | None:
    """A moment in UTC to the second, None where none is known.

    >>> from datetime import timedelta, timezone
    >>> moment(datetime(2020, 4, 3, 9, 30, tzinfo=timezone(timedelta(hours=2))))
    '2020-04-03T07:30:00Z'
    """
    return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if made else None
