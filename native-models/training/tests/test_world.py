"""The world is deterministic, its captions are true and grammatical, and its events are visible."""

import re
from dataclasses import replace

import numpy as np
import pytest
import torch

from world.camera import view_of
from world.caption import MAX_WORDS, SHORT_WORDS, caption, quoted_of, unquoted, words_of
from world.description import SHORTEST, description
from world.identity import held_out_identity
from world.lettering import LONGEST, STROKES, Title, write_over
from world.motion import events, positions
from world.picture import render
from world.scene import (
    ASPECTS,
    CAMERAS,
    COLOURS,
    DAYTIMES,
    FLOOR,
    KINDS,
    STYLES,
    WEATHERS,
    WITH_DAYTIME,
    Scene,
    draw,
    half_extent,
    held_out,
    held_out_action,
    held_out_scenery,
    titled,
)

KINDS_OF_FIRST_SEEDS = [
    'objects',
    'objects',
    'objects',
    'gradient',
    'stars',
    'sea',
    'person',
    'objects',
    'particles',
    'underwater',
    'sky',
    'objects',
]


def scenes(count: int, first: int = 0, **options: object) -> list[Scene]:
    return [draw(first + i, **options) for i in range(count)]  # type: ignore[arg-type]


def test_a_seed_always_draws_the_same_scene_and_the_same_pixels() -> None:
    for seed in (0, 7, 123_456):
        assert draw(seed) == draw(seed)
        first = render(draw(seed), size=(64, 40), frames=3)
        assert np.array_equal(first, render(draw(seed), size=(64, 40), frames=3))


def test_known_seeds_keep_their_scenes() -> None:
    kinds = [draw(seed).kind for seed in range(12)]
    assert kinds == KINDS_OF_FIRST_SEEDS


def test_training_never_draws_a_held_out_combination_and_held_draws_nothing_else() -> None:
    for split in ('train', 'held'):
        for scene in scenes(800, split=split):
            flags = [held_out(b.shape, b.colour, b.motion) for b in scene.bodies]
            if scene.person and scene.action and scene.room:
                flags = [
                    held_out_action(scene.action, scene.room),
                    held_out_identity(scene.person.hair, scene.person.hair_colour, scene.person.shirt_colour),
                ]
            elif not scene.bodies:
                flags = [held_out_scenery(scene.kind, scene.daytime, scene.colour, scene.camera)]
            assert all(flag == (split == 'held') for flag in flags)


def test_bodies_stay_in_the_picture_and_above_the_floor() -> None:
    t = np.arange(0, 8, 1 / 16)
    for scene in scenes(300, objects=1.0):
        half_width, _ = half_extent(scene)
        for path in positions(scene, t):
            assert np.abs(path[:, 0]).max() < half_width + 0.1
            assert path[:, 1].max() <= FLOOR + 1e-9


@pytest.mark.parametrize('motion', ['bounces', 'falls', 'orbits'])
def test_events_happen_where_the_picture_shows_them(motion: str) -> None:
    found = 0
    for scene in scenes(300, objects=1.0):
        if len(scene.bodies) != 1 or scene.bodies[0].motion != motion:
            continue
        body = scene.bodies[0]
        moments = events(scene, 4.0)
        assert moments == sorted(moments)
        times = np.array([e.time_seconds for e in moments])
        path = positions(scene, times)[0]
        lowest = FLOOR - body.radius if motion != 'orbits' else -0.04 + 0.8 * body.height
        assert np.allclose(path[:, 1], lowest, atol=1e-6)
        found += len(moments)
    assert found > 20


def test_turning_bodies_make_an_impact_exactly_when_they_turn() -> None:
    for scene in scenes(200, objects=1.0):
        body = scene.bodies[0]
        if body.motion != 'rolls' or len(scene.bodies) > 1:
            continue
        for event in events(scene, 6.0):
            if event.kind == 'impact':
                around = positions(scene, event.time_seconds + np.array([-0.01, 0.0, 0.01]))[0, :, 0]
                assert (around[1] - around[0]) * (around[2] - around[1]) < 0


def test_captions_are_grammatical_and_short_enough() -> None:
    vowels = re.compile(r'\ba [aeiou]|\ban [^aeiou]')
    for scene in scenes(2000):
        for variant in range(2):
            text = caption(scene, variant)
            assert not vowels.search(text), text
            assert 3 <= len(words_of(text)) <= SHORT_WORDS, text
            assert '  ' not in text and '{' not in text


