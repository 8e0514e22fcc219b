"""The gate: what a reader has reached on a set may not be lost unnoticed.

Floors are F1 figures in `floors.json`, each for one set, reader and field, beside the digest of the texts and gold
they were measured on. A floor only rises; lowering one takes a reason, and the reason is kept in the file.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation.score import Tallies, Tally

GATED = (
    "all",
    "alarm",
    "found event",
    "kind",
    "stage",
    "actor",
    "target",
    "place",
    "when",
    "harm",
    "speaker",
    "record",
)
MARGIN = 1.0
"""A field may fall below its floor by this many flipped values: enough for a rounding, too little for a habit."""

Key = tuple[str, str, str]


class LoweredFloor(ValueError):
    """An update would lower floors, and no reason was given."""

    def __init__(self, lowered: Mapping[Key, tuple[float, float]]) -> None:
        told = "; ".join(f"{'/'.join(key)} {old:.4f} -> {new:.4f}" for key, (old, new) in lowered.items())
        super().__init__(f"the update would lower {told}; mend the reader, or say why with --accept-loss REASON")


@dataclass(frozen=True, slots=True)
class Floors:
    """The least F1 by set, reader and field, the digest of each set, and the losses that were accepted."""

    digests: dict[str, str] = field(default_factory=dict)
    least: dict[Key, float] = field(default_factory=dict)
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a reader reached on a set, and which of its fields are gated."""

    set_name: str
    digest: str
    reader: str
    tallies: Tallies
    gated: tuple[str, ...] = GATED

    def f1_by_key(self) -> dict[Key, float]:
        """The F1 of each gated field, to four places."""
        return {(self.set_name, self.reader, name): round(self.tallies.get(name, Tally()).f1, 4) for name in self.gated}


def check(floors: Floors, measured: Measured, *, margin: float = MARGIN) -> list[str]:
    """The faults that stop a change, one line each; none when every floor holds.

    A digest that is unknown or differs is one fault, since floors of other texts say nothing.
    """
    if floors.digests.get(measured.set_name) != measured.digest:
        name = measured.set_name
        return [f"{name}: texts or gold differ from what the floors were measured on; look, then run --update"]
    return sorted(_fallen(floors, measured, margin))


def _lowered(floors: Floors, measured: Measured, margin: float) -> Iterator[tuple[Key, tuple[float, float]]]:
    """Floors that stand more than the margin above what was reached, each with both figures."""
    for key, reached in measured.f1_by_key().items():
        least = floors.least.get(key, 0.0)
        if reached < least - margin * _flip(measured, key):
            yield key, (least, reached)


def _flip(measured: Measured, key: Key) -> float:
    return measured.tallies.get(key[2], Tally()).flip


def _fallen(floors: Floors, measured: Measured, margin: float) -> Iterator[str]:
    for key in measured.f1_by_key().keys() - floors.least.keys():
        yield f"{'/'.join(key)}: no floor yet; run --update"
    for key, (least, reached) in _lowered(floors, measured, margin):
        flips = (least - reached) / _flip(measured, key)
        yield f"{'/'.join(key)}: {reached:.4f} is {flips:.1f} flipped values below its floor {least:.4f}"


def update(floors: Floors, measured: Measured, *, accept_loss: str | None = None, margin: float = MARGIN) -> Floors:
    """Floors raised to what was measured, for the digest it was measured on.

    A figure within the margin below its floor leaves the floor where it is, so small steps never add up. A figure
    further below raises `LoweredFloor`, unless a reason is given: then the floor sinks to it and the reason is kept.
    """
    reached = measured.f1_by_key()
    lower = dict(_lowered(floors, measured, 0.0 if _reason(accept_loss) else margin))
    if lower and not _reason(accept_loss):
        raise LoweredFloor(lower)
    raised = {key: new if key in lower else max(new, floors.least.get(key, 0.0)) for key, new in reached.items()}
    notes = tuple(f"{'/'.join(key)} {old:.4f} -> {new:.4f}: {accept_loss}" for key, (old, new) in lower.items())
    return replace(
        floors,
        digests=floors.digests | {measured.set_name: measured.digest},
        least=floors.least | raised,
        losses=floors.losses + notes,
    )


def _reason(accept_loss: str | None) -> str:
    return (accept_loss or "").strip()


def load_floors(path: Path) -> Floors:
    """The floors kept in a file; none yet when the file is not there."""
    if not path.exists():
        return Floors()
    kept = json.loads(path.read_text(encoding="utf-8"))
    least = {
        (set_name, reader, name): value
        for set_name, readers in kept["floors"].items()
        for reader, fields in readers.items()
        for name, value in fields.items()
    }
    return Floors(kept["digests"], least, tuple(kept["losses"]))


def save_floors(floors: Floors, path: Path) -> None:
    """Write the floors so that a change of one shows as a change of one line."""
    nested: dict[str, dict[str, dict[str, float]]] = {}
    for (set_name, reader, name), value in floors.least.items():
        nested.setdefault(set_name, {}).setdefault(reader, {})[name] = value
    kept = {"digests": floors.digests, "floors": nested, "losses": list(floors.losses)}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
