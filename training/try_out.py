"""Read coded texts with a trained model before export, and score it: `python -m training.try_out MODEL.pt`."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from tocsin.coding import code
from tocsin.reading.lexical import LexicalReader
from tocsin.reading.trained.reader import TrainedReader
from tocsin.record.coded import to_coded
from training.model import Reader


class TorchNetwork:
    """A model in training behind the interface that the reader uses."""

    name = "torch"

    def __init__(self, model: Reader) -> None:
        self.model = model.eval()

    @torch.no_grad()
    def tag(self, *inputs: np.ndarray) -> tuple[np.ndarray, ...]:
        """See `Network`."""
        return tuple(out.numpy() for out in self.model.tag(*map(torch.from_numpy, inputs)))

    @torch.no_grad()
    def link(self, words: np.ndarray, marked: tuple[np.ndarray, np.ndarray], *ends: np.ndarray) -> tuple:
        """See `Network`."""
        inputs = (words, *marked, *ends)
        heads, roles, refined = self.model.link(*(torch.from_numpy(np.ascontiguousarray(i)) for i in inputs))
        plain = lambda held: {name: value.numpy() for name, value in held.items()}
        return plain(heads), roles.numpy(), plain(refined)


def open_model(path: Path) -> TrainedReader:
    """The reader over weights kept by `training.train`."""
    model = Reader()
    model.load_state_dict(torch.load(path))
    return TrainedReader(TorchNetwork(model), LexicalReader())


def main(arguments: list[str]) -> None:
    """Print the scorer's table for the development items."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(arguments)
    coded = args.shared / "data" / "coded"
    rows = [json.loads(line) for line in (coded / "dev.texts.jsonl").open(encoding="utf-8")]
    texts = [row["text"] for row in rows]
    marks = open_model(args.model).read(texts)
    out = args.out or Path(tempfile.mkdtemp()) / "coded.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for row, text, found in zip(rows, texts, marks, strict=True):
            statements = [to_coded(statement) for statement in code(text, found)]
            file.write(json.dumps({"id": row["id"], "statements": statements}, ensure_ascii=False) + "\n")
    scorer = args.shared / "tools" / "score_coding.py"
    extra = ["--cases"] if args.cases else []
    subprocess.run([sys.executable, scorer, coded / "dev.jsonl", out, *extra], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
