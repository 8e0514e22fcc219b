"""Fixed texts to measure on: articles of about 600 words made of the worked theatre's reports."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

REPORTS = Path(__file__).parents[1] / "examples" / "iraq-2020" / "reports"
WORDS = 600
PEACE = (
    "The orchestra opened its season with a programme of songs from the coast, and the hall was full an hour before. "
    "Growers in the valley expect a late harvest of apricots after the cool spring, the market board said. "
    "A new footbridge will join the two halves of the park, and school classes have painted its railings. "
)


def bodies() -> list[str]:
    """The reports without their head lines, in order."""
    return [path.read_text(encoding="utf-8").split("\n\n", 1)[1] for path in sorted(REPORTS.glob("*.txt"))]


def dense(count: int) -> Iterator[str]:
    """Articles that tell of conflict throughout."""
    reports = cycle(bodies())
    for _ in range(count):
        words: list[str] = []
        while len(words) < WORDS:
            words += next(reports).split(" ")
        yield " ".join(words[:WORDS])


def mixed(count: int) -> Iterator[str]:
    """A stream in which one article in eight tells of conflict."""
    for number, text in enumerate(dense(count)):
        yield text if number % 8 == 0 else " ".join((PEACE * 12).split(" ")[:WORDS])
