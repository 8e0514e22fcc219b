"""Visits to the identity provider that have begun: each comes back once, in the browser that left, and soon."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from tocsin.web.security.provider import Attempt

LONGEST = timedelta(minutes=10)
MOST = 1000


@dataclass(slots=True)
class Visits:
    """The visits of one running desk."""

    _begun: dict[str, Attempt] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, visit: Attempt) -> None:
        """Remember the visit; of too many the oldest is forgotten."""
        with self._lock:
            if len(self._begun) >= MOST:
                del self._begun[next(iter(self._begun))]
            self._begun[visit.state] = visit

    def end(self, state: str, kept: str, now: datetime) -> Attempt | None:
        """The visit of this state, which the browser kept too; None for any other, a second time, and too late."""
        if not state or not hmac.compare_digest(state.encode(), kept.encode()):
            return None
        with self._lock:
            visit = self._begun.pop(state, None)
        return visit if visit and now - visit.begun <= LONGEST else None
