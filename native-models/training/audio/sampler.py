"""The reference sampler over exported graphs, in numpy: what electron/shared/generation does, in the same order."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import onnxruntime

from audio.codec import CHANNELS
from audio.picture_features import COUNT


def guided(
    session: onnxruntime.InferenceSession,
    latent: np.ndarray,
    time: float,
    picture: np.ndarray,
    words: np.ndarray,
    guidance: float,
    is_seeing: bool = True,
) -> np.ndarray:
    """Velocity [B, C, L] with classifier-free guidance: absent conditions are absent together."""
    size, _, length = latent.shape
    blank = np.zeros((size, length, COUNT), np.float32)
    rows = 1 if guidance == 1 else 2
    found = session.run(
        None,
        {
            'latent': np.concatenate([latent] * rows),
            'time': np.full(rows * size, time, np.float32),
            'picture': np.concatenate([picture, blank][:rows]).astype(np.float32),
            'pictureGiven': np.repeat(np.array([is_seeing, 0], np.float32)[:rows], size),
            'words': np.concatenate([words, np.zeros_like(words)][:rows]),
            'context': np.zeros((rows * size, CHANNELS + 1, length), np.float32),
        },
    )[0]
    if rows == 1:
        return found
    with_all, without = found[:size], found[size:]
    # In float64 and rounded once, as JavaScript does it.
    wide = without.astype(np.float64)
    return (wide + guidance * (with_all.astype(np.float64) - wide)).astype(np.float32)


def windows_over(length: int, size: int, stride: int) -> list[int]:
    """First frames of windows that cover `length`, every `stride`; the last ends with the sound."""
    if length <= size:
        return [0]
    return [min(i * stride, length - size) for i in range(-(-(length - size) // stride) + 1)]


def sample_long(
    session: onnxruntime.InferenceSession,
    noise: np.ndarray,
    picture: np.ndarray,
    words: np.ndarray,
    steps: int,
    guidance: float,
    size: int,
    stride: int,
    weights: str,
    is_seeing: bool = True,
) -> np.ndarray:
    """As `sample` for one sound [1, C, L] of any length: overlapping windows whose velocities are averaged at every
    step (MultiDiffusion), 'triangle' or 'uniform'; with stride = size the windows know nothing of each other."""
    latent, length = noise.astype(np.float32), noise.shape[2]
    starts = windows_over(length, size, stride)
    weight = np.minimum(np.arange(1, size + 1), np.arange(size, 0, -1)) if weights == 'triangle' else np.ones(size)
    for step in range(steps):
        time, after = step / steps, (step + 1) / steps
        total, share = np.zeros(latent.shape), np.zeros(length)
        parts = np.concatenate([latent[:, :, start : start + size] for start in starts])
        seen = np.concatenate([picture[:, start : start + size] for start in starts])
        told = np.repeat(words, len(starts), 0)
        velocity = guided(session, parts, time, seen, told, guidance, is_seeing)
        for start, part in zip(starts, velocity, strict=True):
            total[0, :, start : start + size] += weight * part
            share[start : start + size] += weight
        latent = (latent + (after - time) * total / share).astype(np.float32)
    return latent


def sample(
    session: onnxruntime.InferenceSession,
    noise: np.ndarray,
    picture: np.ndarray,
    words: np.ndarray,
    steps: int,
    guidance: float,
    on_step: Callable[[np.ndarray], None] | None = None,
    is_seeing: bool = True,
) -> np.ndarray:
    """Euler over a linear schedule from noise [B, C, L]; steps in float64, kept as float32."""
    latent = noise.astype(np.float32)
    for step in range(steps):
        time, after = step / steps, (step + 1) / steps
        velocity = guided(session, latent, time, picture, words, guidance, is_seeing)
        latent = (latent.astype(np.float64) + (after - time) * velocity.astype(np.float64)).astype(np.float32)
        if on_step:
            on_step(latent)
    return latent
