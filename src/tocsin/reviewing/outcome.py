"""What a decision came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done in one line of words, its number in the log, and the ids of the incidents that it touched.

    `changed` exist now and are other than before, or new; `gone` no longer exist, and lead to where their reports are.
    Both are sorted.
    """

    what: str
    number: int
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
