"""The roles of a team, from the one that may least to the one that may most."""

from enum import StrEnum


class Role(StrEnum):
    """What an account is for."""

    DATA_VIEWER = "data-viewer"
    VIEWER = "viewer"
    CODER = "coder"
    REVIEWER = "reviewer"
    OWNER = "owner"

    @property
    def meaning(self) -> str:
        """What it may do, in one line."""
        return MEANINGS[self]


MEANINGS = {
    Role.DATA_VIEWER: "sees what is reported, and never who coded it",
    Role.VIEWER: "sees everything, changes nothing",
    Role.CODER: "adds articles, decides on reports and their fields, comments",
    Role.REVIEWER: "also decides on whole incidents and duplicates, grades sources, undoes what others decided",
    Role.OWNER: "also makes accounts and tokens, and expunges",
}
