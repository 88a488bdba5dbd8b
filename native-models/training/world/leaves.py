"""Dead-leaves pictures: overlapping textured shapes with the edge and texture statistics of photographs.

Lee, Mumford and Huang (2001) showed that occluding random shapes explain the statistics of natural images; networks for
restoration learn from them nearly as well as from photographs. Used where the drawn world would be too clean: to train
what must work on any footage. Everything follows from the seed.
"""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor


def _texture(chance: np.random.Generator, size: int) -> Tensor:
    """A plain, striped or cloudy field [size,size] around 0."""
    kind = chance.random()
    if kind < 0.3:
        return torch.zeros(size, size)
    if kind < 0.55:
        angle, period, phase = chance.uniform(0, math.pi), chance.uniform(3, 24), chance.uniform(0, 6.28)
        line = torch.arange(size, dtype=torch.float32)
        along = line[None] * math.cos(angle) + line[:, None] * math.sin(angle)
        wave = torch.sin(along * 2 * math.pi / period + phase)
        return wave.sign() * 0.5 if chance.random() < 0.3 else wave * 0.5
    generator = torch.Generator().manual_seed(int(chance.integers(2**31)))
    found, total = torch.zeros(1, 1, size, size), 0.0
    for octave in range(int(chance.integers(2, 7))):
        cells, weight = 4 * 2**octave, chance.uniform(0.35, 0.8) ** octave
        if cells > size:
            break
        noise = torch.randn(1, 1, cells, cells, generator=generator)
        found = found + weight * F.interpolate(noise, (size, size), mode='bicubic', align_corners=False)
        total += weight
    return found[0, 0] / max(total, 1e-3) * 0.6


def _shape(chance: np.random.Generator, x: Tensor, y: Tensor) -> Tensor:
    """Signed distance of a disc, box, thin line or polygon, negative inside; x and y in pixels around its middle."""
    radius = min(70.0, 4.0 * chance.power(0.6) ** -1.2)
    angle = chance.uniform(0, 2 * math.pi)
    u, v = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
    kind = chance.random()
    if kind < 0.35:
        return torch.sqrt(u * u + (v * chance.uniform(0.6, 1.6)) ** 2) - radius
    if kind < 0.6:
        return torch.maximum(u.abs() - radius, v.abs() - radius * chance.uniform(0.2, 1))
    if kind < 0.75:
        return torch.maximum(v.abs() - chance.uniform(0.4, 2.0), u.abs() - radius * 2)
    corners = int(chance.integers(3, 7))
    turn = torch.atan2(v, u) % (2 * math.pi / corners) - math.pi / corners
    return torch.sqrt(u * u + v * v) * torch.cos(turn) - radius * 0.8


def leaves(seed: int, size: int = 256, count: int = 180) -> Tensor:
    """One picture [3,size,size] in 0..1, drawn at twice the size and averaged down."""
    chance, full = np.random.default_rng(seed), size * 2
    line = torch.arange(full, dtype=torch.float32)
    textures = [_texture(chance, full) for _ in range(8)]
    picture = torch.full((3, full, full), float(chance.random()))
    for _ in range(count):
        middle = chance.uniform(0, full, 2)
        distance = _shape(chance, (line[None] - middle[0]) / 2, (line[:, None] - middle[1]) / 2)
        grey, spread = chance.random(), chance.uniform(0, 0.5)
        colour = torch.tensor(np.clip(grey + spread * chance.uniform(-1, 1, 3), 0, 1), dtype=torch.float32)
        field = textures[int(chance.integers(8))] * chance.uniform(0, 0.7)
        field = field + (distance / 40).clamp(-1, 0) * chance.uniform(-0.3, 0.3)
        cover = (0.5 - distance * chance.choice([1.0, 1.0, 0.25])).clamp(0, 1)
        picture = picture + ((colour[:, None, None] + field[None] * 0.5) - picture) * cover
    return F.avg_pool2d(picture.clamp(0, 1)[None], 2)[0]


def drift(picture: Tensor, chance: np.random.Generator, frames: int, size: int) -> Tensor:
    """`frames` views [frames,3,size,size] of a picture under one smooth random affine motion."""
    full = picture.shape[-1]
    scale = size / full
    room = 1 - scale * 1.1
    start, speed = chance.uniform(-room, room, 2), chance.normal(0, 2.0, 2) / full
    turn, turning = chance.uniform(0, 2 * math.pi), chance.normal(0, 0.008)
    zooming = chance.normal(0, 0.006)
    steps = torch.arange(frames, dtype=torch.float32)
    angle, zoom = turn + turning * steps, scale * torch.exp(zooming * steps)
    matrix = torch.zeros(frames, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = zoom * torch.cos(angle), -zoom * torch.sin(angle)
    matrix[:, 1, 0], matrix[:, 1, 1] = zoom * torch.sin(angle), zoom * torch.cos(angle)
    for axis in range(2):
        matrix[:, axis, 2] = float(start[axis]) + 2 * float(speed[axis]) * steps
    grid = F.affine_grid(matrix, [frames, 3, size, size], align_corners=False)
    source = picture[None].expand(frames, -1, -1, -1)
    return F.grid_sample(source, grid, mode='bicubic', padding_mode='reflection', align_corners=False).clamp(0, 1)
