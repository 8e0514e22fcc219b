"""Learn what each fact of a comparison is worth: `python -m training.merging`; needs numpy and scipy, takes a minute.

A logistic regression on pairs of reports of the learning halves of the story sets, in which much is of one occurrence,
and of a stream of real news as the reader reads it, in which little is: from the first come the facts that few tell,
from the second how much chance brings together. Every weight keeps to the direction that its fact may speak in, and is
drawn towards what the fact was thought to be worth by a pull that is chosen by leaving stories and months out. The
weights are written to `weights.toml`, rounded, so that every machine adds up the same. Needs the shared data.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from evaluation.story import load_stories
from evaluation.stream import load_stream
from tocsin.merging.weights import FACTS, RULES, WEIGHTS_FILE
from tocsin.pipeline import open_rooms
from training.pairs import Labelled, streamed_pairs, told_pairs, varied

SEED = 20200103
COPIES = 3
"""How many variants of each pair are made (own choice)."""
PULLS = (1.0, 3.0, 10.0)
"""The pulls towards what was thought before that are tried; with weaker ones, facts that are rare here say nothing."""
KEPT = 0.1
"""The share of what a fact was thought to be worth that no chance of the pairs takes away (own choice)."""
FOLDS = 6
HEAD = (
    "# What each fact is worth, in log-odds. Written by python -m training.merging; learned, not to be set by hand.\n"
)


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs as rows of facts that hold (1) or do not (0), whether each is one occurrence, and its story or month."""

    holds: np.ndarray
    same: np.ndarray
    story: np.ndarray

    def only(self, rows: np.ndarray) -> "Table":
        """The rows chosen."""
        return Table(self.holds[rows], self.same[rows], self.story[rows])


def table_of(pairs: Sequence[Labelled]) -> Table:
    """The pairs that no rule decides."""
    left = [pair for pair in pairs if not any(rule(pair.left, pair.right) for rule in RULES)]
    holds = [[fact(pair.left, pair.right) is not None for fact, _ in FACTS] for pair in left]
    stories = np.array([pair.story for pair in left])
    return Table(np.array(holds, float), np.array([pair.same for pair in left], float), stories)


def fit(table: Table, pull: float) -> np.ndarray:
    """The log-odds before any fact, then the weight of each fact."""
    holds = np.column_stack([np.ones(len(table.same)), table.holds])
    before = np.array([0.0, *(worth for _, worth in FACTS)])
    limits = [(None, None), *(_limits(worth) for _, worth in FACTS)]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = holds @ weights
        missed = np.logaddexp(0, odds) - table.same * odds
        slope = holds.T @ (expit(odds) - table.same)
        drawn = np.r_[0.0, (weights - before)[1:]]
        return float(missed.sum() + pull / 2 * drawn @ drawn), slope + pull * drawn

    found = minimize(loss, before, jac=True, method="L-BFGS-B", bounds=limits, options={"maxiter": 500})
    return np.asarray(found.x)


def _limits(worth: float) -> tuple[float | None, float | None]:
    """A fact keeps its direction, and at least `KEPT` of what it was thought to be worth."""
    return worth * KEPT if worth > 0 else None, worth * KEPT if worth < 0 else None


def log_loss(table: Table, weights: np.ndarray) -> float:
    """The mean surprise at the answers, in nats."""
    odds = weights[0] + table.holds @ weights[1:]
    return float(np.mean(np.logaddexp(0, odds) - table.same * odds))


def left_out_losses(told: Table, made: Table, pull: float) -> list[float]:
    """The mean surprise at pairs of stories that were left out, a part of the stories at a time."""
    names, losses = np.unique(told.story), []
    for fold in range(FOLDS):
        out = names[fold::FOLDS]
        kept = [table.only(~np.isin(table.story, out)) for table in (told, made)]
        losses.append(log_loss(told.only(np.isin(told.story, out)), fit(joined(*kept), pull)))
    return losses


def joined(one: Table, other: Table) -> Table:
    """All rows of both."""
    pairs = ((one.holds, other.holds), (one.same, other.same), (one.story, other.story))
    return Table(*(np.concatenate(pair) for pair in pairs))


def learning_tables() -> tuple[Table, Table]:
    """The pairs of the learning halves as they are told, and variants of those of the stories."""
    rooms = open_rooms()
    told = told_pairs(load_stories(half="learning"), rooms.resolver)
    made = list(varied(told, COPIES, np.random.default_rng(SEED)))
    streamed = table_of(streamed_pairs(load_stream("learning", rooms)))
    return joined(table_of(told), streamed), table_of(made)


def write(weights: np.ndarray, path: Path) -> None:
    """The weights as TOML, to two places, in the order of the table."""
    lines = [
        f"{fact.__name__} = {weight + 0.0:.2f}"
        for (fact, _), weight in zip(FACTS, np.round(weights[1:], 2), strict=True)
    ]
    path.write_text(
        f"{HEAD}before_any_fact = {weights[0]:.2f}\n\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


def main(words: Sequence[str] | None = None) -> int:
    """Learn, say how surprised the weights are at stories left out, and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.merging", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    out = parser.parse_args(words).out
    told, made = learning_tables()
    losses = {pull: left_out_losses(told, made, pull) for pull in PULLS}
    pull = min(PULLS, key=lambda each: np.mean(losses[each]))
    weights = fit(joined(told, made), pull)
    print(f"{len(told.same)} pairs as told ({int(told.same.sum())} of one occurrence), {len(made.same)} variants")
    print("left-out log loss by pull: " + ", ".join(f"{each:g}: {np.mean(losses[each]):.4f}" for each in PULLS))
    print(f"chosen: {pull:g}")
    for (fact, _), weight, share in zip(FACTS, weights[1:], joined(told, made).holds.mean(0), strict=True):
        print(f"{fact.__name__:32} {weight:+.2f}   holds in {share:.1%}")
    write(weights, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
