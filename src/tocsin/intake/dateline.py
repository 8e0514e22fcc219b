"""Datelines: the place printed before the first sentence of a wire report.

BAGHDAD, March 11 (Tigris Wire) - Rockets hit …
KIDAL, Mali (TW) — Gunmen …
Aden (Gulf Desk) – A drone …
GOMA — Residents fled …
Aden – A drone was shot down over the port on Friday …
"""

import re

CAPS = r"[A-ZÀ-ÖØ-ÞĞŞİŁŠŽČĆ]"
TOWN = rf"{CAPS}{{2,}}(?:[ '’./-]{{1,2}}{CAPS}+)*"
MIXED = rf"{CAPS}[\w'’-]+(?: {CAPS}[\w'’-]+){{0,2}}"
REGION = rf"(?:, (?!{CAPS}[a-z]+\.? \d){MIXED})"
DAY = r"(?:,? (?:(?:[A-Z][a-z]+day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
AGENCY = r"(?: ?[(\[][^()\[\]\n]{2,40}[)\]])"
DASH = r"(?: ?(?:—|–|--) ?| - )"

FORMS = tuple(
    re.compile(form)
    for form in (
        rf"({TOWN}{REGION}?){DAY}?{AGENCY}?{DASH}(?=[\"“‘']?\w)",
        rf"({MIXED}{REGION}?){DAY}?{AGENCY}{DASH}(?=[\"“‘']?\w)",
    )
)
NOT_PLACES = "NATO ISIS ISIL UNIFIL MONUSCO BREAKING UPDATE EXCLUSIVE ANALYSIS OPINION EXPLAINER WATCH LIVE MEANWHILE EARLIER LATER"
NOT_TOWNS = frozenset(NOT_PLACES.split())
PLAIN = re.compile(rf"({MIXED}) [–—] (?=[\"“‘']?{CAPS}).{{40}}")
BARE = re.compile(rf"({TOWN}){DASH}(.?)")


def read_dateline(text: str) -> str:
    """The place of the dateline that opens one of the first paragraphs, "" where there is none.

    >>> read_dateline("BAGHDAD, March 11 (Tigris Wire) - Rockets hit a base.")
    'BAGHDAD'
    >>> read_dateline("KIDAL, Mali (TW) — Gunmen attacked.")
    'KIDAL, Mali'
    >>> read_dateline("NATO — which has no troops there — said no.")
    ''
    """
    paragraphs = [line.strip() for line in text[:3000].split("\n") if line.strip()]
    return next((place for line in paragraphs[:5] if (place := _opening(line))), "")


def _opening(line: str) -> str:
    bare = BARE.match(line)
    if bare and (len(bare[1]) < 4 or not (bare[2].isupper() or bare[2] in "“\"‘'")):
        return ""
    match = next((match for form in (*FORMS, PLAIN) if (match := form.match(line))), None)
    return match[1].strip() if match and match[1].upper() not in NOT_TOWNS else ""
