"""Time zones: days are those at the place, so that a clock of another zone, or a far desk, may move them by one.

A clock time with its zone ("23:00 GMT on Tuesday") is carried over to the place, by the zones that its longitude can
have; where the place is not known, to any zone. Days told from the writer's own clock ("tonight") widen by a day
where the article was written in a place whose clock is far from that of the place told of.
"""

import re
from datetime import timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor

ZONES = {
    "gmt": (0, 0), "utc": (0, 0), "z": (0, 0), "bst": (1, 1), "cet": (1, 1), "cest": (2, 2), "eet": (2, 2), "eest": (3, 3),
    "msk": (3, 3), "moscow time": (3, 3), "est": (-5, -5), "edt": (-4, -4), "et": (-5, -4), "cst": (-6, -6), "cdt": (-5, -5),
    "ct": (-6, -5), "pst": (-8, -8), "pdt": (-7, -7), "pt": (-8, -7), "ist": (1, 5.5), "eastern time": (-5, -4),
}  # fmt: skip
"""Hours ahead of UTC, least and most; IST is India's, Israel's and Ireland's."""
CLOCK = re.compile(
    r"(?<![:.\d])(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?::\d\d)? ?(?P<half>[ap]\.?m\b\.?)? ?\(?(?P<zone>"
    + "|".join(sorted(ZONES, key=len, reverse=True))
    + r")\b"
)
ANY_ZONE = (-12.0, 14.0)
OWN_CLOCK = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|overnight|last night|this (?:morning|afternoon|evening))\b"
)
FAR_HOURS = 5.0
"""Hours between the writer's clock and the place's from which a day told by the one may be another by the other (own choice)."""


def at_place(phrase: str, when: When, anchor: Anchor) -> When:
    """The days as they are at the place.

    >>> from datetime import date
    >>> tuesday = When(date(2020, 3, 31), date(2020, 3, 31), "as written")
    >>> str(at_place("at 23:00 GMT on Tuesday", tuesday, Anchor(lon=44.4)))
    '2020-04-01..2020-04-01'
    >>> str(at_place("at 23:00 GMT on Tuesday", tuesday, Anchor()))
    '2020-03-31..2020-04-01'
    """
    if when.earliest is None or when.latest is None:
        return when
    words = phrase.lower()
    if match := CLOCK.search(words):
        return _carried(match, when, anchor)
    if anchor.home_lon is not None and anchor.lon is not None and OWN_CLOCK.search(words):
        return _seen_from_afar(when, anchor.lon, anchor.home_lon)
    return when


def _carried(match: re.Match[str], when: When, anchor: Anchor) -> When:
    hour = int(match["h"]) + int(match["m"] or 0) / 60
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    if hour >= 25 or when.earliest is None or when.latest is None or (when.days or 0) > 2:
        return when
    behind, ahead = ZONES[match["zone"]]
    least, most = (anchor.lon / 15 - 1.0, anchor.lon / 15 + 3) if anchor.lon is not None else ANY_ZONE
    first, last = ((hour - ahead + least) // 24, (hour - behind + most) // 24)
    if not (first or last):
        return when
    where = "the place's clock" if anchor.lon is not None else "a place not known"
    how = f"{when.how}; {match[0].strip(' (')} carried over to {where}"
    return When(when.earliest + timedelta(days=first), when.latest + timedelta(days=last), how)


def _seen_from_afar(when: When, lon: float, home_lon: float) -> When:
    hours = ((lon - home_lon + 180) % 360 - 180) / 15
    if abs(hours) < FAR_HOURS or when.earliest is None or when.latest is None:
        return when
    how = f"{when.how}; told from a place about {abs(round(hours))} hours {'behind' if hours > 0 else 'ahead'}, so a day wider"
    if hours > 0:
        return When(when.earliest, when.latest + timedelta(days=1), how)
    return When(when.earliest - timedelta(days=1), when.latest, how)
