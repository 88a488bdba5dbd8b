"""The clips that the sound models see: one scene, or two scenes joined by a cut, six seconds long.

A clip is a function of its split and number only. The picture and the sound of a clip are rendered apart (they are
needed at different times) and agree because both come from the same scenes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from world.motion import Event, events
from world.scene import Scene, draw, stream
from world.sound import join, render
from world.sound_events import RATE, Stems

FRAMES = 150
"""Picture frames and latent frames of a clip, at 25 a second."""
FPS = 25
SECONDS = FRAMES / FPS
OBJECTS = 0.6
CUTS = 0.3
"""Share of clips with bodies (they carry the sharp events), and share of clips with a cut."""

_FIRST_SEED = {'train': 5_000_000, 'held': 9_000_000}


@dataclass(frozen=True)
class Clip:
    """`cut_frame` is the first frame of the second scene; without a cut it is None and there is one scene."""

    scenes: tuple[Scene, ...]
    cut_frame: int | None


def clip(split: str, number: int) -> Clip:
    """Clip `number` of 'train' or 'held' (held-out combinations only, seeds that training never sees)."""
    seed = _FIRST_SEED[split] + 2 * number
    chance = stream(seed, 'clip')
    first = draw(seed, split, objects=OBJECTS)
    if chance.random() >= CUTS:
        return Clip((first,), None)
    return Clip((first, draw(seed + 1, split, objects=OBJECTS)), chance.randrange(25, FRAMES - 25))


def sound(it: Clip) -> Stems:
    """Stems of the whole clip, 288 000 samples each."""
    first = render(it.scenes[0], SECONDS)
    if it.cut_frame is None:
        return first
    second = render(it.scenes[1], SECONDS)
    return join(first, second, it.cut_frame * RATE // FPS)


def sharp_events(it: Clip) -> list[Event]:
    """Events that begin at a sample (impacts, bounces, cracks), in clip time; the truth for measuring sync."""
    found = []
    for index, scene in enumerate(it.scenes):
        start = 0.0 if index == 0 else (it.cut_frame or 0) / FPS
        end = SECONDS if it.cut_frame is None or index == 1 else it.cut_frame / FPS
        for event in events(scene, SECONDS):
            time = event.time_seconds + start
            if event.kind in ('impact', 'bounce', 'crackle') and time < end:
                found.append(event._replace(time_seconds=time))
    return found


def to_int16(signal: np.ndarray) -> np.ndarray:
    """Samples in -1 .. 1 as they are kept on disk."""
    return np.round(np.clip(signal, -1, 1) * 32767).astype(np.int16)
