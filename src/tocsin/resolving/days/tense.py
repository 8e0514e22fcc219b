"""Whether a statement speaks of what is to come, or still goes on, by the words around its trigger and time words."""

import re

from tocsin.record import Span

REACH = 40
"""Characters before a trigger in which its auxiliaries stand (own choice)."""
STOP = re.compile(r"[.;:!?\n]|, (?:which|who|where|when|after|before|as)\b")
WILL = re.compile(
    r"\b(?:will|shall|'ll|won't|would|(?:is|are|was|were) (?:to|due to|set to|expected to|scheduled to|slated to|poised to|going to)|"
    r"(?:plan|intend|aim|vow|threaten|promise|pledge|agree|prepare|hope|expect|want|refuse|demand|order|urge)(?:s|d|ed|ing)? (?:\w+ ){0,3}to|about to|scheduled|upcoming|planned|forthcoming)"
    r"(?: (?:also|soon|then|not|be|been|have|never|now|again|begin|start|resume|hold|host|launch|an?|the|\w+ly)){0,4} ?$"
)
DUE = re.compile(
    r"\b(?:scheduled|due|planned|set (?:for|to)|expected|slated|deadline|called for|proposed)\b[^.;]{0,25}$"
)
GOES_ON = re.compile(r"\b(?:has|have|remains?|continues?)(?: \w+){0,2} ?$")


LIMIT = re.compile(
    r"(?:within|by|before|in \d|in (?:two|three|four|five|six|seven|ten)|until|no later|not later|for|starting|from)\b",
    re.IGNORECASE,
)


def sets_limit(words: Span) -> bool:
    """Whether time words say until when something is to be done, as those of a demand or threat do."""
    return LIMIT.match(words.quote) is not None


def clause_before(text: str, start: int) -> str:
    """The end of the clause up to `start`."""
    piece = text[max(0, start - REACH) : start]
    stops = list(STOP.finditer(piece))
    return piece[stops[-1].end() :] if stops else piece


def speaks_ahead(text: str, trigger: Span, words: Span) -> bool:
    """Whether the words put what the trigger tells after the article.

    >>> from tocsin.record import span_of
    >>> text = "Envoys will meet on Tuesday. Envoys met on Monday."
    >>> speaks_ahead(text, span_of(text, 12, 16), span_of(text, 17, 27))
    True
    >>> speaks_ahead(text, span_of(text, 36, 39), span_of(text, 40, 49))
    False

    >>> text = "Crowds set it alight on Monday."
    >>> speaks_ahead(text, span_of(text, 7, 10), span_of(text, 21, 30))
    False

    Words between a promise and what is promised date the promise: "agreed on Monday to a truce".

    >>> text = "They agreed on Monday to a truce."
    >>> speaks_ahead(text, span_of(text, 27, 32), span_of(text, 12, 21))
    False
    """
    clause = clause_before(text, trigger.start)
    if found := WILL.search(clause):
        return not trigger.start - len(clause) + found.start() <= words.start < trigger.start
    return abs(words.start - trigger.end) < 80 and DUE.search(clause_before(text, words.start)) is not None


def goes_on(text: str, trigger: Span) -> bool:
    """Whether the verb of the trigger stands in the perfect, so that what it tells lasted up to the article.

    >>> from tocsin.record import span_of
    >>> text = "Fighting has raged for three days."
    >>> goes_on(text, span_of(text, 13, 18))
    True
    """
    return GOES_ON.search(clause_before(text, trigger.start)) is not None
