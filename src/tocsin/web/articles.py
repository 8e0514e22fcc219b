"""The list of the ledger's articles held in memory, taken out again when something new was read."""

from dataclasses import dataclass, field
from threading import Lock

from tocsin.ledger import ArticleRow, Ledger
from tocsin.ledger.following import count_of_readings
from tocsin.ledger.tombstones import count_of_tombstones


@dataclass(slots=True)
class Articles:
    """The articles of an open ledger as they stand now; one of these serves all visitors."""

    ledger: Ledger
    _readings: tuple[int, int] = (-1, -1)
    _rows: tuple[ArticleRow, ...] = ()
    _lock: Lock = field(default_factory=Lock)

    def now(self) -> tuple[ArticleRow, ...]:
        """A line for each article, by publication, the undated last; the same tuple until there are more or fewer readings."""
        with self.ledger.reading() as connection:
            number = count_of_readings(connection), count_of_tombstones(connection)
        with self._lock:
            if number != self._readings:
                self._readings, self._rows = number, tuple(self.ledger.articles())
            return self._rows