def test_descriptions_are_long_and_true() -> None:
    vowels = re.compile(r'\ba [aeiou]|\ban [^aeiou]')
    for scene in scenes(600):
        text = description(scene)
        assert SHORTEST <= len(words_of(text)) <= MAX_WORDS, text
        assert not vowels.search(text), text
        assert 'it is filmed at night' not in text or scene.daytime == 'night', text
        assert 'camera trembles' not in text or scene.quality.shake > 0.002, text


def test_titles_are_quoted_in_captions_and_seen_in_the_picture() -> None:
    for scene in scenes(60):
        written = titled(scene)
        assert written.title is not None
        for text in (caption(written), description(written)):
            assert quoted_of(text) == written.title.text
            assert written.title.text.lower() not in words_of(unquoted(text))
        assert len(written.title.text) <= LONGEST and set(written.title.text) <= set(STROKES)
    plain, written = render(scene, frames=1), render(written, frames=1)
    assert 0.01 < (np.abs(plain.astype(int) - written).max(-1) > 30).mean() < 0.4


def test_no_two_letters_look_alike() -> None:
    blank = torch.zeros(3, 1, 40, 40)
    seen = {}
    for letter in STROKES:
        picture = write_over(blank, Title(letter, 'centre', 'white', 0.6))
        for other, before in seen.items():
            assert (picture - before).abs().mean() > 0.005, (letter, other)
        seen[letter] = picture


def test_captions_name_no_daytime_weather_style_or_move_that_is_not_there() -> None:
    daytimes = {'sunset': 'sunset', 'night': 'night', 'daylight': 'day'}
    for scene in scenes(3000):
        words = words_of(caption(scene))
        for word, daytime in daytimes.items():
            if word in words and scene.kind in WITH_DAYTIME:
                assert scene.daytime == daytime, caption(scene)
        assert 'rain' not in words or 'rain' in (scene.kind, scene.weather), caption(scene)
        assert 'snow' not in words or 'snow' in (scene.kind, scene.weather), caption(scene)
        assert 'sepia' not in words or scene.style == 'sepia', caption(scene)
        assert 'handheld' not in words or scene.camera == 'handheld', caption(scene)
        assert 'tilt' not in words or scene.camera.startswith('tilt'), caption(scene)
        if {'still', 'static'} & set(words):
            assert scene.camera == 'static', caption(scene)


def test_every_attribute_is_drawn() -> None:
    found = scenes(6000)
    assert {s.camera for s in found} == set(CAMERAS)
    assert {s.style for s in found} == {*STYLES, None}
    assert {s.weather for s in found} == {*WEATHERS, None}
    assert {s.aspect for s in found} == set(ASPECTS)
    assert {s.daytime for s in found if s.kind in WITH_DAYTIME} == set(DAYTIMES)


@pytest.mark.parametrize('camera', CAMERAS)
def test_every_camera_projects_its_pixels_back_to_where_they_are(camera: str) -> None:
    scene = replace(draw(3, aspect='landscape'), camera=camera)
    view = view_of(scene, 32, 20, torch.arange(0, 8, 0.25))
    px, py = view.project(view.x.flatten(1), view.y.flatten(1))
    rows, columns = torch.meshgrid(torch.arange(20.0), torch.arange(32.0), indexing='ij')
    assert torch.allclose(px, columns.flatten().expand_as(px), atol=0.02)
    assert torch.allclose(py, rows.flatten().expand_as(py), atol=0.02)


def test_captions_name_no_colour_that_is_not_there() -> None:
    for scene in scenes(1500):
        shown = {b.colour for b in scene.bodies} | {scene.colour, scene.second_colour, scene.room}
        shown |= {scene.person.shirt_colour} if scene.person else set()
        for word in words_of(caption(scene).replace('black and white', '')):
            if word in COLOURS and not (scene.room == 'green' and word == 'green'):
                assert word in shown, caption(scene)


@pytest.mark.parametrize('aspect', list(ASPECTS))
def test_every_kind_renders_in_every_aspect(aspect: str) -> None:
    seen: set[str] = set()
    for scene in scenes(250, aspect=aspect):
        if scene.kind in seen:
            continue
        seen.add(scene.kind)
        clip = render(scene, frames=2)
        width, height = ASPECTS[aspect]
        assert clip.shape == (2, height, width, 3)
        assert clip.std() > 2, scene.kind
    assert seen == set(KINDS)
