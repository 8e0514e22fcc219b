"""Words as they are searched: without case, accents, points and the other things that writers leave out or vary."""

from functools import lru_cache
from unicodedata import combining, normalize

VARIANTS = {"ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ـ": "", "’": "'", "‘": "'", "ʼ": "'"}
"""Letters that stand for one another from writer to writer; a lengthening stroke stands for nothing."""
NOTHING = "\x00"
"""The one character that no database takes in a text."""


def folded(words: str) -> tuple[str, list[int]]:
    """The words folded, and for each character of them which character of the words it comes from.

    >>> folded("Élan")[0], folded("أُسْتَاذ")[0], folded("Straße")
    ('elan', 'استاذ', ('strasse', [0, 1, 2, 3, 4, 4, 5]))
    """
    if words.isascii() and NOTHING not in words:
        return words.lower(), list(range(len(words)))
    letters, origins = [], []
    for index, letter in enumerate(words):
        for part in _folded_letter(letter):
            letters.append(part)
            origins.append(index)
    return "".join(letters), origins


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    if letter in VARIANTS:
        return VARIANTS[letter]
    apart = normalize("NFKD", normalize("NFKD", letter).casefold())
    return "".join(VARIANTS.get(part, part) for part in apart if not combining(part) and part != NOTHING)


def searchable_form(title: str, text: str) -> str:
    """What of an article is searched: its title, a line break, its text, folded."""
    return f"{folded(title)[0]}\n{folded(text)[0]}"
