"""The columns of the table: those shown unless others are chosen, what each says, and the export's columns that it follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.codebook.countries import country_name
from tocsin.record import Effect, Incident, Place
from tocsin.record.wording import counted


def harm(effect: Effect) -> Callable[[Incident], str]:
    """What says how many came to this harm."""
    return lambda incident: counted(incident.toll(effect))


def at_place(say: Callable[[Place], str]) -> Callable[[Incident], str]:
    """What says something of the place; "" where there is none."""
    return lambda incident: say(incident.place) if incident.place else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: its heading, the columns of the export that hold the same, and what it says of an incident.

    Those of the plain table say nothing here: the page draws them.
    """

    heading: str
    exported: tuple[str, ...]
    say: Callable[[Incident], str] | None = None


PLAIN = {
    "when": Shown("When", ("earliest", "latest")),
    "what": Shown("What", ("kind", "stage")),
    "who": Shown("Who → whom", ("actor", "target")),
    "where": Shown("Where", ("place", "place_words", "lat", "lon", "precision_km")),
    "toll": Shown("Toll", ("killed_low", "killed_high", "wounded_low", "wounded_high")),
    "told": Shown("Told by", ("reports",)),
}
"""The columns that are shown unless others are chosen."""
MORE = {
    "country": Shown("Country", ("country",), at_place(lambda place: country_name(place.country))),
    "area": Shown("Area", ("admin1",), at_place(lambda place: place.admin1)),
    "radius": Shown("Within", ("precision_km",), at_place(lambda place: f"{place.precision_km:g} km")),
    "means": Shown("With", ("means",), lambda incident: "; ".join(incident.means)),
    **{
        effect.value: Shown(effect.value.capitalize(), (f"{effect.value}_low", f"{effect.value}_high"), harm(effect))
        for effect in Effect
        if effect not in (Effect.KILLED, Effect.WOUNDED)
    },
    "times": Shown("Times", ("times_low", "times_high"), lambda incident: counted(incident.times)),
    "sources": Shown("Sources", ("publishers", "urls"), lambda incident: "; ".join(incident.publishers)),
    "sure": Shown("Sure", ("confidence",), lambda incident: f"{incident.confidence:.0%}"),
}
COLUMNS = PLAIN | MORE


def cells(incidents: Sequence[Incident], chosen: Sequence[str]) -> dict[str, dict[str, str]]:
    """What the chosen columns beyond the plain ones say, by incident and column."""
    named = [(name, COLUMNS[name].say) for name in chosen]
    return {one.id: {name: say(one) for name, say in named if say} for one in incidents}


def exported(chosen: Sequence[str]) -> tuple[str, ...]:
    """The export's columns that hold what the chosen ones show, the id first; none where none were chosen.

    >>> exported(["when", "means"]), exported([])
    (('id', 'earliest', 'latest', 'means'), ())
    """
    names = (name for column in chosen for name in COLUMNS[column].exported)
    return tuple(dict.fromkeys(("id", *names))) if chosen else ()
