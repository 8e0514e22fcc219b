"""Sessions: a one-time launch code becomes a cookie, and the cookie a visitor, until nothing is asked for long enough."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from tocsin.web.security.scopes import ALL, Visitor

COOKIE = "tocsin_session"
IDLE = timedelta(hours=12)
"""A session that asks nothing for so long is over."""


@dataclass(slots=True)
class Sessions:
    """The sessions of one running desk, kept in memory: they end with the program.

    `make_code` gives codes that nobody can guess, `clock` the time.
    """

    name: str
    make_code: Callable[[], str]
    clock: Callable[[], datetime]
    launch_code: str = ""
    _last_asked: dict[str, datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.launch_code = self.make_code()

    def launch(self, code: str) -> str | None:
        """A new session's cookie for the launch code, which is then spent and replaced; None for any other code."""
        if not hmac.compare_digest(code.encode(), self.launch_code.encode()):
            return None
        self.launch_code = self.make_code()
        cookie = self.make_code()
        self._last_asked[_hashed(cookie)] = self.clock()
        return cookie

    def visitor(self, cookie: str) -> Visitor | None:
        """Who holds this cookie; None when nobody does or nothing was asked for too long."""
        key, now = _hashed(cookie), self.clock()
        with self._lock:
            # a page asks for several things at once, and one of them may be to leave
            asked = self._last_asked.pop(key, None)
            if asked is None or now - asked > IDLE:
                return None
            self._last_asked[key] = now
        return Visitor(self.name, ALL, csrf=_hashed(f"form {cookie}"))

    def end(self, cookie: str) -> None:
        """Forget the session."""
        with self._lock:
            self._last_asked.pop(_hashed(cookie), None)


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
