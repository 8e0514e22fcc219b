"""A report out of the rows of the long form: what `tocsin.exports.long` wrote of each value, read back."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tocsin.codebook.kinds import kinds
from tocsin.exports.importing import values
from tocsin.exports.importing.rowtext import Row
from tocsin.exports.importing.values import Unreadable
from tocsin.record import (
    Basis,
    Count,
    Effect,
    Harm,
    Means,
    Party,
    Place,
    PlaceWords,
    Report,
    Span,
    Stage,
    Times,
    TimeWords,
    Who,
    parse_count,
    parse_when,
)

POINT = re.compile(r"(.*) \((-|\w\w)\) (-?[\d.]+),(-?[\d.]+) ±([\d.e+]+)km", re.DOTALL)
"""A place in its plain form."""
HOW = "as the table gives it"
SAYS = "says "
EFFECTS = frozenset(effect.value for effect in Effect)


def report_of(rows: Sequence[Row], words: Sequence[Span], speakers: Sequence[Span] = ()) -> Report:
    """The report that the rows tell, `words` the words of each, `speakers` those of `speakers_of`.

    Raises `Unreadable` and other ValueErrors for what is none.
    """
    told: dict[str, list[tuple[Row, Span]]] = {}
    for row, span in zip(rows, words, strict=True):
        told.setdefault("harm" if row["field"] in EFFECTS else row["field"], []).append((row, span))
    kind, trigger = told["kind"][0]
    if kind["value"] not in kinds():
        raise Unreadable("kind", kind["value"], "kind of the codebook")
    many: dict[str, Any] = {field: tuple(read(*each) for each in told.get(field, ())) for field, read in MANY.items()}
    one: dict[str, Any] = {field: read(*told[field][0]) for field, read in ONE.items() if field in told}
    saying = iter(speakers)
    return Report(
        trigger=trigger,
        kind=kind["value"],
        stage=Stage(kind["note"]),
        confidence=values.number("confidence", kind["confidence"]),
        harm=tuple(_harm(*each, saying) for each in told.get("harm", ())),
        **many,
        **one,
    )


def _doer(row: Row, words: Span) -> Party:
    basis, _, actor = row["note"].partition("; ")
    return _named(row["value"], words, Basis(basis), actor)


def _other(row: Row, words: Span) -> Party:
    return _named(row["value"], words, Basis.STATED, row["note"])


def _named(label: str, words: Span, basis: Basis, actor: str) -> Party:
    own = " ".join(label.split()) == " ".join(words.quote.split())
    return Party(words, None if own else label, basis, actor_id=actor or None)


def _means(row: Row, words: Span) -> Means:
    return Means(words, parse_count(row["value"]) if row["value"] else None)


def _harm(row: Row, words: Span, speakers: Iterator[Span]) -> Harm:
    who, part, speaker = _noted(row)
    said = Party(next(speakers), speaker) if speaker else None
    return Harm(words, Effect(row["field"]), parse_count(row["value"]), Who(who), part, said)


def _noted(row: Row) -> tuple[str, bool, str]:
    """Of a harm, who was harmed, whether it is part of another number, and who says so."""
    who, *more = row["note"].split("; ")
    part = more[:1] == ["part"]
    return who, part, "; ".join(more[part:]).removeprefix(SAYS)


def speakers_of(rows: Sequence[Row]) -> list[Row]:
    """For each harm that the article passes on, a row for who says so; the form has no words of theirs but the name."""
    said = ((row, _noted(row)[2]) for row in rows if row["field"] in EFFECTS)
    return [{**row, "field": "speaker", "quote": name, "value": name} for row, name in said if name]


def _times(row: Row, words: Span) -> Times:
    return Times(words, parse_count(row["value"]) if row["value"] else Count(1, None))


def _place(row: Row, words: Span) -> PlaceWords:
    point = POINT.fullmatch(row["value"])
    if row["value"] and not point:
        raise Unreadable("place", row["value"], "place like Taji (IQ) 33.53123,44.25678 ±5km")
    if not point:
        return PlaceWords(words, None)
    name, country, lat, lon, radius = point.groups()
    return PlaceWords(words, Place(name, country.strip("-"), float(lat), float(lon), float(radius), how=HOW))


def _when(row: Row, words: Span) -> TimeWords:
    return TimeWords(words, parse_when(row["value"]) if row["value"] else None)


MANY = {"actor": _doer, "target": _other, "means": _means}
"""What reads the rows of fields that a report may have more than once."""
ONE = {"times": _times, "place": _place, "when": _when, "speaker": _other}
"""What reads those that it has once."""
