"""Incidents: what reports of one occurrence are merged into. Derived, never edited."""

from dataclasses import dataclass

from tocsin.record.count import Count
from tocsin.record.identity import content_id
from tocsin.record.place import Place
from tocsin.record.when import When
from tocsin.record.words import Effect, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One occurrence as reported. `reports` are statement ids, sorted; the id is made of them.

    `actors`, `targets` and `means` are labels as reported, most often told first; `tolls` joins what sources say.
    """

    reports: tuple[str, ...]
    kind: str
    stage: Stage
    when: When | None
    place: Place | None
    place_words: str = ""
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    tolls: tuple[tuple[Effect, Count], ...] = ()
    times: Count | None = None
    publishers: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """The id: a hash of the smallest report id, so that an incident keeps it while it grows from that report."""
        return content_id("incident", self.reports[0])

    def toll(self, effect: Effect) -> Count | None:
        """How many came to this harm, None where nobody says."""
        return dict(self.tolls).get(effect)
