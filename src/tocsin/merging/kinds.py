"""Which kinds can tell of one occurrence: the families that blocking and comparison share."""

from functools import cache

from tocsin.codebook.kinds import kinds

METHOD_NOT_TOLD = frozenset({"attack", "killing"})
"""Kinds that say that force was used and not how."""

VAGUE = METHOD_NOT_TOLD | {"other"}
"""Kinds that give way to any more exact one."""

EVERYDAY = METHOD_NOT_TOLD | {
    *("accusation", "air-strike", "armed-clash", "bombing", "demand", "drone-strike", "shelling", "shooting", "talks")
}
"""Kinds of which a war sees several on a day."""

HARMING_PEOPLE = frozenset({"abduction", "close-attack", "killing", "sexual-violence", "shooting", "torture"})
"""Kinds whose target is a person or several: whoever is named there came to harm, though no number tells of it."""

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"shelling", "air-strike", "drone-strike"}),
    frozenset({"air-strike", "bombing"}),
    frozenset({"bombing", "suicide-bombing", "grenade", "sabotage"}),
    frozenset({"bombing", "shelling", "sabotage"}),
    frozenset({"shooting", "armed-clash", "raid", "close-attack"}),
    frozenset({"armed-clash", "capture", "retreat", "raid"}),
    frozenset({"abduction", "arrest", "raid"}),
    frozenset({"crackdown", "mob-violence", "protest"}),
    frozenset({"crackdown", "shooting", "protest"}),
    frozenset({"deploy", "mobilise"}),
    frozenset({"deploy", "retreat"}),
    frozenset({"threat", "demand", "accusation"}),
    frozenset({"demand", "refusal"}),
    frozenset({"talks", "agreement", "ceasefire", "cooperation"}),
    frozenset({"support", "aid"}),
    frozenset({"sanction", "blockade"}),
    frozenset({"release", "concession", "agreement"}),
    frozenset({"prosecution", "arrest"}),
)
"""Kinds that two outlets use for one occurrence, a row for each confusion; a kind may stand in several rows."""


@cache
def violent() -> frozenset[str]:
    """The kinds in which force is used; a telling that names no method may mean any of them."""
    return frozenset(name for name, kind in kinds().items() if kind.violent)


@cache
def families_of(kind: str) -> tuple[str, ...]:
    """The names of the blocks that `kind` stands in: two kinds that are compatible share at least one.

    >>> families_of("shelling"), families_of("talks")
    (('violence',), ('agreement+ceasefire+cooperation+talks',))
    """
    if kind in violent():
        beside = tuple("+".join(sorted(family)) for family in FAMILIES if kind in family and not family <= violent())
        return ("violence", *beside)
    return tuple("+".join(sorted(family)) for family in FAMILIES if kind in family) or (kind,)


@cache
def compatible(kind: str, other: str) -> bool:
    """Whether one occurrence may be told under both kinds.

    >>> compatible("attack", "air-strike"), compatible("air-strike", "suicide-bombing")
    (True, False)
    """
    if kind == other:
        return True
    if {kind, other} <= violent() and METHOD_NOT_TOLD & {kind, other}:
        return True
    return any(kind in family and other in family for family in FAMILIES)
