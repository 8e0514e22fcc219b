"""A short way to write down what an article tells, for the tests of merging."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tocsin.record import (
    Basis,
    Effect,
    Harm,
    Means,
    Party,
    Place,
    PlaceWords,
    Report,
    Span,
    Stage,
    Telling,
    Times,
    TimeWords,
    content_id,
    parse_count,
    parse_when,
    statement_id,
)

GAZETTEER = {
    "Taji": Place("Taji", "IQ", 33.53, 44.26, 5),
    "Balad": Place("Balad", "IQ", 33.94, 44.36, 5),
    "Baghdad": Place("Baghdad", "IQ", 33.31, 44.36, 20),
    "north of Baghdad": Place("north of Baghdad", "IQ", 33.5, 44.36, 40),
    "Green Zone": Place("Green Zone", "IQ", 33.30, 44.40, 2),
    "Kirkuk": Place("Kirkuk", "IQ", 35.47, 44.39, 10),
    "Qaim": Place("Qaim", "IQ", 34.37, 41.08, 10),
    "Iraq": Place("Iraq", "IQ", 33.0, 44.0, 450),
    "Aleppo": Place("Aleppo", "SY", 36.2, 37.16, 10),
    "Kandahar": Place("Kandahar", "AF", 31.61, 65.71, 10),
    "Lashkar Gah": Place("Lashkar Gah", "AF", 31.59, 64.37, 10),
}


class _Quotes:
    """Spans one after the other, as if the article were nothing but its quotes."""

    def __init__(self, start: int) -> None:
        self.at = start

    def span(self, quote: str) -> Span:
        self.at += len(quote) + 1
        return Span(self.at - len(quote), self.at, quote)

    def parties(self, labels: str, *, denied: bool = False) -> Iterator[Party]:
        for label in filter(None, labels.split("; ")):
            words, _, actor_id = label.partition("=")
            basis = Basis.DENIED if denied else Basis.STATED
            yield Party(self.span(words), basis=basis, actor_id=actor_id or None)

    def harm(self, told: str) -> Iterator[Harm]:
        for item in filter(None, told.split("; ")):
            count, effect, *rest = item.split(" ")
            speaker = next((word[3:] for word in rest if word.startswith("by:")), "")
            said_by = next(self.parties(speaker), None)
            yield Harm(self.span(item), Effect(effect), parse_count(count), part="part" in rest, speaker=said_by)


@pytest.fixture
def tell() -> Callable[..., Telling]:
    """A telling from plain words: `actor="US=usa; troops"`, `harm="2..2 killed; 1..1 killed part"`."""

    def make(  # noqa: PLR0913 - one name for each thing that an article can tell
        kind: str = "shelling",
        *,
        paper: str = "Morning Post",
        published: str | None = "2020-01-04",
        article: str = "",
        trigger: str = "fired",
        stage: str = "occurred",
        actor: str = "",
        denied_by: str = "",
        target: str = "",
        means: str = "",
        harm: str = "",
        place: str = "",
        when: str = "",
        times: str = "",
        start: int = 0,
        confidence: float = 0.9,
    ) -> Telling:
        quotes = _Quotes(start)
        report = Report(
            trigger=quotes.span(trigger),
            kind=kind,
            stage=Stage(stage),
            actor=(*quotes.parties(actor), *quotes.parties(denied_by, denied=True)),
            target=tuple(quotes.parties(target)),
            means=tuple(
                Means(quotes.span(words), parse_count(count) if count else None)
                for words, _, count in (item.partition("=") for item in filter(None, means.split("; ")))
            ),
            harm=tuple(quotes.harm(harm)),
            times=Times(quotes.span(times), parse_count(times)) if times else None,
            place=PlaceWords(quotes.span(place), GAZETTEER.get(place)) if place else None,
            when=TimeWords(quotes.span(when), parse_when(when if ".." in when else f"{when}..{when}"))
            if when
            else None,
            confidence=confidence,
        )
        stands_in = article or content_id(paper, published)
        printed = date.fromisoformat(published) if published else None
        return Telling(statement_id(stands_in, report), stands_in, report, paper, printed)

    return make
