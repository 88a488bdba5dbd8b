"""Sounds of bodies: struck, rolling, scraping and passing. All are pure functions of a random generator and numbers.

A sound is two stems of equal length, `tone` (partials that ring) and `noise` (everything without pitch); what is heard
is their sum. The codec is trained with the stems kept apart, the finished film never is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

RATE = 48_000


@dataclass
class Stems:
    """Two mono float32 signals of the same length at 48 kHz."""

    tone: np.ndarray
    noise: np.ndarray

    @classmethod
    def silence(cls, count: int) -> Stems:
        return cls(np.zeros(count, np.float32), np.zeros(count, np.float32))

    @property
    def mix(self) -> np.ndarray:
        return self.tone + self.noise

    def add(self, other: Stems, start: int = 0) -> None:
        """Add `other` from sample `start` on; what hangs over the end is dropped."""
        count = min(len(other.tone), len(self.tone) - start)
        if count > 0:
            self.tone[start : start + count] += other.tone[:count]
            self.noise[start : start + count] += other.noise[:count]


@dataclass(frozen=True)
class Material:
    """How a body of a material rings: the fundamental at radius 0.16, partial ratios, ring time, damping per octave."""

    base: float
    ratios: tuple[float, ...]
    ring_seconds: float
    damping: float
    click_gain: float
    click_hertz: float
    thud_gain: float


MATERIALS = {
    # A struck membrane full of air: one falling thud, hardly any ring.
    'rubber': Material(118, (1.0, 1.52, 2.03), 0.16, 0.9, 0.25, 900, 1.0),
    # A free wooden bar, strongly damped.
    'wood': Material(390, (1.0, 2.76, 5.40, 8.93), 0.11, 0.7, 0.7, 2600, 0.6),
    # A steel plate: many inharmonic partials, long.
    'metal': Material(640, (1.0, 1.52, 2.41, 2.94, 3.89, 5.12, 6.7), 1.1, 0.35, 0.35, 6000, 0.15),
    # A small thick glass: high, clear, shorter.
    'glass': Material(1480, (1.0, 2.32, 4.25, 6.63), 0.42, 0.45, 0.5, 9000, 0.05),
}

SIZE = {'ball': 1.0, 'square': 0.92, 'star': 1.12, 'ring': 1.2, 'triangle': 1.06}
"""Pitch factor of a shape: rings and stars are thinner and sound higher."""


def shaped_noise(chance: np.random.Generator, count: int, gain: np.ndarray | None = None, **band: float) -> np.ndarray:
    """Unit-RMS Gaussian noise with a smooth band: `low`, `high` corners in hertz and `tilt` in dB per octave."""
    size = scipy.fft.next_fast_len(count, real=True)
    spectrum = scipy.fft.rfft(chance.standard_normal(size, np.float32))
    hertz = np.fft.rfftfreq(size, 1 / RATE).astype(np.float32)
    low, high, tilt = band.get('low', 30.0), band.get('high', 18_000.0), band.get('tilt', 0.0)
    shape = (hertz / low) ** 2 / (1 + (hertz / low) ** 2) / (1 + (hertz / high) ** 4)
    shape *= np.maximum(hertz, 20.0) ** np.float32(tilt / 6.0206)
    noise = scipy.fft.irfft(spectrum * shape, size)[:count]
    noise /= np.sqrt(np.mean(noise**2)) + 1e-9
    return (noise if gain is None else noise * gain).astype(np.float32)


def drift(chance: np.random.Generator, count: int, hertz: float, low: float, high: float) -> np.ndarray:
    """A smooth random curve between `low` and `high` with about `hertz` turns a second."""
    points = max(2, int(count / RATE * hertz) + 3)
    values = chance.uniform(low, high, points)
    place = np.arange(count, dtype=np.float32) * (hertz / RATE) + chance.uniform(0, 0.99)
    index = np.minimum(place.astype(np.int64), points - 2)
    part = np.clip(place - index, 0, 1)
    part = part * part * (3 - 2 * part)
    return (values[index] * (1 - part) + values[index + 1] * part).astype(np.float32)


def ring(hertz: np.ndarray, gains: np.ndarray, seconds: np.ndarray, offset: float = 0.0) -> np.ndarray:
    """Decaying sines; `seconds` is the time to fall by 60 dB, `offset` the part of a sample before the start."""
    count = int(float(np.max(seconds)) * RATE) + 1
    total = np.zeros(count, np.float32)
    for f, g, s in zip(hertz, gains, seconds, strict=True):
        length = min(count, int(s * RATE) + 1)
        t = (np.arange(length, dtype=np.float32) + np.float32(offset)) / RATE
        total[:length] += np.float32(g) * np.exp(np.float32(-6.91 / s) * t) * np.sin(np.float32(2 * np.pi * f) * t)
    return total


def impact(
    chance: np.random.Generator, material: str, radius: float, shape: str, strength: float, offset: float = 0.0
) -> Stems:
    """One hit, starting at its first sample. Harder hits are louder and brighter; larger bodies are lower."""
    m = MATERIALS[material]
    base = m.base * SIZE[shape] * (0.16 / radius) * chance.uniform(0.97, 1.03)
    hertz = np.array([base * r * chance.uniform(0.995, 1.005) for r in m.ratios])
    keep = hertz < 14_000
    hertz = hertz[keep]
    order = np.arange(len(hertz))
    gains = (0.45 + 0.5 * strength) ** order * chance.uniform(0.6, 1.0, len(hertz))
    octaves = np.log2(hertz / hertz[0])
    seconds = np.maximum(0.03, m.ring_seconds * (0.8 + 0.4 * strength) * np.exp2(-m.damping * octaves))
    tone = ring(hertz, gains / np.sqrt(np.sum(gains**2)), seconds, offset)
    if m.thud_gain > 0:
        tone_thud = ring(np.array([base * 0.42]), np.array([m.thud_gain]), np.array([0.12]), offset)
        tone = _sum(tone, tone_thud)
    click_count = int(0.03 * RATE)
    t = np.arange(click_count, dtype=np.float32) / RATE
    noise = shaped_noise(chance, click_count, low=120, high=m.click_hertz * (0.6 + 0.8 * strength))
    noise *= m.click_gain * np.exp(-t / (0.0025 if m.click_hertz > 2000 else 0.006))
    level = 0.10 + 0.42 * strength
    stems = Stems.silence(max(len(tone), click_count))
    stems.tone[: len(tone)] = tone * level * 0.8
    stems.noise[:click_count] = noise * level
    return stems


def _sum(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    longer = longer.copy()
    longer[: len(shorter)] += shorter
    return longer


ROLL_HERTZ = {'rubber': 260.0, 'wood': 620.0, 'metal': 1500.0, 'glass': 2400.0}


def roll(chance: np.random.Generator, material: str, radius: float, speed: float, seconds: float) -> Stems:
    """Rolling: a low rumble with the surface's small bumps, swelling once a turn."""
    count = max(1, int(seconds * RATE))
    t = np.arange(count, dtype=np.float32) / RATE
    turns = np.float32(2 * np.pi * (speed / radius) / (2 * np.pi)) * t
    swell = 0.75 + 0.25 * np.sin(2 * np.pi * turns + chance.uniform(0, 6.28))
    high = ROLL_HERTZ[material] * (0.6 + 0.9 * speed)
    noise = shaped_noise(chance, count, low=70, high=high) * swell * drift(chance, count, 14, 0.7, 1.2)
    return Stems(np.zeros(count, np.float32), _faded(noise * np.float32(0.03 + 0.05 * speed), 0.012))


