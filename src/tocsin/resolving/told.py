"""What an article's text says of a place where it names it: what it lies in, of what kind it is, or that it is a person.

    Fairfield, Texas                         in Texas
    Tripoli in northern Lebanon              in Lebanon
    Washington state; governor of Georgia    an area
    Alaska, Georgia and Idaho                an area, as the others of the list are
    President Washington; Paris Hilton       a person

Only words next to the name count, and only names of countries and their areas as what it lies in.
"""

import re
from collections import Counter
from dataclasses import dataclass

from tocsin.codebook.places import PlaceTable
from tocsin.record.span import occurrences
from tocsin.resolving.chain import NAME, WORD, Chain, read_chain

AREA_AFTER = re.compile(
    r"(?:'s|’s)? (?:state|province|governorate|oblast|region|prefecture|Province|Governorate|Oblast|[Gg]overnor|Gov\.|"
    r"[Ll]egislature)\b(?!-| (?:department|media|television|news|TV|of emergency))"
)
AREA_BEFORE = re.compile(r"\b(?:state|province|governorate|oblast|region|[Gg]overnor|Gov\.) of (?:the )?$")
TOWN_AFTER = re.compile(r"(?:'s|’s)? (?:city|town|village|(?:[Vv]ice-)?[Mm]ayor)\b")
TOWN_BEFORE = re.compile(r"\b(?:city|town|village|suburb|township|[Mm]ayor) of $")
TITLE = re.compile(
    r"\b(?:President|Mr\.?|Mrs\.?|Ms\.?|Gen\.|General|Senator|Sen\.|Minister|Premier|Judge|Justice|Dr\.?|Colonel|Col\.|Capt\.|"
    r"Captain|Lieutenant|Lt\.|Sgt\.?|Major|Maj\.|Sheikh|Pope|Congressman|Congresswoman|Rep\.|Sir|Lady|Lord) "
    r"(?:[^\W\d_a-z][\w.'’-]* )?$"
)
"""A person's title before the words, with one name between at most."""
GIVEN = frozenset(
    re.findall(
        r"\w+",
        "Aaron Adam Ahmed Alan Alex Ali Andrew Anna Anthony Barack Ben Bill Bob Brian Charles Chris Daniel David "
        "Donald Edward Eric Frank Gary George Hassan Henry Hillary Hussein Ibrahim Jack James Jason Jeff Jesse Jim "
        "Joe John Jonathan Jose Joseph Karen Kevin Khalid Larry Laura Linda Maria Mark Martin Mary Michael Michelle "
        "Mike Mohammed Muhammad Nancy Omar Patrick Paul Peter Philip Rachel Richard Robert Ronald Ryan Samuel Sarah "
        "Scott Sergei Stephen Steve Susan Thomas Timothy Tom Tony Vladimir Walter William Yusuf",
    )
)
NAMED_LIKE_PLACES = frozenset(
    re.findall(
        r"\w+",
        "Alexandria Austin Brooklyn Carolina Chad Charlotte Chelsea Dakota Diego Florence Francisco Georgia Hamilton "
        "India Israel Jackson Jordan Kent Kenya Lincoln Madison Milan Paris Santiago Savannah Sofia Sydney Troy Tyler "
        "Valencia Victoria",
    )
)
"""Names that people bear before a family name as often as places do."""
NEXT_NAME = re.compile(r" (?P<name>[^\W\d_a-z][a-z'’-]{2,})(?![\w-])(?!,? [A-Z])")
NEXT_IS_PLACE = frozenset(
    re.findall(
        r"\w+",
        "Airport Beach Bridge Camp Canyon Canal City Coast County Court District Heights Hospital Island Islands Lake "
        "Province Region River Road School Square State Street University Valley Peninsula Strip Strait Governor "
        "Mayor Police Army",
    )
)
LAST_NAME = re.compile(rf"(?<![\w.'’-])(?:St\. )?{WORD}(?:[ -]{WORD}){{0,3}}(?=,? ?(?:and )?$)")
JOIN = re.compile(r"(?:, (?:and |or )?| and | or )$")
BEFORE = 60
"""Characters before a phrase in which its title, kind or neighbour is looked for."""
OF_LIST = re.compile(rf"(?:, (?:and |or )?| and | or ){NAME}")
LIST_REACH = 160
"""Characters of text on each side in which a list is followed."""
MOST_LOOKED_AT = 12
"""Occurrences of a name of which the first are read for what it lies in."""


