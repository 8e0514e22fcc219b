"""Incidents: what reports of one occurrence are merged into. Derived, never edited."""

from dataclasses import dataclass

from tocsin.record.count import Count
from tocsin.record.identity import content_id
from tocsin.record.place import Place
from tocsin.record.when import When
from tocsin.record.words import Effect, Stage


@dataclass(frozen=True, slots=True)
class Told:
    """What one text says of one harm: the number, who prints it, and who says so where the text passes it on.

    `report` is the first report with the text, `publishers` are all that print it. A number is `superseded` when each
    of them later gave another.
    """

    effect: Effect
    count: Count
    report: str
    publishers: tuple[str, ...] = ()
    speaker: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """Another incident to be told of with this one, and why: "planned → occurred"."""

    incident: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One occurrence as reported. `reports` are statement ids, sorted; the id is made of them.

    `actors`, `targets` and `means` are labels as reported, most often told first; `tolls` joins what sources say,
    and `told` keeps each number with its source. `claimed_by` say that they did it, `denied_by` that they did not or
    that it did not happen. `sources` counts those independent of each other: papers with one text are one.
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
    claimed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    sources: int = 1
    linked: tuple[Linked, ...] = ()

    @property
    def id(self) -> str:
        """The id: a hash of the smallest report id, so that an incident keeps it while it grows from that report."""
        return incident_id(self.reports[0])

    def toll(self, effect: Effect) -> Count | None:
        """How many came to this harm, None where nobody says."""
        return dict(self.tolls).get(effect)


def incident_id(report: str) -> str:
    """The id of an incident whose first report has this id."""
    return content_id("incident", report)
