"""Layouts: what a format's columns are called, hold, and how each is filled; one table a format, to read beside its scheme."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from tocsin.exports.sourced import Sourced
from tocsin.record import Place

Item = TypeVar("Item")
Cell = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """One column: its name, what it is filled with, the type of its values, and what it holds in words.

    Without a function the column stays empty: the scheme has it, and our ledger does not.
    """

    name: str
    fill: Callable[[Item], Cell] | None = None
    type: type = str
    holds: str = ""


@dataclass(frozen=True, slots=True)
class Layout(Generic[Item]):
    """A flat format: which rows an incident gives, which columns they have, and why an incident gives none."""

    name: str
    columns: tuple[Column[Item], ...]
    items: Callable[[Sourced], Iterable[Item]]
    left_out: Callable[[Sourced], str] = lambda _: ""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    def only(self, names: Collection[str]) -> "Layout[Item]":
        """The layout with these of its columns, in its own order; all of them where none is named."""
        return replace(self, columns=tuple(each for each in self.columns if each.name in names)) if names else self

    def row(self, item: Item) -> tuple[Cell, ...]:
        """The cells of one row, in the order of the columns; None where nothing is known."""
        return tuple(column.fill(item) if column.fill else None for column in self.columns)

    def rows(self, sourced: Iterable[Sourced]) -> Iterator[tuple[Cell, ...]]:
        """The rows of all the incidents, one after the other."""
        return (self.row(item) for one in sourced for item in self.items(one))


def itself(sourced: Sourced) -> tuple[Sourced]:
    """One row for each incident."""
    return (sourced,)


def of_place(fill: Callable[[Place], Cell]) -> Callable[[Sourced], Cell]:
    """What fills a column from an incident's place; None where that is open."""
    return lambda sourced: fill(sourced.incident.place) if sourced.incident.place else None