@dataclass(frozen=True, slots=True)
class Told:
    """A place phrase with what the text about it says.

    The wider names that follow it, its kind (area, town or country) with the countries whose kind it is, the name
    before it that a comma puts in it ("Buffalo, New York"), and the person whose name it is. `beside` are the names that
    follow it and are no area's, each with whether it is told as in that place or near it.
    """

    phrase: str
    within: tuple[str, ...] = ()
    kind: str = ""
    homes: tuple[str, ...] = ()
    holds: str = ""
    person: str = ""
    beside: tuple[tuple[str, str], ...] = ()


def read_told(text: str, start: int, phrase: str, table: PlaceTable) -> Told:
    """What `text` says of the phrase that stands at `start`; the wider place may be told where it is named again.

    >>> from tocsin.codebook.places import load_place_table
    >>> text = "A man of Fairfield fled. Fairfield, Texas, was calm, President Jackson said."
    >>> read_told(text, 9, "Fairfield", load_place_table())
    Told(phrase='Fairfield', within=('Texas',), kind='', homes=(), holds='', person='', beside=())
    >>> read_told(text, 63, "Jackson", load_place_table()).person
    'President Jackson'
    """
    end = start + len(phrase)
    before, after = text[max(0, start - LIST_REACH) : start], text[end : end + LIST_REACH]
    said = _kind(before, after)
    kind, homes = (said, ()) if said else _kind_of_list(before, after, table)
    chain = _chain(before, after, table)
    if not chain.within and not kind:
        others = (at for at in occurrences(text, phrase)[:MOST_LOOKED_AT] if at != start)
        chains = (_chain(text[max(0, at - LIST_REACH) : at], text[at + len(phrase) :], table) for at in others)
        chain = next((other for other in chains if other.within), chain)
    held = before.endswith(", ") and not OF_LIST.match(after) and LAST_NAME.search(before[-BEFORE:-2])
    person = _person(before, phrase, after)
    return Told(phrase, chain.within, kind, homes, held[0] if held else "", person, chain.beside)


def _chain(before: str, after: str, table: PlaceTable) -> Chain:
    """The names that follow one another; none inside a list of names."""
    if before.endswith((", ", ", and ")) and LAST_NAME.search(before[-BEFORE:]) and OF_LIST.match(after):
        return Chain()
    return read_chain(after[:LIST_REACH], table)


def _kind(before: str, after: str) -> str:
    tied = before.endswith((" of ", " of the "))
    if AREA_AFTER.match(after) or (tied and AREA_BEFORE.search(before[-BEFORE:])):
        return "area"
    return "town" if TOWN_AFTER.match(after) or (tied and TOWN_BEFORE.search(before[-BEFORE:])) else ""


def _kind_of_list(before: str, after: str, table: PlaceTable) -> tuple[str, tuple[str, ...]]:
    """What most of the other names of a list are, where two or more are told and more than half agree; and whose."""
    others = [*_list_before(before), *_list_after(after)]
    if len(others) < 2:
        return "", ()
    rows = [table.named(name) for name in others]
    if 2 * sum(any(row.feature == "country" for row in found) for found in rows) > len(others):
        return "country", ()
    homes = Counter(home for found in rows for home in {row.country for row in found if row.feature == "admin1"})
    home, count = homes.most_common(1)[0] if homes else ("", 0)
    return ("area", (home,)) if 2 * count > len(others) else ("", ())


def _list_after(after: str) -> list[str]:
    found, at = [], 0
    while match := OF_LIST.match(after, at):
        found.append(re.sub(r"^(?:, )?(?:and |or )?", "", match[0].strip()))
        at = match.end()
    return found


def _list_before(before: str) -> list[str]:
    """The names before the phrase, joined to it and each other by commas, "and" or "or", the nearest first."""
    found: list[str] = []
    while joined := JOIN.search(before[-8:]):
        before = before[: len(before) - len(joined[0])]
        name = LAST_NAME.search(before[-BEFORE:])
        if not name:
            break
        found.append(name[0])
        before = before[: len(before) - len(name[0])]
    return found


def _person(before: str, phrase: str, after: str) -> str:
    """The words that make the phrase a person's name, or ""."""
    if " " in phrase or not phrase[:1].isupper():
        return ""
    if title := TITLE.search(before[-BEFORE:]):
        return f"{title[0]}{phrase}"
    last = before.rstrip().rsplit(" ", 1)[-1] if before.endswith(" ") else ""
    if last in GIVEN:
        return f"{last} {phrase}"
    match = NEXT_NAME.match(after) if phrase in NAMED_LIKE_PLACES else None
    return f"{phrase} {match['name']}" if match and match["name"] not in NEXT_IS_PLACE else ""
