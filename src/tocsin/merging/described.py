"""What things and people are called where they have no name: "fish market", "policemen"."""

import re
from collections.abc import Iterable

from tocsin.codebook.numbers import numbers
from tocsin.merging.names import common_nouns, own_names, person_names
from tocsin.merging.vocabulary import SITES
from tocsin.record import Report, Who

ANYBODY = frozenset(
    {
        *("killed", "wounded", "injured", "hurt", "captured", "missing", "displaced", "casualty"),
        *("among", "as", "belonging", "body", "dead", "from", "group", "head", "his", "her", "home", "house", "inside"),
        *("main", "man", "member", "more", "new", "nobody", "no", "old", "one", "other", "outside", "own", "part"),
        *("people", "person", "second", "small", "some", "such", "that", "them", "town", "two", "village", "which"),
        *("day", "month", "who", "with", "woman", "year", "young"),
    }
)
"""Words that say too little of a thing or a person to know them by."""


GROUND = frozenset(
    {
        *("across", "along", "area", "around", "between", "border", "capital", "center", "centre", "close", "coast"),
        *("country", "edge", "island", "kilometre", "mile", "mountain", "off", "outskirt", "place", "river", "same"),
        *("sea", "side", "there", "valley", "water"),
    }
)
"""Words that say where something lies, and not what it is."""


THINGS = frozenset(
    {
        *(
            "aircraft",
            "barrage",
            "blast",
            "boat",
            "bomb",
            "building",
            "bus",
            "camp",
            "car",
            "city",
            "community",
            "convoy",
        ),
        *("country", "district", "drone", "explosion", "facility", "farm", "ferry", "helicopter", "home", "house"),
        *("location", "missile", "neighbourhood", "operation", "place", "position", "projectile", "province", "raid"),
        *(
            "region",
            "rocket",
            "satellite",
            "settlement",
            "shell",
            "ship",
            "shop",
            "site",
            "strike",
            "submarine",
            "tank",
        ),
        *("tanker", "target", "tower", "town", "train", "truck", "vehicle", "village", "warship", "attack"),
    }
)
"""Words for what is no person, by which numbers of them are told from numbers of people."""


SORTS = {
    "base": frozenset({"airbase", "airfield", "airport", "barracks", "base", "camp", "checkpoint", "compound"})
    | frozenset({"headquarters", "outpost", "post", "station"}),
    "church": frozenset({"chapel", "church", "mission"}),
    "embassy": frozenset({"consulate", "embassy"}),
    "hospital": frozenset({"clinic", "hospital"}),
    "plant": frozenset({"dam", "facility", "oilfield", "plant", "refinery", "substation"}),
    "port": frozenset({"harbour", "port", "shipyard"}),
    "prison": frozenset({"jail", "penitentiary", "prison"}),
    "school": frozenset({"college", "school", "university"}),
    "temple": frozenset({"monastery", "pagoda", "temple"}),
}
"""Words for sites that outlets use for one and the same; any other site is a sort of its own."""


def nouns_of(labels: Iterable[str]) -> frozenset[str]:
    """The words by which unnamed things and people can be known again, without their number.

    >>> sorted(nouns_of(["two policemen", "fish market of Damboa"]))
    ['fish', 'market', 'policeman']
    """
    told = (numbers().phrase.sub(" ", label) for label in labels)
    return frozenset(noun for label in told for noun in common_nouns(label)) - ANYBODY


def things_told(target: str, place: str) -> frozenset[str]:
    """The words for what was hit, as the target and the place tell them.

    >>> sorted(things_told("the market", "mosque in the centre of Bodo"))
    ['market', 'mosque']
    """
    return nouns_of([target]) | (nouns_of([place]) - GROUND)


def site_sorts(nouns: frozenset[str]) -> frozenset[str]:
    """Those of the nouns that are bounded places, by their sorts: two of different sorts are seldom one target.

    >>> sorted(site_sorts(frozenset({"fish", "market"}))), sorted(site_sorts(frozenset({"army", "camp", "outpost"})))
    (['market'], ['base'])
    """
    return frozenset(next((sort for sort, words in SORTS.items() if noun in words), noun) for noun in nouns & SITES)


def victim_labels(report: Report) -> list[str]:
    """How the report calls those who came to harm."""
    return [harm.words.quote for harm in report.harm if harm.count.high != 0]


def victim_names(report: Report) -> frozenset[str]:
    """The words of the own names of those who came to harm."""
    return frozenset(name for label in victim_labels(report) for name in person_names(label))


def victim_sorts(report: Report) -> frozenset[str]:
    """Which sorts of people came to harm, as far as the report says."""
    return frozenset(harm.who.value for harm in report.harm if harm.count.high != 0) - {Who.UNKNOWN.value}


def ages_of(labels: Iterable[str]) -> frozenset[str]:
    """The ages of people as the labels tell them.

    >>> sorted(ages_of(["a two-year-old girl", "17-year-old", "2 - month - old boy", "men of 30"]))
    ['17 year', '2 month', '2 year']
    """
    found = (match for label in labels for match in AGE.finditer(label.casefold()))
    return frozenset(f"{numbers().units.get(match[1], match[1])} {match[2]}" for match in found)


def counts_of(labels: Iterable[str]) -> frozenset[tuple[int, str]]:
    """The numbers, from two on, with which labels begin, each with the thing counted, "" for people.

    >>> sorted(counts_of(["three of the Indonesians", "Some 200 soldiers", "dozens of men", "a doctor"]))
    [(3, ''), (200, '')]
    >>> sorted(counts_of(["two villages", "two more MQ-9 drones", "two"]))
    [(2, ''), (2, 'drone'), (2, 'village')]
    """
    told = ((numbers().phrase.match(label), label) for label in labels)
    bare = ((numbers().hedge.sub("", match[0].casefold()), label) for match, label in told if match)
    return frozenset((many, thing_of(label)) for word, label in bare if (many := value_of(word)) > 1)


def thing_of(label: str) -> str:
    """The last word of the label for a thing or a site, "" where it tells of people or of nothing.

    >>> thing_of("two more MQ-9 drones"), thing_of("Two Kuwaiti navy members")
    ('drone', '')
    """
    nouns = [noun for word in label.split() for noun in common_nouns(word.lower()) if noun in THINGS | SITES]
    return nouns[-1] if nouns else ""


def value_of(word: str) -> int:
    """The number that one word or a row of digits tells, 0 for any other."""
    return int(word) if word.isdecimal() else numbers().units.get(word, 0)


def wire_of(report: Report) -> tuple[str, ...]:
    """All the words that the report quotes for its values, where they are enough to know a wire text by."""
    spans = [report.trigger, *(party.words for party in (*report.actor, *report.target))]
    spans += [item.words for item in report.means] + [harm.words for harm in report.harm]
    spans += [report.place.words] if report.place else []
    spans += [report.when.words] if report.when else []
    quotes = tuple(span.quote for span in spans)
    return quotes if len(quotes) >= WIRE_QUOTES else ()


def distinctive_of(report: Report) -> frozenset[str]:
    """The name words of targets, victims and weapons, nations apart: what few other occurrences share."""
    labels = [party.label for party in report.target]
    labels += [harm.words.quote for harm in report.harm] + [item.words.quote for item in report.means]
    return frozenset(word for label in labels for word in own_names(label) if not word.isdigit())


WIRE_QUOTES = 4
"""Two tellings that quote the same words for as many values are one text: trigger, who, whom and where, say."""

AGE = re.compile(r"\b(\d{1,3}|[a-z]+)\s*-?\s*(year|month)s?\s*-?\s*old\b")
