"""Spatial upsampler 2x for any footage: bilinear enlargement plus a learnt residual, frames helping their neighbours.

Movie Gen's upsampler (section 3.1.5) is a generative model on bilinearly enlarged latents. At this size a residual
network in pixels is what a processor can afford: it adds what the neighbourhood in space and time determines, invents
nothing, and so cannot flicker between windows. Two convolutions over time reach two frames to either side; enlarging
twice gives 4x.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

REACH_FRAMES, REACH_PIXELS = 2, 16


class TimeMix(nn.Module):
    """A 3-tap convolution over time on [B*T,C,H,W], started as the identity, frames beyond the ends repeated."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, (3, 1))
        nn.init.zeros_(self.conv.weight)
        nn.init.zeros_(self.conv.bias)

    def forward(self, x: Tensor, frames: int) -> Tensor:
        _, c, h, w = x.shape
        y = x.reshape(-1, frames, c, h * w).transpose(1, 2)
        y = torch.cat([y[:, :, :1], y, y[:, :, -1:]], 2)
        return x + self.conv(y).transpose(1, 2).reshape(-1, c, h, w)


class Enhancer(nn.Module):
    """[B,3,T,h,w] in -1..1 -> [B,3,T,2h,2w], not clamped."""

    def __init__(self, width: int = 32, layers: int = 5) -> None:
        super().__init__()
        self.enter = nn.Conv2d(3, width, 3, padding=1)
        self.mix = nn.ModuleList([TimeMix(width) for _ in range(2)])
        self.layers = nn.ModuleList([nn.Conv2d(width, width, 3, padding=1) for _ in range(layers)])
        self.leave = nn.Conv2d(width, 12, 3, padding=1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, frames: Tensor) -> Tensor:
        b, _, t, h, w = frames.shape
        x = frames.transpose(1, 2).reshape(b * t, 3, h, w)
        y = F.silu(self.enter(x))
        for i, layer in enumerate(self.layers):
            if i < len(self.mix):
                y = self.mix[i](y, t)
            y = y + F.silu(layer(y))
        large = F.interpolate(x, scale_factor=2, mode='bilinear', align_corners=False)
        large = large + F.pixel_shuffle(self.leave(y), 2)
        return large.reshape(b, t, 3, 2 * h, 2 * w).transpose(1, 2)
