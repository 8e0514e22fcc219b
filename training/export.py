"""Turn trained weights into the two int8 ONNX graphs that ship: `python -m training.export MODEL.pt`."""

import argparse
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tocsin.reading.trained import labels
from tocsin.reading.trained.hints import SIZES
from training.about import write_about
from training.fused import fuse
from training.model import HIDDEN, Reader

WEIGHTS = Path(__file__).parents[1] / "src" / "tocsin" / "reading" / "weights"


class Tag(nn.Module):
    """The first graph: windows to word vectors and tags."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        return self.model.tag(*inputs)


class Link(nn.Module):
    """The second graph: triggers to labels and roles."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        heads, roles, refined = self.model.link(*inputs)
        return (*heads.values(), roles, *refined.values())


def graphs(model: Reader, folder: Path) -> None:
    """Write `tag.onnx` and `link.onnx` with plain weights."""
    ints = lambda *shape: torch.ones(*shape, dtype=torch.long)
    two = {0: "windows", 1: "pieces"}
    by_word = {0: "windows", 1: "words"}
    torch.onnx.export(
        Tag(model),
        (ints(2, 9), ints(2, 9), ints(2, 9, len(SIZES)), ints(2, 5), ints(2, 5)),
        folder / "tag.onnx",
        input_names=["pieces", "shapes", "hints", "first", "last"],
        output_names=["vectors", "tags", "tie_tags"],
        dynamic_axes={"pieces": two, "shapes": two, "hints": two}
        | dict.fromkeys(("first", "last", "vectors", "tags", "tie_tags"), by_word),
        opset_version=17,
        dynamo=False,
    )
    one = {0: "triggers"}
    torch.onnx.export(
        Link(model),
        (torch.rand(2, 5, HIDDEN), ints(2, 5), ints(2, 5), ints(3), ints(3), ints(3)),
        folder / "link.onnx",
        input_names=["words", "marked", "tie_marked", "row", "begin", "end"],
        output_names=[*labels.HEADS, "roles", *labels.REFINEMENTS],
        dynamic_axes={"words": by_word, "marked": by_word, "tie_marked": by_word, "row": one, "begin": one, "end": one}
        | dict.fromkeys(labels.HEADS, one)
        | {name: {0: "triggers", 1: "words"} for name in ("roles", *labels.REFINEMENTS)},
        opset_version=17,
        dynamo=False,
    )


def export(path: Path, out: Path) -> str:
    """Write the int8 graphs and `about.json` into `out`; gives the version."""
    model = Reader()
    model.load_state_dict(torch.load(path))
    model.eval()
    fuse(model)
    with tempfile.TemporaryDirectory() as folder:
        graphs(model, Path(folder))
        for name in ("tag", "link"):
            quantize_dynamic(
                Path(folder) / f"{name}.onnx",
                out / f"{name}.onnx",
                op_types_to_quantize=["MatMul", "Gemm", "Gather", "Attention"],
                per_channel=True,
                reduce_range=True,  # processors without VNNI add 8-bit products in 16 bits, which overflow otherwise
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
    return write_about(out)


def main(arguments: list[str]) -> None:
    """Export the weights named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args(arguments)
    print(export(args.model, args.out))


if __name__ == "__main__":
    main(sys.argv[1:])
