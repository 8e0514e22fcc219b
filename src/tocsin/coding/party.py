"""Parties: who did it, whom it was done to, who owns; and the basis on which the article names a doer."""

from collections.abc import Iterable

from tocsin.coding.spans import shortest
from tocsin.record import WEAKEST_FIRST, Basis, Link, Party

BASES = {basis.value: basis for basis in Basis}


def party(text: str, link: Link) -> Party:
    """The party that a link marks; its label, where it is one, gives the basis."""
    words = shortest(text, link.words)
    name = link.name if link.name and link.name != words.quote else None
    return Party(words, name, BASES.get(link.label, Basis.STATED))


def parties(text: str, links: Iterable[Link], role: str) -> tuple[Party, ...]:
    """The parties in `role`, in reading order, each said once.

    Of two links on one name the weaker basis stays: a deed once called suspected is not made sure by a second mention.
    """
    kept: dict[str, Party] = {}
    for link in links:
        if link.role != role:
            continue
        new = party(text, link)
        old = kept.get(new.label.casefold())
        if old is None:
            kept[new.label.casefold()] = new
        elif WEAKEST_FIRST.index(new.basis) < WEAKEST_FIRST.index(old.basis):
            kept[new.label.casefold()] = Party(old.words, old.name, new.basis)
    return tuple(kept.values())


def first_party(text: str, links: Iterable[Link], role: str) -> Party | None:
    """The first party in `role`, None where there is none."""
    return next(iter(parties(text, links, role)), None)
