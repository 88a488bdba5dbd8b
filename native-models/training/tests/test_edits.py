"""Edit pairs differ in what the instruction says, and in nothing else."""

from dataclasses import fields, replace

import numpy as np
import pytest

from world.caption import words_of
from world.edits import EDITS, changed, instruction, render_pair
from world.picture import render
from world.scene import COLOURS, Scene, draw, held_out, held_out_action, held_out_scenery

FIELD = {
    'recolour': 'bodies',
    'add': 'bodies',
    'remove': 'bodies',
    'background': 'room',
    'daytime': 'daytime',
    'weather': 'weather',
    'style': 'style',
    'colour': 'colour',
    'mark': 'mark',
}


def is_held(scene: Scene) -> bool:
    if scene.kind == 'objects':
        return any(held_out(b.shape, b.colour, b.motion) for b in scene.bodies)
    if scene.kind == 'person':
        return held_out_action(scene.action or '', scene.room or '')
    return held_out_scenery(scene.kind, scene.daytime, scene.colour, scene.camera)


@pytest.mark.parametrize('kind', EDITS)
def test_the_two_scenes_differ_in_one_field_only(kind: str) -> None:
    for seed in range(60):
        pair = instruction(seed, kind=kind)
        assert pair == instruction(seed, kind=kind)
        different = [f.name for f in fields(Scene) if getattr(pair.source, f.name) != getattr(pair.edited, f.name)]
        assert different == [FIELD[kind]]
        if kind in ('add', 'remove'):
            more, fewer = sorted((pair.source.bodies, pair.edited.bodies), key=len, reverse=True)
            assert len(more) == len(fewer) + 1
            assert set(fewer) < set(more)
            assert (len(pair.edited.bodies) > len(pair.source.bodies)) == (kind == 'add')


def test_instructions_of_training_show_no_held_out_combination_and_the_others_do() -> None:
    for seed in range(400):
        pair = instruction(seed)
        assert not is_held(pair.source) and not is_held(pair.edited)
    for kind in ('recolour', 'daytime', 'colour'):
        for seed in range(40):
            pair = instruction(seed, 'held', kind=kind)
            assert is_held(pair.edited) and not is_held(pair.source)


def test_words_name_the_colours_of_the_pair_only() -> None:
    for seed in range(800):
        pair = instruction(seed)
        if pair.kind == 'background':
            continue
        shown: set[str | None] = set()
        for scene in (pair.source, pair.edited):
            shown |= {b.colour for b in scene.bodies} | {scene.colour, scene.second_colour}
            shown |= {scene.mark.colour} if scene.mark else set()
        for text in (pair.words, pair.inverse):
            assert '{' not in text
            assert not [w for w in words_of(text.replace('black and white', '')) if w in COLOURS and w not in shown]


@pytest.mark.parametrize('kind', ['recolour', 'add', 'remove'])
def test_an_edit_of_a_body_leaves_the_rest_of_the_picture_as_it_is(kind: str) -> None:
    for seed in range(6):
        pair = instruction(seed, kind=kind, aspect='landscape')
        source, edited, may_change = render_pair(pair, size=(64, 40), frames=4)
        assert 0.005 < may_change.mean() < 0.65
        assert np.abs(source.astype(int) - edited.astype(int))[~may_change].max() <= 8


def test_a_mark_covers_one_thing_with_one_flat_colour() -> None:
    people = 0
    for seed in range(12):
        pair = instruction(seed, kind='mark', aspect='landscape')
        people += pair.source.kind == 'person'
        source, edited, _ = render_pair(pair, frames=2)
        assert pair.edited.mark is not None
        flat = np.abs(edited - np.array(COLOURS[pair.edited.mark.colour]) * 255).max(-1) < 1.5
        differs = np.abs(source.astype(int) - edited).max(-1) > 8
        assert 0.002 < flat.mean() < 0.6
        assert differs[~flat].mean() < 0.05, 'only edges are between'
    assert 0 < people < 12


@pytest.mark.parametrize('kind', ['sky', 'sea', 'mountains', 'forest', 'city', 'clouds'])
def test_day_and_night_share_their_hills_and_horizon(kind: str) -> None:
    """Edges of the day picture are found again at night: gradients of both correlate far more than of two seeds."""

    def edges(seed: int, daytime: str) -> np.ndarray:
        quality = replace(draw(0).quality, haze=0.0, noise=0.0, shake=0.0, exposure=1.0)
        scene = replace(draw(1, objects=0.0), seed=seed, kind=kind, daytime=daytime, aspect='landscape')
        scene = replace(scene, camera='static', weather=None, style=None, quality=quality, colour=None)
        grey = render(scene, frames=1)[0].mean(-1)
        slope = np.abs(np.diff(grey, axis=0))
        return (slope - slope.mean()) / (slope.std() + 1e-6)

    same = np.mean([(edges(s, 'day') * edges(s, 'night')).mean() for s in range(40, 46)])
    other = np.mean([(edges(s, 'day') * edges(s + 7, 'night')).mean() for s in range(40, 46)])
    assert same > other + 0.15


def test_the_mask_of_a_change_is_dilated() -> None:
    black = np.zeros((1, 9, 9, 3), np.uint8)
    dot = black.copy()
    dot[0, 4, 4] = 255
    assert changed(black, dot, margin=2).sum() == 25
    assert not changed(black, black).any()
