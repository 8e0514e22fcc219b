"""The benchmark variant: the reader's encoder fine-tuned on MUC-4's training documents, for measuring, never for shipping.

    python -m training.muc4 train OUT.pt --start MODEL.pt      learn from train.jsonl
    python -m training.muc4 score OUT.pt                       score on dev.jsonl (TST1, TST2), metric GTT

Words are tagged with the five roles of a template, each tagged mention with the type of its incident, and each window with
the types it tells of. What the tagger says is joined with the templates that the shipped reader's statements give. The texts
state no licence, so weights that saw them stay out of the package.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from evaluation.gtt import score_document, total
from evaluation.muc4 import ROLE_OF, Document, load_documents, read_templates, table
from evaluation.recasing import recased
from tocsin.reading.lexical import LexicalReader
from tocsin.reading.trained.hints import hinted
from tocsin.reading.trained.windows import arrays, cut, split_words
from training.model import HIDDEN, Encoder
from training.muc4_templates import DOUBTED_BELOW, ROLES, TYPES, Tagged, joined, runs
from training.train import _padded, batches, tensors

LISTS = LexicalReader()


@dataclass
class Page:
    """One window of a document, as arrays, with what the tagger should say of it; types are -100 where unknown."""

    pieces: np.ndarray
    shapes: np.ndarray
    hints: np.ndarray
    first: np.ndarray
    last: np.ndarray
    tags: np.ndarray
    types: np.ndarray
    told: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


class Tagger(nn.Module):
    """The encoder with tags of roles, a type for each word of a mention, and the types that a window tells of."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.drop = Encoder(), nn.Dropout(0.2)
        self.tags, self.types = nn.Linear(HIDDEN, 3 * len(ROLES)), nn.Linear(2 * HIDDEN, len(TYPES))
        self.told = nn.Linear(2 * HIDDEN, len(TYPES))

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of tags (windows, words, roles, 3), of types by word, and of the types told (windows, types)."""
        words = self.encoder(*inputs)
        there = (inputs[3] > 0)[:, :, None]
        whole = words.masked_fill(~there, -1e4).amax(1)
        mean = words.sum(1) / there.sum(1).clamp(min=1)
        tags = self.tags(self.drop(words)).view(*words.shape[:2], len(ROLES), 3)
        around = torch.cat((words, whole[:, None].expand_as(words)), -1)
        return tags, self.types(self.drop(around)), self.told(self.drop(torch.cat((whole, mean), -1)))


def pages(text: str, spans: Sequence[tuple[int, int, str, str]], untold: Sequence[str]) -> Iterator[Page]:
    """The windows of a text with its mentions (start, end, role, type) and the types that no mention tells."""
    text = recased(text)
    words = hinted(split_words(text), LISTS.read([text])[0])
    for window in cut(words):
        size = window.end - window.begin
        tags, types = np.zeros((size, len(ROLES)), np.int64), np.full(size, -100)
        told = np.zeros(len(TYPES), np.float32)
        told[[TYPES.index(one) for one in untold]] = 1
        starts, ends = words.starts[window.begin : window.end], words.ends[window.begin : window.end]
        for start, end, role, kind in spans:
            inside = np.flatnonzero((starts < end) & (ends > start))
            tags[inside, ROLES.index(role)] = 2
            tags[inside[:1], ROLES.index(role)] = 1
            types[inside] = TYPES.index(kind)
            told[TYPES.index(kind)] = max(told[TYPES.index(kind)], len(inside) > 0)
        yield Page(*arrays(words, window), tags, types, told, starts, ends)


def gold_spans(record: dict) -> tuple[list[tuple[int, int, str, str]], list[str]]:
    """The mentions of a document's templates, and the types of templates without any."""
    spans, untold = [], []
    for one in record["templates"]:
        kind = one["incident_type"].split(" / ")[0]
        own = [
            (at, at + len(mention), ROLE_OF[key], kind)
            for key in ROLE_OF
            for entity in one[key]
            for mention, at in entity
        ]
        spans += own
        untold += [] if own else [kind]
    return spans, untold


