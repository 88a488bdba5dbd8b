"""How a finished shot is looked at: the flaws of its quality vector, a style, and the blur of a whipping camera.

All functions take and give float32 [3,T,H,W] in 0..1.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from world.drawing import View, rgb
from world.scene import Scene

_WEIGHTS = (0.30, 0.59, 0.11)


def _grey(picture: Tensor) -> Tensor:
    return (picture * rgb(_WEIGHTS)).sum(0, keepdim=True)


def _blur(picture: Tensor, radius: int) -> Tensor:
    """Two box blurs, which look like one soft round one."""
    flat = picture.transpose(0, 1)
    size = 2 * radius + 1
    for _ in range(2):
        flat = F.avg_pool2d(F.pad(flat, (radius,) * 4, mode='replicate'), size, stride=1)
    return flat.transpose(0, 1)


def apply_style(picture: Tensor, style: str) -> Tensor:
    """A grade that an editor would name: see `scene.STYLES`."""
    grey = _grey(picture)
    match style:
        case 'black and white':
            return ((grey - 0.5) * 1.12 + 0.5).clamp(0, 1).expand_as(picture)
        case 'sepia':
            return (grey * rgb((1.10, 0.90, 0.66)) + rgb((0.05, 0.03, 0.0))).clamp(0, 1)
        case 'warm':
            return (picture * rgb((1.14, 1.0, 0.78)) + rgb((0.04, 0.015, 0.0))).clamp(0, 1)
        case 'cool':
            return (picture * rgb((0.80, 0.98, 1.14)) + rgb((0.0, 0.015, 0.04))).clamp(0, 1)
        case 'dark':
            return picture * (0.38 + 0.22 * picture)
        case 'bright':
            return 1 - (1 - picture) ** 1.5 * 0.86
        case 'dreamy':
            soft = _blur(picture, max(2, round(min(picture.shape[2:]) / 30)))
            return (1 - (1 - soft) * (1 - 0.30 * soft)).clamp(0, 1)
        case _:
            raise ValueError(f'There is no style "{style}".')


def whip_blur(picture: Tensor, view: View, fps: float) -> Tensor:
    """Smears each frame along x as far as the camera moves while a half-open shutter is open."""
    offset = view.offset_x.flatten()
    if len(offset) < 2:
        return picture
    speed = torch.gradient(offset)[0].abs() * fps
    frames = []
    for t, units in enumerate((speed * view.pixels_per_unit * 0.5 / fps).tolist()):
        radius = min(24, round(units / 2))
        frame = picture[:, t]
        if radius:
            padded = F.pad(frame[None], (radius, radius, 0, 0), mode='replicate')
            frame = F.avg_pool2d(padded, (1, 2 * radius + 1), stride=1)[0]
        frames.append(frame)
    return torch.stack(frames, 1)


def develop(picture: Tensor, scene: Scene, view: View, fps: float) -> Tensor:
    """The finished picture of a drawn scene: its quality, its grain, its style."""
    quality = scene.quality
    if scene.camera == 'whip pan':
        picture = whip_blur(picture, view, fps)
    grey = picture.mean(0, keepdim=True)
    picture = (grey + (picture - grey) * quality.saturation) * quality.exposure
    picture = picture * (1 - quality.haze) + 0.6 * quality.haze
    if scene.style:
        picture = apply_style(picture.clamp(0, 1), scene.style)
    if quality.noise:
        grain = np.random.default_rng(scene.seed).standard_normal((1, *picture.shape[1:]), dtype=np.float32)
        picture = picture + torch.from_numpy(grain).to(picture.device) * quality.noise
    return picture.clamp(0, 1)
