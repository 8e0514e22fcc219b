"""Train the reading model: `python -m training.train OUT.pt [options]`; needs torch, which the product does not."""

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from tocsin.reading.trained import labels
from training.examples import Example, examples_of, read_coded, read_written
from training.model import Reader, load_encoder, save
from training.offsets import read_offsets

DROP_HINTS = 0.25
"""Share of windows that the model sees without hints, so that it learns to read without them."""
HELD_OUT_ARTICLES = 8
"""The last articles of the coded set, kept apart as a second development set."""


def batches(examples: Sequence[Example], pieces: int, chance: random.Random) -> Iterator[list[Example]]:
    """The examples in random order, in batches of alike length with about `pieces` word pieces each."""
    order = sorted(examples, key=lambda e: len(e.pieces) + chance.random() * 24)
    groups: list[list[Example]] = [[]]
    for example in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.pieces) > pieces:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from groups


def tensors(batch: Sequence[Example]) -> tuple[Tensor, ...]:
    """Inputs of a batch, padded."""
    columns = [[getattr(e, name) for e in batch] for name in ("pieces", "shapes", "hints", "first", "last")]
    return tuple(_padded(column, 0) for column in columns)


def _padded(rows: Sequence[np.ndarray], fill: int = -100) -> Tensor:
    longest = max(map(len, rows))
    return torch.from_numpy(
        np.stack([np.pad(r, [(0, longest - len(r)), *[(0, 0)] * (r.ndim - 1)], constant_values=fill) for r in rows])
    )


def loss_of(model: Reader, batch: Sequence[Example], drop_shapes: float) -> Tensor:
    """The mean over windows of the negative log likelihood of all that is marked in them."""
    pieces, shapes, hints, first, last = tensors(batch)
    hints = hints * (torch.rand(len(batch), 1, 1) >= DROP_HINTS).long()
    if drop_shapes:
        keep = torch.rand(len(batch), 1) >= drop_shapes
        shapes = torch.where(keep, shapes, torch.where(shapes >= 6, 6, 0))
    words, tags, tie_tags = model.tag(pieces, shapes, hints, first, last)
    total = F.cross_entropy(tags.float().flatten(0, 1), _padded([e.tags for e in batch]).flatten(), reduction="sum")
    total = total + F.cross_entropy(
        tie_tags.float().flatten(0, 1), _padded([e.tie_tags for e in batch]).flatten(), reduction="sum"
    )
    targets = [(row, target) for row, e in enumerate(batch) for target in e.targets]
    if targets:
        rows = torch.tensor([row for row, _ in targets])
        begin, end = (torch.tensor([getattr(t, name) for _, t in targets]) for name in ("first", "last"))
        marked, tie_marked = (_padded([getattr(e, name) for e in batch], 0) for name in ("tags", "tie_tags"))
        heads, roles, refined = model.link(words, marked, tie_marked, rows, begin, end)
        for name, logits in heads.items():
            gold = torch.tensor([t.heads[name] for _, t in targets])
            total = total + F.cross_entropy(logits.float(), gold, ignore_index=-1, reduction="sum")
        longest = words.shape[1]
        gold_roles = np.full((len(targets), longest, len(labels.ROLES)), -100)
        for k, (_, target) in enumerate(targets):
            gold_roles[k, : len(target.roles)] = target.roles
        total = total + F.cross_entropy(
            roles.float().flatten(0, 2), torch.from_numpy(gold_roles).flatten(), reduction="sum"
        )
        total = total + _refinement_loss(refined, [t for _, t in targets])
    return (total + 0.3 * _union_loss(model, words, batch)) / len(batch)


def _union_loss(model: Reader, words: Tensor, batch: Sequence[Example]) -> Tensor:
    """An easier lesson beside the main one: which words fill a role of any trigger."""
    gold = np.full((*words.shape[:2], len(labels.ROLES)), -100)
    for row, example in enumerate(batch):
        union = np.zeros((len(example.tags), len(labels.ROLES)), np.int64)
        for target in example.targets:
            union = np.where(union == 0, target.roles, union)
        gold[row, : len(union)] = union
    logits = model.union(model.drop(words)).view(*words.shape[:2], len(labels.ROLES), 3)
    return F.cross_entropy(logits.float().flatten(0, 2), torch.from_numpy(gold).flatten(), reduction="sum")


def _refinement_loss(refined: dict[str, Tensor], targets: Sequence) -> Tensor:
    spots = defaultdict(list)
    for k, target in enumerate(targets):
        for first, last, name, label in target.refinements:
            spots[name].append((k, first, last, label))
    total = torch.zeros(())
    for name, rows in spots.items():
        k, first, last, label = torch.tensor(rows).T
        logits = refined[name][k, first] + refined[name][k, last]
        total = total + F.cross_entropy(logits.float(), label, reduction="sum")
    return total


def gather(args: argparse.Namespace) -> list[Example]:
    """The training examples of every source asked for."""
    coded, out = args.shared / "data" / "coded", []
    items = list(read_coded(coded / "train.texts.jsonl", coded / "train.jsonl"))
    articles = list(read_coded(coded / "articles.texts.jsonl", coded / "articles.jsonl"))[:-HELD_OUT_ARTICLES]
    for path in args.written:
        items += read_written(path)
    for path in args.offsets:
        items += read_offsets(path, args.shared)
    for name, text, statements in items + articles:
        out += examples_of(name, text, statements)
    return out


def train(args: argparse.Namespace) -> Reader:
    """One model, trained from the pre-trained encoder (or the weights given)."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    chance = random.Random(args.seed)
    model = Reader()
    load_encoder(model.encoder, args.encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start), strict=False)
    examples = gather(args)
    steps_an_epoch = len(list(batches(examples, args.pieces, chance)))
    steps, step = steps_an_epoch * args.epochs, 0
    slow = list(model.encoder.parameters())
    slow_ids = {id(p) for p in slow}
    fast = [p for p in model.parameters() if id(p) not in slow_ids]
    groups = [{"params": slow, "lr": args.lr}, {"params": fast, "lr": args.head_lr}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    warm = max(1, int(steps * 0.06))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    average = {name: value.clone() for name, value in model.state_dict().items()}
    started = time.monotonic()
    for epoch in range(args.epochs):
        model.train()
        total = 0.0
        for batch in batches(examples, args.pieces, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                loss = loss_of(model, batch, 0.05)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), args.clip)
            optimiser.step()
            schedule.step()
            step += 1
            total += float(loss)
            keep = min(args.keep, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    average[name].lerp_(value, 1 - keep)
        minutes = (time.monotonic() - started) / 60
        print(f"epoch {epoch + 1}: loss {total / steps_an_epoch:.3f}, {minutes:.1f} min", flush=True)
        kept = Reader()
        kept.load_state_dict(average)
        save(kept, args.out, epoch=epoch + 1, **{k: str(v) for k, v in vars(args).items()})
    kept.eval()
    return kept


def options(arguments: list[str]) -> argparse.Namespace:
    """What to train on, and how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the pre-trained model.safetensors")
    parser.add_argument("--written", type=Path, nargs="*", default=[])
    parser.add_argument("--offsets", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pieces", type=int, default=1400)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=8e-4)
    parser.add_argument("--clip", type=float, default=20.0)
    parser.add_argument("--keep", type=float, default=0.99)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    told = options(sys.argv[1:])
    print(json.dumps({k: str(v) for k, v in vars(told).items()}), flush=True)
    train(told)
