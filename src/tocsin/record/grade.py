"""Grades: how reliable a source is held to be, by the letters of the Admiralty system (NATO STANAG 2511, AJP-2.1)."""

from enum import StrEnum


class Grade(StrEnum):
    """The reliability of a source; how credible one statement is, is another question."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        """The grade in words.

        >>> Grade("B").meaning
        'usually reliable'
        """
        return MEANINGS[self]


MEANINGS = {
    Grade.A: "completely reliable",
    Grade.B: "usually reliable",
    Grade.C: "fairly reliable",
    Grade.D: "not usually reliable",
    Grade.E: "unreliable",
    Grade.F: "reliability cannot be judged",
}
