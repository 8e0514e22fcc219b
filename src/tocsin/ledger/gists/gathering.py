"""Gists gathered from incidents and from what their reports tell of who did it, to whom, and when they were published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import numpy as np

from tocsin.ledger.answers import Parties
from tocsin.ledger.forms import days_of, incident_form
from tocsin.ledger.gists.columns import LISTED, MEASURED, WORDED, Gists, Lists, tidy
from tocsin.record import Incident

PARTS = "\x1f"
"""What stands between a party's label and its actor."""
NOWHERE = (np.nan, np.nan, np.nan)


def gists_of(incidents: Iterable[Incident], parties: Mapping[str, Parties]) -> Gists:
    """The gists of incidents, by id; `parties` are those of each report that tells."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    measured, worded, listed = [], [], []
    for incident in incidents:
        told = [parties[each] for each in incident.reports if each in parties]
        measured.append(_measured(incident, told))
        worded.append([numbers[word] for word in _worded(incident)])
        listed.append([[numbers[word] for word in words] for words in _listed(incident, told)])
    columns = zip(*measured, strict=True) if measured else ([],) * len(MEASURED)
    words = np.array(worded, np.int32).reshape(-1, len(WORDED)).T
    lists = zip(*listed, strict=True) if listed else ([],) * len(LISTED)
    return tidy(
        Gists(
            tuple(numbers),
            {name: np.array(column, MEASURED[name]) for name, column in zip(MEASURED, columns, strict=True)},
            dict(zip(WORDED, words, strict=True)),
            {name: _lists(column) for name, column in zip(LISTED, lists, strict=True)},
        )
    )


def _lists(column: Sequence[Sequence[int]]) -> Lists:
    counts = np.array([len(words) for words in column], np.int32)
    return Lists(counts, np.array([number for words in column for number in words], np.int32))


def _measured(incident: Incident, told: Sequence[Parties]) -> tuple[float, ...]:
    place, days = (
        incident.place,
        (*days_of(incident), min((one.published for one in told if one.published), default=None)),
    )
    return (
        int(incident.id, 16),
        int(sha256(incident_form(incident).encode()).hexdigest()[:16], 16),
        *(day.toordinal() if day else 0 for day in days),
        *((place.lat, place.lon, place.precision_km) if place else NOWHERE),
    )


def _worded(incident: Incident) -> tuple[str, ...]:
    place = incident.place
    where = (place.name, place.country, place.admin1, place.place_id) if place else ("",) * 4
    return incident.kind, incident.stage.value, *where, incident.place_words, str(incident.times or "")


def _listed(incident: Incident, told: Sequence[Parties]) -> tuple[Iterable[str], ...]:
    doers = {label: actor for one in told for label, actor in one.doers if actor}
    targets = {label: actor for one in told for label, actor in one.targets if actor}
    return (
        *_named(incident.actors, doers),
        *_named(incident.targets, targets),
        (party_word(quote) for quote in dict.fromkeys(quote for one in told for quote in one.victims)),
        incident.publishers,
        (f"{effect} {count}" for effect, count in incident.tolls),
    )


def _named(labels: Sequence[str], actors: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The incident's own labels with the actors that its reports say they are, then others whose actors these say."""
    own = [party_word(label, actors.get(label)) for label in labels]
    return own, [party_word(label, actor) for label, actor in actors.items() if label not in labels]


def party_word(label: str, actor: str | None = None) -> str:
    """A party as one word."""
    return f"{label}{PARTS}{actor or ''}"
