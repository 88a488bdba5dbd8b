"""What the sounds of the library are put together from, and how one is taken out of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .sound_events import RATE, Stems, shaped_noise

Maker = Callable[[np.random.Generator, Stems], str]
"""Adds a sound to the stems and answers its caption."""


def one_of(chance: np.random.Generator, *texts: str) -> str:
    return str(chance.choice(texts))


def times(count: int) -> np.ndarray:
    return np.arange(count, dtype=np.float32) / RATE


def seconds_of(stems: Stems) -> float:
    return len(stems.tone) / RATE


def put(stems: Stems, at: float, tone: np.ndarray | None = None, noise: np.ndarray | None = None) -> None:
    start = int(at * RATE)
    for into, what in ((stems.tone, tone), (stems.noise, noise)):
        if what is not None and 0 <= start < len(into):
            count = min(len(what), len(into) - start)
            into[start : start + count] += what[:count]


def burst(chance: np.random.Generator, seconds: float, low: float, high: float, attack: float = 0.002) -> np.ndarray:
    """Noise that starts sharply and dies away by 60 dB."""
    count = int(seconds * RATE)
    t = times(count)
    shape = np.minimum(t / np.float32(attack), 1) * np.exp(-t * np.float32(6.9 / seconds))
    return (shaped_noise(chance, count, low=low, high=high) * shape).astype(np.float32)


def chirp(start: float, end: float, seconds: float) -> np.ndarray:
    """A sine gliding from one pitch to another (evenly in octaves), with soft ends."""
    count = int(seconds * RATE)
    pitch = start * (end / start) ** np.linspace(0, 1, count)
    return (np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.hanning(count)).astype(np.float32)


def beep(hertz: float, seconds: float, harmonics: tuple[float, ...] = (1.0, 0.0, 0.2)) -> np.ndarray:
    count = int(seconds * RATE)
    t = times(count)
    edge = np.minimum(1, np.minimum(t, t[::-1]) / np.float32(0.004))
    total = sum(g * np.sin(np.float32(2 * np.pi * hertz * (i + 1)) * t) for i, g in enumerate(harmonics) if g)
    return (total * edge).astype(np.float32)


def from_library(library: dict[str, Maker], name: str, chance: np.random.Generator, count: int) -> tuple[Stems, str]:
    """A sound of the library, `count` samples long, and what it is called."""
    stems = Stems.silence(count)
    text = library[name](chance, stems)
    return stems, text
