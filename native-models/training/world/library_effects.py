"""Sounds that happen at moments, asked for by words alone: no picture explains them. Each maker gives the sound and its
caption; words that change the sound (quick, heavy, on gravel) are chosen together with it, so that every word can be
heard.
"""

from __future__ import annotations

import numpy as np

from .library_pieces import Maker, beep, burst, chirp, one_of, put, seconds_of, times
from .sound_events import MATERIALS, RATE, Stems, drift, impact, ring, roll, scrape, shaped_noise, whoosh

_STUFF = {'rubber': 'rubber', 'wood': 'wooden', 'metal': 'metal', 'glass': 'glass'}

_GROUNDS = {
    'wood': (120, 900, 0.10, 0.5),
    'gravel': (900, 7000, 0.16, 0.0),
    'snow': (400, 3200, 0.22, 0.0),
    'stone': (500, 4500, 0.05, 0.2),
    'grass': (300, 2000, 0.14, 0.0),
    'metal': (800, 6000, 0.08, 0.8),
}


def _steps(chance: np.random.Generator, stems: Stems) -> str:
    ground = str(chance.choice(list(_GROUNDS)))
    pace = str(chance.choice(('slow', 'walking', 'running')))
    low, high, length, body = _GROUNDS[ground]
    beat = {'slow': 0.85, 'walking': 0.55, 'running': 0.3}[pace] * chance.uniform(0.92, 1.08)
    pitch = chance.uniform(85, 110) if ground != 'metal' else chance.uniform(380, 520)
    at = chance.uniform(0.02, beat)
    while at < seconds_of(stems):
        noise = burst(chance, length, low, high) * np.float32(0.22 * chance.uniform(0.8, 1.1))
        if ground in ('gravel', 'snow'):
            noise *= drift(chance, len(noise), 60, 0.2, 1.4)
        tone = ring(np.array([pitch, pitch * 2.3]), np.array([0.25, 0.1]) * body, np.array([0.14, 0.08]))
        put(stems, at, tone, noise)
        at += beat * chance.uniform(0.96, 1.04)
    if pace == 'running':
        return one_of(chance, f'running on {ground}', f'fast footsteps on {ground}', f'quick steps on {ground}')
    if pace == 'slow':
        return one_of(chance, f'slow footsteps on {ground}', f'slow steps on {ground}')
    return one_of(chance, f'footsteps on {ground}', f'walking on {ground}', f'steps on {ground}')


def _engine(chance: np.random.Generator, stems: Stems) -> str:
    kind = str(chance.choice(('idling', 'accelerating', 'passing')))
    heavy = chance.random() < 0.4
    count = len(stems.tone)
    t = times(count)
    rate = chance.uniform(22, 30) if heavy else chance.uniform(38, 60)
    rpm = rate * drift(chance, count, 0.6, 0.97, 1.03)
    gain = np.ones(count, np.float32)
    if kind == 'accelerating':
        rpm = rpm * (1 + 1.6 * np.minimum(t / np.float32(chance.uniform(3, 5)), 1))
        gain *= 0.5 + 0.5 * np.minimum(t / 3, 1)
    elif kind == 'passing':
        middle = chance.uniform(2, 4)
        near = 1 / (1 + ((t - middle) / 0.7) ** 2)
        rpm = rpm * 1.6 * (1 - 0.12 * np.tanh((t - middle) / 0.4))
        gain *= near
    phase = np.cumsum(rpm).astype(np.float64) * (2 * np.pi / RATE)
    for harmonic in range(1, 13):
        weight = 1 / harmonic**0.8 * chance.uniform(0.4, 1.0)
        stems.tone += (0.05 * weight * np.sin(harmonic * phase + chance.uniform(0, 6.28)) * gain).astype(np.float32)
    puff = 0.6 + 0.4 * np.sin(phase)
    hiss = shaped_noise(chance, count, low=120, high=900 if heavy else 2200)
    stems.noise += (0.03 * hiss * puff * gain).astype(np.float32)
    name = one_of(chance, 'truck', 'heavy engine') if heavy else one_of(chance, 'car', 'car engine')
    return {'idling': f'a {name} idling', 'accelerating': f'a {name} accelerating', 'passing': f'a {name} passing by'}[
        kind
    ]


