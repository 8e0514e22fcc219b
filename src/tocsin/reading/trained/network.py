"""The shipped model, run by onnxruntime on the CPU: int8 weights, no download, loaded once by whoever opens it."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tocsin.reading.trained import labels

Ints = NDArray[np.int64]
Floats = NDArray[np.floating[Any]]


class Network(Protocol):
    """What the reader needs of a model: probabilities of tags, then labels and roles of triggers."""

    name: str

    def tag(self, pieces: Ints, shapes: Ints, hints: Ints, first: Ints, last: Ints) -> tuple[Floats, Floats, Floats]:
        """Word vectors, and logits of trigger tags and of tie tags, each (windows, words, …)."""

    def link(
        self, words: Floats, marked: tuple[Ints, Ints], row: Ints, begin: Ints, end: Ints
    ) -> tuple[Mapping[str, Floats], Floats, Mapping[str, Floats]]:
        """Logits of the heads of each trigger, of the roles of each word, and of the roles' refinements.

        `marked` holds the tags of all triggers and those of ties, as numbers, each (windows, words).
        """


class OnnxNetwork:
    """The two graphs of the shipped model: `tag` encodes windows, `link` reads the roles of triggers."""

    def __init__(self) -> None:
        import onnxruntime  # noqa: PLC0415 - slow import, only for the trained reader

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        folder = files("tocsin.reading") / "weights"
        self.name = "trained-" + json.loads((folder / "about.json").read_text(encoding="utf-8"))["version"]
        self._sessions = {}
        for graph in ("tag", "link"):
            with as_file(folder / f"{graph}.onnx") as path:
                self._sessions[graph] = onnxruntime.InferenceSession(
                    str(path), options, providers=["CPUExecutionProvider"]
                )

    def tag(self, pieces: Ints, shapes: Ints, hints: Ints, first: Ints, last: Ints) -> tuple[Floats, Floats, Floats]:
        """See `Network`."""
        feed = {"pieces": pieces, "shapes": shapes, "hints": hints, "first": first, "last": last}
        words, tags, tie_tags = self._sessions["tag"].run(None, feed)
        return words, tags, tie_tags

    def link(
        self, words: Floats, marked: tuple[Ints, Ints], row: Ints, begin: Ints, end: Ints
    ) -> tuple[Mapping[str, Floats], Floats, Mapping[str, Floats]]:
        """See `Network`."""
        feed = {"words": words, "marked": marked[0], "tie_marked": marked[1], "row": row, "begin": begin, "end": end}
        out = iter(self._sessions["link"].run(None, feed))
        heads = {name: next(out) for name in labels.HEADS}
        roles = next(out)
        return heads, roles, {name: next(out) for name in labels.REFINEMENTS}


@cache
def weights_are_here() -> bool:
    """Whether the model's files travel with this install."""
    folder = files("tocsin.reading") / "weights"
    return all((folder / name).is_file() for name in ("tag.onnx", "link.onnx", "about.json"))
