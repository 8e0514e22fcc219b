"""Years and what is made of them or cut from them: decades, centuries, halves, quarters, seasons, fiscal years.

2014 · mid-2014 · the 1990s · the early nineties · the 20th century · 2014-17
the first quarter of 2020 · Q3 · last summer · the winter of 2013-14 · fiscal 2020
"""

import re
from collections.abc import Callable
from datetime import date

from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, because, unknown
from tocsin.resolving.days.arithmetic import clipped, month_of, part_of, year_of
from tocsin.resolving.days.written import PART, STEP, YEAR

TENS = dict(
    zip(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        range(20, 100, 10),
        strict=True,
    )
)
ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
}
HALF = r"(?P<half>first|second|1st|2nd) half"
OF_YEAR = re.compile(rf"(?:the )?(?:{PART})?(?:the )?(?:calendar )?(?:year )?(?P<y>{YEAR})(?: calendar year)?")
DECADE = re.compile(rf"(?:the )?(?:{PART})?(?:(?P<y>{YEAR})s|'?(?P<two>\d0)s|(?P<name>{'|'.join(TENS)}))")
CENTURY = re.compile(rf"(?:the )?(?:{PART})?(?P<n>1\d|2[01])(?:st|th) century")
QUARTER = re.compile(
    rf"(?:the )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|last|final) quarter(?:(?: of)?(?: the)?(?: year)? ?(?P<y>{YEAR})| of (?P<which>last|this|next|the) year)?"
    rf"|q(?P<q2>[1-4])(?:(?: of)? (?P<y2>{YEAR}))?|(?P<y3>{YEAR}) ?q(?P<q3>[1-4])"
)
HALF_YEAR = re.compile(rf"(?:the )?{HALF} of (?P<which>last|this|next|the) year|h(?P<h>[12])(?: of)? (?P<y>{YEAR})")
FISCAL = re.compile(
    r"(?:the )?(?:(?:last|this|next|current) )?(?:fiscal|financial)(?: year)?(?: \d{2,4}(?:[-/]\d\d(?:\d\d)?)?)?|fy ?\d{2,4}"
)
NAME = r"(?P<s>spring|summer|autumn|fall|winter)"
SEASON = re.compile(
    rf"(?:the )?(?:{PART})?(?:(?P<which>last|past|this|this past|next|this coming|coming) )?{NAME}(?:(?: of)? (?P<y>{YEAR})(?:[-/](?P<to>{YEAR}|\d\d))?|(?: of)? (?P<of>last|this|next) year)?"
)
NORTH = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 22)),
    "autumn": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 20)),
}
"""From the meteorologist's first day to the astronomer's last (own choice: both are common, so both are covered)."""
OPPOSITE = {"spring": "autumn", "summer": "winter", "autumn": "spring", "winter": "summer"}
TROPICS = 10.0
"""Degrees of latitude within which a named season may be that of either half of the globe (own choice)."""


def read_era(words: str, anchor: Anchor) -> When | None:
    """The days of a year, or of a part or a row of years; None where the words are none.

    >>> str(read_era("mid-2014", Anchor())), str(read_era("the early 90s", Anchor()))
    ('2014-04-02..2014-10-01', '1990-01-01..1993-05-02')
    >>> read_era("fiscal 2020", Anchor()).how
    'open: a fiscal year begins in a month that differs by country'
    """
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return rule(match, anchor)
    return None


def _year(match: re.Match[str], anchor: Anchor) -> When:
    whole = because(year_of(int(match["y"])), f"the year {match['y']}")
    return clipped(part_of(whole, match["part"]), anchor)


def _decade(match: re.Match[str], anchor: Anchor) -> When:
    if match["y"]:
        first = int(match["y"])
    else:
        tens = int(match["two"]) if match["two"] else TENS[match["name"]]
        first = 2000 + tens if tens <= 20 else 1900 + tens
    if first % 10:
        return unknown(f"{first}s is no decade")
    return clipped(part_of(When(date(first, 1, 1), date(first + 9, 12, 31), f"the {first}s"), match["part"]), anchor)


def _century(match: re.Match[str], anchor: Anchor) -> When:
    last = int(match["n"]) * 100
    whole = When(date(last - 99, 1, 1), date(last, 12, 31), f"the years {last - 99} to {last}")
    return clipped(part_of(whole, match["part"]), anchor)


def _told_year(match: re.Match[str], anchor: Anchor, names: tuple[str, ...]) -> int | None:
    told = next((match[name] for name in names if match[name]), None)
    if told:
        return int(told)
    which = match.groupdict().get("which")
    return anchor.published.year + STEP[which] if which and anchor.published else None


