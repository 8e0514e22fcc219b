"""Problems: what was wrong with the input, as data, so that the rest of the batch goes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What was found, where, and what to do."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        """The plain form: `where: what; mend`."""
        return f"{self.where}: {self.what}; {self.mend}"
