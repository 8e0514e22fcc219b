"""The weighted mean of weights that one training left behind: `python -m training.mean OUT.pt A.pt 0.4 B.pt 0.6`.

Passes that follow each other lie in one valley, where the mean reads a little better than either.
"""

import sys
from pathlib import Path

import torch


def mean(parts: list[tuple[Path, float]]) -> dict[str, torch.Tensor]:
    """The mean of the weights in the files, each with its share."""
    held = [(torch.load(path), share) for path, share in parts]
    return {name: sum(share * weights[name] for weights, share in held) for name in held[0][0]}


if __name__ == "__main__":
    out, *rest = sys.argv[1:]
    torch.save(mean([(Path(path), float(share)) for path, share in zip(rest[::2], rest[1::2], strict=True)]), out)
