"""The sound of a scene begins where the scene says, and nowhere else."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from audio.clips import clip, sharp_events, sound
from world.motion import events
from world.scene import MATERIALS, Scene, draw
from world.sound import CEILING, join, render
from world.sound_events import RATE, Stems


def scene_with(motion: str) -> Scene:
    return next(s for s in map(draw, range(2000)) if len(s.bodies) == 1 and s.bodies[0].motion == motion)


def test_the_same_seed_sounds_the_same() -> None:
    scene = draw(3)
    assert np.array_equal(render(scene, 1.0).mix, render(scene, 1.0).mix)


def test_a_bounce_starts_at_its_sample() -> None:
    scene = scene_with('bounces')
    heard = render(scene, 2.5).mix
    # The same room without its body has the same ambience sample for sample, so the difference is the body alone.
    silent = render(replace(scene, bodies=()), 2.5).mix
    body = np.abs(heard - silent)
    times = [event.time_seconds for event in events(scene, 2.5)]
    first = math.ceil(times[0] * RATE)
    assert body[: first - 4].max() < 1e-3
    assert body[first : first + 480].max() > 0.05
    for time in times:
        at = math.ceil(time * RATE)
        before, after = body[max(0, at - 480) : at - 4], body[at : at + 480]
        if len(before) > 100 and len(after) == 480:
            assert after.max() > 3 * before.max()


@pytest.mark.parametrize('seed', range(0, 40, 3))
def test_every_scene_is_finite_audible_centred_and_below_the_ceiling(seed: int) -> None:
    mix = render(draw(seed), 2.0).mix
    assert len(mix) == 2 * RATE
    assert np.isfinite(mix).all()
    assert np.abs(mix).max() <= CEILING
    assert abs(mix.mean()) < 1e-3
    assert np.sqrt(np.mean(mix**2)) > 1e-3


def test_materials_differ_in_brightness() -> None:
    scene = scene_with('falls')
    centres = []
    for material in MATERIALS:
        body = replace(scene.bodies[0], material=material)
        at = math.ceil(events(replace(scene, bodies=(body,)), 2.0)[0].time_seconds * RATE)
        power = np.abs(np.fft.rfft(render(replace(scene, bodies=(body,)), 2.0).mix[at : at + 4800])) ** 2
        centres.append(float((power * np.fft.rfftfreq(4800, 1 / RATE)).sum() / power.sum()))
    assert sorted(centres) == centres, 'rubber is the dullest, glass the brightest'


def test_a_cut_changes_the_sound_at_its_frame() -> None:
    loud = Stems(np.full(RATE, 0.5, np.float32), np.zeros(RATE, np.float32))
    quiet = Stems.silence(RATE)
    joined = join(quiet, loud, RATE // 2).mix
    assert joined[: RATE // 2].max() == 0
    assert joined[RATE // 2 + 960 :].min() == 0.5


def test_events_of_a_clip_with_a_cut_are_in_clip_time() -> None:
    found = next(c for c in (clip('train', n) for n in range(200)) if c.cut_frame and c.scenes[1].bodies)
    assert len(sound(found).mix) == 6 * RATE
    assert all(0 <= event.time_seconds < 6 for event in sharp_events(found))