def _nearest(make: Callable[[int], When], anchor: Anchor) -> When:
    """Of the spans that `make` gives for a year, the last one begun by the article's day, or the next one not over."""
    near = anchor.published
    if near is None:
        return unknown(f"the words give no year, and {NO_DAY}")
    spans = [make(near.year + step) for step in ((-1, 0, 1) if anchor.ahead else (0, -1, -2))]
    fit = (
        span
        for span in spans
        if span.earliest and span.latest and (span.latest >= near if anchor.ahead else span.earliest <= near)
    )
    return clipped(next(fit, spans[0]), anchor)


def _quarter(match: re.Match[str], anchor: Anchor) -> When:
    number = int(match["q2"] or match["q3"] or ORDER[match["q"]])
    year = _told_year(match, anchor, ("y", "y2", "y3"))
    if match["which"] and year is None:
        return unknown(NO_DAY)

    def quarter(of: int) -> When:
        first, last = month_of(of, 3 * number - 2), month_of(of, 3 * number)
        return When(first.earliest, last.latest, f"the calendar's quarter {number} of {of}")

    return clipped(quarter(year), anchor) if year else _nearest(quarter, anchor)


def _half(match: re.Match[str], anchor: Anchor) -> When:
    year = _told_year(match, anchor, ("y",))
    if year is None:
        return unknown(NO_DAY)
    number = int(match["h"] or ORDER[match["half"]])
    first, last = month_of(year, 6 * number - 5), month_of(year, 6 * number)
    return clipped(When(first.earliest, last.latest, f"half {number} of {year}"), anchor)


def _fiscal(_match: re.Match[str], _anchor: Anchor) -> When:
    return unknown("a fiscal year begins in a month that differs by country")


def _season(match: re.Match[str], anchor: Anchor) -> When:
    name = "autumn" if match["s"] == "fall" else match["s"]
    if match["y"] or match["of"]:
        if match["of"] and anchor.published is None:
            return unknown(NO_DAY)
        year = int(match["y"]) if match["y"] or anchor.published is None else anchor.published.year + STEP[match["of"]]
        found = _halves(name, anchor, lambda season: _season_of(season, year, is_pair=bool(match["to"])))
    elif anchor.published is None:
        return unknown(f"the words give no year, and {NO_DAY}")
    else:
        found = _halves(name, anchor, lambda season: _season_near(season, match["which"] or "", anchor))
    return clipped(part_of(found, match["part"]), anchor)


def _halves(name: str, anchor: Anchor, find: Callable[[str], When]) -> When:
    """The season in the half of the globe where the place is; where that is not known, from the one to the other."""
    if anchor.lat is not None and abs(anchor.lat) >= TROPICS:
        half = "northern" if anchor.lat > 0 else "southern"
        found = find(name if anchor.lat > 0 else OPPOSITE[name])
        return because(found, f"the {half} {name}, by the place")
    north, south = find(name), find(OPPOSITE[name])
    ends = [span for span in (north, south) if span.earliest and span.latest]
    if not ends:
        return north
    how = f"the {name} of either half of the globe: the place does not say which"
    return When(min(s.earliest for s in ends if s.earliest), max(s.latest for s in ends if s.latest), how)


def _season_of(season: str, year: int, *, is_pair: bool) -> When:
    """The season of a year; a winter of one year alone is the one at its start or at its end, both are kept."""
    (month, day), (last_month, last_day) = NORTH[season]
    if season != "winter":
        return When(date(year, month, day), date(year, last_month, last_day))
    return When(date(year if is_pair else year - 1, month, day), date(year + 1, last_month, last_day))


def _season_near(season: str, which: str, anchor: Anchor) -> When:
    near = anchor.published or date.min
    (month, day), (last_month, last_day) = NORTH[season]
    spans = [
        When(date(year, month, day), date(year + (season == "winter"), last_month, last_day))
        for year in range(max(1, near.year - 3), min(9998, near.year + 3))
    ]
    over = [span for span in spans if span.latest and span.latest < near]
    begun = [span for span in spans if span.earliest and span.earliest <= near]
    coming = [span for span in spans if span.earliest and span.earliest > near]
    lasting = [span for span in spans if span.latest and span.latest >= near]
    if which in ("last", "past", "this past"):
        chosen = over[-1:]
    elif which in ("next", "coming", "this coming"):
        chosen = coming[:1]
    elif which == "this" and begun and (begun[-1].latest or near) < near:
        same_year = begun[-1].latest and begun[-1].latest.year == near.year
        chosen = begun[-1:] if same_year and not anchor.ahead else lasting[:1]
    else:
        chosen = lasting[:1] if anchor.ahead else begun[-1:]
    return chosen[0] if chosen else unknown(f"no {season} near {near}")


RULES = (
    (OF_YEAR, _year),
    (DECADE, _decade),
    (CENTURY, _century),
    (QUARTER, _quarter),
    (HALF_YEAR, _half),
    (FISCAL, _fiscal),
    (SEASON, _season),
)
