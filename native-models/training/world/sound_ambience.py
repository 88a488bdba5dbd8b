"""The sound of a place: wind, sea, rain, fire, night, and soft chords for pictures without one."""

from __future__ import annotations

import numpy as np

from .motion import waves
from .scene import Scene
from .sound_events import RATE, Stems, drift, ring, shaped_noise


def ambience(scene: Scene, chance: np.random.Generator, count: int) -> Stems:
    """What is heard all the time in a scene of this kind, `count` samples long."""
    stems = Stems.silence(count)
    match scene.kind:
        case 'sky':
            stems.noise += wind(chance, count, 0.55)
            _life(stems, scene, chance)
        case 'mountains':
            stems.noise += wind(chance, count, 1.0)
            _life(stems, scene, chance)
        case 'snow':
            stems.noise += wind(chance, count, 0.4, high=420)
        case 'sea':
            stems.noise += sea(scene, chance, count)
        case 'rain':
            rain(stems, chance)
        case 'fire':
            fire_bed(stems, chance)
        case 'stars':
            crickets(stems, chance, 0.6)
            pad(stems, chance, scene, 0.7)
        case 'aurora':
            pad(stems, chance, scene, 1.0, shimmer=True)
        case 'bokeh':
            pad(stems, chance, scene, 0.8)
            bells(stems, chance, scene)
        case 'gradient':
            pad(stems, chance, scene, 1.0)
        case 'clouds':
            stems.noise += wind(chance, count, 0.8, high=500)
        case 'forest':
            stems.noise += wind(chance, count, 0.4)
            _life(stems, scene, chance)
        case 'city':
            stems.noise += shaped_noise(chance, count, low=40, high=260, tilt=-2) * np.float32(0.02)
        case 'embers':
            fire_bed(stems, chance)
        case 'underwater':
            swell = drift(chance, count, 0.5, 0.4, 1.0)
            stems.noise += shaped_noise(chance, count, low=30, high=180, tilt=-3) * swell * np.float32(0.05)
        case 'smoke':
            pad(stems, chance, scene, 0.6)
        case 'particles':
            pad(stems, chance, scene, 0.8, shimmer=True)
        case _:
            stems.noise += shaped_noise(chance, count, low=60, high=1500, tilt=-4) * np.float32(0.0022)
    if scene.weather == 'rain':
        rain(stems, chance)
    return stems


def _life(stems: Stems, scene: Scene, chance: np.random.Generator) -> None:
    if scene.daytime == 'day':
        birds(stems, chance)
    if scene.daytime == 'night':
        crickets(stems, chance, 1.0)


def wind(chance: np.random.Generator, count: int, force: float, high: float = 900.0) -> np.ndarray:
    """Gusts: three bands that swell on their own, the upper ones only in the stronger gusts."""
    gust = drift(chance, count, 0.45, 0.25, 1.0)
    low = shaped_noise(chance, count, low=50, high=0.3 * high, tilt=-3) * gust
    mid = shaped_noise(chance, count, low=200, high=0.8 * high) * gust**2 * drift(chance, count, 1.1, 0.4, 1.1)
    top = shaped_noise(chance, count, low=700, high=2.6 * high) * gust**4 * drift(chance, count, 2.0, 0.2, 1.0)
    return (np.float32(0.055 * force) * (low + 0.55 * mid + 0.25 * top)).astype(np.float32)


def sea(scene: Scene, chance: np.random.Generator, count: int) -> np.ndarray:
    """A steady wash, and swells that rise for a second and break at the times the picture foams."""
    t = np.arange(count, dtype=np.float32) / RATE
    envelope = np.full(count, 0.16, np.float32)
    for time in waves(scene, count / RATE):
        since = t - np.float32(time)
        rise, fall = np.exp(np.minimum(since, 0) / 0.28), np.exp(-np.maximum(since, 0) / 0.85)
        envelope += (rise * fall * chance.uniform(0.7, 1.0)).astype(np.float32)
    body = shaped_noise(chance, count, low=70, high=700, tilt=-2) * envelope
    hiss = shaped_noise(chance, count, low=900, high=7000) * envelope**2
    return (0.075 * body + 0.045 * hiss).astype(np.float32)


def rain(stems: Stems, chance: np.random.Generator) -> None:
    """Dense high noise and hundreds of single drops, some with a small ring."""
    count = len(stems.noise)
    heavy = chance.uniform(0.6, 1.3)
    sheet = shaped_noise(chance, count, low=1200, high=9000) * drift(chance, count, 0.6, 0.8, 1.1)
    stems.noise += sheet * np.float32(0.038 * heavy)
    stems.noise += shaped_noise(chance, count, low=150, high=900) * np.float32(0.012 * heavy)
    length = 360
    t = np.arange(length, dtype=np.float32) / RATE
    for _ in range(int(count / RATE * 60 * heavy)):
        start = int(chance.integers(0, count - length))
        decay = np.exp(-t * np.float32(chance.uniform(500, 1400)))
        drop = chance.standard_normal(length, np.float32) * decay
        stems.noise[start : start + length] += drop * np.float32(0.05 * heavy * chance.random() ** 3)


