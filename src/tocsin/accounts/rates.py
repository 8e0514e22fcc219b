"""Rate limits: how much one visitor may ask in a short time, so that a runaway program does not stop the others."""

from dataclasses import dataclass, field

KNOWN_AT_MOST = 10_000


@dataclass(slots=True)
class Rates:
    """A bucket for each visitor that holds `burst` questions and fills by `per_second`."""

    per_second: float
    burst: float
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def allows(self, who: str, now: float) -> bool:
        """Whether this visitor may ask now (`now` in seconds of any steady clock); counts the question when so."""
        left, asked = self._left.get(who, (self.burst, now))
        left = min(self.burst, left + (now - asked) * self.per_second)
        if len(self._left) > KNOWN_AT_MOST:
            self._left.clear()
        self._left[who] = (max(0.0, left - 1), now)
        return left >= 1

    def forget(self, who: str) -> None:
        """Let this visitor begin anew."""
        self._left.pop(who, None)
