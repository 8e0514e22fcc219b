"""The sift's net, learnt from sentences by Adam, a few hundred at a time; numpy only.

The loss falls by the log-odds alone, so a sentence's highest features learn, and what stands beside them does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.reading.trained.sift import GRAIN, MILD

FEATURES, ROUNDS, AT_ONCE = 96, 6, 256
"""Features of the net, passes over all sentences, and sentences looked at before the weights are moved."""
RATE, HOLD, HOLD_CUES, DROPPED = 3e-3, 1e-4, 3e-3, 0.3
"""Adam's first step width, the pull of weights and cues to nought, and the share of features left out at random."""
SEED = 5
Held = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Run:
    """The word pieces of one sentence, whether it tells of something, and how much an error on it weighs."""

    pieces: np.ndarray
    tells: bool
    words: str
    worth: float = 1.0


def train(learnt: Sequence[Run], vectors: np.ndarray) -> Held:
    """The net that tells the sentences apart, as `Sift` takes it; the same for the same sentences."""
    chance = np.random.default_rng(SEED)
    held = _start(vectors.shape, chance)
    mean, square = ({name: np.zeros_like(value) for name, value in held.items()} for _ in range(2))
    every = ROUNDS * -(-len(learnt) // AT_ONCE)
    for step in range(1, every + 1):
        if (step - 1) % (every // ROUNDS) == 0:
            order = chance.permutation(len(learnt))
        at = (step - 1) % (every // ROUNDS) * AT_ONCE
        slopes = _slopes(held, [learnt[n] for n in order[at : at + AT_ONCE]], vectors, chance)
        for name, told in slopes.items():
            slope = told + (HOLD_CUES if name == "cue" else HOLD) * held[name]
            mean[name] += 0.1 * (slope - mean[name])
            square[name] += 0.01 * (slope**2 - square[name])
            width = RATE * (1 - 0.95 * step / every) / (1 - 0.9**step)
            held[name] = held[name] - width * mean[name] / (np.sqrt(square[name] / (1 - 0.99**step)) + 1e-8)
    return {name: value.astype(np.float16) for name, value in held.items()}


def in_threes(vectors: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Each vector beside the one before and the one after it in its run, as numbers; noughts beyond the run's ends.

    >>> in_threes(np.array([[16], [32], [48]], np.int8), np.array([0, 2])).tolist()
    [[0.0, 1.0, 2.0], [1.0, 2.0, 0.0], [0.0, 3.0, 0.0]]
    """
    here = vectors.astype(np.float32) / GRAIN
    before, after = np.roll(here, 1, 0), np.roll(here, -1, 0)
    before[begins], after[begins - 1] = 0, 0
    return np.hstack((before, here, after))


def _start(shape: tuple[int, ...], chance: np.random.Generator) -> Held:
    pieces, sizes = shape
    return {
        "look": (chance.standard_normal((3 * sizes, FEATURES)) * np.sqrt(2 / (3 * sizes))).astype(np.float32),
        "bias": np.zeros(FEATURES, np.float32),
        "most": (chance.standard_normal(FEATURES) * 0.1).astype(np.float32),
        "mean": np.zeros(FEATURES, np.float32),
        "cue": np.zeros(pieces, np.float32),
        "start": np.array([-1.5], np.float32),
    }


def _slopes(held: Held, runs: Sequence[Run], vectors: np.ndarray, chance: np.random.Generator) -> Held:
    """The slopes of the log loss of some sentences, a mean over them."""
    sizes = np.array([len(run.pieces) for run in runs])
    begins, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(runs)), sizes)
    pieces = np.concatenate([run.pieces for run in runs])
    threes = in_threes(vectors[pieces], begins)
    seen = np.maximum(threes @ held["look"] + held["bias"], 0)
    most, mean = np.maximum.reduceat(seen, begins), np.add.reduceat(seen, begins) / (sizes + MILD)[:, None]
    kept = (chance.random(most.shape) > DROPPED) / (1 - DROPPED)
    root = np.sqrt(sizes + MILD)
    cues = np.add.reduceat(held["cue"][pieces], begins) / root
    odds = (most * kept) @ held["most"] + (mean * kept) @ held["mean"] + cues + held["start"]
    tells, worth = np.array([run.tells for run in runs]), np.array([run.worth for run in runs])
    wrong = (1 / (1 + np.exp(-odds)) - tells) * worth / len(runs)
    by_feature = wrong[:, None] * kept
    highest = (seen == most[owner]) & (seen > 0)
    shared = by_feature * held["most"] / np.maximum(np.add.reduceat(highest, begins, dtype=np.int64), 1)
    even = by_feature * held["mean"] / (sizes + MILD)[:, None]
    moved = (highest * shared[owner] + (seen > 0) * even[owner]).astype(np.float32)
    return {
        "look": threes.T @ moved,
        "bias": moved.sum(0),
        "most": (most * by_feature).sum(0),
        "mean": (mean * by_feature).sum(0),
        "cue": np.bincount(pieces, (wrong / root)[owner], len(held["cue"])),
        "start": wrong.sum(keepdims=True),
    }
