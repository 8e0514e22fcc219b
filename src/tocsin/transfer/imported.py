"""What became of a file that was imported."""

from dataclasses import dataclass, field
from datetime import datetime

from tocsin.record import Judgement, Problem


@dataclass(slots=True)
class Imported:
    """What became of a file: new articles, those known already, problems, and the judgements that it holds.

    `barred` are the statements of articles that were expunged here, and their incidents, `unsaid` who judged them and
    when: nothing that was decided on them comes back.
    """

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    barred: set[str] = field(default_factory=set)
    unsaid: set[tuple[str, datetime | None]] = field(default_factory=set)

    def count(self, *, new: bool) -> None:
        """Count one article."""
        self.new, self.known = self.new + new, self.known + (not new)
