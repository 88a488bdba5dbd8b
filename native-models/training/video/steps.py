"""Smooths the small steps that a decoder leaves at the edges of latents: the app's `withoutSteps`, for measuring.

The part of a step that the slopes on both sides do not explain is spread as a ramp over half a latent on each side.
Where the step is large or the surface uneven, nothing changes.
"""

from __future__ import annotations

import numpy as np

BLOCK, LARGEST_STEP, MOST_UNEVEN = 8, 24 / 127.5, 10 / 127.5


def _fading(value: np.ndarray, limit: float) -> np.ndarray:
    """1 up to half of `limit`, 0 from `limit` on."""
    return np.clip((limit - value) / (limit / 2), 0, 1)


def _along(values: np.ndarray) -> None:
    """In place along the last axis."""
    half, length = BLOCK // 2, values.shape[-1]
    weights = 0.5 * (1 - np.arange(half, dtype=values.dtype) / half)
    for edge in range(BLOCK, length - half + 1, BLOCK):
        outer, before, after, beyond = (values[..., edge + k] for k in (-2, -1, 0, 1))
        step = after - before - (before - outer + beyond - after) / 2
        uneven = np.maximum(np.abs(before - outer), np.abs(beyond - after))
        taken = (step * _fading(np.abs(step), LARGEST_STEP) * _fading(uneven, MOST_UNEVEN))[..., None]
        values[..., edge - half : edge] += taken * weights[::-1]
        values[..., edge : edge + half] -= taken * weights


def without_steps(pictures: np.ndarray) -> np.ndarray:
    """Float pictures [..., height, width] in -1..1 of whole latents, not cropped."""
    found = pictures.copy()
    _along(found.swapaxes(-1, -2))
    _along(found)
    return found
