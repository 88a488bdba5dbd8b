"""The sound of a scene, true to the sample: 48 kHz mono, from the same seed that draws the picture.

Every event of `motion.events` starts at its sample (impacts, bounces, cracks) or is loudest there (whooshes, breaking
waves); rolling and scraping last until the body's next event. Levels are fixed by physics-like rules rather than
normalised per clip, so a hard hit stays louder than a soft one; a soft limiter keeps peaks below 0.95.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import scipy.signal

from .motion import events
from .scene import Body, Scene, stream
from .sound_ambience import ambience, crack
from .sound_events import RATE, Stems, impact, roll, scrape, whoosh

CEILING = 0.95
"""No sample of a rendered sound is further from 0."""

# Removes what lies below 25 Hz; built once, a second-order section keeps it stable in float32.
_BLOCK_DC = scipy.signal.butter(2, 25, 'highpass', fs=RATE, output='sos')


def render(scene: Scene, duration: float) -> Stems:
    """The sound of the first `duration` seconds of a scene, everything at once; the film hears `stems.mix`."""
    effects, place = render_apart(scene, duration)
    place.add(effects)
    return finish(place)


def render_apart(scene: Scene, duration: float) -> tuple[Stems, Stems]:
    """As two tracks, not yet finished: what happens (bodies, cracking logs), and what the place always sounds like."""
    count = round(duration * RATE)
    chance = np.random.default_rng(stream(scene.seed, 'sound').getrandbits(63))
    place = ambience(scene, chance, count)
    effects = Stems.silence(count)
    for event in events(replace(scene, bodies=()), duration):
        if event.kind == 'crackle':
            _place(effects, crack(chance, event.strength), event.time_seconds)
    for body in scene.bodies:
        _add_body(effects, scene, body, chance, duration)
    return effects, place


def _place(stems: Stems, sound: Stems, time: float) -> None:
    stems.add(sound, math.ceil(time * RATE))


def _add_body(stems: Stems, scene: Scene, body: Body, chance: np.random.Generator, duration: float) -> None:
    # The pitch of one body must not wander from hit to hit: every hit draws from the same small stream.
    voice = stream(scene.seed, f'voice {body.shape} {body.colour}').getrandbits(63)
    found = events(replace(scene, bodies=(body,)), duration)
    for index, event in enumerate(found):
        time = event.time_seconds
        end = found[index + 1].time_seconds if index + 1 < len(found) else duration
        offset = math.ceil(time * RATE) - time * RATE
        if event.kind in ('impact', 'bounce'):
            hit = impact(
                np.random.default_rng(voice), event.material, body.radius, body.shape, event.strength, offset=offset
            )
            _place(stems, hit, time)
        elif event.kind == 'roll':
            _place(stems, roll(chance, event.material, body.radius, body.speed, end - time), time)
        elif event.kind == 'scrape':
            _place(stems, scrape(chance, event.material, body.speed, end - time), time)
        elif event.kind == 'whoosh':
            passing = whoosh(chance, event.strength)
            start = math.ceil(time * RATE) - len(passing.noise) // 2
            skip = max(0, -start)
            stems.add(Stems(passing.tone[skip:], passing.noise[skip:]), max(0, start))


def finish(stems: Stems) -> Stems:
    """Without what lies below 25 Hz, and softly limited to CEILING."""
    tone = scipy.signal.sosfilt(_BLOCK_DC, stems.tone).astype(np.float32)
    noise = scipy.signal.sosfilt(_BLOCK_DC, stems.noise).astype(np.float32)
    mix = tone + noise
    loud = np.abs(mix)
    # Above 0.7 the curve bends towards the ceiling; both stems get the same gain, so their sum is the limited mix.
    bent = 0.7 + (CEILING - 0.7) * np.tanh((loud - 0.7) / (CEILING - 0.7))
    gain = np.where(loud > 0.7, bent / np.maximum(loud, 1e-9), 1).astype(np.float32)
    return Stems(tone * gain, noise * gain)


def join(first: Stems, second: Stems, at: int) -> Stems:
    """The sound of a cut: `first` up to sample `at`, then `second` from its own start, crossfaded over 20 ms."""
    count = len(first.tone)
    fade = min(960, count - at)
    slope = np.linspace(0, 1, fade, dtype=np.float32)
    result = Stems(first.tone.copy(), first.noise.copy())
    for mine, other in ((result.tone, second.tone), (result.noise, second.noise)):
        mine[at : at + fade] = mine[at : at + fade] * (1 - slope) + other[:fade] * slope
        mine[at + fade :] = other[fade : count - at]
    return result
