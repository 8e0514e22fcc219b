"""What a reader tells of texts that tell of nothing: `python -m evaluation.quietness [--pages 350]`.

Counts statements on quiet passages, on the quiet pages of `benchmarks/pages.py`, and on veiled passages: sentences that
look as quiet but tell of events. Those of `evaluation/quiet/` are a third of what was written, and never trained on.
"""

import argparse
import sys
from pathlib import Path
from random import Random

from benchmarks.pages import quiet
from tocsin.coding import code
from tocsin.reading import Reader, open_reader
from tocsin.record import Statement
from training.examples import read_written

HELD_OUT = Path(__file__).with_name("quiet")


def told(reader: Reader, texts: list[str]) -> list[list[Statement]]:
    """The statements of each text."""
    return [list(code(text, marks)) for text, marks in zip(texts, reader.read(texts), strict=True)]


def main(words: list[str] | None = None) -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=350)
    parser.add_argument("--reader", default="auto")
    chosen = parser.parse_args(words)
    reader = open_reader(chosen.reader)
    sets = {path.stem: [text for _, text, _ in read_written(path)] for path in sorted(HELD_OUT.glob("*.txt"))}
    sets["quiet pages"] = [quiet(Random(number)) for number in range(chosen.pages)]  # noqa: S311 - shuffling texts
    for name, texts in sets.items():
        found = told(reader, texts)
        count, some = sum(map(len, found)), sum(map(bool, found))
        print(f"{name}: {count} statements, in {some} of {len(texts)} texts", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
