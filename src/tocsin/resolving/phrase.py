"""Place phrases taken apart: what is named, and how the place told stands to it.

    Taji, north of Baghdad          at Taji · north of Baghdad
    30 km west of Mosul             30 km west of Mosul
    off the coast of Hodeidah       off Hodeidah
    a base near the Syrian border   near the border of Syria
    between Homs and Palmyra        between Homs and Palmyra
    eastern Syria                   the east of Syria
    Sanaa's airport                 Sanaa's airport
    the Iraqi capital               capital of Iraq

A whole phrase that is itself a known name ("Bosnia and Herzegovina", "Eastern Ghouta") is not taken apart.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

DIRECTION = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
DIRECTION_ADJECTIVE = rf"(?:{DIRECTION})(?:ern)?(?:most)?|central|upper|lower|mid"
FACILITY = (
    r"(?:international |military |civilian |domestic |main |naval |army |air ?force |refugee |displacement |air |oil |"
    r"gas |sea |joint |regional |central |coalition )*"
    r"(?:airport|air ?base|air ?field|base|camp|barracks|garrison|port|harbou?r|prison|jail|refinery|dam|oil ?field|field|"
    r"consulate|embassy|hospital|market|university|mosque|church|school|police station|checkpoint|headquarters|compound|"
    r"power (?:plant|station)|nuclear (?:plant|site|facility)|crossing|terminal|depot|outpost)"
)
KIND_OF_PLACE = (
    r"(?:port |coastal |border |market |mining |strategic |key |northern |southern |eastern |western |central |holy |"
    r"capital |besieged |rebel-held |government-held |remote |main |small |largest |second |oil-rich |largest |"
    r"predominantly |mainly |Kurdish |Sunni |Shiite |Shia |Christian |Druze |neighbou?ring |nearby |restive |war-torn )*"
    r"(?P<kind>city|town|village|province|state|district|governorate|region|area|neighbou?rhood|suburbs?|outskirts|island|"
    r"peninsula|municipality|county|department|oblast|township|hamlet|settlement|kibbutz|enclave|valley|port|capital|"
    r"sub-district|subdistrict|commune|locality|cities|towns|villages|provinces|districts|coast|quarter|territory)"
)
LEAD = re.compile(
    r"^(?:(?:in|at|on|from|into|onto|inside|to|toward|towards|within|across|throughout|over|through|of|the|a|an|just|"
    r"both|near by|nearby|neighbou?ring|war-torn|restive|parts of|part of|much of|areas of|all of|elsewhere in|here in|"
    r"somewhere in|around the|about|waters of|airspace over|skies over) +)+",
    re.IGNORECASE,
)
UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)"
KM_PER_MILE = 1.609
FLAGS = re.IGNORECASE

ASIDE = re.compile(rf" ?\((?:about |some |roughly )?\d[\d,.]* ?-?{UNIT}\)", FLAGS)
"""A distance told again in other units."""

BETWEEN = re.compile(r"^(?P<head>.*?)\bbetween (?P<a>.+?) and (?P<b>.+)$", FLAGS)
BORDER_WORDS = r"(?:border|frontier)(?: (?:area|region|crossing|zone|post|town)s?)?"
BORDER_AFTER = re.compile(
    rf"^(?P<head>.*?)(?:\b(?:near|along|on|at|close to|across|over|by) )?(?:the |its |their )?{BORDER_WORDS} (?:with|between|of) (?P<sides>.+)$",
    FLAGS,
)
BORDER_BEFORE = re.compile(
    rf"^(?P<head>.*?)(?:\b(?:near|along|on|at|close to|across|over|by|to|from) )?(?:the )?"
    rf"(?P<sides>(?-i:[A-Z])[\w.'’]+(?:[- –—](?-i:[A-Z])[\w.'’]+){{0,3}}) {BORDER_WORDS}$",
    FLAGS,
)
MEASURED = re.compile(
    rf"^(?P<head>.*?)(?:\b(?:some|about|around|roughly|nearly|more than|over|less than|just) )?"
    rf"(?P<km>\d[\d,.]*)[- ]?(?P<unit>{UNIT})\b(?: ?\([^)]*\))?,?"
    rf"(?: (?:to the )?(?:due )?(?P<way>{DIRECTION}))?(?: (?:of|from|outside|away from|inside|off|into|to))+ (?P<name>.+)$",
    FLAGS,
)
TOWARD = re.compile(
    rf"^(?P<head>.*?)(?P<inner>\bin (?:the )?|^the )?\b(?:just |immediately |to the )?(?P<way>{DIRECTION})(?:ern)?"
    r"(?: (?:part|side|suburbs?|outskirts|edge|fringes?|corner|coast|shore|countryside|districts?))? ?(?:of|from) (?P<name>.+)$",
    FLAGS,
)
OFF = re.compile(
    r"^(?P<head>.*?)(?:\boff(?: the)?(?: \w+)? coasts? of|\boff(?: the)? (?P<coast>[^,]+?)(?:'s|’s)? coast|\boff|"
    r"\bwaters (?:off|near|around)|\bcoastal waters of)(?: (?P<name>.+))?$",
    FLAGS,
)
NEAR = re.compile(
    r"^(?P<head>.*?)\b(?:near|close to|outside|around|surrounding|(?:on|in|at) the (?:outskirts|suburbs|vicinity|edge) of|"
    r"outskirts of|suburbs of|vicinity of|next to|adjacent to|not far from|overlooking|facing|bordering|along|beside) (?P<name>.+)$",
    FLAGS,
)
OWNED = re.compile(r"^(?P<owner>[^,]+?)(?:'s|’s|(?<=s)'|(?<=s)’) (?P<thing>.+)$")
OF_KIND = re.compile(rf"^{KIND_OF_PLACE} (?:of|in) (?P<name>.+)$", FLAGS)
INSIDE = re.compile(r"^(?P<name>.+?) (?:in|inside|within|at|on|of) (?P<wider>.+)$")
PART_OF = re.compile(rf"^(?P<way>{DIRECTION_ADJECTIVE})(?: (?:parts?|areas?) of)? (?P<name>.+)$", FLAGS)
AT_FACILITY = re.compile(rf"^(?P<name>.+?) (?P<thing>{FACILITY})s?$", FLAGS)
AREA_LAST = re.compile(rf"^(?P<name>.+?) {KIND_OF_PLACE}$", FLAGS)
AREA_KINDS = dict.fromkeys(["province", "governorate", "state", "oblast", "region"], "area") | dict.fromkeys(
    ["district", "county", "department", "sub-district", "subdistrict"], "district"
)
SMALL_WORDS = re.compile(r"^(?:[a-z][\w-]* )+(?P<name>[A-Z].*)$")
CAPITAL = re.compile(r"^(?:(?P<people>.+?) capital(?: city)?|capital(?: city)? of (?P<name>.+))$", FLAGS)
PLURAL_KIND = re.compile(r" (?:provinces|governorates|regions|oblasts|states|districts|counties)$", FLAGS)
SEVERAL = re.compile(r",? (?:and|or|as well as|to) |/| & ")


STANDING = frozenset(["near", "of", "in", "off", "at", "on", "outside", "around", "between", "along", "from", "to", "with", "inside", "by", "over", "across"])
"""Words that say how a place stands to another, before which no adjective reaches."""


@dataclass(frozen=True, slots=True)
class Names:
    """What taking apart needs to know of names: whether words are one, and whose country an adjective says."""

    is_known: Callable[[str], bool]
    home_of: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One name or pair of names in a phrase, and how the place told stands to it.

    `relation` is at, near, border, off, between, several, toward (outside, that way), part (inside, that way), around
    (so many km, no way told), facility (a thing in the town) or capital. `way` and `km` go with those that need them.
    """

    relation: str
    names: tuple[str, ...]
    way: str = ""
    km: float | None = None
    thing: str = ""


