"""Instruments, each by a method of its own: additive, frequency modulation, plucked string, modal, filtered noise.

A note is rendered once for each instrument, variant and pitch and then kept, so that composing is copying. All pitches
are equal-tempered around A = 440 Hz. What rings goes to the tone stem, drums and breath to the noise stem.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from .sound_events import RATE, Stems, shaped_noise

VARIANTS = 2
SECONDS = 3.5
"""Length of a kept note; held instruments sound through it, struck ones have died away."""
_COUNT = int(SECONDS * RATE)
HELD = frozenset({'organ', 'strings', 'pad', 'flute', 'synth', 'bass', 'brass'})
"""Instruments that sound as long as a note is held; the others ring out."""


def hertz_of(midi: int) -> float:
    return 440.0 * 2 ** ((midi - 69) / 12)


def _time(count: int = _COUNT) -> np.ndarray:
    return np.arange(count, dtype=np.float32) / RATE


def _partials(hertz: float, gains: np.ndarray, chance: np.random.Generator, detune: float = 0.0) -> np.ndarray:
    """Harmonics of `hertz` with random phases, those above 14 kHz left out. `gains` may be [n] or [n, count]."""
    if gains.ndim == 1:
        return _cycle(hertz, gains, chance, detune)
    t = _time()
    total = np.zeros(_COUNT, np.float32)
    shift = 1 + detune
    for index, gain in enumerate(gains):
        pitch = hertz * (index + 1) * shift
        if pitch < 14_000:
            total += gain * np.sin(np.float32(2 * np.pi * pitch) * t + np.float32(chance.uniform(0, 6.28)))
    return total


def _cycle(hertz: float, gains: np.ndarray, chance: np.random.Generator, detune: float) -> np.ndarray:
    """Harmonics that keep their strength: one cycle, read over and over."""
    size = 8192
    place = np.arange(size) * (2 * np.pi / size)
    table = np.zeros(size, np.float32)
    for index, gain in enumerate(gains):
        if hertz * (index + 1) < 14_000:
            table += (gain * np.sin((index + 1) * place + chance.uniform(0, 6.28))).astype(np.float32)
    step = hertz * (1 + detune) / RATE * size
    return table[(np.arange(_COUNT) * step).astype(np.int64) % size]


def _attack(seconds: float, count: int = _COUNT) -> np.ndarray:
    rise = np.minimum(_time(count) / np.float32(seconds), 1)
    return rise * rise * (3 - 2 * rise)


def _swell(chance: np.random.Generator, rate: float, depth: float) -> np.ndarray:
    return (1 + depth * np.sin(2 * np.pi * np.float32(rate) * _time() + np.float32(chance.uniform(0, 6.28)))).astype(
        np.float32
    )


def _decays(count: int, seconds: float, faster: float) -> np.ndarray:
    """[count, samples]: each partial dies `faster` times sooner than the one below."""
    rates = 6.9 / (seconds / faster ** np.arange(count, dtype=np.float32))
    return np.exp(-rates[:, None] * _time()[None])


def _piano(hertz: float, chance: np.random.Generator) -> Stems:
    size = 8
    ring = float(np.clip(2.8 * (220 / hertz) ** 0.4, 0.5, 3.2))
    gains = (chance.uniform(0.35, 0.6) ** np.arange(size))[:, None] * _decays(size, ring, 1.25)
    tone = _partials(hertz, gains, chance) * _attack(0.003)
    noise = np.zeros(_COUNT, np.float32)
    noise[:960] = shaped_noise(chance, 960, low=200, high=2500) * np.exp(-_time(960) * 150) * 0.08
    return Stems(tone * 0.6, noise)


def _guitar(hertz: float, chance: np.random.Generator) -> Stems:
    """A plucked string (Karplus and Strong 1983), one period at a time, then stretched to the exact pitch."""
    period = max(8, round(RATE / hertz - 0.5))
    loop = chance.uniform(-1, 1, period).astype(np.float32)
    loop = np.convolve(np.concatenate([loop, loop]), np.ones(3, np.float32) / 3, 'same')[:period]
    turns = int(_COUNT / period) + 4
    rows = np.empty((turns, period), np.float32)
    keep = np.float32(0.5 * (1 - 0.6 / (hertz * 1.2)))
    for turn in range(turns):
        rows[turn] = loop
        loop = keep * (loop + np.concatenate([loop[-1:], loop[:-1]]))
    whole = rows.ravel()
    place = np.arange(_COUNT) * ((period + 0.5) * hertz / RATE)
    tone = np.interp(place, np.arange(len(whole)), whole).astype(np.float32)
    return Stems(tone * 0.55, np.zeros(_COUNT, np.float32))


def _modulated(hertz: float, ratio: float, index: float, seconds: float, fade: float) -> np.ndarray:
    """Frequency modulation (Chowning 1973): a carrier whose modulator dies away."""
    t = _time()
    modulator = np.float32(index) * np.exp(-t * np.float32(fade)) * np.sin(np.float32(2 * np.pi * hertz * ratio) * t)
    return (np.sin(np.float32(2 * np.pi * hertz) * t + modulator) * np.exp(-t * np.float32(6.9 / seconds))).astype(
        np.float32
    )


def _bell(hertz: float, chance: np.random.Generator) -> Stems:
    tone = _modulated(hertz, float(chance.choice((1.41, 2.76, 3.5))), chance.uniform(1.2, 2.4), 3.0, 1.8)
    return Stems(tone * _attack(0.002) * 0.5, np.zeros(_COUNT, np.float32))


def _electric_piano(hertz: float, chance: np.random.Generator) -> Stems:
    body = _modulated(hertz, 1.0, chance.uniform(0.7, 1.3), 2.4, 2.5)
    tine = _modulated(hertz, 14.0 if hertz < 500 else 7.0, 0.35, 0.6, 8.0) * 0.3
    return Stems((body + tine) * _attack(0.003) * _swell(chance, 5.0, 0.12) * 0.45, np.zeros(_COUNT, np.float32))


def _organ(hertz: float, chance: np.random.Generator) -> Stems:
    gains = np.array([1.0, 0.7, 0.5, 0.4, 0.0, 0.25, 0.0, 0.2]) * chance.uniform(0.6, 1.0, 8)
    return Stems(_partials(hertz, gains, chance) * _attack(0.02) * 0.3, np.zeros(_COUNT, np.float32))


def _bowed(hertz: float, chance: np.random.Generator, rise: float, bright: float) -> np.ndarray:
    size = int(np.clip(9000 / hertz, 3, 16))
    gains = 1 / np.arange(1, size + 1) ** bright
    tone = np.zeros(_COUNT, np.float32)
    for detune in (-0.0022, 0.0, 0.0024):
        tone += _partials(hertz, gains, chance, detune) / 3
    return tone * _attack(rise) * _swell(chance, 5.2, 0.10)


def _strings(hertz: float, chance: np.random.Generator) -> Stems:
    return Stems(_bowed(hertz, chance, 0.22, 1.15) * 0.5, np.zeros(_COUNT, np.float32))


def _brass(hertz: float, chance: np.random.Generator) -> Stems:
    return Stems(_bowed(hertz, chance, 0.07, 0.85) * 0.4, np.zeros(_COUNT, np.float32))


def _pad(hertz: float, chance: np.random.Generator) -> Stems:
    tone = np.zeros(_COUNT, np.float32)
    for detune in (-0.003, 0.003):
        tone += _partials(hertz, np.array([1.0, 0.35, 0.15, 0.06]), chance, detune)
    return Stems(
        tone * _attack(0.5) * _swell(chance, chance.uniform(0.3, 0.8), 0.25) * 0.3, np.zeros(_COUNT, np.float32)
    )


def _flute(hertz: float, chance: np.random.Generator) -> Stems:
    tone = _partials(hertz, np.array([1.0, 0.3, 0.12, 0.03]), chance) * _swell(chance, 5.0, 0.14) * _attack(0.06)
    breath = shaped_noise(chance, _COUNT, low=0.8 * hertz, high=min(9000, 3 * hertz)) * _attack(0.05)
    return Stems(tone * 0.5, breath * 0.03)


def _synth(hertz: float, chance: np.random.Generator) -> Stems:
    odd = np.zeros(15)
    odd[::2] = 1 / np.arange(1, 16, 2)
    return Stems(_partials(hertz, odd, chance) * _attack(0.005) * 0.3, np.zeros(_COUNT, np.float32))


def _bass(hertz: float, chance: np.random.Generator) -> Stems:
    size = 10
    closing = np.exp(-_time()[None] * (0.8 * np.arange(size, dtype=np.float32)[:, None]))
    gains = (1 / np.arange(1, size + 1, dtype=np.float32))[:, None] * closing
    return Stems(_partials(hertz, gains, chance) * _attack(0.006) * 0.55, np.zeros(_COUNT, np.float32))


def _marimba(hertz: float, chance: np.random.Generator) -> Stems:
    t = _time()
    tone = np.zeros(_COUNT, np.float32)
    for ratio, gain, seconds in ((1.0, 1.0, 0.7), (3.93, 0.35, 0.18), (9.2, 0.12, 0.07)):
        if hertz * ratio < 14_000:
            tone += gain * np.sin(np.float32(2 * np.pi * hertz * ratio) * t) * np.exp(-t * np.float32(6.9 / seconds))
    noise = np.zeros(_COUNT, np.float32)
    noise[:480] = chance.standard_normal(480, np.float32) * np.exp(-_time(480) * 500) * 0.08
    return Stems(tone * 0.6, noise)


_MAKERS: dict[str, Callable[[float, np.random.Generator], Stems]] = {
    'piano': _piano,
    'guitar': _guitar,
    'bells': _bell,
    'electric piano': _electric_piano,
    'organ': _organ,
    'strings': _strings,
    'brass': _brass,
    'pad': _pad,
    'flute': _flute,
    'synth': _synth,
    'bass': _bass,
    'marimba': _marimba,
}
INSTRUMENTS = tuple(_MAKERS)


@lru_cache(maxsize=1200)
def note(instrument: str, variant: int, midi: int) -> Stems:
    """One note of SECONDS at full strength. Not to be written to: it is kept."""
    seed = [INSTRUMENTS.index(instrument), variant, midi]
    return _MAKERS[instrument](hertz_of(midi), np.random.default_rng(seed))


@lru_cache(maxsize=64)
def drum(name: str, variant: int) -> Stems:
    """One stroke: 'kick', 'snare', 'hat', 'tom', 'clap' or 'shaker'. Not to be written to."""
    chance = np.random.default_rng([99, variant, len(name), ord(name[0])])
    count = RATE // 2
    t = _time(count)
    tone, noise = np.zeros(count, np.float32), np.zeros(count, np.float32)

    def sweep(high: float, low: float, fall: float, seconds: float) -> np.ndarray:
        pitch = low + (high - low) * np.exp(-t * np.float32(fall))
        return (np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-t * np.float32(6.9 / seconds))).astype(np.float32)

    match name:
        case 'kick':
            tone += 0.9 * sweep(160, chance.uniform(45, 58), 35, 0.35)
        case 'tom':
            tone += 0.7 * sweep(180, chance.uniform(75, 110), 18, 0.4)
            noise += 0.1 * shaped_noise(chance, count, low=100, high=900) * np.exp(-t * 30)
        case 'snare':
            tone += 0.3 * sweep(260, 185, 25, 0.15)
            noise += 0.28 * shaped_noise(chance, count, low=900, high=8000) * np.exp(-t * chance.uniform(18, 30))
        case 'hat':
            noise += 0.16 * shaped_noise(chance, count, low=6000, high=14_000) * np.exp(-t * chance.uniform(35, 80))
        case 'clap':
            echo = sum(np.exp(-np.maximum(t - d, 0) * 60) * (t >= d) for d in (0.0, 0.011, 0.023))
            noise += 0.16 * shaped_noise(chance, count, low=700, high=5000) * np.float32(echo)
        case _:
            noise += 0.10 * shaped_noise(chance, count, low=4000, high=10_000) * np.exp(-t * 45) * _attack(0.02, count)
    return Stems(tone, noise)


def strike(into: Stems, what: Stems, seconds: float, gain: float, held: float | None = None) -> None:
    """Adds a note at a moment; with `held` it ends after so many seconds in a fade of 60 ms."""
    start = int(seconds * RATE)
    room = len(into.tone) - start
    if room <= 0 or start < 0:
        return
    count = min(len(what.tone), room) if held is None else min(len(what.tone), room, int((held + 0.06) * RATE))
    shape: np.ndarray | np.float32 = np.float32(gain)
    if held is not None:
        fade = min(count, int(0.06 * RATE))
        shape = np.full(count, gain, np.float32)
        shape[count - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    into.tone[start : start + count] += shape * what.tone[:count]
    into.noise[start : start + count] += shape * what.noise[:count]
