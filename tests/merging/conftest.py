"""A short way to write down what an article tells, for the tests of merging."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

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

    def parties(self, labels: str, basis: Basis = Basis.STATED) -> Iterator[Party]:
        for label in filter(None, labels.split("; ")):
            words, _, actor_id = label.partition("=")
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
        claimed: bool = False,
        denied_by: str = "",
        speaker: str = "",
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
            actor=(
                *quotes.parties(actor, Basis.CLAIMED if claimed else Basis.STATED),
                *quotes.parties(denied_by, Basis.DENIED),
            ),
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
            speaker=next(quotes.parties(speaker), None),
            confidence=confidence,
        )
        stands_in = article or content_id(paper, published)
        printed = date.fromisoformat(published) if published else None
        return Telling(statement_id(stands_in, report), stands_in, report, paper, printed)

    return make


def picked(seed: str, options: Sequence[Any]) -> Any:
    """One of the options, the same for the same seed everywhere."""
    return options[int(content_id(seed, options), 16) % len(options)]


@pytest.fixture
def fortnight(tell: Callable[..., Telling]) -> list[Telling]:
    """Reports on twelve days in seven places by three papers, some without a day, some without a place."""
    places = ("Taji", "Balad", "Green Zone", "Kirkuk", "Iraq", "Aleppo", "")
    told = []
    for day, place, paper in product(range(1, 13), places, ("Post", "Herald", "Wire")):
        seed = f"{day}{place}{paper}"
        told.append(
            tell(
                picked(seed, ["shelling", "attack", "air-strike"]),
                paper=paper,
                article=f"{paper} {day} {place}",
                published=f"2020-01-{min(day + 1, 31):02}",
                place=place,
                when=picked(seed, [f"2020-01-{day:02}", ""]),
                actor=picked(seed, ["Kata'ib Hizbollah=kh", "militants", "US=usa"]),
                target=picked(seed, ["Taji base", "patrol", ""]),
                harm=picked(seed, ["2..2 killed", "3.. wounded", ""]),
                start=day,
            )
        )
    return told


@pytest.fixture
def pick() -> Callable[[str, Sequence[Any]], Any]:
    """Chance without chance: one of the options for each seed."""
    return picked
