"""A row as an article and the report in it. A value that cannot be read is left out, and said as a problem."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tocsin.codebook.countrycodes import country_of
from tocsin.codebook.kinds import kinds
from tocsin.exports.importing import values
from tocsin.exports.importing.mapping import DAYS, WHOLE, Columns
from tocsin.exports.importing.rowtext import Row, RowText, row_text
from tocsin.exports.importing.values import Unreadable
from tocsin.record import (
    Article,
    Count,
    Effect,
    Harm,
    Means,
    Party,
    Place,
    PlaceWords,
    Problem,
    Report,
    Span,
    Stage,
    Times,
    TimeWords,
    Who,
)

MEND = "mend the cell, or the mapping"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row: its article and report, or neither where it says no event; and what was wrong."""

    article: Article | None
    report: Report | None
    problems: tuple[Problem, ...] = ()


def take_row(row: Row, mapping: Columns, where: str) -> Taken:
    """The row read by the mapping; `where` is named in its problems."""
    return _Reader(row, mapping, where).taken()


class _Reader:
    """One row with its text, and the problems met in it."""

    def __init__(self, row: Row, mapping: Columns, where: str) -> None:
        self.mapping, self.where = mapping, where
        self.told: RowText = row_text(row, mapping.together())
        self.problems: list[Problem] = []

    def taken(self) -> Taken:
        try:
            report = self.report()
        except Unreadable as wrong:
            return Taken(None, None, (*self.problems, Problem(self.where, f"row left out: {wrong}", MEND)))
        return Taken(self.article(), report, tuple(self.problems))

    def cell(self, field: str) -> str:
        """What the first column of the field says, "" where it is empty."""
        cells = (self.told.cells[column].quote for column in self.mapping.of(field) if column in self.told.cells)
        return next(cells, "")

    def within(self, read: Callable[[], Value], otherwise: Value) -> Value:
        """What `read` gives; where a cell cannot be read, a problem and the value that leaves it out."""
        try:
            return read()
        except Unreadable as wrong:
            self.problems.append(Problem(self.where, f"{wrong}; the value was left out", MEND))
            return otherwise

    def article(self) -> Article:
        name = " ".join(filter(None, (self.mapping.publisher, self.cell("title") or self.cell("id"))))
        printed = self.cell("published")
        published = self.within(lambda: values.day("published", printed), None) if printed else None
        return Article(
            self.told.text, title=name, publisher=self.mapping.publisher, url=self.cell("url"), published=published
        )

    def report(self) -> Report:
        kind, trigger = self.kind()
        actor, target = (tuple(Party(span) for span in self.listed(field)) for field in ("actor", "target"))
        if kind in self.mapping.two_sided:
            actor, target = actor + target, ()
        speaker = self.listed("speaker")
        return Report(
            trigger=trigger,
            kind=kind,
            stage=self.within(self.stage, Stage.OCCURRED),
            actor=actor,
            target=target,
            means=tuple(Means(span) for span in self.listed("means")),
            harm=tuple(self.harm()),
            times=self.times(),
            place=self.place(),
            when=self.when(),
            speaker=Party(speaker[0]) if speaker else None,
            confidence=self.within(self.confidence, 1.0),
        )

    def listed(self, field: str) -> tuple[Span, ...]:
        return tuple(
            span for column in self.mapping.of(field) for span in self.told.parts(column, self.mapping.separator)
        )

    def kind(self) -> tuple[str, Span]:
        """The kind and the words that say it; raises `Unreadable` where they say none, since no event is left then."""
        columns = self.mapping.of("kind")
        trigger = self.told.span(columns) or self.told.span(self.mapping.of("trigger"))
        cells = " / ".join(
            values.code(self.told.cells[column].quote) for column in columns if column in self.told.cells
        )
        found = cells if self.mapping.kinds is None else self.mapping.kinds.get(cells, "")
        if trigger is None or found not in kinds():
            raise Unreadable(" / ".join(columns), cells, "kind that the mapping or the codebook knows")
        return found, trigger

    def stage(self) -> Stage:
        cell = self.cell("stage")
        word = (self.mapping.stages or {}).get(cell, cell)
        if word and word not in set(Stage):
            raise Unreadable("stage", cell, "stage")
        return Stage(word) if word else Stage.OCCURRED

    def confidence(self) -> float:
        cell = self.cell("confidence")
        found = values.number("confidence", cell) if cell else 1.0
        if not 0 <= found <= 1:
            raise Unreadable("confidence", cell, "number from 0 to 1")
        return found

    def harm(self) -> Iterator[Harm]:
        for effect in Effect:
            columns = self.mapping.of(*(f"{effect.value}{end}" for end in WHOLE))
            count = self.count(columns, top=self.mapping.of(effect.value, f"{effect.value}_high"))
            words = self.told.span(columns)
            if count and words:
                yield Harm(words, effect, count)
            yield from self.parts(effect)

    def parts(self, effect: Effect) -> Iterator[Harm]:
        """How many of them were of one sort of people; noughts are left out."""
        for who in Who:
            columns = self.mapping.of(f"{effect.value}_{who.value}")
            count, words = self.count(columns, top=columns), self.told.span(columns)
            if count and words and count.low:
                yield Harm(words, effect, count, who, part=True)

    def count(self, columns: tuple[str, ...], top: tuple[str, ...]) -> Count | None:
        """The interval that the columns' numbers span, without a ceiling where none of `top` is told."""
        cells = {column: self.told.cells[column].quote for column in columns if column in self.told.cells}
        told = [self.within(lambda c=column, q=cell: values.count(c, q), None) for column, cell in cells.items()]  # type: ignore[misc]
        numbers = [each for each in told if each is not None]
        if not numbers or (self.mapping.zero_unknown and all(each.high == 0 for each in numbers)):
            return None
        count, ordered = values.interval(numbers, open_top=not set(top) & set(cells))
        if not ordered:
            said = ", ".join(f"{column} {cell}" for column, cell in cells.items())
            self.problems.append(Problem(self.where, f"{said} are not in order; kept as {count}", "look at the source"))
        return count

    def times(self) -> Times | None:
        columns = self.mapping.of("times", "times_low", "times_high")
        count, words = self.count(columns, top=self.mapping.of("times", "times_high")), self.told.span(columns)
        return Times(words, count) if count and words else None

    def when(self) -> TimeWords | None:
        words = self.told.span(self.mapping.of(*DAYS)) or self.told.span(self.mapping.of("when"))
        cells = {field: cell for field in (*DAYS, "when") if (cell := self.cell(field))}
        when = self.within(lambda: values.days(cells, self.mapping), None) if words else None
        return TimeWords(words, when) if words else None

    def place(self) -> PlaceWords | None:
        words = self.told.span(self.mapping.of("place_words")) or self.told.span(self.mapping.of("place"))
        words = words or self.told.span(self.mapping.of("lat", "lon"))
        return PlaceWords(words, self.within(self.point, None)) if words else None

    def point(self) -> Place | None:
        """The point with its radius; None where there are no degrees. Raises `Unreadable` where it is not on earth."""
        lat, lon = self.cell("lat"), self.cell("lon")
        if not lat or not lon:
            return None
        country = self.cell("country")
        try:
            return Place(
                self.cell("place"),
                country_of(country, self.mapping.countries) if country else "",
                round(values.number("lat", lat), 5),
                round(values.number("lon", lon), 5),
                self.radius(),
                self.cell("admin1"),
                self.cell("feature"),
                how="as the table gives it",
            )
        except Unreadable:
            raise
        except ValueError as wrong:
            raise Unreadable("lat, lon", f"{lat}, {lon}", f"place ({wrong})") from wrong

    def radius(self) -> float:
        exact, level = self.cell("precision_km"), values.code(self.cell("precision"))
        if exact:
            return values.number("precision_km", exact)
        if level and self.mapping.precision:
            if level not in self.mapping.precision:
                raise Unreadable("precision", level, "level that the mapping knows")
            return float(self.mapping.precision[level])
        if self.mapping.radius_km is None:
            raise Unreadable("precision", level, "radius; a point without one is not taken")
        return self.mapping.radius_km
