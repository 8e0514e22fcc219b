"""Speakers: who says so, and whether the doer says it of itself."""

from collections.abc import Iterable
from dataclasses import replace

from tocsin.coding.party import first_party
from tocsin.record import DONE, Basis, Link, Party, Stage


def speaker(text: str, links: Iterable[Link]) -> Party | None:
    """Who says so, None when the article says it in its own voice. A speaker has no basis."""
    found = first_party(text, links, "speaker")
    return replace(found, basis=Basis.STATED) if found else None


def with_claims(actors: tuple[Party, ...], said_by: Party | None, stage: Stage) -> tuple[Party, ...]:
    """The doers; one that reports its own deed as done is `claimed`. A threat or plan is no claim."""
    if said_by is None or stage not in DONE:
        return actors
    return tuple(
        replace(actor, basis=Basis.CLAIMED)
        if actor.basis is Basis.STATED and actor.label.casefold() == said_by.label.casefold()
        else actor
        for actor in actors
    )
