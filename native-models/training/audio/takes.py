"""The takes that the sound models learn from: one stem each (or the mix of them), six seconds, with captions.

A take is a function of its split and number. Takes of a scene go with its picture; takes of the library and of music
have none, or another scene's, so that only their words can explain them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import Literal

import numpy as np

from audio.clips import FPS, FRAMES, SECONDS, Clip, clip
from world.caption import caption
from world.degrade import degrade, draw_quality
from world.library_ambience import AMBIENCES
from world.library_effects import EFFECTS
from world.library_pieces import from_library
from world.music import draw_piece, perform, style_of
from world.sound import finish, join, render_apart
from world.sound_caption import ambience_caption, effects_caption
from world.sound_events import RATE, Stems

STEMS = ('effects', 'ambience', 'music')
Kind = Literal['scene effects', 'scene ambience', 'scene mix', 'effects', 'ambience', 'music']
KINDS: tuple[tuple[Kind, float], ...] = (
    ('scene effects', 0.24),
    ('scene ambience', 0.13),
    ('scene mix', 0.09),
    ('effects', 0.19),
    ('ambience', 0.14),
    ('music', 0.21),
)
COUNT = round(SECONDS * RATE)
CAPTIONS = 3
CLIPS = {'train': 2400, 'held': 200}
"""Scenes of each split whose pictures are rendered."""
_FIRST_SEED = {'train': 100_000_000, 'held': 900_000_000}


@dataclass(frozen=True)
class Take:
    """`stem` is None for a mix. `clip_number` names the picture it goes with; `is_seen` tells whether it is its own.

    `name` is the entry of the library or the mood, for judging. `music` is how likely it is music, 0 to 10.
    """

    kind: Kind
    stem: str | None
    clip_number: int | None
    is_own_picture: bool
    quality: int
    music: int
    name: str
    captions: tuple[str, ...]
    sound: Stems


def _scene_kind(it: Clip) -> str:
    scene = it.scenes[0]
    return scene.bodies[0].motion if scene.bodies else scene.kind


def apart(it: Clip) -> tuple[Stems, Stems]:
    """Effects and ambience of a whole clip, its cut included."""
    first = render_apart(it.scenes[0], SECONDS)
    if it.cut_frame is None:
        return first
    second = render_apart(it.scenes[1], SECONDS)
    at = it.cut_frame * RATE // FPS
    return join(first[0], second[0], at), join(first[1], second[1], at)


def _choose_clip(split: str, kind: Kind, chance: np.random.Generator) -> int:
    """A clip that has what the kind needs: bodies or fire for effects (nine times in ten), a place for ambience."""
    while True:
        number = int(chance.integers(CLIPS[split]))
        scenes = clip(split, number).scenes
        acts = any(scene.bodies or scene.kind == 'fire' for scene in scenes)
        is_place = any(not scene.bodies for scene in scenes)
        if kind == 'scene effects' and not acts and chance.random() > 0.05:
            continue
        if kind == 'scene ambience' and not is_place and chance.random() > 0.1:
            continue
        return number


def _levelled(stems: Stems, decibels: float) -> Stems:
    level = float(np.sqrt(np.mean(stems.mix**2))) + 1e-9
    gain = np.float32(10 ** (decibels / 20) / level)
    return Stems(stems.tone * gain, stems.noise * gain)


def _at_peak(stems: Stems, peak: float) -> Stems:
    gain = np.float32(peak / (float(np.abs(stems.mix).max()) + 1e-9))
    return Stems(stems.tone * gain, stems.noise * gain)


def _sum(parts: list[Stems]) -> Stems:
    total = Stems.silence(COUNT)
    for part in parts:
        total.add(part)
    return total


def _music(chance: np.random.Generator) -> tuple[Stems, str, tuple[str, ...]]:
    piece = draw_piece(chance)
    sound = perform(piece, chance, COUNT)
    return sound, piece.mood, tuple(style_of(piece, chance) for _ in range(CAPTIONS))


def kind_of(number: int) -> Kind:
    """The kinds interleave, so that any beginning of the list holds all of them in their shares."""
    place, reached = (number * 0.6180339887498949) % 1.0, 0.0
    for kind, share in KINDS:
        reached += share
        if place < reached:
            return kind
    return KINDS[-1][0]


def take(split: str, number: int) -> Take:
    """Take `number` of 'train' or 'held'."""
    chance = np.random.default_rng(_FIRST_SEED[split] + number)
    words = Random(_FIRST_SEED[split] + number)
    kind = kind_of(number)
    clip_number, is_own, music = None, False, 0
    if kind.startswith('scene'):
        clip_number, is_own = _choose_clip(split, kind, chance), True
        it = clip(split, clip_number)
        effects, ambience = apart(it)
        name = _scene_kind(it)
        told = [
            [' then '.join(say(scene, words) for scene in it.scenes) for _ in range(CAPTIONS)]
            for say in (effects_caption, ambience_caption)
        ]
        if kind == 'scene effects':
            sound, captions = effects, told[0]
        elif kind == 'scene ambience':
            sound, captions = ambience, told[1]
        else:
            parts, captions = [effects, ambience], [f'{a} and {b}' for a, b in zip(*told, strict=True)]
            if words.random() < 0.4:
                tune, _, styles = _music(chance)
                parts.append(_levelled(tune, -26))
                captions = [f'{text} with {style}' for text, style in zip(captions, styles, strict=True)]
                music = 5
            sound = _sum(parts)
        if words.random() < 0.3:
            captions[0] = caption(it.scenes[0], 0)
    elif kind == 'music':
        sound, name, captions = _music(chance)
        music = 10
    else:
        library = EFFECTS if kind == 'effects' else AMBIENCES
        name = str(chance.choice(list(library)))
        sound, text = from_library(library, name, chance, COUNT)
        captions = [text] * CAPTIONS
        if kind == 'effects':
            sound = _at_peak(sound, chance.uniform(0.35, 0.75))
        elif name != 'room':
            sound = _levelled(sound, chance.uniform(-30, -26))
        if name == 'drone':
            music = 2
    if not is_own and words.random() < (0.15 if kind == 'effects' else 0.45):
        clip_number = words.randrange(CLIPS[split])
    quality = draw_quality(chance)
    sound = finish(degrade(sound, quality, chance))
    stem = None if kind == 'scene mix' else kind.removeprefix('scene ')
    return Take(kind, stem, clip_number, is_own, quality, music, name, tuple(captions), sound)


def described(it: Take) -> str:
    """Everything but the sound, as a line of JSON."""
    facts = {
        'kind': it.kind,
        'stem': it.stem,
        'clip': it.clip_number,
        'own': it.is_own_picture,
        'quality': it.quality,
        'music': it.music,
        'name': it.name,
        'captions': it.captions,
    }
    return json.dumps(facts)


def marks_of(stem: str | None, quality: int | None, music: int | None) -> list[str]:
    """What is told of a sound before its words; an empty text where nothing is."""
    return [
        f'<{stem}>' if stem else '',
        f'<quality {quality}>' if quality is not None else '',
        f'<music {music}>' if music is not None else '',
    ]


MARKS = ['<effects>', '<ambience>', '<music>']
MARKS += [f'<quality {grade}>' for grade in range(1, 11)]
MARKS += [f'<music {likelihood}>' for likelihood in (0, 2, 5, 10)]
assert FRAMES == 150
