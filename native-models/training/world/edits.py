"""Edit pairs: a scene, the same scene with one thing changed, and the instruction that says so.

Both scenes of a pair share their seed, so they agree in everything that the instruction does not name: every element
of a picture draws from a stream that the changed field does not touch. Movie Gen trains editing without such pairs;
here they exist, for measuring and as an oracle to compare with.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F

from world.caption import article
from world.picture import render
from world.scene import (
    COLOURLESS_STYLES,
    COLOURS,
    DAYTIMES,
    ROOMS,
    STYLES,
    WEATHERS,
    WITH_COLOUR,
    WITH_DAYTIME,
    WITH_WEATHER,
    Body,
    Mark,
    Scene,
    Split,
    draw,
    draw_person_scene,
    held_out,
    held_out_scenery,
    stream,
)

EDITS = ('recolour', 'add', 'remove', 'background', 'daytime', 'weather', 'style', 'colour', 'mark')
CHANGED_LEVELS, CHANGED_MARGIN = 8, 3
"""A pixel may change where the renders differ by more than so many of 255 levels, or this close (pixels) to one."""


@dataclass(frozen=True)
class Instruction:
    """`words` leads from `source` to `edited`, `inverse` back. `kind` is one of EDITS."""

    kind: str
    source: Scene
    edited: Scene
    words: str
    inverse: str


_Maker = Callable[[Scene, random.Random, Split], Instruction | None]

_ROOM_WORDS = {
    'grey': ('a grey room', 'a grey studio', 'grey'),
    'blue': ('a blue room', 'a blue background', 'blue'),
    'warm': ('a warm room', 'a beige room', 'warm and beige'),
    'dark': ('a dark room', 'a black background', 'dark'),
    'green': ('a green meadow', 'green grass', 'green'),
}
_DAYTIME_WORDS = {
    'day': ('make it day', 'change it to daytime', 'turn {old} into day', 'show it by day', 'make it daylight'),
    'sunset': ('make it sunset', 'change it to sunset', 'turn {old} into sunset', 'show it at sunset'),
    'night': (
        'make it night',
        'change it to night',
        'turn {old} into night',
        'show it at night',
        'make it dark outside',
    ),
}
_WEATHER_WORDS = {
    'rain': ('make it rain', 'add rain', 'let it rain', 'add falling rain'),
    'snow': ('make it snow', 'add snow', 'let it snow', 'add falling snow'),
}
_STYLE_WORDS = {
    'black and white': (
        'make it black and white',
        'turn it black and white',
        'remove the colours',
        'in black and white',
    ),
    'sepia': ('make it sepia', 'give it a sepia tone', 'make it look like an old photograph'),
    'warm': ('make it warmer', 'give it warmer colours', 'warm up the colours'),
    'cool': ('make it cooler', 'give it cooler colours', 'cool down the colours'),
    'dark': ('make it darker', 'darken it', 'lower the brightness'),
    'bright': ('make it brighter', 'brighten it', 'raise the brightness'),
    'dreamy': ('make it dreamy', 'give it a soft dreamy look', 'blur it softly', 'make it soft'),
}
_STYLE_BACK = {
    'black and white': ('bring back the colours', 'make it colourful', 'add colour'),
    'sepia': ('bring back the colours', 'remove the sepia tone', 'make the colours natural'),
    'warm': ('make it cooler', 'remove the warm tone', 'make the colours natural'),
    'cool': ('make it warmer', 'remove the cool tone', 'make the colours natural'),
    'dark': ('make it brighter', 'brighten it', 'raise the brightness'),
    'bright': ('make it darker', 'darken it', 'lower the brightness'),
    'dreamy': ('make it sharp', 'remove the blur', 'make it crisp'),
}
_COLOURED = {
    'aurora': ('the aurora', 'the northern lights'),
    'bokeh': ('the lights', 'the bokeh'),
    'gradient': ('the {old} part', 'the {old}'),
    'smoke': ('the smoke',),
    'particles': ('the particles', 'the dust'),
}


def _noun(body: Body) -> str:
    return f'{body.colour} {body.shape}'


def _recolour(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    if not scene.bodies:
        return None
    index = chance.randrange(len(scene.bodies))
    body = scene.bodies[index]
    free = [
        colour
        for colour in COLOURS
        if all(colour != other.colour for other in scene.bodies)
        and held_out(body.shape, colour, body.motion) == (split == 'held')
    ]
    if not free:
        return None
    colour = chance.choice(free)
    bodies = tuple(replace(b, colour=colour) if i == index else b for i, b in enumerate(scene.bodies))

    def words(old: str, new: str) -> str:
        thing = body.shape if chance.random() < 0.4 else f'{old} {body.shape}'
        pattern = ('make the {t} {n}', 'change the {t} to {n}', 'turn the {t} {n}', 'paint the {t} {n}')
        return chance.choice((*pattern, 'recolour the {t} {n}')).format(t=thing, n=new)

    edited = replace(scene, bodies=bodies)
    return Instruction('recolour', scene, edited, words(body.colour, colour), words(colour, body.colour))


def _add(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    # Two bodies keep to their own halves, so half of the pairs add a second body and half a first one.
    if not scene.bodies or (len(scene.bodies) == 1 and chance.random() < 0.85):
        return None
    index = chance.randrange(len(scene.bodies))
    body = scene.bodies[index]
    thing = article(_noun(body))
    pattern = ('add {t}', 'put {t} into the picture', 'add {t} that {m}', 'insert {t}', 'show {t} as well')
    words = chance.choice(pattern if len(scene.bodies) > 1 else pattern[:4]).format(t=thing, m=body.motion)
    the = body.shape if chance.random() < 0.4 else _noun(body)
    back = chance.choice(('remove the {t}', 'take away the {t}', 'delete the {t}', 'erase the {t}')).format(t=the)
    without = replace(scene, bodies=scene.bodies[:index] + scene.bodies[index + 1 :])
    return Instruction('add', without, scene, words, back)


def _remove(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    added = _add(scene, chance, split)
    return added and Instruction('remove', added.edited, added.source, added.inverse, added.words)


def _background(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    if not scene.room:
        return None
    room = chance.choice([name for name in ROOMS if name != scene.room])

    def words(new: str) -> str:
        place, other, look = _ROOM_WORDS[new]
        where = chance.choice((place, other))
        pattern = (
            'change the background to {w}',
            'replace the background with {w}',
            'set it in {w}',
            'make the room {l}',
        )
        if new == 'green':
            pattern = (*pattern[:3], 'move it to {l}')
        return chance.choice(pattern).format(w=where, l=look).replace('set it in green grass', 'set it on green grass')

    return Instruction('background', scene, replace(scene, room=room), words(room), words(scene.room))


def _daytime(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    if scene.kind not in WITH_DAYTIME or not scene.daytime:
        return None
    free = [
        daytime
        for daytime in DAYTIMES
        if daytime != scene.daytime
        and held_out_scenery(scene.kind, daytime, scene.colour, scene.camera) == (split == 'held')
    ]
    if not free:
        return None
    daytime = chance.choice(free)
    words = chance.choice(_DAYTIME_WORDS[daytime]).format(old=scene.daytime)
    back = chance.choice(_DAYTIME_WORDS[scene.daytime]).format(old=daytime)
    return Instruction('daytime', scene, replace(scene, daytime=daytime), words, back)


def _weather(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    if scene.kind not in WITH_WEATHER:
        return None
    weather = chance.choice(WEATHERS)
    words = chance.choice(_WEATHER_WORDS[weather])
    if chance.random() < 0.15:
        other = WEATHERS[1 - WEATHERS.index(weather)]
        return Instruction(
            'weather',
            replace(scene, weather=other),
            replace(scene, weather=weather),
            chance.choice((f'turn the {other} into {weather}', f'change the {other} to {weather}')),
            chance.choice((f'turn the {weather} into {other}', f'change the {weather} to {other}')),
        )
    back = chance.choice((f'stop the {weather}', f'remove the {weather}', 'make the weather clear', f'no {weather}'))
    dry, wet = replace(scene, weather=None), replace(scene, weather=weather)
    if chance.random() < 0.4:
        return Instruction('weather', wet, dry, back, words)
    return Instruction('weather', dry, wet, words, back)


def _style(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    style = chance.choice(STYLES)
    words, back = chance.choice(_STYLE_WORDS[style]), chance.choice(_STYLE_BACK[style])
    plain, styled = replace(scene, style=None), replace(scene, style=style)
    # What is colourless does not show its colours, so only the way there is asked for.
    if style not in COLOURLESS_STYLES and chance.random() < 0.35:
        return Instruction('style', styled, plain, back, words)
    return Instruction('style', plain, styled, words, back)


def _colour(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    if scene.kind not in WITH_COLOUR or not scene.colour:
        return None
    old = scene.colour
    names = list(COLOURS) if scene.kind in ('smoke', 'particles') else list(COLOURS)[:7]
    free = [
        colour
        for colour in names
        if colour not in (old, scene.second_colour)
        and held_out_scenery(scene.kind, None, colour, scene.camera) == (split == 'held')
    ]
    if not free:
        return None
    new = chance.choice(free)

    def words(old: str, new: str) -> str:
        thing = chance.choice(_COLOURED[scene.kind]).format(old=old)
        pattern = ('make {t} {n}', 'turn {t} {n}', 'change the colour of {t} to {n}', 'change {o} to {n}')
        if scene.kind == 'gradient':
            pattern = ('make {t} {n}', 'replace {o} with {n}', 'change {o} to {n}')
        return chance.choice(pattern).format(t=thing, o=old, n=new)

    return Instruction('colour', scene, replace(scene, colour=new), words(old, new), words(new, old))


def _mark(scene: Scene, chance: random.Random, split: Split) -> Instruction | None:
    """Movie Gen section 5.1.3: segmentation, said as an edit, teaches where things are."""
    if scene.person:
        index, own = 0, {scene.person.shirt_colour}
        thing = chance.choice(('person', 'person', 'figure'))
    elif scene.bodies:
        index = chance.randrange(len(scene.bodies))
        body = scene.bodies[index]
        thing, own = (body.shape if chance.random() < 0.4 else _noun(body)), {b.colour for b in scene.bodies}
    else:
        return None
    colour = chance.choice([name for name in COLOURS if name not in own])
    pattern = ('mark the {t} in {c}', 'mask the {t} in {c}', 'highlight the {t} in {c}', 'mark the {t} with {c}')
    back = chance.choice(('remove the mark', 'remove the mask', 'take away the mark')).format()
    marked = replace(scene, mark=Mark(index, colour))
    return Instruction('mark', scene, marked, chance.choice(pattern).format(t=thing, c=colour), back)


_MAKERS: dict[str, _Maker] = {
    'recolour': _recolour,
    'add': _add,
    'remove': _remove,
    'background': _background,
    'daytime': _daytime,
    'weather': _weather,
    'style': _style,
    'colour': _colour,
    'mark': _mark,
}
_OF_BODIES = frozenset({'recolour', 'add', 'remove', 'background', 'mark'})


def instruction(seed: int, split: Split = 'train', aspect: str | None = None, kind: str | None = None) -> Instruction:
    """The edit of a seed, of the given kind or of any.

    In 'train' neither scene is a held-out combination; in 'held' a recoloured body, a changed daytime or a changed
    colour is one, and for the other kinds both scenes are.
    """
    chance = stream(seed, f'edit {split}')
    kind = kind or chance.choice(EDITS)
    source_split: Split = 'train' if kind in ('recolour', 'daytime', 'colour') else split
    objects = 1.0 if kind in _OF_BODIES else 0.3 if kind == 'style' else 0.0
    of_person = kind == 'mark' and chance.random() < 0.4
    scene_seed = seed
    while True:
        if of_person:
            scene = draw_person_scene(scene_seed, source_split, aspect or 'landscape')
        else:
            scene = draw(scene_seed, source_split, aspect, objects)
        scene = replace(scene, weather=None, style=None)
        made = _MAKERS[kind](scene, chance, split)
        if made:
            return made
        scene_seed = chance.getrandbits(48)


def changed(
    source: np.ndarray, edited: np.ndarray, levels: int = CHANGED_LEVELS, margin: int = CHANGED_MARGIN
) -> np.ndarray:
    """Which pixels an edit may change: bool [T,H,W] from two renders uint8 [T,H,W,3]."""
    differs = np.abs(source.astype(np.int16) - edited.astype(np.int16)).max(-1) > levels
    flat = torch.from_numpy(differs.astype(np.float32))[:, None]
    return F.max_pool2d(flat, 2 * margin + 1, 1, margin)[:, 0].numpy() > 0


def render_pair(
    pair: Instruction,
    size: tuple[int, int] | None = None,
    fps: float = 16.0,
    frames: int = 16,
    start_seconds: float = 0.0,
    device: str | torch.device = 'cpu',
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Source and edited clip as `picture.render` gives them, and where they may differ (see `changed`)."""
    source = render(pair.source, size, fps, frames, start_seconds, device)
    edited = render(pair.edited, size, fps, frames, start_seconds, device)
    return source, edited, changed(source, edited)
