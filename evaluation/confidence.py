"""Whether a reader that errs says so: its confidence against whether the statement is right.

python -m evaluation.confidence [--reader trained] [--set dev]
"""

import argparse
import sys
from collections.abc import Sequence

from evaluation.pairing import Json, match_values, pair_statements, values_of
from evaluation.readers import answer, tocsin_coder
from evaluation.sets import load_set, set_names

BINS = 5


def is_right(true: Json, said: Json) -> bool:
    """Whether a statement says the same thing: kind and stage, or the head of another sort.

    >>> is_right({"sort": "event", "kind": "raid"}, {"sort": "event", "kind": "raid", "stage": "planned"})
    False
    """
    head = {"kind", "stage", "tally", "direction", "strength", "relation"}
    matches = match_values(values_of(true), values_of(said))
    return all(match.right for match in matches if match.true and match.true.field in head)


def judged(gold: Sequence[Json], said: Sequence[Json]) -> list[tuple[float, bool]]:
    """The confidence of each statement said, and whether it is right."""
    answers = {column: row for row, column in pair_statements(gold, said)}
    return [
        (statement["confidence"], column in answers and is_right(gold[answers[column]], statement))
        for column, statement in enumerate(said)
    ]


def auroc(pairs: Sequence[tuple[float, bool]]) -> float:
    """The chance that a right statement is surer than a wrong one, ties counted half; nan when all are alike.

    >>> auroc([(0.9, True), (0.4, False), (0.6, True)])
    1.0
    """
    right = [sure for sure, good in pairs if good]
    wrong = [sure for sure, good in pairs if not good]
    if not right or not wrong:
        return float("nan")
    won = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
    return won / (len(right) * len(wrong))


def calibration(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """By fifths of confidence: its mean, the share that is right, and how many."""
    ordered = sorted(pairs, key=lambda pair: pair[0])
    cuts = [ordered[len(ordered) * k // BINS : len(ordered) * (k + 1) // BINS] for k in range(BINS)]
    return [
        (sum(s for s, _ in part) / len(part), sum(g for _, g in part) / len(part), len(part)) for part in cuts if part
    ]


def main(words: Sequence[str] | None = None) -> int:
    """Print the figures of one reader on one set; 1 when the set is not here."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.confidence")
    parser.add_argument("--reader", default="trained")
    parser.add_argument("--set", default="dev", choices=set_names())
    chosen = parser.parse_args(words)
    held = load_set(chosen.set)
    if held is None:
        print(f"{chosen.set}: not on this machine")
        return 1
    given = answer(tocsin_coder(chosen.reader), held.texts).statements
    pairs = [pair for key, gold in held.gold.items() for pair in judged(gold, given.get(key, []))]
    print(f"{chosen.set}, {chosen.reader} reader: {len(pairs)} statements, AUROC {auroc(pairs):.3f}")
    for sure, share, count in calibration(pairs):
        print(f"  confidence {sure:.2f}: {share:.2f} right of {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
