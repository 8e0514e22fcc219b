"""Place words and time words of a statement: one quote each, the most exact that is marked."""

from collections.abc import Iterable

from tocsin.coding.spans import shortest
from tocsin.record import Link, PlaceWords, TimeWords


def _best(links: Iterable[Link], role: str) -> Link | None:
    """The surest link in `role`; of equally sure ones the first."""
    found = [link for link in links if link.role == role]
    return max(found, key=lambda link: link.probability) if found else None


def place(text: str, links: Iterable[Link]) -> PlaceWords | None:
    """The words of the place, None where none are marked."""
    link = _best(links, "place")
    return PlaceWords(shortest(text, link.words)) if link else None


def when(text: str, links: Iterable[Link]) -> TimeWords | None:
    """The words of the time, None where none are marked. "the weeks since" keeps its article: it is part of the time."""
    link = _best(links, "when")
    return TimeWords(shortest(text, link.words, article=True)) if link else None
