"""Text-to-video backbone: flow matching on autoencoder latents (Movie Gen section 3.1.2 at a size for one CPU core).

Transformer blocks with RMSNorm, SwiGLU, adaLN, cross-attention to words and factorised learned positions that are added
at every layer; tokens are 2x2x2 latents. Around them a convolutional stem and head at full latent resolution with a
skip between them: they cost a twentieth of the transformer and keep neighbouring patches from parting at their edges.

Position tables have 8 rows and columns and are read from the middle, so 5x8, 8x5 and 6x6 tokens share them.

One network does every task. Latents that are known (the first frame, the end of the clip before, the source of an edit)
come in extra input channels with a mask; the task moves the time embedding and adds words of its own (Movie Gen section
5.1.1). All of this starts at zero, so a network that has never seen it computes what it did before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import fast_precision
from video.autoencoder import CHANNELS
from video.vocabulary import EMPTY, MAX_QUOTED
from world.caption import MAX_WORDS

FRAMES, GRID, PATCH, SIGMA = 4, 8, 2, 1e-5
MAKE, EDIT, TASKS, TASK_TOKENS = 0, 1, 2, 4


class RmsNorm(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-6).to(x.dtype) * self.weight


class Attention(nn.Module):
    """Attention with normalised queries and keys. Plain matmuls: torch's fused backward on CPU is slower here."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=False)
        self.key_value = nn.Linear(width, 2 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.query_norm, self.key_norm = RmsNorm(width // heads), RmsNorm(width // heads)
        nn.init.zeros_(self.out.weight)

    def forward(self, x: Tensor, context: Tensor, bias: Tensor | None = None) -> Tensor:
        b, n, width = x.shape
        size = width // self.heads
        q = self.query_norm(self.query(x).reshape(b, n, self.heads, size)).transpose(1, 2)
        k, v = self.key_value(context).reshape(b, context.shape[1], 2, self.heads, size).unbind(2)
        scores = q @ (self.key_norm(k) * size**-0.5).permute(0, 2, 3, 1)
        if bias is not None:
            scores = scores + bias[:, None, None, :]
        weights = scores.softmax(-1, dtype=torch.float32).to(v.dtype)
        return self.out((weights @ v.transpose(1, 2)).transpose(1, 2).reshape(b, n, width))


class SwiGlu(nn.Module):
    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.up = nn.Linear(width, 2 * hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)
        nn.init.zeros_(self.down.weight)

    def forward(self, x: Tensor) -> Tensor:
        gate, value = self.up(x).chunk(2, -1)
        return self.down(F.silu(gate) * value)


class TextBlock(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = RmsNorm(width), RmsNorm(width)
        self.attention, self.feed = Attention(width, heads), SwiGlu(width, 2 * width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        y = self.norm1(x)
        x = x + self.attention(y, y, bias)
        return x + self.feed(self.norm2(x))


class ByteEncoder(nn.Module):
    """Reads letter by letter what shall be written: bytes int64 [B,MAX_QUOTED] (0 = none) -> [B,MAX_QUOTED,width]."""

    def __init__(self, width: int, layers: int = 1, heads: int = 4) -> None:
        super().__init__()
        self.embedding = nn.Embedding(256, width)
        self.position = nn.Parameter(torch.randn(MAX_QUOTED, width) * 0.3)
        nn.init.normal_(self.embedding.weight, std=0.5)
        self.blocks = nn.ModuleList([TextBlock(width, heads) for _ in range(layers)])
        self.out, self.norm = nn.Linear(width, width), nn.LayerNorm(width)

    def forward(self, quoted: Tensor, bias: Tensor) -> Tensor:
        x = self.embedding(quoted) + self.position
        for block in self.blocks:
            x = block(x, bias)
        return self.norm(self.out(x))


class TextEncoder(nn.Module):
    """ids int64 [B,N+MAX_QUOTED] of words and quoted bytes (0 = padding; see vocabulary.py) -> context
    [B,N+MAX_QUOTED,width], mask [B,N+MAX_QUOTED] (1 = a real token, at least one a row). The two encoders of Movie Gen
    that a small world needs: one for the meaning of words, one for the letters of what is quoted.
    """

    def __init__(self, words: int, width: int, layers: int = 2, heads: int = 4) -> None:
        super().__init__()
        self.quoted = ByteEncoder(width)
        self.embedding = nn.Embedding(words, width)
        self.position = nn.Parameter(torch.randn(MAX_WORDS, width) * 0.02)
        nn.init.normal_(self.embedding.weight, std=0.5)
        self.blocks = nn.ModuleList([TextBlock(width, heads) for _ in range(layers)])
        self.out, self.norm = nn.Linear(width, width), nn.LayerNorm(width)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        words, quoted = ids[:, :-MAX_QUOTED], ids[:, -MAX_QUOTED:]
        empty = (words.sum(1, keepdim=True) == 0) & (torch.arange(words.shape[1], device=words.device) == 0)
        words = torch.where(empty, torch.full_like(words, EMPTY), words)
        mask, letters = (words > 0).float(), (quoted > 0).float()
        bias = (mask - 1) * 1e4
        x = self.embedding(words) + self.position[: words.shape[1]]
        for block in self.blocks:
            x = block(x, bias)
        spelled = self.quoted(quoted, (letters - 1) * 1e4)
        return torch.cat([self.norm(self.out(x)), spelled], 1), torch.cat([mask, letters], 1)


class Block(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm1, self.norm2, self.norm3 = RmsNorm(width), RmsNorm(width), RmsNorm(width)
        self.self_attention, self.cross_attention = Attention(width, heads), Attention(width, heads)
        self.feed = SwiGlu(width, width * 8 // 3 // 32 * 32)
        self.modulation = nn.Parameter(torch.zeros(6 * width))

    def forward(self, x: Tensor, positions: Tensor, modulation: Tensor, context: Tensor, bias: Tensor) -> Tensor:
        scale1, shift1, gate1, scale2, shift2, gate2 = (modulation + self.modulation).unsqueeze(1).chunk(6, -1)
        x = x + positions
        y = self.norm1(x) * (1 + scale1) + shift1
        x = x + (1 + gate1) * self.self_attention(y, y)
        x = x + self.cross_attention(self.norm2(x), context, bias)
        return x + (1 + gate2) * self.feed(self.norm3(x) * (1 + scale2) + shift2)


class FrameConv(nn.Module):
    """3x3 over each frame, then a zero-started 3-tap convolution over time: [B,C,T,H,W] -> the same shape."""

    def __init__(self, channels_in: int, channels_out: int) -> None:
        super().__init__()
        self.space = nn.Conv2d(channels_in, channels_out, 3, padding=1)
        self.time = nn.Conv2d(channels_out, channels_out, (3, 1), padding=(1, 0))
        nn.init.zeros_(self.time.weight)
        nn.init.zeros_(self.time.bias)

    def forward(self, x: Tensor) -> Tensor:
        b, c, t, h, w = x.shape
        y = F.silu(self.space(x.transpose(1, 2).reshape(b * t, c, h, w)))
        y = y.reshape(b, t, -1, h * w).transpose(1, 2)
        return (y + self.time(y)).reshape(b, -1, t, h, w)


class Velocity(nn.Module):
    """The flow's velocity [B,16,4,H,W] at latent x and time t in 0..1 (0 = noise, 1 = data)."""

    def __init__(self, width: int, layers: int, stem: int = 64) -> None:
        super().__init__()
        self.width, self.layers, self.stem = width, layers, stem
        tokens = stem * PATCH**3
        self.enter = FrameConv(2 * CHANNELS + 1, stem)
        self.to_tokens, self.from_tokens = nn.Linear(tokens, width), nn.Linear(width, tokens)
        self.head = FrameConv(2 * stem, stem)
        self.leave = nn.Conv2d(stem, CHANNELS, 3, padding=1)
        self.time1, self.time2, self.time3 = nn.Linear(128, width), nn.Linear(width, width), nn.Linear(width, 6 * width)
        self.blocks = nn.ModuleList([Block(width, width // 64) for _ in range(layers)])
        self.rows = nn.Parameter(torch.randn(layers, GRID, width) * 0.02)
        self.columns = nn.Parameter(torch.randn(layers, GRID, width) * 0.02)
        self.frames = nn.Parameter(torch.randn(layers, FRAMES // PATCH, width) * 0.02)
        self.norm, self.final = RmsNorm(width), nn.Linear(width, 2 * width)
        self.task_offset = nn.Embedding(TASKS, width)
        self.task_tokens = nn.Parameter(torch.zeros(TASKS, TASK_TOKENS, width))
        self.register_buffer('frequency', torch.exp(torch.linspace(0, math.log(1000.0), 64)))
        nn.init.zeros_(self.task_offset.weight)
        with torch.no_grad():
            self.enter.space.weight[:, CHANNELS:] = 0
        for layer in (self.leave, self.time3, self.final):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def positions(self, rows: int, columns: int) -> Tensor:
        """[layers, tokens, width] for a token grid read from the middle of the tables."""
        row = torch.arange(rows, device=self.rows.device) + (GRID - rows) // 2
        column = torch.arange(columns, device=self.rows.device) + (GRID - columns) // 2
        table = self.frames[:, :, None, None] + self.rows[:, None, row, None] + self.columns[:, None, None, column]
        return table.reshape(self.layers, (FRAMES // PATCH) * rows * columns, self.width)

    def forward(
        self, x: Tensor, time: Tensor, context: Tensor, mask: Tensor, known: Tensor, given: Tensor, task: Tensor
    ) -> Tensor:
        b, _, _, height, width = x.shape
        rows, columns, frames = height // PATCH, width // PATCH, FRAMES // PATCH
        stem = self.enter(torch.cat([x, known, given], 1))
        context = torch.cat([context, self.task_tokens[task]], 1)
        mask = torch.cat([mask, (task > 0).to(mask.dtype)[:, None].expand(-1, TASK_TOKENS)], 1)
        h = stem.reshape(b, self.stem, frames, PATCH, rows, PATCH, columns, PATCH).permute(0, 2, 4, 6, 1, 3, 5, 7)
        h = self.to_tokens(h.reshape(b, frames * rows * columns, self.stem * PATCH**3))
        angle = time[:, None] * self.frequency
        embedded = self.time2(F.silu(self.time1(torch.cat([angle.sin(), angle.cos()], -1))))
        embedded = F.silu(embedded + self.task_offset(task))
        modulation, bias = self.time3(embedded), (mask - 1) * 1e4
        positions = self.positions(rows, columns)
        for i, block in enumerate(self.blocks):
            h = block(h, positions[i], modulation, context, bias)
        scale, shift = self.final(embedded).unsqueeze(1).chunk(2, -1)
        h = self.from_tokens(self.norm(h) * (1 + scale) + shift)
        h = h.reshape(b, frames, rows, columns, self.stem, PATCH, PATCH, PATCH).permute(0, 4, 1, 5, 2, 6, 3, 7)
        h = h.reshape(b, self.stem, FRAMES, height, width)
        h = self.head(torch.cat([h, stem], 1)).transpose(1, 2).reshape(b * FRAMES, self.stem, height, width)
        return self.leave(h).reshape(b, FRAMES, CHANNELS, height, width).transpose(1, 2)


@dataclass(frozen=True)
class Known:
    """What is known of a batch beforehand: latents [B,16,4,H,W], where they are known [B,1,4,H,W], the task [B]."""

    latents: Tensor
    given: Tensor
    task: Tensor

    @staticmethod
    def nothing(like: Tensor) -> Known:
        """Nothing known: words alone make the clip."""
        return Known(
            torch.zeros_like(like),
            torch.zeros_like(like[:, :1]),
            torch.full((len(like),), MAKE, dtype=torch.int64, device=like.device),
        )

    def put_into(self, data: Tensor) -> Tensor:
        """The data with what is known in its places: those latents are not for the network to make."""
        return torch.where(self.given > 0, self.latents, data)

    def to(self, device: torch.device) -> Known:
        return Known(self.latents.to(device), self.given.to(device), self.task.to(device))

    def __getitem__(self, rows: slice | Tensor) -> Known:
        return Known(self.latents[rows], self.given[rows], self.task[rows])


class TextToVideo(nn.Module):
    """The text encoder and the velocity together, as they are trained."""

    def __init__(self, words: int, width: int = 192, layers: int = 6) -> None:
        super().__init__()
        self.text, self.velocity = TextEncoder(words, width), Velocity(width, layers)

    def forward(self, x: Tensor, time: Tensor, words: Tensor, known: Known | None = None) -> Tensor:
        known = known or Known.nothing(x)
        return self.velocity(x, time, *self.text(words), known.latents, known.given, known.task)


def flow_loss(
    net: TextToVideo, data: Tensor, words: Tensor, time: Tensor, noise: Tensor, known: Known | None = None
) -> Tensor:
    """Flow matching: X_t = t X_1 + (1 - (1 - sigma) t) X_0, V = X_1 - (1 - sigma) X_0. Loss of each sample [B]."""
    k = time.view(-1, 1, 1, 1, 1)
    between = k * data + (1 - (1 - SIGMA) * k) * noise
    with fast_precision(data.device):
        velocity = net(between, time, words, known)
    return (velocity.float() - (data - (1 - SIGMA) * noise)).square().mean((1, 2, 3, 4))
