"""What `tocsin backfill run --sift` saves and what it misses: `python -m benchmarks.sifting [--muc4 FOLDER]`.

Misses are counted on texts that tell of conflict: the worked theatre's reports, the coded development passages, and the
MUC-4 documents with a template where their folder is given. What is saved is counted on the pages of the archive.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import process_time

from benchmarks.pages import EVERY, quiet, telling
from benchmarks.texts import bodies
from evaluation.muc4 import load_documents
from evaluation.recasing import recased
from evaluation.sets import load_set
from tocsin.backfill import Way
from tocsin.reading.trained.strongest import strongest
from tocsin.record import Article

BARS = (1.0, 1.5, 2.0, 2.5, 3.0)
READ = 96
"""Pages read to see how long they take."""


def told(muc4: Path | None) -> dict[str, list[str]]:
    """Texts that tell of conflict, by set."""
    found = {"worked theatre": bodies(), "archive, conflict": list(telling())}
    for name in ("gold", "dev", "articles"):
        held = load_set(name)
        if held:
            found[name] = [each["text"] for each in held.texts if held.gold[each["id"]]]
    if muc4:
        found["MUC-4 with a template"] = [recased(each.text) for each in load_documents(muc4) if each.gold]
    return found


def rate(way: Way, texts: Sequence[str]) -> float:
    """Texts read in a second of the processor."""
    way.read(Article(texts[0]))
    began = process_time()
    for text in texts:
        way.read(Article(text))
    return len(texts) / (process_time() - began)


def main(words: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--muc4", type=Path, help="the folder of the MUC-4 documents")
    chosen = parser.parse_args(words)
    print(f"{'put aside unread, at a sift of':34}" + "".join(f"{bar:10g}" for bar in BARS))
    texts = told(chosen.muc4) | {"archive, no conflict": [quiet(Random(n)) for n in range(300)]}  # noqa: S311
    for name, each in texts.items():
        weights = [strongest(text) for text in each]
        shares = (sum(weight < bar for weight in weights) / len(weights) for bar in BARS)
        print(f"{f'{name} ({len(each)})':34}" + "".join(f"{share * 100:8.1f} %" for share in shares), flush=True)
    mixed = [quiet(Random(n)) if n % EVERY else telling()[n] for n in range(READ)]  # noqa: S311 - shuffling texts
    plain = rate(Way(), mixed)
    print(
        f"{'texts read, against no sift':34}" + "".join(f"{rate(Way(sift=bar), mixed) / plain:8.2f} x" for bar in BARS)
    )
    print(f"without a sift {plain:.1f} texts a processor second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
