"""Renders a scene at any size, frame rate and duration."""

from __future__ import annotations

import math

import numpy as np
import torch

from world.bodies import draw_room
from world.drawing import View
from world.scene import ASPECTS, Scene, stream
from world.sceneries import DRAW


def _view(scene: Scene, width: int, height: int, seconds: torch.Tensor) -> View:
    """The camera: pans at a steady speed, zooms by a steady factor a second, shakes by the scene's quality."""
    chance = stream(scene.seed, 'camera')
    speed, shake = chance.uniform(0.12, 0.22), chance.uniform(0, 9)
    rate = math.log(1 + 1.2 * speed)
    one = torch.ones_like(seconds)
    zoom = {'zoom in': torch.exp(rate * seconds), 'zoom out': 1.2 * torch.exp(-rate * seconds)}.get(scene.camera, one)
    pan = {'pan left': -1.0, 'pan right': 1.0}.get(scene.camera, 0.0)
    amount = scene.quality.shake
    offset_x = pan * speed * 2 * seconds + amount * (torch.sin(seconds * 31 + shake) + torch.sin(seconds * 47 + 1))
    offset_y = amount * (torch.sin(seconds * 37 + shake * 2) + torch.sin(seconds * 53 + 2))
    short = min(width, height)
    ys, xs = torch.meshgrid(
        (torch.arange(height) + 0.5 - height / 2) / short,
        (torch.arange(width) + 0.5 - width / 2) / short,
        indexing='ij',
    )
    return View(
        x=xs[None] / zoom[:, None, None] + offset_x[:, None, None],
        y=ys[None] / zoom[:, None, None] + offset_y[:, None, None],
        seconds=seconds[:, None, None],
        zoom=zoom[:, None],
        offset_x=offset_x[:, None],
        offset_y=offset_y[:, None],
        pixels_per_unit=float(short),
    )


@torch.no_grad()
def render(
    scene: Scene,
    size: tuple[int, int] | None = None,
    fps: float = 16.0,
    frames: int = 16,
    start_seconds: float = 0.0,
) -> np.ndarray:
    """uint8 [frames, height, width, 3]. `size` is (width, height); by default the scene's aspect at training size.

    Equal arguments give equal pixels on one machine; across machines rounding may move a value by one.
    """
    width, height = size or ASPECTS[scene.aspect]
    seconds = start_seconds + torch.arange(frames, dtype=torch.float32) / fps
    view = _view(scene, width, height, seconds)
    chance = stream(scene.seed, 'picture')
    draw = draw_room if scene.kind == 'objects' else DRAW[scene.kind]
    picture = draw(scene, view, chance).clamp(0, 1.2)
    quality = scene.quality
    grey = picture.mean(0, keepdim=True)
    picture = (grey + (picture - grey) * quality.saturation) * quality.exposure
    picture = picture * (1 - quality.haze) + 0.6 * quality.haze
    if quality.noise:
        grain = np.random.default_rng(scene.seed).standard_normal((1, *picture.shape[1:]), dtype=np.float32)
        picture = picture + torch.from_numpy(grain) * quality.noise
    levels = (picture.clamp(0, 1) * 255 + 0.5).to(torch.uint8)
    return levels.permute(1, 2, 3, 0).contiguous().numpy()
