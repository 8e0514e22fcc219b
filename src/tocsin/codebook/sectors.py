"""What other schemes call an actor: PLOVER's sector, and the number and name of ACLED's interaction codes."""

from collections.abc import Mapping

from tocsin.codebook.actor import Actor

STATE_FORCES, REBELS, POLITICAL_MILITIA, IDENTITY_MILITIA, RIOTERS, PROTESTERS, CIVILIANS, OTHER_FORCES = range(1, 9)
ACLED_NAMES: Mapping[int, str] = {
    STATE_FORCES: "State forces",
    REBELS: "Rebel group",
    POLITICAL_MILITIA: "Political militia",
    IDENTITY_MILITIA: "Identity militia",
    RIOTERS: "Rioters",
    PROTESTERS: "Protesters",
    CIVILIANS: "Civilians",
    OTHER_FORCES: "External/Other forces",
}
OF_STATE = frozenset({"MIL", "COP", "GOV", "SPY", "LEG", "JUD"})
BEYOND_STATES = frozenset({"IGO", "UNO", "EUR", "PRM", "MNC"})
MILITIAS = frozenset({"UAF", "PTY", "OPP", "CRM", "BUS"})
CROWDS = {"mob-violence": RIOTERS, "protest": PROTESTERS, "crackdown": PROTESTERS}
"""Kinds of event in which people without arms are a crowd of one sort or the other."""
UNARMED = frozenset({"CVL", "OPP", "PTY", "REF", "LAB", "EDU", "SOC"})


def plover_sector(actor: Actor) -> str:
    """PLOVER's sector of an actor of the table; a state acts through its government.

    >>> from tocsin.codebook.actors import load_actors
    >>> actors = load_actors().actors
    >>> [plover_sector(actors[name]) for name in ("iran", "us-military", "kataib-hezbollah", "united-nations")]
    ['GOV', 'MIL', 'UAF', 'UNO']
    """
    return actor.sector


def acled_type(sector: str, kind: str = "", *, home: str = "", place: str = "", event: str = "") -> int:
    """ACLED's code for a side: by its sector and kind of actor, its home country, and where and what the event was.

    Forces of a state outside their own country are external; so are those of bodies of several states. A group without
    a name counts as political militia where it is armed. Without a place a state's forces are taken to be at home.

    >>> acled_type("MIL", "force", home="US", place="IQ"), acled_type("MIL", "force", home="IQ", place="IQ")
    (8, 1)
    >>> acled_type("REB", "rebel"), acled_type("UAF"), acled_type("CVL"), acled_type("CVL", event="protest")
    (2, 3, 7, 6)
    """
    if sector in UNARMED and event in CROWDS:
        return CROWDS[event]
    abroad = bool(home and place and home != place)
    if sector in OF_STATE:
        return OTHER_FORCES if abroad else STATE_FORCES
    rules = (
        (sector in BEYOND_STATES and kind not in ("militia", "group", "rebel"), OTHER_FORCES),
        (sector == "REB" or kind in ("rebel", "terrorist"), REBELS),
        (sector == "SOC" or (kind == "group" and sector == "UAF"), IDENTITY_MILITIA),
        (sector in MILITIAS or kind == "militia", POLITICAL_MILITIA),
    )
    return next((code for holds, code in rules if holds), CIVILIANS)


def acled_of(actor: Actor, *, place: str = "", event: str = "") -> int:
    """ACLED's code for an actor of the table where and in what the event was.

    >>> from tocsin.codebook.actors import load_actors
    >>> actors = load_actors().actors
    >>> [acled_of(actors[name], place="IQ") for name in ("iraq-military", "irgc", "islamic-state", "kataib-hezbollah")]
    [1, 8, 2, 3]
    """
    return acled_type(actor.sector, actor.kind, home=actor.country, place=place, event=event)


def interaction(one: int, other: int | None = None) -> int:
    """ACLED's interaction number of two sides: the smaller first; with one side alone its code and a nought.

    >>> interaction(8, 2), interaction(3)
    (28, 30)
    """
    return one * 10 if other is None else min(one, other) * 10 + max(one, other)
