"""Which incidents a question is about, and how surely each of them is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tocsin.answering.held import Happening, Named
from tocsin.answering.parties import EVERYONE, Fit, Side, fit
from tocsin.codebook.actors import load_actors
from tocsin.codebook.kinds import kinds
from tocsin.record import DONE, Incident

VAGUE = frozenset({"attack", "killing"})
"""Kinds that say that force was used and not how."""
MANY = ("attack", "attacks", "violence")


class UnknownKind(ValueError):
    """A kind that the codebook does not have."""

    def __init__(self, kind: str) -> None:
        super().__init__(f'"{kind}" is no kind of event; use one of {", ".join(kinds())}')


HARMING = ("accident", "displacement")
"""Kinds in which people come to harm without an attack."""


def every_violence() -> frozenset[str]:
    """The kinds in which people can come to harm, by whomever.

    >>> {"crackdown", "accident"} <= every_violence(), "talks" in every_violence()
    (True, False)
    """
    return frozenset(name for name, kind in kinds().items() if kind.violent or name in HARMING)


def kinds_of(kind: str | None) -> frozenset[str]:
    """The kinds meant by a word: of "attack" and of nothing, every use of force between sides.

    >>> "shelling" in kinds_of("attack"), kinds_of("threat"), "crackdown" in kinds_of(None)
    (True, frozenset({'threat'}), False)
    """
    if not kind or kind in MANY:
        apart = {
            "crackdown",
            "mob-violence",
            "torture",
            "sexual-violence",
            "cyber-attack",
            "displacement",
            "interception",
        }
        return frozenset(name for name, one in kinds().items() if one.violent) - apart
    named = frozenset(part.strip() for part in kind.split(","))
    for each in sorted(named):
        if each not in kinds():
            raise UnknownKind(each)
    return named


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a question is about; what is left out does not narrow. `place` is part of a place's name, or a country."""

    kinds: frozenset[str] = field(default_factory=lambda: kinds_of(None))
    by: Side = EVERYONE
    on: Side = EVERYONE
    place: str = ""
    since: date | None = None
    until: date | None = None

    def named(self) -> str:
        """What is counted, in words: a plural noun first."""
        noun = "attacks" if len(self.kinds) > 3 else _plural(sorted(self.kinds))
        by = "" if self.by.anyone else f" by {self.by.said}"
        on = "" if self.on.anyone else f" on {self.on.said}"
        return f"{noun}{by}{on}{f' in {self.place}' if self.place else ''}"


UNCOUNTED = re.compile(r"(?:ing|violence)$|^(?:sabotage|torture|support|aid|cooperation|displacement)$")
"""Kinds whose names have no plural."""
SEVERAL = {"deploy": "deployments", "mobilise": "mobilisations", "talks": "talks", "other": "other events"}
"""Kinds whose names are no nouns in the singular."""


def _plural(names: list[str]) -> str:
    """The kinds as a plural noun.

    >>> _plural(["shelling"]), _plural(["armed-clash", "raid"]), _plural(["deploy"])
    ('acts of shelling', 'armed-clashes or raids', 'deployments')
    """
    if any(UNCOUNTED.search(name) for name in names):
        return f"acts of {' or '.join(names)}"
    return " or ".join(SEVERAL.get(name) or name + ("es" if name.endswith("sh") else "s") for name in names)


@dataclass(frozen=True, slots=True)
class Match:
    """An incident with how surely its kind, doer, target, place and days are the wanted ones."""

    happening: Happening
    fits: tuple[tuple[str, Fit], ...]

    @property
    def sure(self) -> bool:
        """Whether all of it fits for sure."""
        return all(one is Fit.YES for _, one in self.fits)

    def allows(self, questions: Iterable[str]) -> bool:
        """Whether it fits when these questions may be open."""
        allowed = set(questions)
        return all(one is Fit.YES or question in allowed for question, one in self.fits)


