"""Which codebook this is: a short hash of all its tables, so that a file can say what it was coded by."""

from functools import cache
from hashlib import sha256

from tocsin.codebook.tablefile import FOLDER


@cache
def edition() -> str:
    """Twelve hexadecimal digits that change when any table of the codebook does.

    >>> len(edition())
    12
    """
    whole = sha256()
    for path in sorted(FOLDER.iterdir()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]
