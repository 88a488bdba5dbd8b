"""Finding and matching onsets, for measuring how well sound follows the picture."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch

from audio.codec import HOP, RATE, _spectrum, band_matrix

_BANDS = torch.from_numpy(band_matrix(481, 50.0, 50.0, 4, 16_000))
_WINDOW = torch.hann_window(960)
_THRESHOLD = 0.35
_APART = 0.07


def band_levels(samples: np.ndarray) -> np.ndarray:
    """Log energies of quarter-octave bands, 200 times a second: [T, bands]."""
    power = _spectrum(torch.from_numpy(samples[None].astype(np.float32)), 960, HOP, _WINDOW)
    return torch.log((power @ _BANDS).sqrt() + 1e-3)[0].numpy()


def rises(samples: np.ndarray) -> np.ndarray:
    """How much louder all bands become over 10 ms, on average, 200 times a second: [T]."""
    level = band_levels(samples)
    rise = np.zeros(len(level))
    rise[2:] = np.maximum(0, level[2:] - level[:-2]).mean(1)
    return rise


def onsets(samples: np.ndarray) -> np.ndarray:
    """Times in seconds at which many bands become louder at once: peaks of the mean rise of log energy over 10 ms."""
    rise = rises(samples)
    found: list[int] = []
    around = 12
    for t in range(2, len(rise)):
        lowest = np.median(rise[max(0, t - 60) : t + 60])
        is_peak = rise[t] == rise[max(0, t - around) : t + around + 1].max()
        if is_peak and rise[t] > lowest + _THRESHOLD and (not found or (t - found[-1]) * HOP / RATE > _APART):
            found.append(t)
    # The rise of a sudden start is largest about one hop after it.
    return np.array(found) * HOP / RATE


def match(heard: np.ndarray, wanted: Iterable[float], tolerance: float) -> list[float]:
    """Signed errors (heard minus wanted) of the best one-to-one pairs within `tolerance` seconds."""
    wanted = list(wanted)
    pairs = sorted(
        (abs(h - w), i, j) for i, h in enumerate(heard) for j, w in enumerate(wanted) if abs(h - w) <= tolerance
    )
    used_heard: set[int] = set()
    used_wanted: set[int] = set()
    errors = []
    for _, i, j in pairs:
        if i not in used_heard and j not in used_wanted:
            used_heard.add(i)
            used_wanted.add(j)
            errors.append(float(heard[i] - wanted[j]))
    return errors


def merged(times: Iterable[float], apart: float = _APART) -> list[float]:
    """Events closer together than an ear (and the finder) can tell apart count once."""
    kept: list[float] = []
    for time in sorted(times):
        if not kept or time - kept[-1] > apart:
            kept.append(time)
    return kept


def f1(hits: int, heard: int, wanted: int) -> float:
    return 2 * hits / max(1, heard + wanted)