def scrape(chance: np.random.Generator, material: str, speed: float, seconds: float) -> Stems:
    """Sliding friction: a rough band of noise above the rolling sound, gritty."""
    count = max(1, int(seconds * RATE))
    high = {'rubber': 1800.0, 'wood': 3600.0, 'metal': 7500.0, 'glass': 9500.0}[material]
    noise = shaped_noise(chance, count, low=500, high=high * (0.7 + 0.5 * speed)) * drift(chance, count, 45, 0.5, 1.3)
    return Stems(np.zeros(count, np.float32), _faded(noise * np.float32(0.02 + 0.05 * speed), 0.012))


def whoosh(chance: np.random.Generator, strength: float, seconds: float = 0.5) -> Stems:
    """Air moved by a passing body, loudest in the middle of its length; the band rises and falls with it."""
    count = int(seconds * RATE)
    t = np.linspace(-1, 1, count, dtype=np.float32)
    envelope = np.exp(-((t / 0.38) ** 2)) - np.float32(np.exp(-((1 / 0.38) ** 2)))
    body = shaped_noise(chance, count, low=180, high=700) * envelope
    edge = shaped_noise(chance, count, low=900, high=2600) * envelope**3
    return Stems(np.zeros(count, np.float32), (0.16 * strength * (body + 0.6 * edge)).astype(np.float32))


def _faded(signal: np.ndarray, seconds: float) -> np.ndarray:
    count = min(len(signal) // 2, int(seconds * RATE))
    if count > 0:
        slope = np.linspace(0, 1, count, dtype=np.float32)
        signal[:count] *= slope
        signal[-count:] *= slope[::-1]
    return signal.astype(np.float32)
