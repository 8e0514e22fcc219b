"""What became of a file that was imported."""

from dataclasses import dataclass, field

from tocsin.record import Judgement, Problem


@dataclass(slots=True)
class Imported:
    """What became of a file: new articles, those known already, problems, and the judgements that it holds."""

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def count(self, *, new: bool) -> None:
        """Count one article."""
        self.new, self.known = self.new + new, self.known + (not new)
