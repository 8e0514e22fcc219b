"""What people who decided are called in a file that leaves the desk."""

from collections.abc import Iterable

from tocsin.record import PROGRAM


class Persons:
    """Names as they go out: person 1, person 2 … in the order in which they are first met, or themselves where `shown`.

    >>> persons = Persons(["anna", "program", "omar"])
    >>> [persons(name) for name in ("omar", "program", "eve", "anna")]
    ['person 2', 'program', 'person 3', 'person 1']
    """

    def __init__(self, met: Iterable[str] = (), *, shown: bool = False) -> None:
        self.shown = shown
        self._called: dict[str, str] = {PROGRAM: PROGRAM, "": ""}
        for name in met:
            self(name)

    def __call__(self, name: str) -> str:
        """What this one is called."""
        if self.shown:
            return name
        return self._called.setdefault(name, f"person {len(self._called) - 1}")
