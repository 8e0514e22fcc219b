"""The parties, places and times inside statements: found, and changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from tocsin.record import Harm, Party, PlaceWords, Report, Statement, Strength, Tally, Tie, TimeWords, Trend
from tocsin.resolving.once import once

Value = Party | PlaceWords | TimeWords
SHARED = ("place", "when", "speaker")
HOLD: dict[type, tuple[str, ...]] = {
    Report: ("actor", "target", "harm", *SHARED),
    Tally: ("actor", "target", *SHARED),
    Trend: ("actor", "target", *SHARED),
    Strength: ("owner", *SHARED),
    Tie: ("a", "b", *SHARED),
    Harm: ("speaker",),
}
"""Which fields of a record hold parties, places or times."""

Record = TypeVar("Record")


def held(record: object) -> Iterator[Value]:
    """Every party, place and time inside a statement, in field order."""
    for name in HOLD[type(record)]:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Harm):
                yield from held(item)
            elif item is not None:
                yield item


def changed(record: Record, change: Callable[[Value], Value]) -> Record:
    """The statement with each party, place and time inside it changed."""
    kept: dict[str, object] = {}
    for name in HOLD[type(record)]:
        value = getattr(record, name)
        if isinstance(value, tuple):
            items = tuple(_one(item, change) for item in value)
            kept[name] = once([item for item in items if isinstance(item, Party)]) or items
        elif value is not None:
            kept[name] = _one(value, change)
    return cast("Record", replace(cast("Statement", record), **kept))  # type: ignore[arg-type]  # fields by name


def _one(item: Harm | Value, change: Callable[[Value], Value]) -> Harm | Value:
    return changed(item, change) if isinstance(item, Harm) else change(item)
