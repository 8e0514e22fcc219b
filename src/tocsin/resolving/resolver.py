"""Statements with their parties, places and times resolved, each in the light of its whole article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tocsin.codebook.actors import ActorTable, load_actors
from tocsin.codebook.added import open_added
from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.record import Article, Party, PlaceWords, Statement
from tocsin.resolving.border import shared_border
from tocsin.resolving.context import Atlas, Context, read_context
from tocsin.resolving.dating import dated
from tocsin.resolving.held import Value, changed, held
from tocsin.resolving.parties import Told, filled_party, resolve_parties
from tocsin.resolving.places import PlaceAnswer, resolve_places, resolve_told
from tocsin.resolving.told import read_told

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
        told = [value for statement in statements for value in held(statement)]
        context = read_context(article, self.atlas)
        of_parties = (value for value in told if isinstance(value, Party))
        parties = resolve_parties(of_parties, Told(article, context, self.atlas, self.actors))
        homes = frozenset(answer.actor.country for answer in parties.values() if answer.actor and answer.actor.country)
        places = self.places(article, told, replace(context, homes=homes))

        def filled(value: Value) -> Value:
            if isinstance(value, Party):
                return filled_party(value, parties[value])
            return replace(value, place=places[value].place) if isinstance(value, PlaceWords) else value

        return dated(article, [changed(statement, filled) for statement in statements], self.home_lon(article, context))

    def home_lon(self, article: Article, context: Context) -> float | None:
        """The longitude of the place that the dateline names, where it is one."""
        place = resolve_places([article.dateline], context, self.atlas)[0].place if article.dateline else None
        return place.lon if place else None

    def places(self, article: Article, values: Iterable[Value], context: Context) -> Mapping[PlaceWords, PlaceAnswer]:
        """An answer for each place phrase; "there" and its like take the one place named before that can be meant."""
        told = sorted({value for value in values if isinstance(value, PlaceWords)}, key=lambda place: place.words)
        said = [read_told(article.text, place.words.start, place.words.quote, self.atlas.table) for place in told]
        found = resolve_told(said, context, self.atlas)
        answers = {place: found[one] for place, one in zip(told, said, strict=True)}
        for at, place in enumerate(told):
            features = BACK_TO.get(place.words.quote.lower().removeprefix("the ").removeprefix("that "))
            if answers[place].place is None and features is not None:
                before = [answers[other] for other in told[:at] if answers[other].place]
                answers[place] = _meant(before, features) or answers[place]
            border = None if answers[place].place else shared_border(place.words.quote, context, self.atlas)
            answers[place] = PlaceAnswer(border, (), border.how) if border else answers[place]
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


def load_resolver(places: Path | None = None, actors: Path | None = None) -> Resolver:
    """The resolver with the tables that come with the program, and a project's own in the files `places` and `actors`."""
    return Resolver(load_atlas(places), load_actors(actors))


def load_atlas(places: Path | None = None) -> Atlas:
    """The sources of place names, with the user's places in the file `places`."""
    return Atlas(load_place_table(), load_gazetteer(), open_added(places))
