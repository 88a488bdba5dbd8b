"""Recordings of graded quality: noise, a narrow band, clipping. 10 is clean, 1 is what a bad telephone gives."""

from __future__ import annotations

import numpy as np
import scipy.signal

from .sound_events import RATE, Stems, shaped_noise

BEST, WORST = 10, 1


def draw_quality(chance: np.random.Generator) -> int:
    """Most recordings are clean (9 or 10), the others of every grade alike."""
    return int(chance.choice((9, 10))) if chance.random() < 0.6 else int(chance.integers(WORST, 9))


def degrade(stems: Stems, quality: int, chance: np.random.Generator) -> Stems:
    """The recording at that quality. Faults come together, each more or less; the level of the sound stays."""
    severity = min(1.0, max(0.0, (9 - quality) / 8))
    if severity == 0:
        return stems
    noise_part, band_part, clip_part = chance.uniform(0.6, 1.0, 3)
    tone, noise = stems.tone, stems.noise
    level = float(np.sqrt(np.mean((tone + noise) ** 2))) + 1e-4
    peak = float(np.abs(tone + noise).max()) + 1e-6
    # Overdriven by up to 14 dB into a ceiling at the old peak, then brought back; both stems get the same gain.
    drive = np.float32(10 ** (14 * severity * clip_part / 20))
    loud = np.abs(tone + noise) * drive
    gain = np.where(loud > peak, peak / np.maximum(loud, 1e-9), 1.0).astype(np.float32) * drive
    tone, noise = tone * gain, noise * gain
    high = 18_000 * (1_800 / 18_000) ** (severity * band_part)
    low = 30 * (300 / 30) ** (severity * band_part)
    band = scipy.signal.butter(2, (low, high), 'bandpass', fs=RATE, output='sos')
    tone = scipy.signal.sosfilt(band, tone).astype(np.float32)
    noise = scipy.signal.sosfilt(band, noise).astype(np.float32)
    back = np.float32(level / (np.sqrt(np.mean((tone + noise) ** 2)) + 1e-4))
    hiss = shaped_noise(chance, len(noise), low=120, high=1.3 * high)
    floor = np.float32(10 ** ((-72 + 40 * severity * noise_part) / 20))
    return Stems(tone * back, noise * back + hiss * floor)
