"""The encoder's vectors of the word pieces, read from its exported graph without the package `onnx`."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tocsin.reading.trained.sift import GRAIN

TABLE = "model.encoder.word.weight_quantized"
"""The name of the vectors in the graph that `training.export` writes."""
GRAPH, TENSOR = 7, 5
DIMS, NAME, BYTES = 1, 8, 9
"""Numbers of the fields that are looked into, from ONNX's published format."""
FIXED = {1: 8, 5: 4}
"""Bytes of a value of fixed width, by its wire type."""


def _number(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of one message of Protocol Buffers: number and value."""
    at = 0
    while at < len(data):
        key, at = _number(data, at)
        if key & 7 == 0:
            value, at = _number(data, at)
            yield key >> 3, value
            continue
        size, at = _number(data, at) if key & 7 == 2 else (FIXED[key & 7], at)
        yield key >> 3, data[at : at + size]
        at += size


def _inside(data: memoryview, wanted: int) -> Iterator[memoryview]:
    return (value for number, value in _fields(data) if number == wanted and isinstance(value, memoryview))


def piece_vectors(graph: Path, sizes: int) -> np.ndarray:
    """Vectors (pieces, sizes) along the main axes of the encoder's own, with a mean square of one, in steps of 1/GRAIN."""
    for whole in _inside(memoryview(graph.read_bytes()), GRAPH):
        for tensor in _inside(whole, TENSOR):
            if bytes(next(_inside(tensor, NAME), b"")).decode() == TABLE:
                held = np.frombuffer(next(_inside(tensor, BYTES)), np.uint8)
                pieces = next(value for number, value in _fields(tensor) if number == DIMS)
                return _short(held.reshape(pieces, -1).astype(np.float32), sizes)
    raise ValueError(f"{graph} holds no {TABLE}; export the reader again with training.export")


def _short(table: np.ndarray, sizes: int) -> np.ndarray:
    table = table - table.mean(0)
    _, axes = np.linalg.eigh(table.T @ table)
    kept = table @ axes[:, ::-1][:, :sizes]
    return np.clip(np.rint(GRAIN * kept / kept.std()), -127, 127).astype(np.int8)