def _beeps(chance: np.random.Generator, stems: Stems) -> str:
    kind = str(chance.choice(('alarm', 'beeps', 'phone', 'chime', 'doorbell')))
    seconds = seconds_of(stems)
    start = chance.uniform(0.05, 0.5)
    high = chance.random() < 0.5
    pitch = float(chance.choice((1760, 2093, 2637))) if high else float(chance.choice((660, 784, 880)))
    adjective = 'high' if high else 'low'
    match kind:
        case 'alarm':
            gap = chance.uniform(0.28, 0.5)
            for index in range(int((seconds - start) / gap)):
                put(stems, start + index * gap, 0.16 * beep(pitch, gap * 0.5, (1.0, 0.0, 0.4)))
            return one_of(chance, f'a {adjective} alarm beeping', 'an alarm clock', f'a {adjective} alarm')
        case 'beeps':
            gap = chance.uniform(0.7, 1.2)
            for index in range(int((seconds - start) / gap)):
                put(stems, start + index * gap, 0.14 * beep(pitch, 0.12))
            return one_of(chance, f'{adjective} electronic beeps', f'a {adjective} beep', f'{adjective} computer beeps')
        case 'phone':
            t = times(int(1.0 * RATE))
            trill = np.where(np.mod(t * 22, 1) < 0.5, np.sin(2 * np.pi * 1320 * t), np.sin(2 * np.pi * 1050 * t))
            for at in (start, start + 2.6):
                put(stems, at, (0.12 * trill * np.minimum(1, (t[-1] - t) / 0.02)).astype(np.float32))
            return one_of(chance, 'a phone ringing', 'a telephone rings')
        case 'chime':
            for index, interval in enumerate((0, 4, 7)):
                hertz = 880 * 2 ** (interval / 12)
                tone = ring(hertz * np.array([1, 2.0, 3.0]), np.array([0.14, 0.05, 0.02]), np.array([1.6, 0.9, 0.5]))
                for again in (0, 3.0):
                    put(stems, start + again + 0.13 * index, tone)
            return one_of(chance, 'a notification chime', 'a soft chime')
    for at, hertz in ((start, 660), (start + 0.6, 523), (start + 3, 660), (start + 3.6, 523)):
        tone = ring(hertz * np.array([1, 2.0, 3.01]), np.array([0.2, 0.06, 0.05]), np.array([1.3, 0.8, 0.4]))
        put(stems, at, tone)
    return 'a doorbell'


def _knocks(chance: np.random.Generator, stems: Stems) -> str:
    quick = chance.random() < 0.5
    gap = 0.16 if quick else 0.36
    at = chance.uniform(0.1, 0.8)
    while at < seconds_of(stems) - 1:
        for _ in range(3):
            tone = ring(np.array([150, 310, 520]), np.array([0.3, 0.15, 0.08]), np.array([0.12, 0.08, 0.05]))
            put(stems, at, tone * np.float32(chance.uniform(0.8, 1)), 0.12 * burst(chance, 0.03, 200, 1800))
            at += gap
        at += chance.uniform(0.9, 1.6)
    return (
        one_of(chance, 'quick knocking on a door', 'fast knocks')
        if quick
        else one_of(chance, 'knocking on a door', 'slow knocks on a wooden door')
    )


def thunder(chance: np.random.Generator, stems: Stems) -> str:
    distant = chance.random() < 0.5
    count = len(stems.noise)
    start = chance.uniform(0.2, 1.5)
    since = np.maximum(times(count) - np.float32(start), 0)
    shape = (since > 0) * np.minimum(since / (0.6 if distant else 0.03), 1) * np.exp(-since / chance.uniform(1.0, 1.8))
    rumble = shaped_noise(chance, count, low=30, high=140 if distant else 260, tilt=-2) * drift(
        chance, count, 5, 0.3, 1.2
    )
    stems.noise += (0.28 * rumble * shape).astype(np.float32)
    if not distant:
        put(stems, start, noise=0.3 * burst(chance, 0.7, 200, 5000) * drift(chance, int(0.7 * RATE), 30, 0.2, 1.2))
    return (
        one_of(chance, 'distant thunder', 'thunder rumbling far away')
        if distant
        else one_of(chance, 'a loud thunder crack', 'a thunder strike', 'loud thunder')
    )


