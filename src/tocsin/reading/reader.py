"""What every reader does, trained or lexical: marks from texts."""

from collections.abc import Sequence
from typing import Protocol

from tocsin.record import Marks


class Reader(Protocol):
    """Reads texts into marks, one for each text, in order. `name` carries the version: same name, same marks."""

    name: str

    def read(self, texts: Sequence[str]) -> list[Marks]:
        """The marks of each text; offsets are code points of that text."""
        ...
