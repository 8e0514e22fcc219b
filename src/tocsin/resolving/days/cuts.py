"""The first or last days, weeks or months of a longer time.

the first three months of 2020 · the last two weeks of March · the opening days of the year
"""

import re
from datetime import timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor, Read, because, unknown
from tocsin.resolving.days.arithmetic import back, clipped, forth

CUT = re.compile(
    r"(?:the )?(?P<end>first|opening|last|final|closing) (?P<n>\d+ )?(?P<unit>day|week|month|year)s? (?:of|in) (?P<of>(?!.*ramadan)\S.*)"
)
BEGINNING = ("first", "opening")
FEW = 6
"""How many units without a number are at most ("the opening days"), as of "a few" elsewhere."""


def read_cut(words: str, anchor: Anchor, read: Read) -> When | None:
    """The days that are cut from a longer time; None where the words are none.

    >>> from datetime import date
    >>> from tocsin.resolving.days.eras import read_era
    >>> read_cut("first 3 months of 2020", Anchor(date(2020, 4, 3)), read_era).how
    'the first 3 months of 2020'
    """
    match = CUT.fullmatch(words)
    of = read(match["of"], anchor) if match else None
    if match is None or of is None or of.earliest is None or of.latest is None:
        return None
    if match["end"] not in BEGINNING and of.latest == anchor.published:
        return unknown(f"{match['of']} was not over on the article's day, {anchor.published}")
    count = int(match["n"]) if match["n"] else 1 if f"{match['unit']} " in words else FEW
    if match["end"] in BEGINNING:
        cut = When(of.earliest, min(of.latest, forth(of.earliest, count, match["unit"]) - timedelta(days=1)))
    else:
        cut = When(max(of.earliest, back(of.latest + timedelta(days=1), count, match["unit"])), of.latest)
    return clipped(because(cut, f"the {words.removeprefix('the ')}"), anchor)