def take_apart(phrase: str, names: Names) -> tuple[Part, ...]:
    """The parts of a place phrase, in the order told.

    >>> nothing_known = Names(lambda name: False, lambda word: None)
    >>> take_apart("Taji, north of Baghdad", nothing_known)  # doctest: +NORMALIZE_WHITESPACE
    (Part(relation='at', names=('Taji',), way='', km=None, thing=''),
     Part(relation='toward', names=('Baghdad',), way='north', km=None, thing=''))
    """
    words = trimmed(phrase)
    if not words:
        return ()
    if names.is_known(words):
        return (Part("at", (words,)),)
    if (parts := _of_people(words, names)) is not None:
        return parts
    for rule in (_between, _border):
        if (parts := rule(words, names)) is not None:
            return parts
    if "," in words or "(" in words:
        pieces = [piece for piece in re.split(r"[,;()]", words) if piece.strip()]
        if len(pieces) > 1 and not _is_list(pieces):
            return tuple(part for piece in pieces for part in take_apart(piece, names))
    for rule in (_measured, _off, _toward, _near, _capital, _owned, _of_kind, _several, _part_of, _facility, _inside, _area, _after_small_words):
        if (parts := rule(words, names)) is not None:
            return parts
    return (Part("at", (words,)),)


def trimmed(phrase: str) -> str:
    """The phrase without white space, quotation marks, leading prepositions and articles."""
    words = ASIDE.sub("", " ".join(phrase.split())).strip(" ,.;:\"“”'‘’()")
    return LEAD.sub("", words).strip()


