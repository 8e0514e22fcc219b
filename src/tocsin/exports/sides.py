"""The two sides of an incident as other schemes ask for them: names, sectors, countries, whom they are with."""

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.codebook.actors import Actor, called, load_actors
from tocsin.codebook.groups import groups
from tocsin.codebook.sectors import CIVILIANS, OF_STATE, PROTESTERS, RIOTERS, acled_of, acled_type, plover_sector
from tocsin.exports.sourced import Sourced
from tocsin.record import Party, Who

UNARMED_TYPES = (RIOTERS, PROTESTERS, CIVILIANS)
"""ACLED's types of people without arms."""


@dataclass(frozen=True, slots=True)
class Side:
    """One party of an incident. All but the label may be unknown: "", or None for the actor of the tables."""

    label: str
    actor: Actor | None = None
    sector: str = ""
    country: str = ""
    aligned: str = ""

    @property
    def of_state(self) -> bool:
        """Whether it acts for a state."""
        return self.sector in OF_STATE

    def acled_type(self, sourced: Sourced) -> int | None:
        """ACLED's type of it in this incident, None where its sector is not known."""
        place = sourced.incident.place.country if sourced.incident.place else ""
        if self.actor:
            return acled_of(self.actor, place=place, event=sourced.incident.kind)
        return (
            acled_type(self.sector, home=self.country, place=place, event=sourced.incident.kind)
            if self.sector
            else None
        )


def actors(sourced: Sourced) -> tuple[Side, ...]:
    """Who did it, most often told first."""
    return _sides(sourced.incident.actors, (party for report in sourced.reports for party in report.actor))


def targets(sourced: Sourced) -> tuple[Side, ...]:
    """Whom or what it was aimed at, most often told first."""
    return _sides(sourced.incident.targets, (party for report in sourced.reports for party in report.target))


def _sides(labels: Iterable[str], parties: Iterable[Party]) -> tuple[Side, ...]:
    told: dict[str, Party] = {}
    for party in parties:
        label = called(party.label, party.actor_id)
        before = told.get(label)
        if before is None or (party.actor_id and not before.actor_id):
            told[label] = party
    return tuple(_side(label, told.get(label)) for label in labels)


def _side(label: str, party: Party | None) -> Side:
    table = load_actors().actors
    actor = table.get(party.actor_id) if party and party.actor_id else None
    if actor:
        return Side(label, actor, plover_sector(actor), actor.country)
    sector = (party.sector if party else "") or groups().sector(label)
    aligned = table.get(party.aligned) if party and party.aligned else None
    return Side(label, None, sector, party.country if party else "", aligned.name if aligned else "")


def associates(sides: tuple[Side, ...]) -> tuple[str, ...]:
    """The names beside the first side: whom it is aligned with, then the other sides."""
    backers = (sides[0].aligned,) if sides and sides[0].aligned else ()
    return tuple(dict.fromkeys((*backers, *(side.label for side in sides[1:]))))


def civilians_aimed_at(sourced: Sourced) -> bool:
    """Whether a target is civilian, or civilians came to harm."""
    aimed = any(side.acled_type(sourced) == CIVILIANS for side in targets(sourced))
    return aimed or any(harm.who is Who.CIVILIANS for report in sourced.reports for harm in report.harm)


def armed(side: Side, sourced: Sourced) -> bool:
    """Whether the side is known to bear arms, or to act for those who do."""
    kind = side.acled_type(sourced)
    return kind is not None and kind not in UNARMED_TYPES