def _clock(chance: np.random.Generator, stems: Stems) -> str:
    gap = float(chance.choice((0.5, 1.0)))
    at, high = chance.uniform(0.05, gap), True
    while at < seconds_of(stems):
        hertz = 2900 if high else 2300
        tone = ring(np.array([hertz, hertz * 1.7]), np.array([0.10, 0.05]), np.array([0.05, 0.03]))
        put(stems, at, tone, 0.05 * burst(chance, 0.012, 1500, 9000, 0.0005))
        at, high = at + gap, not high
    return (
        one_of(chance, 'a clock ticking', 'a ticking clock')
        if gap > 0.8
        else one_of(chance, 'a fast ticking clock', 'a watch ticking quickly')
    )


def _hits(chance: np.random.Generator, stems: Stems) -> str:
    material = str(chance.choice(list(MATERIALS)))
    form = str(chance.choice(('hits', 'bounce', 'single')))
    voice, radius = int(chance.integers(1 << 30)), chance.uniform(0.11, 0.24)
    shape = str(chance.choice(('ball', 'square', 'ring')))
    at, strength = chance.uniform(0.05, 0.8), chance.uniform(0.5, 1.0)
    gap = chance.uniform(0.5, 0.9)
    while at < seconds_of(stems):
        sound = impact(np.random.default_rng(voice), material, radius, shape, strength)
        put(stems, at, sound.tone, sound.noise)
        at += gap
        if form == 'bounce':
            gap *= 0.74
            strength *= 0.76
            if gap < 0.05:
                gap, strength, at = chance.uniform(0.5, 0.9), 0.9, at + chance.uniform(0.5, 1)
        elif form == 'single':
            gap = chance.uniform(1.8, 2.6)
        else:
            gap = chance.uniform(0.3, 0.9)
    it = _STUFF[material]
    if form == 'bounce':
        return one_of(chance, f'a {it} ball bouncing', f'{it} bounces', f'a {it} thing dropped and bouncing')
    if form == 'single':
        return one_of(chance, f'a single {it} hit', f'one {it} impact', f'a {it} hit')
    return one_of(chance, f'{it} hits', f'{it} impacts', f'hitting {it}', f'{it} knocks')


def _friction(chance: np.random.Generator, stems: Stems) -> str:
    material = str(chance.choice(list(MATERIALS)))
    rolls = chance.random() < 0.5
    at = chance.uniform(0, 0.6)
    speed = chance.uniform(0.4, 0.9)
    while at < seconds_of(stems) - 0.3:
        length = chance.uniform(0.8, 2.5)
        sound = roll(chance, material, 0.16, speed, length) if rolls else scrape(chance, material, speed, length)
        put(stems, at, None, sound.noise * np.float32(1.6))
        at += length + chance.uniform(0.2, 0.8)
    it = _STUFF[material]
    return (
        one_of(chance, f'a {it} ball rolling', f'{it} rolling')
        if rolls
        else one_of(chance, f'{it} scraping', f'{it} sliding')
    )


def _whooshes(chance: np.random.Generator, stems: Stems) -> str:
    fast = chance.random() < 0.5
    at = chance.uniform(0.05, 0.6)
    while at < seconds_of(stems) - 0.3:
        length = chance.uniform(0.22, 0.35) if fast else chance.uniform(0.8, 1.3)
        sound = whoosh(chance, chance.uniform(0.6, 1.0), length)
        put(stems, at, None, sound.noise)
        at += length + chance.uniform(0.5, 1.4)
    return (
        one_of(chance, 'fast whooshes', 'a quick whoosh', 'a swish')
        if fast
        else one_of(chance, 'slow whooshes', 'a long whoosh')
    )