def loss_of(model: Tagger, batch: Sequence[Page]) -> Tensor:
    """The mean over windows of the negative log likelihood of what is marked in them."""
    tags, types, told = model(*tensors(batch))
    gold_tags, gold_types = _padded([page.tags for page in batch]), _padded([page.types for page in batch])
    total = F.cross_entropy(tags.float().flatten(0, 2), gold_tags.flatten(), ignore_index=-100, reduction="sum")
    total = total + 0.5 * F.cross_entropy(
        types.float().flatten(0, 1), gold_types.flatten(), ignore_index=-100, reduction="sum"
    )
    gold_told = torch.from_numpy(np.stack([page.told for page in batch]))
    told_loss = F.binary_cross_entropy_with_logits(told.float(), gold_told, reduction="sum")
    return (total + 2 * told_loss) / len(batch)


@torch.no_grad()
def tag(model: Tagger, text: str) -> Tagged:
    """What the tagger says of one document."""
    out = Tagged()
    for page in pages(text, (), ()):
        tags, types, told = model(*tensors([page]))
        for kind, p in zip(TYPES, told[0].sigmoid().tolist(), strict=True):
            out.kinds[kind] = max(out.kinds[kind], p)
        sure = tags[0].softmax(-1).numpy()
        for column, role in enumerate(ROLES):
            for first, last, p in runs(sure[:, column], DOUBTED_BELOW):
                kind = TYPES[int(types[0, first : last + 1].sum(0).argmax())]
                out.add(role, kind, text[int(page.starts[first]) : int(page.ends[last])], p)
    return out


def train(args: argparse.Namespace) -> None:
    """Learn from the training documents; keep the weights after each pass."""
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    chance, model = random.Random(1), Tagger()
    held = torch.load(args.start)
    encoder = {name: value for name, value in held.items() if name.startswith("encoder.")}
    model.load_state_dict(encoder, strict=False)
    telling: list[Page] = []
    silent: list[Page] = []
    for record in map(json.loads, (args.folder / "train.jsonl").open(encoding="utf-8")):
        spans, untold = gold_spans(record)
        for page in pages(record["doctext"], spans, untold):
            (telling if page.told.any() else silent).append(page)
    print(len(telling), len(silent), flush=True)
    share = min(len(silent), len(telling))
    steps = args.epochs * len(list(batches(telling + silent[:share], args.pieces, chance)))
    slow = list(model.encoder.parameters())
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": 1.2e-4}, {"params": fast, "lr": 1e-3}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * steps), max(0.0, 1 - s / steps))
    )
    started = time.monotonic()
    for epoch in range(args.epochs):
        model.train()
        for batch in batches(telling + chance.sample(silent, share), args.pieces, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 20.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1}: {float(loss.detach()):.1f}, {(time.monotonic() - started) / 60:.1f} min", flush=True)
        torch.save(model.state_dict(), args.out)
    score(args)


def score(args: argparse.Namespace) -> None:
    """Print the metric GTT on TST1 and TST2."""
    model = Tagger()
    model.load_state_dict(torch.load(args.out))
    model.eval()
    documents: list[Document] = [one for part in ("tst1", "tst2") for one in load_documents(args.folder, part)]
    told = read_templates(documents, "trained")
    said = (joined(tag(model, one.text), own) for one, own in zip(documents, told, strict=True))
    print(table(total(score_document(ours, one.gold) for ours, one in zip(said, documents, strict=True))))


def main(arguments: list[str]) -> None:
    """Train or score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("train", "score"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="weights of the reader to start from")
    parser.add_argument("--folder", type=Path, default=Path("../shared/data/muc4"))
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=1600)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args(arguments)
    (train if args.what == "train" else score)(args)


if __name__ == "__main__":
    main(sys.argv[1:])
