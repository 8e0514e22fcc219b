"""The map's points: columns in place of features, so that fifty thousand go over quickly; what is told waits for a click."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain

import numpy as np

from tocsin.codebook.graphic import is_graphic
from tocsin.reading import sentences
from tocsin.record import Article, Effect, Incident, Telling
from tocsin.record.evidence import evidence, passages
from tocsin.web.gzipped import Piece, joined, piece, short
from tocsin.web.once import once, with_each
from tocsin.web.ordered import Block
from tocsin.web.rows.framing import Edges, frame
from tocsin.web.rows.listing import line_of
from tocsin.web.selection import Selection

DECIMALS = 3
"""Of degrees: about a hundred metres, less than the smallest radius of a place."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Incidents that have a place, a list each, all in one order.

    Their ids, degrees, the radius in km within which each was, and how many were killed, at least.
    """

    id: list[str]
    lat: list[float]
    lon: list[float]
    km: list[float]
    killed: list[int]


NAMES = tuple(each.name for each in fields(Columns))


@with_each
def columns_of(block: Block) -> Columns:
    """The columns of a few incidents."""
    placed = [(each, one, one.place) for each, one in zip(block.ids, block.incidents, strict=True) if one.place]
    return Columns(
        [each for each, _, _ in placed],
        [round(at.lat, DECIMALS) for _, _, at in placed],
        [round(at.lon, DECIMALS) for _, _, at in placed],
        [round(at.precision_km, 1) for _, _, at in placed],
        [toll.low if (toll := one.toll(Effect.KILLED)) else 0 for _, one, _ in placed],
    )


@with_each
def _pieces_of(block: Block) -> dict[str, Piece]:
    """Each column of a few incidents as it stands between the brackets of a list in JSON; none where all are empty."""
    found = columns_of(block)
    return {name: piece(_plain(getattr(found, name))[1:-1]) for name in NAMES if found.id}


def _plain(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


@once(8)
def packed(selection: Selection) -> bytes:
    """The placed incidents as JSON in gzip: a list for each of `Columns`, and `bounds`, what to show first.

    Made once for each selection, and of each few incidents once however many selections hold them.
    """
    found = [some for block in selection.incidents.blocks if (some := _pieces_of(block))]
    return joined(
        chain(*(_column(name, found) for name in NAMES), [short(b'"bounds":' + _plain(bounds(selection)) + b"}")])
    )


def _column(name: str, found: Sequence[Mapping[str, Piece]]) -> Iterator[Piece]:
    yield short((b"{" if name == NAMES[0] else b"") + _plain(name) + b":[")
    for at, some in enumerate(found):
        yield from (short(b","), some[name]) if at else (some[name],)
    yield short(b"],")


def bounds(selection: Selection) -> Edges | None:
    """The edges of what a map shows first, None where nothing has a place."""
    found = [columns_of(block) for block in selection.incidents.blocks]
    lat, lon = (np.concatenate([(), *(getattr(each, name) for each in found)]) for name in ("lat", "lon"))
    return frame(lat, lon) if len(lat) else None


def told(
    incidents: Iterable[Incident], tellings: Mapping[str, Telling], article: Callable[[str], Article | None]
) -> list[dict[str, str | bool]]:
    """What the map says of each incident when it is chosen: its line in words, and a sentence that says so."""
    return [_told(one, tellings.get(one.reports[0]), article) for one in incidents]


def _told(
    incident: Incident, telling: Telling | None, article: Callable[[str], Article | None]
) -> dict[str, str | bool]:
    line = line_of(incident)
    found = article(telling.article_id) if telling else None
    runs = passages(sentences(found.text), evidence(telling.statement)) if telling and found else []
    said = " … ".join(" ".join(found.text[start:end].split()) for start, end in runs) if found else ""
    shown = {name: getattr(line, name) for name in ("id", "when", "kind", "stage", "who", "whom", "where")}
    return shown | {"said": said, "graphic": is_graphic(said), "publisher": telling.publisher if telling else ""}
