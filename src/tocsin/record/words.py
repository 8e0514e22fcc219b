"""The closed vocabularies of the coding scheme, as enumerations whose values are the codebook's own words."""

from enum import StrEnum


class Stage(StrEnum):
    """Whether the article says that it happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    FOILED = "foiled"
    PLANNED = "planned"
    THREATENED = "threatened"
    FEARED = "feared"
    CALLED_FOR = "called-for"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Basis(StrEnum):
    """How the article ties a doer to the deed."""

    STATED = "stated"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    DENIED = "denied"


WEAKEST_FIRST = (Basis.DENIED, Basis.ACCUSED, Basis.CLAIMED, Basis.STATED)
"""Of several bases on which one doer is named, the first of these stays."""


class Effect(StrEnum):
    """What happened to the people harmed."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"


class Who(StrEnum):
    """Which people were harmed, as far as the words say."""

    CIVILIANS = "civilians"
    MILITARY = "military"
    MILITANTS = "militants"
    POLICE = "police"
    OFFICIALS = "officials"
    LEADERS = "leaders"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """How something changed."""

    UP = "up"
    DOWN = "down"
    START = "start"
    STOP = "stop"
    SHIFT = "shift"


class Relation(StrEnum):
    """How one party stands to another."""

    PART_OF = "part-of"
    BACKED_BY = "backed-by"
    ALLIED_WITH = "allied-with"
    LEADS = "leads"
    MEMBER_OF = "member-of"
    OPPOSES = "opposes"
    FORMERLY = "formerly"


DONE = frozenset({Stage.OCCURRED, Stage.ONGOING, Stage.FOILED})
"""Stages under which the article says that the deed was at least tried."""
