"""Which kinds and stages a reader takes for which, over events that answer each other.

python -m evaluation.confusion [--reader trained] [--set dev] [--least 2]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from evaluation.pairing import Json, pair_statements
from evaluation.readers import answer, tocsin_coder
from evaluation.sets import load_set, set_names

Answered = tuple[str, str, str]
"""A field, what the gold holds there, and what was said."""


def answered(gold: Sequence[Json], said: Sequence[Json]) -> Iterator[Answered]:
    """Kind and stage of each pair of events of one text."""
    for row, column in pair_statements(gold, said):
        if gold[row]["sort"] == "event":
            for field in ("kind", "stage"):
                yield field, gold[row].get(field, "occurred"), said[column].get(field, "occurred")


def table(pairs: Iterable[Answered], least: int) -> str:
    """For each field: how many agree, then who was taken for whom, from the most frequent.

    >>> print(table([("kind", "raid", "raid"), ("kind", "raid", "attack"), ("kind", "raid", "attack")], 2))
    kind: 1 of 3 paired events agree
      raid taken for attack: 2
    """
    counts = Counter(pairs)
    lines = []
    for field in dict.fromkeys(field for field, _, _ in counts):
        own = {key[1:]: n for key, n in counts.items() if key[0] == field}
        agree = sum(n for (true, said), n in own.items() if true == said)
        lines.append(f"{field}: {agree} of {sum(own.values())} paired events agree")
        wrong = sorted((-n, true, said) for (true, said), n in own.items() if true != said and n >= least)
        lines += [f"  {true} taken for {said}: {-n}" for n, true, said in wrong]
    return "\n".join(lines)


def all_pairs(gold: Mapping[str, Sequence[Json]], said: Mapping[str, Sequence[Json]]) -> Iterator[Answered]:
    """Kind and stage of each pair of events of every text."""
    for key, statements in gold.items():
        yield from answered(statements, said.get(key, []))


def main(words: Sequence[str] | None = None) -> int:
    """Print the table of one reader on one set; 1 when the set is not here."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.confusion")
    parser.add_argument("--reader", default="trained")
    parser.add_argument("--set", default="dev", choices=set_names())
    parser.add_argument("--least", type=int, default=2, help="print confusions that happen at least so often")
    chosen = parser.parse_args(words)
    held = load_set(chosen.set)
    if held is None:
        print(f"{chosen.set}: not on this machine")
        return 1
    given = answer(tocsin_coder(chosen.reader), held.texts).statements
    print(table(all_pairs(held.gold, given), chosen.least))
    return 0


if __name__ == "__main__":
    sys.exit(main())
