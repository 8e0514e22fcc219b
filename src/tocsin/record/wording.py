"""Values in a reader's words, the same on every screen and page."""

from tocsin.record.count import Count
from tocsin.record.place import Place
from tocsin.record.when import When


def counted(count: Count | None) -> str:
    """A count as a person writes it, "" where there is none.

    >>> [counted(count) for count in (Count(2, 2), Count(13, None), Count(3, 5), Count(50, 50, approx=True))]
    ['2', '13+', '3–5', 'about 50']
    """
    if count is None:
        return ""
    about = "about " if count.approx else ""
    if count.high is None:
        return f"{about}{count.low}+"
    return f"{about}{count.low}" if count.low == count.high else f"{about}{count.low}–{count.high}"


def days(when: When | None) -> str:
    """The days of a time: one day, from and to, "by" or "from" a day, "open" where nothing is known."""
    if when is None or (when.earliest is None and when.latest is None):
        return "open"
    if when.earliest == when.latest:
        return str(when.earliest)
    if when.earliest is None:
        return f"by {when.latest}"
    return f"from {when.earliest}" if when.latest is None else f"{when.earliest} – {when.latest}"


def placed(place: Place | None, words: str = "") -> str:
    """A place with its country and radius; the words themselves where it stays open."""
    if place is None:
        return f"“{words}” (open)" if words else ""
    radius = f" ±{place.precision_km:.0f} km" if place.precision_km >= 1 else ""
    return f"{place.name}, {place.country}{radius}" if place.country else f"{place.name}{radius}"
