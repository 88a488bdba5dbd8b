"""Sounds that go on all the time, asked for by words alone: no picture explains them. Each maker gives the sound and
its caption; words that change the sound (soft, distant, howling) are chosen together with it, so that every word can
be heard.
"""

from __future__ import annotations

import numpy as np

from .library_effects import thunder
from .library_pieces import Maker, beep, burst, chirp, one_of, put, seconds_of, times
from .sound_ambience import birds, crickets, fire_bed, rain, wind
from .sound_events import RATE, Stems, drift, ring, shaped_noise


def _wind(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    kind = str(chance.choice(('soft', 'strong', 'howling')))
    stems.noise += wind(chance, count, {'soft': 0.5, 'strong': 1.3, 'howling': 0.9}[kind])
    if kind == 'howling':
        pitch = 420 * drift(chance, count, 0.5, 0.75, 1.5)
        gain = drift(chance, count, 0.5, 0.1, 1.0) ** 2
        stems.tone += (0.05 * gain * np.sin(2 * np.pi * np.cumsum(pitch) / RATE)).astype(np.float32)
    return one_of(chance, f'{kind} wind', f'{kind} wind outdoors', f'a {kind} wind')


def _sea(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    t = times(count)
    big = chance.random() < 0.5
    envelope = np.full(count, 0.14, np.float32)
    at, period = chance.uniform(0, 2), chance.uniform(3, 4.5) if big else chance.uniform(1.6, 2.4)
    while at < seconds_of(stems) + 1:
        since = t - np.float32(at)
        envelope += np.exp(np.minimum(since, 0) / 0.5) * np.exp(-np.maximum(since, 0) / (1.3 if big else 0.6))
        at += period * chance.uniform(0.85, 1.15)
    low = shaped_noise(chance, count, low=60, high=600, tilt=-2) * envelope
    hiss = shaped_noise(chance, count, low=900, high=7000) * envelope**2
    stems.noise += ((0.10 if big else 0.03) * low + 0.05 * hiss).astype(np.float32)
    return (
        one_of(chance, 'big waves breaking', 'heavy ocean surf', 'a rough sea')
        if big
        else one_of(chance, 'small waves on a beach', 'a calm sea', 'gentle waves')
    )


def _rain(chance: np.random.Generator, stems: Stems) -> str:
    kind = str(chance.choice(('light', 'heavy', 'storm')))
    made = Stems.silence(len(stems.noise))
    rain(made, chance)
    if kind == 'light':
        stems.noise += made.noise * np.float32(0.35)
        return one_of(chance, 'light rain', 'soft rain', 'drizzle')
    stems.noise += made.noise * np.float32(1.4)
    if kind == 'heavy':
        stems.noise += shaped_noise(chance, len(stems.noise), low=200, high=3000) * np.float32(0.03)
        return one_of(chance, 'heavy rain', 'pouring rain')
    thunder(chance, stems)
    stems.noise += wind(chance, len(stems.noise), 0.6)
    return one_of(chance, 'rain and thunder', 'a thunderstorm', 'a storm with thunder')


def _fire(chance: np.random.Generator, stems: Stems) -> str:
    fire_bed(stems, chance)
    return one_of(chance, 'a crackling fire', 'a campfire', 'fire crackling')


def _crickets(chance: np.random.Generator, stems: Stems) -> str:
    crickets(stems, chance, chance.uniform(1.2, 2.4))
    stems.noise += wind(chance, len(stems.noise), 0.15)
    return one_of(chance, 'crickets at night', 'a summer night with crickets', 'crickets')


def _birds(chance: np.random.Generator, stems: Stems) -> str:
    for _ in range(4):
        birds(stems, chance)
    stems.tone *= np.float32(1.6)
    stems.noise += wind(chance, len(stems.noise), 0.2)
    return one_of(chance, 'birds singing', 'forest birds', 'birds in the morning', 'birdsong')


def _stream(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    stems.noise += 0.03 * shaped_noise(chance, count, low=500, high=6000) * drift(chance, count, 3, 0.7, 1.2)
    for _ in range(int(seconds_of(stems) * 22)):
        start = chance.uniform(350, 1400)
        tone = 0.05 * chance.random() * chirp(start, start * chance.uniform(1.2, 1.9), chance.uniform(0.02, 0.07))
        put(stems, chance.uniform(0, seconds_of(stems)), tone)
    return one_of(chance, 'a stream', 'a bubbling brook', 'running water')


def _waterfall(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    stems.noise += 0.08 * shaped_noise(chance, count, low=120, high=5000, tilt=-1) * drift(chance, count, 1, 0.92, 1.05)
    return one_of(chance, 'a waterfall', 'a roaring waterfall')


def _city(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    t = times(count)
    busy = chance.random() < 0.5
    stems.noise += 0.02 * shaped_noise(chance, count, low=40, high=300, tilt=-2)
    for _ in range(6 if busy else 2):
        near = 1 / (1 + ((t - np.float32(chance.uniform(0, 6))) / np.float32(chance.uniform(0.4, 0.9))) ** 2)
        stems.noise += (0.05 * near * shaped_noise(chance, count, low=150, high=1800)).astype(np.float32)
    if busy and chance.random() < 0.6:
        for hertz in (392, 494):
            put(stems, chance.uniform(0.5, 4), 0.03 * beep(hertz, 0.5, (1, 0.6, 0.5, 0.3)))
    return (
        one_of(chance, 'busy city traffic', 'a busy street', 'heavy traffic')
        if busy
        else one_of(chance, 'distant traffic', 'a quiet street', 'a distant city hum')
    )


def _murmur(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    cafe = chance.random() < 0.5
    for _ in range(9):
        pitch, formant = chance.uniform(95, 230), chance.uniform(400, 1100)
        syllables = np.maximum(0, drift(chance, count, 4.5, -0.5, 1.0))
        phase = 2 * np.pi * np.cumsum(pitch * drift(chance, count, 2.5, 0.85, 1.15)) / RATE
        voice = sum(np.sin(k * phase) / k for k in (1, 2, 3)) * 0.006
        stems.tone += (voice * syllables).astype(np.float32)
        hiss = shaped_noise(chance, count, low=formant * 0.7, high=formant * 1.6)
        stems.noise += (0.008 * hiss * syllables).astype(np.float32)
    if cafe:
        for _ in range(8):
            hertz = chance.uniform(2500, 4500)
            tone = ring(hertz * np.array([1, 2.3]), np.array([0.03, 0.01]), np.array([0.25, 0.1]))
            put(stems, chance.uniform(0, 6), tone)
        return one_of(chance, 'a busy cafe', 'people in a restaurant', 'a cafe with cups clinking')
    return one_of(chance, 'a crowd murmuring', 'people talking', 'a murmuring crowd')


def _hum(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.tone)
    t = times(count)
    kind = str(chance.choice(('hum', 'fan', 'machine')))
    if kind == 'hum':
        for harmonic in (1, 2, 3, 4, 6, 8):
            stems.tone += (0.03 / harmonic**0.7 * np.sin(2 * np.pi * 50 * harmonic * t)).astype(np.float32)
        return one_of(chance, 'an electric hum', 'a transformer humming')
    if kind == 'fan':
        beat = 1 + 0.2 * np.sin(2 * np.pi * chance.uniform(9, 14) * t)
        stems.noise += (0.035 * beat * shaped_noise(chance, count, low=90, high=1300, tilt=-1)).astype(np.float32)
        return one_of(chance, 'a fan', 'an air conditioner', 'a ventilator')
    rate = chance.uniform(1.6, 3.0)
    at = 0.1
    while at < seconds_of(stems):
        tone = ring(np.array([210, 470, 830]), np.array([0.1, 0.07, 0.05]), np.array([0.2, 0.15, 0.1]))
        put(stems, at, tone, 0.06 * burst(chance, 0.2, 300, 3500))
        at += 1 / rate
    stems.noise += 0.02 * shaped_noise(chance, count, low=60, high=500)
    return one_of(chance, 'a machine in a factory', 'factory machines', 'a working machine')


def _train(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    stems.noise += 0.04 * shaped_noise(chance, count, low=50, high=500, tilt=-1) * drift(chance, count, 1, 0.8, 1.1)
    gap = chance.uniform(0.55, 0.8)
    at = 0.1
    while at < seconds_of(stems):
        for late in (0, 0.13):
            tone = ring(np.array([140, 390, 950]), np.array([0.12, 0.06, 0.03]), np.array([0.15, 0.12, 0.1]))
            put(stems, at + late, tone, 0.08 * burst(chance, 0.06, 200, 2500))
        at += gap
    return one_of(chance, 'a train ride', 'inside a train', 'a train on rails')


def _cave(chance: np.random.Generator, stems: Stems) -> str:
    at = chance.uniform(0, 0.4)
    while at < seconds_of(stems):
        start = chance.uniform(700, 1500)
        drop = chirp(start, start * 1.7, 0.05)
        for echo in range(5):
            put(stems, at + 0.19 * echo, drop * np.float32(0.13 * 0.5**echo))
        at += chance.uniform(0.5, 1.4)
    stems.noise += 0.006 * shaped_noise(chance, len(stems.noise), low=60, high=400)
    return one_of(chance, 'water dripping in a cave', 'dripping water with echo')


def _drone(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.tone)
    t = times(count)
    dark = chance.random() < 0.5
    root = chance.uniform(45, 70) if dark else chance.uniform(200, 330)
    for ratio, gain in ((1, 1.0), (1.5, 0.6), (2, 0.7), (3, 0.3), (4, 0.2)):
        for detune in (0.998, 1.002):
            swell = drift(chance, count, 0.4 if dark else 1.0, 0.3, 1.0)
            wave = np.sin(np.float32(2 * np.pi * root * ratio * detune) * t + np.float32(chance.uniform(0, 6.28)))
            stems.tone += np.float32(0.03 * gain) * swell * wave
    return (
        one_of(chance, 'a dark drone', 'a deep ominous drone')
        if dark
        else one_of(chance, 'a bright shimmering drone', 'a shimmering drone')
    )


def _under_water(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.noise)
    stems.noise += 0.07 * shaped_noise(chance, count, low=30, high=180, tilt=-3) * drift(chance, count, 0.5, 0.4, 1.0)
    for _ in range(14):
        start = chance.uniform(150, 400)
        put(stems, chance.uniform(0, 6), 0.09 * chance.random() * chirp(start, start * 2, chance.uniform(0.04, 0.1)))
    return one_of(chance, 'under water with bubbles', 'a deep underwater rumble', 'underwater bubbles')


def _room(chance: np.random.Generator, stems: Stems) -> str:
    stems.noise += 0.004 * shaped_noise(chance, len(stems.noise), low=60, high=1500, tilt=-4)
    return one_of(chance, 'room tone', 'a quiet room', 'silence in a room')


AMBIENCES: dict[str, Maker] = {
    'wind': _wind,
    'sea': _sea,
    'rain': _rain,
    'fire': _fire,
    'crickets': _crickets,
    'birds': _birds,
    'stream': _stream,
    'waterfall': _waterfall,
    'city': _city,
    'murmur': _murmur,
    'hum': _hum,
    'train': _train,
    'cave': _cave,
    'drone': _drone,
    'under water': _under_water,
    'room': _room,
}
