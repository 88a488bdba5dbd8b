"""Rows of trees and buildings, drawn once for a clip onto a canvas that every frame looks up.

A canvas spans +-HALF_WIDTH in x (it repeats) and is a pure function of its arguments, so the last few are kept: the
two clips of an edit pair share theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from world.scene import stream

HALF_WIDTH, HALF_HEIGHT = 1.7, 1.0
SKYLINE_HEIGHT = 0.8
"""A skyline canvas reaches from its shore this far up."""


def _generator(seed: int, purpose: str) -> np.random.Generator:
    return np.random.default_rng(stream(seed, purpose).getrandbits(63))


def _conifer(rows: np.ndarray, across: np.ndarray, width: float, chance: np.random.Generator) -> np.ndarray:
    """Coverage of a fir; `rows` runs from 0 (tip) to 1 (ground), `across` is in pixels from the trunk."""
    saw = (rows * chance.uniform(6, 10) + 0.25 * np.sin(rows * 19)) % 1
    jag = np.repeat(chance.normal(1, 0.25, (len(rows) + 1) // 2), 2)[: len(rows)].clip(0.5, 1.4)
    half = (width * rows**0.85 * (0.55 + 0.45 * saw) + 0.6) * jag
    lean = chance.uniform(-0.05, 0.05) * width * rows
    return np.clip(half[:, None] - np.abs(across[None] - lean[:, None]) + 0.5, 0, 1)


def _broadleaf(rows: np.ndarray, across: np.ndarray, width: float, chance: np.random.Generator) -> np.ndarray:
    """Coverage of a tree with a round crown of many small clumps."""
    height = len(rows)
    trunk = np.clip(0.06 * width * (0.6 + 0.9 * rows)[:, None] - np.abs(across)[None] + 0.7, 0, 1)
    cover = trunk * (rows > 0.4)[:, None]
    for _ in range(8):
        turn, far = chance.uniform(0, 6.2832), chance.uniform(0, 1) ** 0.5
        cx, cy = far * 0.66 * width * np.cos(turn), (0.33 + 0.20 * far * np.sin(turn)) * height
        radius = width * chance.uniform(0.26, 0.46)
        squared = ((across - cx) ** 2)[None] + ((rows * height - cy) ** 2)[:, None]
        cover = np.maximum(cover, (radius * radius - squared) / (2 * radius) + 0.5)
    return cover.clip(0, 1)


@lru_cache(maxsize=32)
def trees(
    seed: int, layer: int, kind: str, height: tuple[float, float], count: int, base: float, scale: float
) -> Tensor:
    """Coverage [1,h,w] of `count` trees ('conifer' or 'broadleaf') on uneven ground at about y = base."""
    chance = _generator(seed, f'trees {layer}')
    wide, high = int(2 * HALF_WIDTH * scale), int(2 * HALF_HEIGHT * scale)
    canvas = np.zeros((high, wide), np.float32)
    uneven = (base + 0.03 * np.sin(np.arange(wide) / wide * 6.2832 * 3 + layer) + HALF_HEIGHT) * scale
    canvas[:] = np.clip(np.arange(high)[:, None] - uneven[None] + 0.5, 0, 1)
    for _ in range(count):
        centre = chance.uniform(0, wide)
        tall = chance.uniform(*height) * scale
        ground = uneven[int(centre)] + 1
        width = tall * (chance.uniform(0.13, 0.19) if kind == 'conifer' else chance.uniform(0.22, 0.32))
        top, bottom = int(max(0, np.ceil(ground - tall))), int(min(high, ground + 2))
        reach = int(width * 1.5) + 2
        columns = np.arange(int(centre) - reach, int(centre) + reach + 1)
        rows = (np.arange(top, bottom) - (ground - tall)) / tall
        draw = _conifer if kind == 'conifer' else _broadleaf
        window = draw(rows, columns - centre, width, chance)
        at = columns % wide
        canvas[top:bottom, at] = np.maximum(canvas[top:bottom, at], window)
    return torch.from_numpy(canvas)[None]


def _buildings(
    chance: np.random.Generator, wide: int, scale: float, height: tuple[float, float]
) -> Iterator[tuple[int, int, float]]:
    """Left edge, width (pixels) and height (world units) of buildings side by side, with a few gaps and towers."""
    left = 0
    while left < wide:
        width = int(chance.uniform(0.07, 0.19) * scale)
        tall = chance.uniform(*height) * (1.45 if chance.random() < 0.16 else 1.0)
        yield left, min(width, wide - left), tall
        left += width + (int(chance.uniform(0.0, 0.03) * scale) if chance.random() < 0.5 else 0)


@lru_cache(maxsize=32)
def skyline(seed: int, layer: int, height: tuple[float, float], cell: float, scale: float) -> Tensor:
    """[5,h,w]: coverage, light of lit windows, its warm part, a shade for each building, and all window glass.

    `cell` is the rough distance of windows. Every building has its own, so that no grid runs through the picture.
    """
    chance = _generator(seed, f'skyline {layer}')
    scale = scale * 2
    wide, high = int(2 * HALF_WIDTH * scale) // 2 * 2, int(SKYLINE_HEIGHT * scale) // 2 * 2
    canvas = np.zeros((5, high, wide), np.float32)
    for left, width, tall in _buildings(chance, wide, scale, height):
        top = int(max(4, high - tall * scale))
        right, shade = left + width, chance.uniform(0.75, 1.2)
        blocks = [(top, left, right)]
        if chance.random() < 0.4:
            inset = max(1, width // 4)
            blocks.append((max(2, top - int(chance.uniform(0.02, 0.06) * scale)), left + inset, right - inset))
        if chance.random() < 0.25:
            middle = left + width // 2
            blocks.append((max(0, top - int(chance.uniform(0.06, 0.14) * scale)), middle, middle + 2))
        for upper, first, last in blocks:
            canvas[0, upper:, first:last] = 1
            canvas[3, upper:, first:last] = shade
        step_x, step_y = cell * scale * chance.uniform(0.8, 1.3), cell * scale * chance.uniform(0.9, 1.5)
        columns, rows = int(width / step_x - 0.6), int((high - top) / step_y - 0.4)
        if columns < 1 or rows < 1:
            continue
        share = chance.uniform(0.2, 0.8)
        on = (chance.random((rows, columns)) < share) | (chance.random((rows, 1)) < 0.10)
        strength = on * chance.uniform(0.35, 1.0, (rows, columns))
        warmth = np.clip(chance.normal(chance.uniform(0.35, 1.0), 0.2, (rows, columns)), 0, 1)
        across = (np.arange(width) - (width - columns * step_x) / 2) / step_x
        down = (np.arange(high - top) - 0.5 * step_y) / step_y
        inside_x = (across >= 0) & (across < columns) & (np.abs(across % 1 - 0.5) < 0.3)
        inside_y = (down >= 0) & (down < rows) & (np.abs(down % 1 - 0.5) < 0.3)
        glass = inside_y[:, None] & inside_x[None]
        cells = np.ix_(down.astype(int).clip(0, rows - 1), across.astype(int).clip(0, columns - 1))
        canvas[1, top:, left:right] = glass * strength[cells]
        canvas[2, top:, left:right] = glass * (strength * warmth)[cells]
        canvas[4, top:, left:right] = glass
    return F.avg_pool2d(torch.from_numpy(canvas)[None], 2)[0]
