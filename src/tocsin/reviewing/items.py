"""What waits for a person: the lanes, and one thing in them."""

from dataclasses import dataclass
from enum import StrEnum


class Lane(StrEnum):
    """What a person is asked, in the order in which it is best asked."""

    RELEVANCE = "relevance"
    FACTS = "facts"
    PLACE = "place"
    DUPLICATES = "duplicates"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing to look at: the reports or incidents (`ids`), the field in doubt, and why it is worth a look.

    `worth` is how doubtful it is (0 to 1) times how much hangs on it (1 for talk, up to 4 where many died).
    """

    lane: Lane
    ids: tuple[str, ...]
    field: str
    worth: float
    why: str
