"""What a question is about, as typed at any door."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the counted incidents are, as typed; what is left out does not narrow."""

    kind: str | None = None
    by: str | None = None
    on: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
