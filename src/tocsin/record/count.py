"""Counts: how many, as an interval that includes both ends."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many there were: `low`..`high`, both inclusive; `high` is None where no ceiling is told."""

    low: int
    high: int | None
    approx: bool = False

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.low > self.high):
            raise ValueError(f"a count needs 0 <= low <= high, got {self.low} and {self.high}")

    def __str__(self) -> str:
        """The plain form: `2..2`, `13..`, `~50..50`.

        >>> str(Count(13, None)), str(Count(50, 50, approx=True))
        ('13..', '~50..50')
        """
        high = "" if self.high is None else self.high
        return f"{'~' if self.approx else ''}{self.low}..{high}"

    def agrees(self, other: "Count") -> bool:
        """Whether one number could satisfy both.

        >>> Count(2, 2).agrees(Count(1, None)), Count(2, 2).agrees(Count(3, None))
        (True, False)
        """
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def joined(self, other: "Count") -> "Count":
        """The narrowest count that contains both."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count(min(self.low, other.low), high, self.approx or other.approx)


PLAIN = re.compile(r"(~?)(\d+)\.\.(\d*)")


def parse_count(plain: str) -> Count:
    """Read back the plain form of a count.

    >>> parse_count("13..")
    Count(low=13, high=None, approx=False)
    """
    match = PLAIN.fullmatch(plain)
    if not match:
        raise ValueError(f'a count reads like 2..2, 13.. or ~50..50, got "{plain}"')
    approx, low, high = match.groups()
    return Count(int(low), int(high) if high else None, bool(approx))