def fire_bed(stems: Stems, chance: np.random.Generator) -> None:
    """A low roar and fine crackling; the loud cracks are events of their own."""
    count = len(stems.noise)
    stems.noise += shaped_noise(chance, count, low=40, high=260, tilt=-2) * drift(chance, count, 3.0, 0.5, 1.0) * 0.045
    stems.noise += shaped_noise(chance, count, low=600, high=4000) * drift(chance, count, 5.0, 0.2, 1.0) * 0.006
    for _ in range(int(count / RATE * 14)):
        stems.add(crack(chance, 0.25 * chance.random() ** 2), int(chance.integers(0, count)))


def crack(chance: np.random.Generator, strength: float) -> Stems:
    """One crack of a burning log, starting at its first sample."""
    length = 1400
    t = np.arange(length, dtype=np.float32) / RATE
    snap = chance.standard_normal(length, np.float32) * np.exp(-t * np.float32(chance.uniform(350, 900)))
    snap += 0.5 * np.sin(2 * np.pi * np.float32(chance.uniform(900, 2600)) * t) * np.exp(-t * 260)
    return Stems(np.zeros(length, np.float32), (0.34 * strength * snap).astype(np.float32))


def crickets(stems: Stems, chance: np.random.Generator, level: float) -> None:
    """Two or three crickets: trains of three short pulses at a steady rate, each at its own pitch."""
    count = len(stems.tone)
    t = np.arange(count, dtype=np.float32) / RATE
    for _ in range(int(chance.integers(2, 4))):
        pitch, rate = chance.uniform(3800, 5200), chance.uniform(1.6, 2.8)
        beat = np.mod(t * np.float32(rate) + chance.random(), 1)
        pulse = np.clip(np.sin(2 * np.pi * beat / 0.12), 0, None) * (beat < 0.36)
        gain = np.float32(0.016 * level * chance.uniform(0.4, 1.0))
        stems.tone += gain * pulse.astype(np.float32) * np.sin(np.float32(2 * np.pi * pitch) * t)


def birds(stems: Stems, chance: np.random.Generator) -> None:
    """Now and then a bird: a few short sliding whistles."""
    count = len(stems.tone)
    for _ in range(int(chance.poisson(count / RATE * 0.35))):
        start, pitch = int(chance.integers(0, count)), chance.uniform(2300, 4300)
        gain, slide = chance.uniform(0.01, 0.035), chance.uniform(-900, 900)
        for note in range(int(chance.integers(2, 6))):
            length = int(chance.uniform(0.05, 0.11) * RATE)
            t = np.arange(length, dtype=np.float32) / RATE
            phase = 2 * np.pi * (pitch * t + slide * t * t / 0.16)
            whistle = (gain * np.sin(phase) * np.hanning(length)).astype(np.float32)
            stems.add(Stems(whistle, np.zeros(length, np.float32)), start + int(note * 0.14 * RATE))


_COLOURS = ('red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink')


def _root(scene: Scene) -> float:
    """Each colour has its own root note, so that a picture without a place still has a sound of its own."""
    step = (0, 2, 4, 5, 7, 9, 11)[_COLOURS.index(scene.colour)] if scene.colour in _COLOURS else 3
    return 110.0 * 2 ** (step / 12)


def pad(stems: Stems, chance: np.random.Generator, scene: Scene, level: float, shimmer: bool = False) -> None:
    """A held chord (root, fifth, octave, tenth) whose partials swell slowly and are slightly detuned."""
    count = len(stems.tone)
    t = np.arange(count, dtype=np.float32) / RATE
    for interval, gain in ((0, 1.0), (7, 0.6), (12, 0.7), (16, 0.45), (24, 0.25 if shimmer else 0.12)):
        hertz = _root(scene) * 2 ** (interval / 12)
        for harmonic in (1, 2, 3):
            swell = drift(chance, count, 0.9 if shimmer else 0.35, 0.25, 1.0)
            phase = np.float32(2 * np.pi * hertz * harmonic * chance.uniform(0.998, 1.002)) * t
            loudness = np.float32(0.030 * level * gain / harmonic**1.8)
            stems.tone += loudness * swell * np.sin(phase + np.float32(chance.uniform(0, 6.28)))
    stems.noise += shaped_noise(chance, count, low=300, high=2500) * np.float32(0.0015 * level)


def bells(stems: Stems, chance: np.random.Generator, scene: Scene) -> None:
    """Single soft bell notes from the chord, about one a second."""
    count = len(stems.tone)
    for _ in range(int(chance.poisson(count / RATE * 0.8))):
        hertz = _root(scene) * 4 * 2 ** (float(chance.choice((0, 4, 7, 12, 16))) / 12)
        tone = ring(hertz * np.array([1.0, 2.76, 5.4]), 0.05 * np.array([1.0, 0.3, 0.1]), np.array([1.4, 0.6, 0.3]))
        attack = min(len(tone), 300)
        tone[:attack] *= np.linspace(0, 1, attack, dtype=np.float32)
        stems.add(Stems(tone, np.zeros(len(tone), np.float32)), int(chance.integers(0, count)))
