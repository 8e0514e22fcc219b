"""Who did what to whom, and how actors are tied: edges between actors, or labels of nobody known, with counts and days."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tocsin.answering.held import Happening, Named, day_of
from tocsin.codebook.actors import Actor
from tocsin.record import Party, Telling, Tie
from tocsin.web.filters import exactly

EDGES_AT_MOST = 200
ACTED_ON = "acted on"
Actors = Mapping[str, Actor]


@dataclass(frozen=True, slots=True)
class Edge:
    """From one party to another: "acted on" with the number of incidents, or a tie as told; first and last day.

    `by` and `on` are what a filter needs to mean just these incidents: every label under which the two were told of.
    """

    a: str
    b: str
    relation: str
    count: int
    first: date | None
    last: date | None
    telling: str = ""
    article: str = ""
    by: str = ""
    on: str = ""


@dataclass(slots=True)
class Met:
    """What is found of one pair: the days, and the labels of both."""

    days: list[date | None]
    doers: set[str]
    targets: set[str]


def name_of(party: Named | Party, actors: Actors) -> str:
    """The name of the actor that is meant, the label where none is known."""
    known = actors.get(party.actor_id) if party.actor_id else None
    return known.name if known else party.label


def acts(happenings: Iterable[Happening], actors: Actors) -> list[Edge]:
    """The pairs of doer and target that most incidents tell of, the commonest first; an actor of many names is one."""
    found: dict[tuple[str, str], Met] = {}
    for each in happenings:
        incident = each.incident
        doers, targets = _labels(each.doers, incident.actors, actors), _labels(each.targets, incident.targets, actors)
        for a, b in ((a, b) for a in doers for b in targets if a != b):
            met = found.setdefault((a, b), Met([], set(), set()))
            met.days.append(day_of(incident))
            met.doers |= doers[a]
            met.targets |= targets[b]
    edges = [
        Edge(a, b, ACTED_ON, len(met.days), *_ends(met.days), by=exactly(met.doers), on=exactly(met.targets))
        for (a, b), met in found.items()
    ]
    return sorted(edges, key=lambda edge: (-edge.count, edge.a, edge.b))[:EDGES_AT_MOST]


def _labels(named: Iterable[Named], own: Collection[str], actors: Actors) -> dict[str, set[str]]:
    """The names of an incident's own parties, each with the labels that mean it."""
    found: dict[str, set[str]] = {}
    for party in named:
        if party.label in own:
            found.setdefault(name_of(party, actors), set()).add(party.label)
    return found


def ties(tellings: Iterable[Telling], actors: Actors) -> list[Edge]:
    """The ties that articles tell of, each once, with how many say so and when."""
    found: dict[tuple[str, str, str], list[Telling]] = {}
    for telling in tellings:
        tie = telling.statement
        if isinstance(tie, Tie) and (a := name_of(tie.a, actors)) != (b := name_of(tie.b, actors)):
            found.setdefault((a, b, tie.relation.value), []).append(telling)
    edges = [
        Edge(a, b, relation, len(told), *_ends([t.published for t in told]), told[0].id, told[0].article_id)
        for (a, b, relation), told in found.items()
    ]
    return sorted(edges, key=lambda edge: (-edge.count, edge.a, edge.b, edge.relation))[:EDGES_AT_MOST]


def _ends(days: Iterable[date | None]) -> tuple[date | None, date | None]:
    known = [day for day in days if day]
    return min(known, default=None), max(known, default=None)