def matches(happenings: Iterable[Happening], wanted: Wanted) -> Iterator[Match]:
    """The incidents that can be meant."""
    kind_of, parties_of = _remembered_kinds(wanted), _Parties(wanted)
    for happening in happenings:
        incident = happening.incident
        if incident.stage not in DONE or (kind := kind_of.get(incident.kind, Fit.NO)) is Fit.NO:
            continue
        if (days := days_fit(happening, wanted)) is Fit.NO or (place := _place(incident, wanted)) is Fit.NO:
            continue
        doer, target = parties_of(happening)
        if doer is not Fit.NO and target is not Fit.NO:
            fits = (("kind", kind), ("doer", doer), ("target", target), ("place", place), ("days", days))
            yield Match(happening, fits)


def dated(found: Iterable[Match], wanted: Wanted) -> Iterator[Match]:
    """Those of the found whose days can be the wanted ones, with how surely they are."""
    for match in found:
        if (days := days_fit(match.happening, wanted)) is not Fit.NO:
            yield Match(match.happening, (*match.fits[:-1], ("days", days)))


class _Parties:
    """How surely doers and targets are those wanted; each set of names is looked at once."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.known: dict[tuple[Named, ...], tuple[Fit, Fit]] = {}

    def _either(self, parties: tuple[Named, ...]) -> tuple[Fit, Fit]:
        found = self.known.get(parties)
        if found is None:
            found = self.known[parties] = fit(parties, self.wanted.by), fit(parties, self.wanted.on)
        return found

    def __call__(self, happening: Happening) -> tuple[Fit, Fit]:
        """The fits of doer and target, who may be told as the victims; where one is open, a side attacks not itself."""
        (doer, doer_on), (target_by, target) = self._either(happening.doers), self._either(happening.targets)
        if happening.victims and doer_on is not Fit.YES and self._either(happening.victims)[1] is Fit.YES:
            target = Fit.YES
        if target is Fit.PERHAPS and happening.doers and doer_on is Fit.YES:
            target = Fit.NO
        if doer is Fit.PERHAPS and happening.targets and target_by is Fit.YES:
            doer = Fit.NO
        return doer, target


def _remembered_kinds(wanted: Wanted) -> dict[str, Fit]:
    """How each kind of the codebook fits."""
    force = any(kinds()[kind].violent for kind in wanted.kinds)
    return {
        name: Fit.YES if name in wanted.kinds else Fit.PERHAPS if name in VAGUE and force else Fit.NO
        for name in kinds()
    }


def _place(incident: Incident, wanted: Wanted) -> Fit:
    if not wanted.place:
        return Fit.YES
    part, place = wanted.place.casefold(), incident.place
    words = [incident.place_words, *incident.targets] + ([place.name, place.admin1] if place else [])
    if any(part in word.casefold() for word in words) or (
        place and place.country and country_of(part) == place.country
    ):
        return Fit.YES
    return Fit.PERHAPS if place is None and not incident.place_words else Fit.NO


@cache
def country_of(words: str) -> str:
    """The code of the country so named, "" when it is none.

    >>> country_of("iraq"), country_of("the moon")
    ('IQ', '')
    """
    named = [actor for name in (words, words.title()) for actor, _ in load_actors().find(name)]
    return next((actor.country for actor in named if actor.kind == "state"), "")


def days_fit(happening: Happening, wanted: Wanted) -> Fit:
    """Whether its days are the wanted ones."""
    when = happening.incident.when
    if wanted.since is None and wanted.until is None:
        return Fit.YES
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    if (wanted.since and latest and latest < wanted.since) or (wanted.until and earliest and earliest > wanted.until):
        return Fit.NO
    # what is reported within the days has happened by then
    ended = latest or happening.reported
    inside = (wanted.since is None or (earliest is not None and earliest >= wanted.since)) and (
        wanted.until is None or (ended is not None and ended <= wanted.until)
    )
    return Fit.YES if inside else Fit.PERHAPS
