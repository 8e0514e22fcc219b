"""The model: a small pre-trained encoder, tags for triggers, and for each trigger tags for the words of its roles."""

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from tocsin.reading.trained import labels
from tocsin.reading.trained.hints import SIZES
from tocsin.reading.trained.windows import SHAPES

HIDDEN, LAYERS, ATTENTION_HEADS, PAIR, VOCABULARY, POSITIONS = 384, 6, 12, 256, 30522, 512
DISTANCES = 32
"""Buckets of the signed distance in words between a word and a trigger."""


class Block(nn.Module):
    """One layer of the encoder, as BERT has it."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm, self.up, self.down = (
            nn.LayerNorm(HIDDEN, 1e-12),
            nn.Linear(HIDDEN, 4 * HIDDEN),
            nn.Linear(4 * HIDDEN, HIDDEN),
        )
        self.last = nn.LayerNorm(HIDDEN, 1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        split = (batch, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)
        query, key, value = (layer(x).view(split).transpose(1, 2) for layer in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(split[3]) + mask
        mixed = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.last(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces, letter shapes and the hints of the word lists to a vector for each word."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.hints = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in SIZES)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, 1e-12), nn.Dropout(drop)
        self.blocks = nn.ModuleList(Block(drop) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, hints: Tensor, first: Tensor, last: Tensor) -> Tensor:
        mask = (pieces == 0)[:, None, None, :].float() * -10000.0
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.position(positions)[None] + self.shape(shapes)
        for column, table in enumerate(self.hints):
            x = x + table(hints[:, :, column])
        x = self.drop(self.norm(x))
        for block in self.blocks:
            x = block(x, mask)
        take = lambda index: x.gather(1, index[:, :, None].expand(-1, -1, HIDDEN))
        return (take(first) + take(last)) * 0.5 * (first > 0)[:, :, None].float()


class Reader(nn.Module):
    """The encoder with its heads.

    Triggers are tagged first. A second look, one more layer over the words with all triggers marked, then tells what
    each trigger is and which words fill its roles, so that triggers compete for their words.
    """

    def __init__(self, drop: float = 0.1, head_drop: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(drop)
        self.tags, self.tie_tags = nn.Linear(HIDDEN, len(labels.TAGS)), nn.Linear(HIDDEN, len(labels.TIE_TAGS))
        self.union = nn.Linear(HIDDEN, 3 * len(labels.ROLES))
        self.marked = nn.Embedding(len(labels.TAGS), HIDDEN)
        self.tie_marked = nn.Embedding(len(labels.TIE_TAGS), HIDDEN)
        self.second = Block(drop)
        self.trigger = nn.Sequential(nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(head_drop))
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(names)) for name, names in labels.HEADS.items()})
        self.pair_word, self.pair_trigger = nn.Linear(HIDDEN, PAIR), nn.Linear(2 * HIDDEN, PAIR)
        self.gate = nn.Linear(2 * HIDDEN, PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.mix = nn.Sequential(nn.LayerNorm(PAIR), nn.Linear(PAIR, PAIR), nn.GELU(), nn.Dropout(head_drop))
        self.roles = nn.Linear(PAIR, 3 * len(labels.ROLES))
        self.refined = nn.ModuleDict({name: nn.Linear(PAIR, len(names)) for name, names in labels.REFINEMENTS.items()})
        self.drop = nn.Dropout(head_drop)
        for embedding in (self.marked, self.tie_marked):
            nn.init.normal_(embedding.weight, std=0.05)

    def tag(
        self, pieces: Tensor, shapes: Tensor, hints: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Word vectors (batch, words, HIDDEN) and the logits of both layers of trigger tags."""
        words = self.encoder(pieces, shapes, hints, first, last)
        dropped = self.drop(words)
        return words, self.tags(dropped), self.tie_tags(dropped)

    def link(  # noqa: PLR0913, PLR0917 - one batch in all its parts
        self, words: Tensor, tags: Tensor, tie_tags: Tensor, row: Tensor, begin: Tensor, end: Tensor
    ) -> tuple[dict[str, Tensor], Tensor, dict[str, Tensor]]:
        """Head logits, role logits and refinement logits of triggers.

        `tags` and `tie_tags` mark all triggers of the batch. Triggers are given by their row in the batch, first and
        last word; role logits are (triggers, words, roles, 3) and logits of the refinements (triggers, words, labels).
        """
        absent = (words.abs().sum(-1) == 0)[:, None, None, :].float() * -10000.0
        words = self.drop(self.second(words + self.marked(tags) + self.tie_marked(tie_tags), absent))
        trigger = torch.cat((words[row, begin], words[row, end]), -1)
        state = self.trigger(trigger)
        heads = {name: head(state) for name, head in self.heads.items()}
        own = self.pair_word(words)[row]
        place = torch.arange(words.shape[1], device=words.device)[None]
        distance = self.distance(bucket(place, begin[:, None], end[:, None]))
        pair = F.gelu(own * (1 + self.gate(trigger))[:, None] + self.pair_trigger(trigger)[:, None] + distance)
        pair = pair + self.mix(pair)
        roles = self.roles(pair).view(*pair.shape[:2], len(labels.ROLES), 3)
        return heads, roles, {name: head(pair) for name, head in self.refined.items()}


def bucket(place: Tensor, begin: Tensor, end: Tensor) -> Tensor:
    """Buckets of signed distance: 0 inside the trigger, exact to 7 words, then by powers of two."""
    ahead, behind = (place - end).clamp(min=0), (begin - place).clamp(min=0)
    distance = ahead + behind
    far = 7 + (distance.clamp(min=7).float() / 7).log2().mul(2).long().clamp(max=8)
    size = torch.where(distance <= 7, distance, far)
    return torch.where(ahead > 0, size, torch.where(behind > 0, 15 + size, torch.zeros_like(size)))


def load_encoder(encoder: Encoder, folder: Path) -> None:
    """Fill the encoder from the pre-trained package's `model.safetensors`."""
    held = load_file(folder / "model.safetensors")
    held = {name.removeprefix("bert."): value for name, value in held.items()}
    state = encoder.state_dict()
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
    }
    names |= {f"norm.{part}": f"embeddings.LayerNorm.{part}" for part in ("weight", "bias")}
    parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value"}
    parts |= {"out": "attention.output.dense", "norm": "attention.output.LayerNorm", "up": "intermediate.dense"}
    parts |= {"down": "output.dense", "last": "output.LayerNorm"}
    for k in range(LAYERS):
        for ours, theirs in parts.items():
            names |= {f"blocks.{k}.{ours}.{p}": f"encoder.layer.{k}.{theirs}.{p}" for p in ("weight", "bias")}
    for ours, theirs in names.items():
        state[ours].copy_(held[theirs])
    with torch.no_grad():
        state["word.weight"] += 0
        kind = held["embeddings.token_type_embeddings.weight"][0]
        state["position.weight"] += kind
        state["shape.weight"].mul_(0.02)
        for k in range(len(SIZES)):
            state[f"hints.{k}.weight"].mul_(0.02)[0] = 0
    encoder.load_state_dict(state)


def save(model: nn.Module, path: Path, **about: object) -> None:
    """Keep the weights, and beside them what they were made with."""
    torch.save(model.state_dict(), path)
    path.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
