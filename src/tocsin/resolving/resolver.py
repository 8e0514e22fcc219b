"""Statements with their parties, places and times resolved, each in the light of its whole article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tocsin.codebook.actors import ActorTable, load_actors
from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.record import Article, Party, PlaceWords, Span, Stage, Statement, TimeWords, When
from tocsin.resolving.actors import ActorAnswer, resolve_actor
from tocsin.resolving.calendar import Anchor
from tocsin.resolving.context import Atlas, Context, read_context
from tocsin.resolving.held import Value, changed, held
from tocsin.resolving.places import PlaceAnswer, resolve_places
from tocsin.resolving.times import resolve_time

AHEAD = frozenset({Stage.PLANNED, Stage.THREATENED, Stage.FEARED, Stage.CALLED_FOR})
"""Stages whose times lie ahead of the article."""
BACK_TO = {
    "there": (),
    "here": (),
    "country": ("country",),
    "city": ("town", "zone"),
    "town": ("town",),
    "village": ("town",),
    "province": ("admin1",),
    "region": ("region", "admin1"),
    "base": ("base",),
    "camp": ("camp", "base"),
    "airport": ("airport",),
    "port": ("port",),
    "island": ("island",),
    "strait": ("strait",),
    "prison": ("prison",),
    "dam": ("dam",),
}
"""Words that mean a place named before, and which features that place can have; none means any."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """The tables that resolving looks in. It remembers nothing of one article for the next."""

    atlas: Atlas
    actors: ActorTable

    def resolve(self, article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """The statements with actors, places and times where they are clear; what is not stays as it was."""
        if not statements:
            return ()
        values = [(value, is_ahead(statement)) for statement in statements for value in held(statement)]
        told = [value for value, _ahead in values]
        context = read_context(article, self.atlas)
        parties = self.parties(article, told, context)
        places = self.places(told, context)
        times = told_times(article, values)

        def filled(value: Value, *, ahead: bool) -> Value:
            if isinstance(value, Party):
                actor = parties[value.label].actor
                return replace(value, actor_id=actor.id) if actor else value
            if isinstance(value, PlaceWords):
                return replace(value, place=places[value].place)
            return replace(value, when=times[value.words, ahead])

        return tuple(changed(statement, partial(filled, ahead=is_ahead(statement))) for statement in statements)

    def parties(self, article: Article, values: Iterable[Value], context: Context) -> Mapping[str, ActorAnswer]:
        """An answer for each party by its name or words."""
        labels = dict.fromkeys(value.label for value in values if isinstance(value, Party))
        return {label: resolve_actor(label, article, context, self.actors) for label in labels}

    def places(self, values: Iterable[Value], context: Context) -> Mapping[PlaceWords, PlaceAnswer]:
        """An answer for each place phrase; "there" and its like take the one place named before that can be meant."""
        told = sorted({value for value in values if isinstance(value, PlaceWords)}, key=lambda place: place.words)
        answers = dict(
            zip(told, resolve_places([place.words.quote for place in told], context, self.atlas), strict=True)
        )
        for at, place in enumerate(told):
            features = BACK_TO.get(place.words.quote.lower().removeprefix("the ").removeprefix("that "))
            if answers[place].place is None and features is not None:
                before = [answers[other] for other in told[:at] if answers[other].place]
                answers[place] = _meant(before, features) or answers[place]
        return answers


def _meant(before: list[PlaceAnswer], features: tuple[str, ...]) -> PlaceAnswer | None:
    fit = {
        answer.place.name: answer
        for answer in before
        if answer.place and (not features or answer.place.feature in features)
    }
    if len(fit) != 1:
        return None
    answer = next(iter(fit.values()))
    return replace(answer, place=answer.place and replace(answer.place, how=f"named before; {answer.place.how}"))


def told_times(article: Article, values: Iterable[tuple[Value, bool]]) -> dict[tuple[Span, bool], When | None]:
    """The time of each time phrase, by its words and whether it lies ahead.

    In the order of the text, so that "two days earlier" can count from the day told last before it.
    """
    told = {(value.words, ahead) for value, ahead in values if isinstance(value, TimeWords)}
    times: dict[tuple[Span, bool], When | None] = {}
    last: When | None = None
    for words, ahead in sorted(told):
        when = resolve_time(words.quote, Anchor(article.published, ahead=ahead, told=last))
        times[words, ahead] = when
        last = when if when and when.days and when.days <= 2 else last
    return times


def is_ahead(statement: Statement) -> bool:
    """Whether what the statement tells lies ahead of the article."""
    return statement.stage in AHEAD


def load_resolver() -> Resolver:
    """The resolver with the tables that come with the program."""
    return Resolver(Atlas(load_place_table(), load_gazetteer()), load_actors())
