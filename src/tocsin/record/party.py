"""The values inside statements: parties, means, harm, words of place and time. Each keeps the words that say it."""

from dataclasses import dataclass

from tocsin.record.count import Count
from tocsin.record.place import Place
from tocsin.record.span import Span
from tocsin.record.when import When
from tocsin.record.words import Basis, Effect, Who


@dataclass(frozen=True, slots=True)
class Party:
    """A person, group, force, state or thing that does, suffers or says something.

    `name` is the fullest name that the article gives, where `words` are a pronoun or a bare description. The rest is
    known only after resolving: `actor_id`, or for a group without a name ("Iran-backed Iraqi militants") its ISO
    `country`, PLOVER `sector` and the id of whom it is `aligned` with; `how` says in words why.
    """

    words: Span
    name: str | None = None
    basis: Basis = Basis.STATED
    actor_id: str | None = None
    country: str = ""
    sector: str = ""
    aligned: str = ""
    how: str = ""

    @property
    def label(self) -> str:
        """The name where there is one, else the words."""
        return self.name or self.words.quote


@dataclass(frozen=True, slots=True)
class Means:
    """A weapon or tool, and how many where told."""

    words: Span
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """What happened to how many of whom. `part` marks a number contained in another of the same event."""

    words: Span
    effect: Effect
    count: Count
    who: Who = Who.UNKNOWN
    part: bool = False
    speaker: Party | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """How many like occurrences one statement tells of."""

    words: Span
    count: Count


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of a place, and the place itself once resolved; None while open."""

    words: Span
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of a time, and the days themselves once resolved; a time that stays open says why in its `how`."""

    words: Span
    when: When | None = None

    @property
    def known(self) -> When | None:
        """The days, where at least one end of them is known."""
        return self.when if self.when and not self.when.is_open else None
