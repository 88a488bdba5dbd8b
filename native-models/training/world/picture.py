"""Renders a scene at any size, frame rate and duration."""

from __future__ import annotations

from contextlib import nullcontext

import numpy as np
import torch
from torch import Tensor

from world.bodies import body_cover, draw_room
from world.camera import view_of
from world.drawing import mix, rgb
from world.grade import develop
from world.lettering import write_over
from world.person_scene import draw_person_scene, person_cover
from world.scene import ASPECTS, COLOURS, Scene, stream
from world.sceneries import DRAW
from world.weather import precipitate

_IN_ROOMS = {'objects': draw_room, 'person': draw_person_scene}


@torch.no_grad()
def render_tensor(
    scene: Scene,
    size: tuple[int, int] | None = None,
    fps: float = 16.0,
    frames: int = 16,
    start_seconds: float = 0.0,
    device: str | torch.device = 'cpu',
) -> Tensor:
    """uint8 [frames, height, width, 3] on `device`; the arguments are those of `render`."""
    width, height = size or ASPECTS[scene.aspect]
    # Every tensor made while drawing is made on this device; the few that come from numpy are moved. On the CPU, where
    # they are made anyway, the context would only cost time.
    with torch.device(device) if torch.device(device).type != 'cpu' else nullcontext():
        seconds = start_seconds + torch.arange(frames, dtype=torch.float32) / fps
        view = view_of(scene, width, height, seconds)
        draw = _IN_ROOMS.get(scene.kind) or DRAW[scene.kind]
        picture = draw(scene, view, stream(scene.seed, 'picture'))
        if scene.weather:
            picture = precipitate(picture, scene, view)
        picture = develop(picture.clamp(0, 1.2), scene, view, fps)
        if scene.mark:
            cover = person_cover(scene, view) if scene.kind == 'person' else body_cover(scene, view, scene.mark.index)
            picture = mix(picture, rgb(COLOURS[scene.mark.colour]), cover[None])
        if scene.title:
            picture = write_over(picture, scene.title)
        levels = (picture * 255 + 0.5).to(torch.uint8)
        return levels.permute(1, 2, 3, 0).contiguous()


def render(
    scene: Scene,
    size: tuple[int, int] | None = None,
    fps: float = 16.0,
    frames: int = 16,
    start_seconds: float = 0.0,
    device: str | torch.device = 'cpu',
) -> np.ndarray:
    """uint8 [frames, height, width, 3]. `size` is (width, height); by default the scene's aspect at training size.

    Equal arguments give equal pixels on one machine; across machines rounding may move a value by one.
    """
    return render_tensor(scene, size, fps, frames, start_seconds, device).cpu().numpy()
