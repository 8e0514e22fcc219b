"""What a question is about, as typed at any door."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

Day = date | str


class NoDays(ValueError):
    """A first day counted that comes after the last."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"from {first} until {last} there is no day to count; give a first day that is not after the last"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the counted incidents are, as typed; what is left out does not narrow.

    With `first_told` those without a day are counted on the day on which they were first told of.
    """

    kind: str | None = None
    by: str | None = None
    on: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    first_told: bool = False


class Narrowing(TypedDict, total=False):
    """What narrows a question, as in the options of the command line; `first` is the first day counted (`--from`)."""

    kind: str
    by: str
    on: str
    place: str
    first: Day
    until: Day
    first_told: bool


def about_of(narrowing: Narrowing) -> About:
    """What narrows a question, as what it is about."""
    words: dict[str, Any] = {name: value for name, value in narrowing.items() if name not in {"first", "until"}}
    return About(**words, since=day_of(narrowing.get("first")), until=day_of(narrowing.get("until")))


def day_of(given: Day | None) -> date | None:
    """The day given, if one is.

    >>> day_of("2020-01-03"), day_of(None)
    (datetime.date(2020, 1, 3), None)
    """
    return sure_day(given) if given else None


def sure_day(given: Day) -> date:
    """The day given; raises `ValueError` for words that are no day."""
    return given if isinstance(given, date) else date.fromisoformat(given)
