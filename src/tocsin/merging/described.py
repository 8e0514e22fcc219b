"""What things and people are called where they have no name: "fish market", "policemen"."""

from collections.abc import Iterable

from tocsin.codebook.numbers import numbers
from tocsin.merging.names import SITES, common_nouns, person_names
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


def victim_sorts(report: Report) -> frozenset[Who]:
    """Which sorts of people came to harm, as far as the report says."""
    return frozenset(harm.who for harm in report.harm if harm.count.high != 0) - {Who.UNKNOWN}
