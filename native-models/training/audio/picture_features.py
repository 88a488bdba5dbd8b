"""What the sound model sees of the picture: 32 numbers for each frame, at 25 frames a second.

DEFINITION, version 1. electron/shared/generation/pictureFeatures.ts implements the same; a recorded tensor holds the
two together.

Input: `count` frames of `height` x `width` bytes R, G, B, area-scaled to 64 x 36 from whatever the source is.
All arithmetic is in 64-bit floats, the result is rounded to 32.
- Luma Y = (54 R + 183 G + 19 B) / 65280, so 0 .. 1. `m` is its mean over a frame, `s` its standard deviation.
- D = |Y - Y of the previous frame|; for the first frame D, and everything else that compares two frames, is 0.
- Cell (r, c) of an R x C grid has rows floor(r height / R) up to floor((r + 1) height / R), columns likewise.
- Half-size luma Z: means of 2 x 2 blocks (an odd last row or column is dropped), h2 x w2. With P the previous and Q
  this frame's Z and S = (P + Q) / 2, at every pixel that is not on the border: gx = (S right - S left) / 2,
  gy = (S below - S above) / 2, gt = Q - P. The flow along an axis over a set of n such pixels is
  f = -sum(gt g) / (sum(g g) + 0.0005 n), in half-size pixels per frame; it is written as f / (1 + |f|).
  Without such a pixel (n = 0) it is 0.

| index | value |
| --- | --- |
| 0 | 2 m - 1 |
| 1 | 4 s - 1 |
| 2, 3 | 4 mean(R / 255 - Y), 4 mean(B / 255 - Y) |
| 4 .. 15 | ln(1 + 100 mean(D in cell)) / 2 for the cells of a 3 x 4 grid, row by row |
| 16 | e = ln(1 + 100 mean(D)) / 2 |
| 17 | e - e of the previous frame |
| 18 | half the sum of absolute differences of the 16-bin histograms of Y (shares) between this frame and the previous |
| 19 | g / (g + 0.08) with g = mean(D) |
| 20, 21 | x and y (each -1 .. 1 at pixel centres) weighted by D: sum(x D) / (sum(D) + 0.002 width height) |
| 22 .. 25 | vertical flow in the 4 columns of half-size pixels (positive is downwards) |
| 26 .. 28 | horizontal flow in the 3 rows of half-size pixels (positive is to the right) |
| 29 | 10 mean(|Y right - Y|), over all pixels with a right neighbour |
| 30 | 20 (m - m of the previous frame), kept within -1 .. 1 |
| 31 | share of pixels with D > 0.06 |

Sums are taken in any order: equal to 1e-5 is what the two implementations promise.
"""

from __future__ import annotations

import numpy as np

VERSION = 1
COUNT = 32
WIDTH, HEIGHT, FPS = 64, 36, 25


def _edges(size: int, parts: int) -> list[int]:
    return [part * size // parts for part in range(parts + 1)]


def _soft(value: np.ndarray) -> np.ndarray:
    return value / (1 + np.abs(value))


def picture_features(frames: np.ndarray) -> np.ndarray:
    """uint8 [count, height, width, 3] -> float32 [count, 32], as defined above."""
    count, height, width, _ = frames.shape
    whole = frames.astype(np.int32)
    red, green, blue = whole[..., 0], whole[..., 1], whole[..., 2]
    weighted = 54 * red + 183 * green + 19 * blue
    luma = weighted / 65280.0
    mean = luma.mean((1, 2))
    found = np.zeros((count, COUNT))
    found[:, 0] = 2 * mean - 1
    found[:, 1] = 4 * np.sqrt(np.maximum(0, (luma * luma).mean((1, 2)) - mean**2)) - 1
    found[:, 2] = 4 * (red.mean((1, 2)) / 255.0 - mean)
    found[:, 3] = 4 * (blue.mean((1, 2)) / 255.0 - mean)
    found[:, 29] = 10 * np.abs(luma[:, :, 1:] - luma[:, :, :-1]).mean((1, 2))
    if count < 2:
        return found.astype(np.float32)
    change = np.abs(luma[1:] - luma[:-1])
    rows, columns = _edges(height, 3), _edges(width, 4)
    for r in range(3):
        for c in range(4):
            cell = change[:, rows[r] : rows[r + 1], columns[c] : columns[c + 1]].mean((1, 2))
            found[1:, 4 + 4 * r + c] = np.log(1 + 100 * cell) / 2
    overall = change.mean((1, 2))
    found[1:, 16] = np.log(1 + 100 * overall) / 2
    found[1:, 17] = found[1:, 16] - found[:-1, 16]
    bins = np.minimum(15, weighted * 16 // 65280) + 16 * np.arange(count)[:, None, None]
    shares = np.bincount(bins.ravel(), minlength=16 * count).reshape(count, 16) / (width * height)
    found[1:, 18] = np.abs(shares[1:] - shares[:-1]).sum(1) / 2
    found[1:, 19] = overall / (overall + 0.08)
    weight = change.sum((1, 2)) + 0.002 * width * height
    found[1:, 20] = (change.sum(1) @ (2 * (np.arange(width) + 0.5) / width - 1)) / weight
    found[1:, 21] = (change.sum(2) @ (2 * (np.arange(height) + 0.5) / height - 1)) / weight
    found[1:, 22:29] = _flows(luma)
    found[1:, 30] = np.clip(20 * (mean[1:] - mean[:-1]), -1, 1)
    found[1:, 31] = (change > 0.06).mean((1, 2))
    return found.astype(np.float32)


def _flows(luma: np.ndarray) -> np.ndarray:
    """[count - 1, 7]: vertical flow in four columns, horizontal flow in three rows."""
    half_height, half_width = luma.shape[1] // 2, luma.shape[2] // 2
    even = luma[:, : 2 * half_height, : 2 * half_width]
    half = (even[:, ::2, ::2] + even[:, ::2, 1::2] + even[:, 1::2, ::2] + even[:, 1::2, 1::2]) / 4
    before, after = half[:-1], half[1:]
    between = (before + after) / 2
    across = (between[:, 1:-1, 2:] - between[:, 1:-1, :-2]) / 2
    down = (between[:, 2:, 1:-1] - between[:, :-2, 1:-1]) / 2
    step = (after - before)[:, 1:-1, 1:-1]
    found = np.zeros((len(before), 7))
    columns, rows = _edges(half_width, 4), _edges(half_height, 3)
    for c in range(4):
        part = np.s_[:, :, max(0, columns[c] - 1) : min(half_width - 2, columns[c + 1] - 1)]
        found[:, c] = _flow(step[part], down[part])
    for r in range(3):
        part = np.s_[:, max(0, rows[r] - 1) : min(half_height - 2, rows[r + 1] - 1)]
        found[:, 4 + r] = _flow(step[part], across[part])
    return found


def _flow(step: np.ndarray, slope: np.ndarray) -> np.ndarray:
    count = max(1, slope.shape[1] * slope.shape[2])
    return _soft(-(step * slope).sum((1, 2)) / ((slope * slope).sum((1, 2)) + 0.0005 * count))
