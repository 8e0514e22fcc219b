"""A claim in plain words: what its signs say spelled out, and bounds told twice over told once."""

import re

PLAIN = (
    (r"\s+", " "),
    (r"(?:≥|>=) ?(?=\d)", "at least "),
    (r"(?:≤|<=) ?(?=\d)", "at most "),
    (r"(?<!\S)> ?(?=\d)", "more than "),
    (r"(?<!\S)< ?(?=\d)", "fewer than "),
    (r"[~≈] ?(?=\d)", "about "),
    (r"(?<![\w.,])(\d[\d,]*)\+(?= )", r"at least \1"),
    (r"\bat the very (least|most)\b", r"at \1"),
    (r"\b(?:not|no) (?:fewer|less) than\b", "at least"),
    (r"\b(?:not|no) more than\b", "at most"),
)
"""Ways of writing a bound that readers do not know, and plain words for each."""


def in_plain_words(claim: str) -> str:
    """The claim with its signs as words.

    >>> in_plain_words("15+ attacks  since March"), in_plain_words("≥ 15 raids"), in_plain_words("not fewer than ten")
    ('at least 15 attacks since March', 'at least 15 raids', 'at least ten')
    >>> in_plain_words("a C-130 at <b>5 bases</b> of K1+")
    'a C-130 at <b>5 bases</b> of K1+'
    """
    for pattern, plain in PLAIN:
        claim = re.sub(pattern, plain, claim, flags=re.IGNORECASE)
    return claim.strip()
