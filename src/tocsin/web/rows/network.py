"""Who did what to whom, and how actors are tied: edges between labels with counts and days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tocsin.record import Incident, Telling, Tie
from tocsin.web.rows.periods import drawn_at

EDGES_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Edge:
    """From one party to another: "acted on" with the number of incidents, or a tie as told; first and last day."""

    a: str
    b: str
    relation: str
    count: int
    first: date | None
    last: date | None
    telling: str = ""
    article: str = ""


ACTED_ON = "acted on"


def acts(incidents: Iterable[Incident]) -> list[Edge]:
    """The pairs of doer and target that most incidents tell of, the commonest first."""
    found: dict[tuple[str, str], list[date | None]] = {}
    for one in incidents:
        for pair in {(a, b) for a in one.actors[:2] for b in one.targets[:2] if a != b}:
            found.setdefault(pair, []).append(drawn_at(one))
    edges = [Edge(a, b, ACTED_ON, len(days), *_ends(days)) for (a, b), days in found.items()]
    return sorted(edges, key=lambda edge: (-edge.count, edge.a, edge.b))[:EDGES_AT_MOST]


def ties(tellings: Iterable[Telling]) -> list[Edge]:
    """The ties that articles tell of, each once, with how many say so and when."""
    found: dict[tuple[str, str, str], list[Telling]] = {}
    for telling in tellings:
        tie = telling.statement
        if isinstance(tie, Tie) and tie.a.label != tie.b.label:
            found.setdefault((tie.a.label, tie.b.label, tie.relation.value), []).append(telling)
    edges = [
        Edge(a, b, relation, len(told), *_ends([t.published for t in told]), told[0].id, told[0].article_id)
        for (a, b, relation), told in found.items()
    ]
    return sorted(edges, key=lambda edge: (-edge.count, edge.a, edge.b, edge.relation))[:EDGES_AT_MOST]


def _ends(days: Iterable[date | None]) -> tuple[date | None, date | None]:
    known = [day for day in days if day]
    return min(known, default=None), max(known, default=None)
