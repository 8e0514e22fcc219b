"""Which people came to harm, by the words that name them: CODEBOOK section 12."""

import re

from tocsin.codebook.cues import cues
from tocsin.record import Who

WORD = re.compile(r"[\w-]+")
BREAK = re.compile(r"\b(?:of|in|from|at|who|with|for|by|including|on)\b")
SECURITY = re.compile(r"\bsecurity (?:forces?|personnel|guards?|officers?|members?)\b", re.IGNORECASE)
AID = re.compile(
    r"\b(?:aid|health|rescue|medical|media|relief|humanitarian) (?:workers?|personnel|staff)\b", re.IGNORECASE
)


def read_who(phrase: str) -> Who:
    """Which people `phrase` names, `unknown` where it tells no role.

    The head decides before what hangs on it, so that a child of soldiers is a child:

    >>> read_who("two American soldiers").value, read_who("five members of the security forces").value
    ('military', 'police')
    >>> read_who("three people").value, read_who("three aid workers").value
    ('unknown', 'civilians')
    """
    if AID.search(phrase):
        return Who.CIVILIANS
    if SECURITY.search(phrase):
        return Who.POLICE
    head = BREAK.split(phrase)[0]
    return next((who for part in (head, phrase) for who in _named(part)), Who.UNKNOWN)


def _named(part: str) -> list[Who]:
    """The roles that words of `part` name, the last first."""
    found = (cues().who.get(word) for word in reversed(WORD.findall(part.lower())))
    return [who for who in found if who]