def _splash(chance: np.random.Generator, stems: Stems) -> str:
    big = chance.random() < 0.5
    at = chance.uniform(0.1, 0.8)
    while at < seconds_of(stems) - 0.4:
        length = 1.1 if big else 0.4
        put(stems, at, None, (0.34 if big else 0.14) * burst(chance, length, 300, 5000, 0.012))
        for _ in range(12 if big else 5):
            start = chance.uniform(300, 900)
            put(stems, at + chance.uniform(0.05, length), 0.07 * chirp(start, start * 1.8, chance.uniform(0.02, 0.06)))
        at += length + chance.uniform(0.8, 1.6)
    return (
        one_of(chance, 'a big splash', 'a big water splash')
        if big
        else one_of(chance, 'small splashes of water', 'a small splash')
    )


def _boom(chance: np.random.Generator, stems: Stems) -> str:
    kind = str(chance.choice(('explosion', 'boom')))
    at = chance.uniform(0.1, 1.2)
    if kind == 'explosion':
        put(stems, at, None, 0.5 * burst(chance, 3.0, 40, 700, 0.004) + 0.0)
        put(stems, at, None, 0.25 * burst(chance, 1.0, 200, 6000, 0.002))
        return one_of(chance, 'an explosion', 'a loud explosion')
    tone = chirp(70, 36, 2.4)
    count = len(tone)
    tone = np.sin(2 * np.pi * np.cumsum(38 + 50 * np.exp(-times(count) * 12)) / RATE) * np.exp(-times(count) * 2.2)
    put(stems, at, (0.6 * tone).astype(np.float32), 0.12 * burst(chance, 0.6, 60, 1200))
    return one_of(chance, 'a deep boom', 'a cinematic boom', 'a deep impact')


def _riser(chance: np.random.Generator, stems: Stems) -> str:
    count = len(stems.tone)
    t = times(count)
    length = chance.uniform(3.5, 5.5)
    part = np.clip(t / np.float32(length), 0, 1)
    gain = part**2 * (t < length)
    pitch = 110 * 2 ** (3 * part)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    stems.tone += (0.13 * gain * (np.sin(phase) + 0.4 * np.sin(2.003 * phase) + 0.3 * np.sin(1.498 * phase))).astype(
        np.float32
    )
    stems.noise += 0.10 * gain * shaped_noise(chance, count, low=800, high=9000)
    return one_of(chance, 'a riser', 'a cinematic riser', 'a rising tone')


def _zaps(chance: np.random.Generator, stems: Stems) -> str:
    at = chance.uniform(0.05, 0.5)
    while at < seconds_of(stems) - 0.3:
        tone = chirp(chance.uniform(2500, 4000), chance.uniform(200, 400), chance.uniform(0.18, 0.32))
        put(stems, at, 0.24 * tone)
        at += chance.uniform(0.4, 1.2)
    return one_of(chance, 'laser shots', 'a laser', 'laser zaps')


def _heart(chance: np.random.Generator, stems: Stems) -> str:
    fast = chance.random() < 0.5
    beat = chance.uniform(0.5, 0.6) if fast else chance.uniform(0.95, 1.15)
    at = chance.uniform(0.05, beat)
    while at < seconds_of(stems):
        for late, gain in ((0, 0.5), (0.2 if fast else 0.3, 0.34)):
            put(stems, at + late, gain * ring(np.array([52, 78]), np.array([0.8, 0.4]), np.array([0.2, 0.15])))
        at += beat
    return (
        one_of(chance, 'a fast heartbeat', 'a racing heart')
        if fast
        else one_of(chance, 'a slow heartbeat', 'a heartbeat')
    )


def _siren(chance: np.random.Generator, stems: Stems) -> str:
    t = times(len(stems.tone))
    wails = chance.random() < 0.5
    if wails:
        pitch = 850 + 350 * np.sin(2 * np.pi * t / chance.uniform(3, 4.5))
    else:
        pitch = np.where(np.mod(t + chance.random(), 1.2) < 0.6, 660, 880)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    stems.tone += (0.10 * (np.sin(phase) + 0.4 * np.sin(2 * phase) + 0.2 * np.sin(3 * phase))).astype(np.float32)
    return (
        one_of(chance, 'a siren', 'a wailing siren', 'a police siren')
        if wails
        else one_of(chance, 'a two tone siren', 'an ambulance siren')
    )


