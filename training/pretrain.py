"""Teach the encoder syntax, factuality and names first: `python -m training.pretrain OUT.pt --encoder DIR`."""

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.model import HIDDEN, Encoder, load_encoder
from training.syntax import ENTITIES, POS, RELATIONS, Lesson, lessons
from training.train import batches, tensors

ARC = 256


class Pupil(nn.Module):
    """The encoder with heads for arcs, relations, parts of speech, factuality and names."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.2)
        self.dependent, self.head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.relation = nn.Linear(2 * ARC, len(RELATIONS))
        self.pos, self.fact = nn.Linear(HIDDEN, len(POS)), nn.Linear(HIDDEN, 1)
        self.entity = nn.Linear(HIDDEN, 2 * len(ENTITIES) + 1)

    def loss(self, batch: list[Lesson]) -> Tensor:
        """Mean over sentences of the summed losses."""
        words = self.drop(self.encoder(*tensors(batch)))
        gold = {
            name: torch.from_numpy(_fill([getattr(e, name) for e in batch]))
            for name in ("heads", "relations", "pos", "entities")
        }
        facts = torch.from_numpy(_fill([e.facts for e in batch], np.nan))
        dependent, head = F.gelu(self.dependent(words)), F.gelu(self.head(words))
        arcs = dependent @ self.arc @ head.transpose(1, 2)
        absent = torch.arange(words.shape[1])[None] >= torch.tensor([len(e.heads) for e in batch])[:, None]
        arcs = arcs.float().masked_fill(absent[:, None], -1e4)

        def cross(logits: Tensor, name: str) -> Tensor:
            return F.cross_entropy(logits.float().flatten(0, 1), gold[name].flatten(), ignore_index=-1, reduction="sum")

        chosen = head.gather(1, gold["heads"].clamp(min=0)[:, :, None].expand(-1, -1, ARC))
        total = cross(arcs, "heads") + cross(self.relation(torch.cat((dependent, chosen), -1)), "relations")
        total = total + 0.3 * cross(self.pos(words), "pos") + cross(self.entity(words), "entities")
        seen = ~facts.isnan()
        total = total + 4 * (self.fact(words).float().squeeze(-1)[seen] - facts[seen]).pow(2).sum()
        return total / len(batch)


def _fill(rows: list[np.ndarray], fill: float = -1) -> np.ndarray:
    longest = max(map(len, rows))
    return np.stack([np.pad(row, (0, longest - len(row)), constant_values=fill) for row in rows])


@torch.no_grad()
def attached(pupil: Pupil, held: list[Lesson]) -> float:
    """Unlabelled attachment on sentences kept apart, words without punctuation."""
    pupil.eval()
    right = seen = 0
    for batch in batches(held, 4000, random.Random(0)):
        words = pupil.encoder(*tensors(batch))
        arcs = F.gelu(pupil.dependent(words)) @ pupil.arc @ F.gelu(pupil.head(words)).transpose(1, 2)
        for row, e in enumerate(batch):
            size = len(e.heads)
            guess, use = arcs[row, :size, :size].argmax(1).numpy(), (e.heads >= 0) & (e.pos != POS.index("PUNCT"))
            right, seen = right + int((guess == e.heads)[use].sum()), seen + int(use.sum())
    pupil.train()
    return right / seen


def main(arguments: list[str]) -> None:
    """Train, print what was learnt after each pass, keep the encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--pieces", type=int, default=1800)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    args = parser.parse_args(arguments)
    torch.manual_seed(1)
    torch.set_num_threads(2)
    chance, pupil = random.Random(1), Pupil()
    load_encoder(pupil.encoder, args.encoder)
    train, held = lessons(args.shared / "data")
    steps = len(list(batches(train, args.pieces, chance))) * args.epochs
    slow = [p for n, p in pupil.named_parameters() if n.startswith("encoder")]
    fast = [p for n, p in pupil.named_parameters() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": args.lr}, {"params": fast, "lr": 1e-3}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = steps // 15
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    started, step = time.monotonic(), 0
    for epoch in range(args.epochs):
        for batch in batches(train, args.pieces, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = pupil.loss(batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(pupil.parameters(), 20.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 20 == 0:
                print(
                    f"{step}/{steps} {float(loss.detach()):.1f} {(time.monotonic() - started) / 60:.1f} min", flush=True
                )
        print(f"epoch {epoch + 1}: attachment {attached(pupil, held):.3f}", flush=True)
        torch.save({f"encoder.{n}": v for n, v in pupil.encoder.state_dict().items()}, args.out)


if __name__ == "__main__":
    main(sys.argv[1:])
