"""The sound model: a flow-matching transformer over codec latents, 25 tokens a second (Movie Gen, section 6, small).

The picture is added token by token, gated, at the input and in every block. Words stand before the sound as tokens of
their own, and what they say together moves the time embedding, so that they are heard from the first steps of training
on; the first three places hold the stem, the quality and how likely it is music. A masked latent (for going on from
known sound) is concatenated in channels. Every condition can be absent.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from audio.codec import CHANNELS
from audio.picture_features import COUNT as PICTURE

MARKS, MAX_WORDS = 3, 24
WINDOW = 125
"""Latent frames the model is trained on: five seconds."""


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 224
    blocks: int = 7
    heads: int = 4

    def data(self) -> dict[str, int]:
        return asdict(self)


def _norm(x: Tensor) -> Tensor:
    """Layer norm without parameters: one fused kernel, where root-mean-square norm is five on a CPU."""
    return functional.layer_norm(x, x.shape[-1:])


class Block(nn.Module):
    """Positions, the picture and a short convolution; self-attention over words and sound; a gated linear layer."""

    def __init__(self, width: int, heads: int, tokens: int) -> None:
        super().__init__()
        self.heads = heads
        hidden = int(width * 8 / 3) // 32 * 32
        self.place = nn.Parameter(torch.randn(tokens, width) * 0.02)
        self.inward = nn.Linear(width, 3 * width, bias=False)
        self.outward = nn.Linear(width, width, bias=False)
        self.see = nn.Linear(width, width, bias=False)
        self.near = nn.Conv1d(width, width, 7, padding=3, groups=width)
        self.grow = nn.Linear(width, 2 * hidden, bias=False)
        self.shrink = nn.Linear(hidden, width, bias=False)
        self.offset = nn.Parameter(torch.zeros(6 * width))
        for zero in (self.outward.weight, self.see.weight, self.near.weight, self.near.bias, self.shrink.weight):
            nn.init.zeros_(zero)

    def forward(self, x: Tensor, moment: Tensor, seen: Tensor, mask: Tensor) -> Tensor:
        """x and seen [B, tokens, width] (seen is 0 at the words), moment [B, 6 width], mask [B, 1, 1, tokens]."""
        scale1, shift1, gate1, scale2, shift2, gate2 = (moment + self.offset)[:, None].chunk(6, -1)
        batch, count, width = x.shape
        x = x + self.see(seen) + self.near(x.transpose(1, 2)).transpose(1, 2) + self.place[:count]
        y = self.inward(torch.addcmul(shift1, _norm(x), 1 + scale1))
        query, key, value = y.view(batch, count, 3, self.heads, width // self.heads).unbind(2)
        query = _norm(query.transpose(1, 2))
        key = _norm(key.transpose(1, 2)) * (width // self.heads) ** -0.5
        # Plain attention: on a CPU the fused one is slower to train at this length.
        weights = (query @ key.transpose(2, 3) + mask).softmax(-1, dtype=torch.float32).to(value.dtype)
        y = (weights @ value.transpose(1, 2)).transpose(1, 2).reshape(batch, count, width)
        x = torch.addcmul(x, 1 + gate1, self.outward(y).to(x.dtype))
        gate, up = self.grow(torch.addcmul(shift2, _norm(x), 1 + scale2)).chunk(2, -1)
        return torch.addcmul(x, 1 + gate2, self.shrink(functional.silu(gate) * up).to(x.dtype))


class SoundModel(nn.Module):
    """Velocity of the flow at `time` (1 is data); see `forward` for shapes."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, width)
        self.start = nn.Parameter(torch.randn(width) * 0.5)
        nn.init.normal_(self.word.weight, std=0.5)
        self.inward = nn.Linear(2 * CHANNELS + 1, width)
        self.look = nn.Conv1d(PICTURE, width, 5, padding=2)
        self.look_again = nn.Conv1d(width, 2 * width, 5, padding=2)
        self.unseen = nn.Parameter(torch.zeros(width))
        self.when = nn.Linear(128, width)
        self.told = nn.Linear(2 * width, width)
        self.moment = nn.Sequential(nn.SiLU(), nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 6 * width))
        self.blocks = nn.ModuleList(Block(width, shape.heads, 1 + MAX_WORDS + WINDOW) for _ in range(shape.blocks))
        self.outward = nn.Linear(width, CHANNELS)
        for zero in (
            self.moment[-1].weight,
            self.moment[-1].bias,
            self.outward.weight,
            self.outward.bias,
            self.told.weight,
        ):
            nn.init.zeros_(zero)
        self.register_buffer('waves', torch.exp(torch.linspace(0, math.log(1000.0), 64)), persistent=False)

    def forward(
        self, latent: Tensor, time: Tensor, picture: Tensor, picture_given: Tensor, words: Tensor, context: Tensor
    ) -> Tensor:
        """latent [B, C, L], time [B], picture [B, L, F], picture_given [B] 0 or 1, words [B, MAX_WORDS] (0 pads),
        context [B, C + 1, L] (known latents, 0 elsewhere; last channel 1 where known) -> velocity [B, C, L].
        L is at most WINDOW: the positions are learnt."""
        batch = latent.shape[0]
        seen = self.look_again(functional.gelu(self.look(picture.transpose(1, 2)), approximate='tanh'))
        value, gate = seen.transpose(1, 2).chunk(2, -1)
        given = picture_given[:, None, None]
        seen = value * torch.sigmoid(gate) * given + self.unseen * (1 - given)
        sound = self.inward(torch.cat([latent, context], 1).transpose(1, 2)) + seen
        start = self.start.expand(batch, 1, -1)
        word = self.word(words)
        x = torch.cat([start.to(sound.dtype), word.to(sound.dtype), sound], 1)
        absent = (words == 0).to(torch.float32)
        mask = torch.cat([torch.zeros_like(absent[:, :1]), absent * -1e4, torch.zeros_like(latent[:, 0])], 1)
        mask = mask[:, None, None]
        # Together: the sum of the marks, and the words scaled to keep their length whatever their number.
        present = word * (1 - absent)[:, :, None]
        count = (1 - absent)[:, MARKS:].sum(1, keepdim=True)
        together = torch.cat([present[:, :MARKS].sum(1), present[:, MARKS:].sum(1) / torch.sqrt(count + 1)], -1)
        angle = time[:, None] * self.waves
        moment = self.moment(self.when(torch.cat([torch.sin(angle), torch.cos(angle)], -1)) + self.told(together))
        seen = functional.pad(seen, (0, 0, 1 + MAX_WORDS, 0))
        moment = moment.to(x.dtype)
        for block in self.blocks:
            x = block(x, moment, seen, mask)
        return self.outward(_norm(x[:, 1 + MAX_WORDS :])).transpose(1, 2)
