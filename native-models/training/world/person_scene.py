"""A scene with one person: where they stand, how large, and what they do."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from world.bodies import draw_room
from world.drawing import View
from world.people import Pose, Seen, draw_person, pose_of
from world.scene import FLOOR, Scene, half_extent, stream

FEET = 8.6
"""How many half heads the soles are below the middle of the head."""


@dataclass(frozen=True)
class Staging:
    """Middle of the head `x` [T,1,1], `y` and half a head `unit` in world units; `whole` shows the feet as well."""

    x: Tensor
    y: float
    unit: float
    whole: bool
    pose: Pose
    side_light: float


def staging(scene: Scene, seconds: Tensor) -> Staging:
    """Where the person of a scene stands at the times `seconds` [T,1,1]."""
    chance = stream(scene.seed, 'staging')
    pose = pose_of(scene.action or 'talks', seconds, chance)
    side_light = chance.uniform(-1, 1)
    half_width, _ = half_extent(scene)
    if scene.action == 'walks':
        unit = chance.uniform(0.066, 0.078)
        side, speed = chance.choice((-1, 1)), chance.uniform(0.22, 0.32)
        span = half_width + 0.25
        # Comes in from one side again after having left on the other; the first second crosses the picture.
        x = side * ((speed * seconds - 0.25 * chance.random() + span) % (2 * span) - span)
        x = x + (-side * 0.2)
        pose = Pose(**{**pose.__dict__, 'turn': torch.full_like(seconds, 0.9 * side)})
        y = FLOOR + 0.10 - FEET * unit
        return Staging(x, y, unit, True, pose, side_light)
    unit = chance.uniform(0.145, 0.20) * min(1.0, half_width / 0.62)
    place = chance.uniform(-0.28, 0.22) * half_width
    x = place + 0.012 * torch.sin(seconds * 1.4 + chance.uniform(0, 6.28))
    return Staging(x, chance.uniform(-0.16, -0.06), unit, False, pose, side_light)


def _window(inside: Tensor) -> tuple[slice, slice]:
    """Rows and columns [H], [W] that hold everything true in [T,H,W]."""
    rows, columns = inside.any(0).any(1).nonzero().flatten(), inside.any(0).any(0).nonzero().flatten()
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def draw_person_scene(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """The room, the person's shadow and the person: [3,T,H,W]."""
    picture = draw_room(scene, view, chance)
    stage = staging(scene, view.seconds)
    x, y = (view.x - stage.x) / stage.unit, (view.y - stage.y) / stage.unit
    if stage.whole:
        shadow = torch.exp(-((x / 1.9) ** 2) - ((y - FEET) / 0.45) ** 2)
        picture = picture * (1 - 0.5 * shadow)[None]
    return _with_person(scene, view, picture)[0]


def person_cover(scene: Scene, view: View) -> Tensor:
    """How much of every pixel shows the person: [T,H,W]."""
    return _with_person(scene, view, torch.zeros(3, *view.shape))[1]


def _with_person(scene: Scene, view: View, picture: Tensor) -> Seen:
    """Lays the person of a scene, if it has one, over a picture [3,T,H,W]."""
    stage, cover = staging(scene, view.seconds), torch.zeros(view.shape)
    if scene.person is None:
        return picture, cover
    x, y = (view.x - stage.x) / stage.unit, (view.y - stage.y) / stage.unit
    # Most of the picture is room: only the part that the figure can reach is drawn.
    rows, columns = _window((x.abs() < 4.6) & (y > -2.0) & (y < FEET + 0.4))
    part = picture[:, :, rows, columns]
    if part.numel():
        soft = 0.7 / (view.pixels_per_unit * stage.unit)
        x, y = x[:, rows, columns], y[:, rows, columns]
        part, seen = draw_person(part, scene.person, stage.pose, x, y, soft, stage.side_light, stage.whole)
        picture[:, :, rows, columns], cover[:, rows, columns] = part, seen
    return picture, cover