Parts = tuple[Part, ...] | None


def _head(words: str, names: Names) -> tuple[Part, ...]:
    words = re.sub(r"\b(?:is|are|was|were|some|about|located|situated|based|just|the|a|an|in|at|on|from|to) *$", "", words.strip(" ,"))
    return take_apart(words, names) if words.strip() else ()


def _is_list(pieces: list[str]) -> bool:
    last = pieces[-1].strip()
    return last.startswith("and ") or (" and " in last and all(piece.strip()[:1].isupper() for piece in pieces))


def _of_people(words: str, names: Names) -> Parts:
    """The rest and the country after it, of "northern Iraqi city of Mosul"; who owns an embassy or base is left out."""
    told = words.split()
    first = next((at for at, word in enumerate(told) if word[:1].isupper()), len(told))
    if STANDING & set(told[:first]):
        return None
    for size in (2, 1):
        home, rest = names.home_of(" ".join(told[first : first + size])), " ".join(told[first + size :])
        if home and rest and not re.match(r"(?:capital|border|frontier)\b|[-–]", rest, FLAGS):
            owned = re.fullmatch(FACILITY, rest, FLAGS)
            return take_apart(rest, names) if owned else (*take_apart(rest, names), Part("at", (home,)))
    return None


def _between(words: str, names: Names) -> Parts:
    match = BETWEEN.match(words)
    if not match or re.search(r"border|frontier", match["head"], re.IGNORECASE):
        return None
    return (*_head(match["head"], names), Part("between", (trimmed(match["a"]), trimmed(match["b"]))))


def _border(words: str, names: Names) -> Parts:
    match = BORDER_AFTER.match(words) or BORDER_BEFORE.match(words)
    if not match:
        return None
    pair = tuple(trimmed(side) for side in re.split(r" and | with |[-–—]", match["sides"]) if trimmed(side))
    return (*_head(match["head"], names), Part("border", pair))


def _measured(words: str, names: Names) -> Parts:
    match = MEASURED.match(words)
    if not match:
        return None
    km = float(match["km"].replace(",", "")) * (KM_PER_MILE if match["unit"].lower().startswith("mi") else 1)
    relation = "toward" if match["way"] else "around"
    here = Part(relation, (trimmed(match["name"]),), match["way"] or "", round(km, 1))
    return (*_head(match["head"], names), *_nested(here, match["name"], names))