def _clapping(chance: np.random.Generator, stems: Stems) -> str:
    many = chance.random() < 0.6
    if many:
        for _ in range(int(seconds_of(stems) * 70)):
            at = chance.uniform(0, seconds_of(stems))
            pitch = chance.uniform(700, 1400)
            put(stems, at, None, 0.09 * chance.random() * burst(chance, 0.03, pitch, pitch * 2.5, 0.001))
        return one_of(chance, 'applause', 'a crowd clapping')
    beat = chance.uniform(0.4, 0.6)
    at = chance.uniform(0.05, beat)
    while at < seconds_of(stems):
        put(stems, at, None, 0.3 * burst(chance, 0.05, 900, 3500, 0.001))
        at += beat
    return one_of(chance, 'slow clapping', 'hand claps')


def _typing(chance: np.random.Generator, stems: Stems) -> str:
    at = chance.uniform(0.05, 0.3)
    while at < seconds_of(stems):
        put(stems, at, None, 0.10 * chance.uniform(0.6, 1) * burst(chance, 0.02, 1200, 7000, 0.0005))
        put(stems, at + 0.05, None, 0.04 * burst(chance, 0.015, 800, 4000, 0.0005))
        at += chance.exponential(0.09) + 0.06
    return one_of(chance, 'typing on a keyboard', 'keyboard typing')


def _bell(chance: np.random.Generator, stems: Stems) -> str:
    church = chance.random() < 0.5
    at = chance.uniform(0.05, 0.6)
    hertz = chance.uniform(170, 260) if church else chance.uniform(1400, 2000)
    ratios = np.array([0.5, 1.0, 1.19, 1.5, 2.0, 2.74, 3.76]) if church else np.array([1.0, 2.32, 4.1])
    gains = 0.12 * np.array([0.6, 1.0, 0.7, 0.5, 0.7, 0.3, 0.2]) if church else 0.12 * np.array([1.0, 0.4, 0.2])
    seconds = np.array([5.0, 4.0, 3.0, 2.5, 2.2, 1.2, 0.8]) if church else np.array([1.0, 0.6, 0.3])
    while at < seconds_of(stems):
        put(stems, at, ring(hertz * ratios, gains, seconds))
        at += 2.4 if church else float(chance.choice((0.18, 1.1)))
    return (
        one_of(chance, 'a church bell', 'big church bells')
        if church
        else one_of(chance, 'a small bell ringing', 'a bicycle bell')
    )


def _glass(chance: np.random.Generator, stems: Stems) -> str:
    at = chance.uniform(0.1, 1.0)
    while at < seconds_of(stems) - 0.5:
        put(stems, at, None, 0.3 * burst(chance, 0.25, 2500, 14_000, 0.001))
        for _ in range(28):
            hertz = chance.uniform(2500, 9000)
            tone = ring(np.array([hertz]), np.array([0.05 * chance.random()]), np.array([chance.uniform(0.05, 0.3)]))
            put(stems, at + chance.exponential(0.18), tone)
        at += chance.uniform(2.2, 4)
    return one_of(chance, 'glass breaking', 'a window shattering', 'breaking glass')


def _clicks(chance: np.random.Generator, stems: Stems) -> str:
    camera = chance.random() < 0.5
    at = chance.uniform(0.05, 0.6)
    while at < seconds_of(stems):
        put(stems, at, None, 0.22 * burst(chance, 0.02, 1500, 9000, 0.0005))
        if camera:
            put(stems, at + 0.07, None, 0.18 * burst(chance, 0.06, 900, 6000, 0.001))
        at += chance.uniform(0.7, 1.6)
    return one_of(chance, 'a camera shutter', 'taking photos') if camera else one_of(chance, 'clicks', 'mouse clicks')


EFFECTS: dict[str, Maker] = {
    'steps': _steps,
    'engine': _engine,
    'beeps': _beeps,
    'knocks': _knocks,
    'thunder': thunder,
    'clock': _clock,
    'hits': _hits,
    'friction': _friction,
    'whooshes': _whooshes,
    'splash': _splash,
    'boom': _boom,
    'riser': _riser,
    'zaps': _zaps,
    'heart': _heart,
    'siren': _siren,
    'clapping': _clapping,
    'typing': _typing,
    'bell': _bell,
    'glass': _glass,
    'clicks': _clicks,
}
