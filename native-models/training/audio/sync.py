"""How well sound follows a picture, without events: the measure by which the app chooses among takes.

The same as electron/shared/generation/soundSync.ts: how suddenly the sound begins and how suddenly something in the
picture changes its course, correlated frame by frame.
"""

from __future__ import annotations

import numpy as np

from audio.codec import HOP, LATENT_HERTZ, RATE


def sound_pulse(samples: np.ndarray) -> np.ndarray:
    """The largest rise of level within each frame of 40 ms: of the whole sound and of its upper half together."""
    rise = 0.0
    for part in (samples, 4 * np.diff(samples, prepend=np.float32(0))):
        hops = part[: len(part) // HOP * HOP].reshape(-1, HOP).astype(np.float64)
        level = np.log(np.sqrt((hops**2).mean(1)) + 1e-3)
        rise = rise + np.concatenate([[0, 0], np.maximum(0, level[2:] - level[:-2])])
    per_frame = RATE // LATENT_HERTZ // HOP
    return rise[: len(rise) // per_frame * per_frame].reshape(-1, per_frame).max(1)


def picture_pulse(features: np.ndarray) -> np.ndarray:
    """How suddenly something changes its course in the picture: [frames, COUNT] -> [frames]."""
    change = np.abs(np.diff(features, axis=0))
    return np.concatenate([[0], np.log1p(4 * (change[:, 22:29].sum(1) + change[:, 4:16].max(1)))])


def sync_of(sound: np.ndarray, picture: np.ndarray) -> float:
    """Correlation of both pulses with a frame's room; 0 where one of them never stirs."""
    count = min(len(sound), len(picture))
    a, b = (np.convolve(pulse[:count], [0.5, 1, 0.5], 'same')[2:] for pulse in (sound, picture))
    a, b = a - a.mean(), b - b.mean()
    scale = float(np.sqrt((a**2).sum() * (b**2).sum()))
    return float((a * b).sum() / scale) if scale > 1e-9 else 0.0