def _nested(part: Part, name: str, names: Names) -> tuple[Part, ...]:
    """The part with the plain name inside a longer one, which then follows as its surroundings."""
    inner = take_apart(name, names)
    if not inner or inner[0].relation != "at":
        return (part, *inner) if not inner else (Part(part.relation, inner[0].names, part.way, part.km), *inner[1:])
    return (Part(part.relation, inner[0].names, part.way, part.km, part.thing), *inner[1:])


def _off(words: str, names: Names) -> Parts:
    match = OFF.match(words)
    name = match and (match["name"] or match["coast"])
    if not match or not name:
        return None
    return (*_head(match["head"], names), *_nested(Part("off", (trimmed(name),)), name, names))


def _toward(words: str, names: Names) -> Parts:
    match = TOWARD.match(words)
    if not match:
        return None
    relation = "part" if match["inner"] else "toward"
    here = Part(relation, (trimmed(match["name"]),), match["way"])
    return (*_head(match["head"], names), *_nested(here, match["name"], names))


def _near(words: str, names: Names) -> Parts:
    match = NEAR.match(words)
    if not match:
        return None
    return (*_head(match["head"], names), *_nested(Part("near", (trimmed(match["name"]),)), match["name"], names))


def _capital(words: str, names: Names) -> Parts:
    match = CAPITAL.match(words)
    if not match:
        return None
    return (Part("capital", (trimmed(match["people"] or match["name"]),)),)


def _owned(words: str, names: Names) -> Parts:
    match = OWNED.match(words)
    if not match:
        return None
    owner, thing = trimmed(match["owner"]), trimmed(match["thing"])
    if re.fullmatch(rf"{FACILITY}s?", thing, FLAGS):
        whole = f"{owner} {thing}"
        return (Part("at", (whole,)),) if names.is_known(whole) else (Part("facility", (owner,), thing=thing),)
    if thing.lower() in ("capital", "capital city"):
        return (Part("capital", (owner,)),)
    return (*take_apart(thing, names), Part("at", (owner,)))


def _of_kind(words: str, names: Names) -> Parts:
    match = OF_KIND.match(words)
    if not match:
        return None
    first, *others = take_apart(match["name"], names) or (Part("at", (match["name"],)),)
    kind = AREA_KINDS.get(match["kind"].lower(), "")
    return (replace(first, thing=kind) if first.relation == "at" and kind else first, *others)


def _several(words: str, names: Names) -> Parts:
    kind = PLURAL_KIND.search(words)
    plain = words[: kind.start()] if kind else words
    told = [trimmed(name) for piece in plain.split(",") for name in SEVERAL.split(piece.strip()) if trimmed(name)]
    told = [trimmed(re.sub(r"^and ", "", name)) for name in told]
    if len(told) < 2 or not all(names.is_known(name) or name[:1].isupper() for name in told):
        return None
    return (Part("several", tuple(told), thing="area" if kind else ""),)


def _part_of(words: str, names: Names) -> Parts:
    match = PART_OF.match(words)
    if not match:
        return None
    return _nested(Part("part", (trimmed(match["name"]),), match["way"]), match["name"], names)


def _facility(words: str, names: Names) -> Parts:
    match = AT_FACILITY.match(words)
    if not match:
        return None
    name = trimmed(match["name"])
    return (Part("at", (name,), thing=match["thing"]),) if names.is_known(name) else None


def _inside(words: str, names: Names) -> Parts:
    match = INSIDE.match(words)
    if not match:
        return None
    return (*take_apart(match["name"], names), *take_apart(match["wider"], names))


def _area(words: str, names: Names) -> Parts:
    match = AREA_LAST.match(words)
    if not match or not trimmed(match["name"]):
        return None
    here = Part("at", (trimmed(match["name"]),), thing=AREA_KINDS.get(match["kind"].lower(), ""))
    return (here,)


def _after_small_words(words: str, names: Names) -> Parts:
    """"heavily fortified Green Zone": what stands after the small words, when that is a known name."""
    match = SMALL_WORDS.match(words)
    return take_apart(match["name"], names) if match and names.is_known(match["name"]) else None
