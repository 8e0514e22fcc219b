"""The model as a CPU runs it fastest: attention as one operator of onnxruntime, layer norms spelled out.

Only for export. The reader gives each window alone and unpadded, so the masks that training needs fall away.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.model import ATTENTION_HEADS, Block


class Attention(torch.autograd.Function):
    """Stands for onnxruntime's own attention operator in a traced graph; it computes nothing itself."""

    @staticmethod
    def forward(_: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:  # noqa: ANN401 - torch's context
        """A tensor of the right shape."""
        return x + 0 * (weight.sum() + bias.sum())

    @staticmethod
    def symbolic(graph: Any, x: Any, weight: Any, bias: Any) -> Any:  # noqa: ANN401 - torch's graph and its values
        """The operator."""
        out = graph.op("com.microsoft::Attention", x, weight, bias, num_heads_i=ATTENTION_HEADS)
        return out.setType(x.type())


class SpelledNorm(nn.Module):
    """A layer norm in plain sums and products, which run twice as fast as the operator."""

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.weight, self.bias, self.eps = norm.weight, norm.bias, norm.eps

    def forward(self, x: Tensor) -> Tensor:
        apart = x - x.mean(-1, keepdim=True)
        spread = (apart * apart).mean(-1, keepdim=True)
        return apart / (spread + self.eps).sqrt() * self.weight + self.bias


class FusedBlock(nn.Module):
    """A block whose query, key and value are one product."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        asked = (block.query, block.key, block.value)
        self.weight = nn.Parameter(torch.cat([layer.weight for layer in asked]).T.contiguous().detach())
        self.bias = nn.Parameter(torch.cat([layer.bias for layer in asked]).detach())
        self.out, self.up, self.down = block.out, block.up, block.down
        self.norm, self.last = SpelledNorm(block.norm), SpelledNorm(block.last)

    def forward(self, x: Tensor, _: Tensor) -> Tensor:
        x = self.norm(x + self.out(Attention.apply(x, self.weight, self.bias)))
        return self.last(x + self.down(F.gelu(self.up(x))))


def fuse(model: nn.Module) -> None:
    """Change every block and layer norm inside the model."""
    for name, part in list(model.named_children()):
        if isinstance(part, Block):
            setattr(model, name, FusedBlock(part))
        elif isinstance(part, nn.LayerNorm):
            setattr(model, name, SpelledNorm(part))
        else:
            fuse(part)
