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
from dataclasses import replace

from tocsin.resolving.parts import LONGEST, Names, Part
from tocsin.resolving.patterns import (
    AREA_KINDS,
    AREA_LAST,
    ASIDE,
    AT_FACILITY,
    BETWEEN,
    BORDER_AFTER,
    BORDER_BEFORE,
    CAPITAL,
    COUNTRYSIDE,
    FACILITY,
    FLAGS,
    INSIDE,
    KM_PER_MILE,
    LEAD,
    MEASURED,
    NEAR,
    OF_KIND,
    OFF,
    OWNED,
    PART_OF,
    PLURAL_KIND,
    SEVERAL,
    SMALL_WORDS,
    TOWARD,
)

STANDING = frozenset(
    re.findall(
        r"\w+",
        "near of in off at on outside around between along from to with inside by over across",
    )
)
"""Words that say how a place stands to another, before which no adjective reaches."""


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
    if len(words) > LONGEST:
        return (Part("at", (words,)),)
    found = (parts for rule in RULES if (parts := rule(words, names)) is not None)
    return next(found, (Part("at", (words,)),))


def trimmed(phrase: str) -> str:
    """The phrase without white space, quotation marks, leading prepositions and articles."""
    words = ASIDE.sub("", " ".join(phrase.split())).strip(" ,.;:\"“”'‘’()")
    return LEAD.sub("", words).strip()


Parts = tuple[Part, ...] | None


def _head(words: str, names: Names) -> tuple[Part, ...]:
    words = re.sub(
        r"\b(?:is|are|was|were|some|about|located|situated|based|just|the|a|an|in|at|on|from|to) *$",
        "",
        words.strip(" ,"),
    )
    return take_apart(words, names) if words.strip() else ()


def _known(words: str, names: Names) -> Parts:
    return (Part("at", (words,)),) if names.is_known(words) else None


def _pieces(words: str, names: Names) -> Parts:
    """What commas and brackets part, unless they part the names of a list."""
    pieces = [piece for piece in re.split(r"[,;()]", words) if piece.strip()]
    if len(pieces) < 2 or _is_list(pieces):
        return None
    return tuple(part for piece in pieces for part in take_apart(piece, names))


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


def _countryside(words: str, names: Names) -> Parts:
    match = COUNTRYSIDE.match(words)
    if not match:
        return None
    return _nested(Part("near", (trimmed(match["name"]),)), match["name"], names)


def _capital(words: str, _names: Names) -> Parts:
    match = CAPITAL.match(words)
    if not match:
        return None
    name = trimmed(match["people"] or match["name"])
    return (Part("capital", (re.sub(r"(?:['’]s|(?<=s)['’])$", "", name),)),)


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
    plain_told = tuple(name if names.is_known(name) else AREA_LAST.sub(r"\g<name>", name) for name in told)
    return (Part("several", plain_told, thing="area" if kind or plain_told != tuple(told) else ""),)


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


def _area(words: str, _names: Names) -> Parts:
    match = AREA_LAST.match(words)
    if not match or not trimmed(match["name"]):
        return None
    here = Part("at", (trimmed(match["name"]),), thing=AREA_KINDS.get(match["kind"].lower(), ""))
    return (here,)


def _known_area(words: str, names: Names) -> Parts:
    """A known name with the word for its kind: "North Kivu province" is no northern part of Kivu."""
    match = AREA_LAST.match(words)
    kind = AREA_KINDS.get(match["kind"].lower(), "") if match else ""
    return (Part("at", (match["name"],), thing=kind),) if match and kind and names.is_known(match["name"]) else None


def _after_small_words(words: str, names: Names) -> Parts:
    """Of "heavily fortified Green Zone", what stands after the small words, when that is a known name."""
    match = SMALL_WORDS.match(words)
    return take_apart(match["name"], names) if match and names.is_known(match["name"]) else None


RULES = (
    _known,
    _known_area,
    _of_people,
    _between,
    _border,
    _pieces,
    _measured,
    _off,
    _toward,
    _near,
    _countryside,
    _capital,
    _owned,
    _of_kind,
    _several,
    _part_of,
    _facility,
    _inside,
    _area,
    _after_small_words,
)
"""The readings of a phrase in the order tried; the first that fits is taken."""
