"""An incident's fields: each value with who says it, in which words, and whether the sources differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.codebook.graphic import is_graphic
from tocsin.reading import sentences
from tocsin.record import Article, Effect, Party, Report, Telling, TimeWords
from tocsin.record.evidence import Piece, evidence, pieces
from tocsin.record.wording import counted, days, placed

NAMES = ("kind", "stage", "when", "place", "actor", "target", "means", *(e.value for e in Effect), "times", "speaker")
"""The fields in the order in which they are shown."""
TRIGGERED = frozenset(("kind", "stage"))
"""Fields that the trigger's words say."""


@dataclass(frozen=True, slots=True)
class Said:
    """One report that says a value: its ids, its source, the sentence, and the offsets of the words themselves."""

    report: str
    article: str
    publisher: str
    published: str
    sentence: tuple[Piece, ...]
    start: int
    end: int

    @property
    def graphic(self) -> bool:
        """Whether the sentence describes bodily harm, and waits behind a click."""
        return is_graphic("".join(piece.text for piece in self.sentence))


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words, and the reports that say it."""

    text: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its values, those that most reports say first. `differ` is whether sources tell of different ones."""

    name: str
    values: tuple[Value, ...]

    @property
    def differ(self) -> bool:
        """Whether two reports tell of it differently; several values that one report names side by side are no difference."""
        told: dict[str, set[str]] = {}
        for value in self.values:
            for said in value.said:
                told.setdefault(said.report, set()).add(value.text)
        return len(set(map(frozenset, told.values()))) > 1


READ: Mapping[str, Callable[[Report], list[str]]] = {
    "kind": lambda report: [report.kind],
    "stage": lambda report: [report.stage.value],
    "when": lambda report: [_when(report.when)] if report.when else [],
    "place": lambda report: [placed(report.place.place, report.place.words.quote)] if report.place else [],
    "actor": lambda report: [_party(party) for party in report.actor],
    "target": lambda report: [_party(party) for party in report.target],
    "means": lambda report: [means.words.quote for means in report.means],
    "times": lambda report: [counted(report.times.count)] if report.times else [],
    "speaker": lambda report: [report.speaker.label] if report.speaker else [],
}


def values_of(report: Report, field: str) -> list[str]:
    """What one report says in a field, in words; empty where it says nothing."""
    return READ[field](report) if field in READ else _harm(report, field)


def _when(told: TimeWords) -> str:
    """The days; the words alone where these stay open, since open times are not for that the same."""
    return days(told.when) if told.known else f"“{told.words.quote}” (open)"


def _harm(report: Report, effect: str) -> list[str]:
    told = [harm for harm in report.harm if harm.effect == effect and not harm.part]
    words = (f"{counted(one.count)} {'' if one.who == 'unknown' else one.who.value}".strip() for one in told)
    return ["; ".join(words)] if told else []


def _party(party: Party) -> str:
    return party.label if party.basis == "stated" else f"{party.label} ({party.basis.value})"


def fields_of(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> tuple[Field, ...]:
    """The fields of an incident that its reports fill, each value with all who say it."""
    found = (Field(name, tuple(_values(name, tellings, articles))) for name in NAMES)
    return tuple(field for field in found if field.values)


def _values(name: str, tellings: Sequence[Telling], articles: Mapping[str, Article]) -> Iterator[Value]:
    said: dict[str, list[Said]] = {}
    for telling in tellings:
        if isinstance(telling.statement, Report):
            for text in values_of(telling.statement, name):
                said.setdefault(text, []).append(_said(name, telling, articles[telling.article_id]))
    for text, by in sorted(said.items(), key=lambda item: -len(item[1])):
        yield Value(text, tuple(by))


def _said(name: str, telling: Telling, article: Article) -> Said:
    wanted = "trigger" if name in TRIGGERED else name
    marks = [mark for mark in evidence(telling.statement) if mark.field == wanted]
    words = marks[0].words if marks else telling.statement.trigger
    around = next((s for s in sentences(article.text) if s.start <= words.start < s.end), words)
    shown = tuple(pieces(article.text, around.start, max(around.end, words.end), marks))
    published = str(telling.published or "no date")
    return Said(telling.id, article.id, telling.publisher, published, shown, words.start, words.end)
