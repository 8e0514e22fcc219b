"""The names that party words can stand for.

the Iran-backed militia Kata'ib Hezbollah · Israeli warships · Iraq's military · fighters of the SDF · Mr Trump
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tocsin.resolving.parts import LONGEST

MEMBERS = re.compile(
    r"^(?P<name>.+?)(?:['’]s?)? (?:fighters?|militants?|rebels?|insurgents?|gunmen|gunman|forces?|troops|soldiers?|militia(?:men|s)?|"
    r"members?|commanders?|leaders?|operatives?|officials?|guerrillas?|extremists?|terrorists?|group|movement|party|warplanes|"
    r"jets|aircraft|drones|warships?|navy|air force|artillery|spokes(?:man|woman|person)|positions?|targets?|bases?|units?|"
    r"authorities|government|administration|regime)$",
    re.IGNORECASE,
)
MADE_OF = ("military", "armed forces", "forces", "army")
ARMED = re.compile(
    r"\b(?:fighters?|forces?|troops|soldiers?|warplanes|jets|aircraft|drones|warships?|navy|artillery|units?|bases?|positions?|targets?|commanders?)$",
    re.IGNORECASE,
)
OF_STATE = re.compile(
    rf"(?:{ARMED.pattern}|\b(?:officials?|spokes(?:man|woman|person)|government|authorities|regime|navy|air force|leaders?|state media)$)",
    re.IGNORECASE,
)
"""Heads after which a country's adjective means its state or forces; "Iraqi militants" and "Iraqis" do not."""
OWNED = re.compile(r"^(?P<owner>.+?)(?:'s|’s|(?<=s)['’])(?: (?P<thing>.+))?$")
TITLE = re.compile(
    r"^(?:(?:former|ex-|acting|deputy|vice|then|late|US|U\.S\.|UK|UN|slain|senior|top|new|interim|de facto|supreme)[ -])*"
    r"(?:[A-Z][\w'’-]+(?:[ -][A-Z]?[\w'’-]+)? )?"
    r"(?:president|prime minister|premier|chancellor|king|sultan|emir|sheikh|ayatollah|general|gen\.?|major general|lieutenant general|"
    r"colonel|admiral|secretary of state|secretary of defen[cs]e|defen[cs]e secretary|defen[cs]e minister|foreign minister|foreign secretary|"
    r"secretary[- ]general|minister|commander|leader|warlord|cleric|militia leader|militia|militant group|rebel group|armed group|group|spokesman|"
    r"crown prince|prince|president-elect|militant|faction|paramilitary|paramilitary group|movement|security adviser|national security adviser|"
    r"adviser|ambassador|envoy|special envoy|senator|mr|mrs|ms|dr) (?P<name>.+)$",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:(?:the|a|an|some|several|dozens of|hundreds of|thousands of|two|three|four|five|\d+|suspected|alleged|armed|unidentified|"
    r"pro-government|masked|local|senior|top|so-called|self-styled|self-proclaimed|[a-z]+-backed|[A-Z][\w.]*-(?:backed|led|aligned|allied|linked|supported|trained|funded)) )+"
)
ASIDE = re.compile(r" ?\([^)]*\)")
PERSONAL = re.compile(r"^(?:mr|mrs|ms|miss|sir|dr)\b\.?", re.IGNORECASE)
"""Words of address, after which stands a person and no country: "Mr Jordan"."""
OF_GOVERNMENT = re.compile(
    r"^(?:the )?(?P<country>[A-Z].*) (?:government|federal|state) (?:forces|troops|soldiers|army)$"
)
FROM_GROUP = re.compile(
    r"^(?:[\w'’-]+ )*?(?i:members?|fighters?|militants?|forces|troops|soldiers|gunmen|leaders?|commanders?|officials|part|units?) "
    r"(?:of|from|belonging to|loyal to) (?:the )?(?P<name>[A-Z].*)$"
)


@lru_cache(maxsize=4096)
def readings(label: str) -> tuple[str, ...]:
    """The names that party words can stand for, the fullest first.

    >>> list(readings("the Iran-backed militia Kata'ib Hezbollah"))
    ["the Iran-backed militia Kata'ib Hezbollah", "militia Kata'ib Hezbollah", "Kata'ib Hezbollah"]
    >>> list(readings("Israeli warships"))
    ['Israeli warships', 'Israeli military', 'Israeli armed forces', 'Israeli forces', 'Israeli army', 'Israeli']
    >>> list(readings("Iraq's military"))
    ["Iraq's military", 'Iraq military']
    >>> list(readings("dozens of fighters of the SDF"))
    ['dozens of fighters of the SDF', 'fighters of the SDF', 'SDF']
    """
    return tuple(dict.fromkeys(_readings(label)))


def _readings(label: str) -> Iterator[str]:
    whole = " ".join(label.split()).strip(' ,.;:"“”')
    words = ASIDE.sub("", whole)
    said = dict.fromkeys((words, LEAD.sub("", words)))
    if forces := OF_GOVERNMENT.match(words):
        yield f"{forces['country']} military"
    yield from dict.fromkeys((whole, *said))
    if len(words) > LONGEST:
        return
    for name in said:
        titled = TITLE.match(name)
        if titled and titled["name"][:1].isupper():
            yield titled["name"]
    if group := FROM_GROUP.match(words):
        yield group["name"]
    yield from _heads(list(said)[-1])


def _heads(plain: str) -> Iterator[str]:
    """The names without the words for what is the named one's: "Iraq's military", "Houthi fighters"."""
    if owned := OWNED.match(plain):
        yield f"{owned['owner']} {owned['thing']}" if owned["thing"] else owned["owner"]
    if members := MEMBERS.match(plain):
        if ARMED.search(plain):
            yield from (f"{members['name']} {body}" for body in MADE_OF)
        yield members["name"]
