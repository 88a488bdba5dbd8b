"""The sky behind a place and the hills before it.

What a daytime adds (stars) draws from a stream of its own: the same seed has its sun, clouds and hills in the same
place by day and by night.
"""

from __future__ import annotations

import random

import torch
from torch import Tensor

from world.drawing import Rgb, View, mix, ramp, rgb, scatter, smoothstep, splat, texture
from world.scene import Scene, stream

SKY: dict[str, tuple[Rgb, Rgb]] = {
    'day': ((0.20, 0.46, 0.86), (0.72, 0.86, 0.97)),
    'sunset': ((0.28, 0.20, 0.46), (0.99, 0.58, 0.26)),
    'night': ((0.02, 0.03, 0.10), (0.10, 0.13, 0.28)),
}


def stars(view: View, chance: random.Random, count: int, strength: float) -> Tensor:
    points = scatter(chance, count, (0.010, 0.020))
    x, y = points.x.expand(view.shape[0], -1), points.y.expand(view.shape[0], -1)
    twinkle = 0.7 + 0.3 * torch.sin(view.seconds.view(-1, 1) * 3.5 + points.chance[:, 0] * 40)
    return splat(view, x, y, points.size, twinkle * strength * (0.4 + 0.6 * points.chance[:, 1]), edge=0.8)


def sky_back(scene: Scene, view: View, chance: random.Random, clouds: float, wind: float = 0.05) -> Tensor:
    daytime, x, y, seconds = scene.daytime or 'night', view.x, view.y, view.seconds
    top, horizon = SKY[daytime]
    picture = ramp(top, horizon, smoothstep(-0.55, 0.35, y))
    if daytime == 'night':
        picture = picture + stars(view, stream(scene.seed, 'stars'), 60, 0.8)[None]
    sun_x = chance.uniform(-0.5, 0.5)
    sun_y = chance.uniform(-0.05, 0.1) if daytime == 'sunset' else chance.uniform(-0.35, -0.12)
    distance = torch.sqrt((x - sun_x) ** 2 + (y - sun_y) ** 2)
    sun: Rgb = {'day': (1.0, 0.98, 0.85), 'sunset': (1.0, 0.85, 0.45), 'night': (0.92, 0.93, 0.98)}[daytime]
    if chance.random() < 0.75:
        size = 0.07 if daytime == 'day' else 0.08
        glow = 0.12 if daytime == 'night' else 0.35
        picture = mix(picture, rgb(sun), smoothstep(size + 0.02, size - 0.02, distance)[None])
        picture = picture + rgb(sun) * (torch.exp(-distance * 7) * glow)[None]
    if clouds:
        rough, shift = chance.randrange(2, 5), chance.uniform(0, 9)
        field = texture(view, x * 0.55 + shift + wind * seconds * 3, y * 1.3 + shift, rough) * 0.85
        field = field + texture(view, x * 1.5 + shift + wind * seconds * 5, y * 2.6 + shift, 1) * 0.15
        cover = smoothstep(0.62 - clouds * 0.3, 0.88 - clouds * 0.3, field)
        lit: Rgb = {'day': (0.98, 0.98, 1.0), 'sunset': (1.0, 0.62, 0.45), 'night': (0.18, 0.20, 0.31)}[daytime]
        dark: Rgb = {'day': (0.72, 0.76, 0.84), 'sunset': (0.45, 0.28, 0.42), 'night': (0.07, 0.08, 0.15)}[daytime]
        cloud = ramp(lit, dark, smoothstep(0.45, 0.85, field))
        picture = mix(picture, cloud, (cover * 0.9)[None])
    return picture


def hills(
    picture: Tensor,
    view: View,
    colour: Rgb,
    chance: random.Random,
    base: float,
    height: float,
    detail: float = 0.35,
    parallax: float = 1.0,
    rough: int = 3,
) -> Tensor:
    place = chance.uniform(0, 9)
    line = texture(view, view.x * parallax * detail + place, torch.full_like(view.x, place * 1.7), rough) - 0.5
    return mix(picture, rgb(colour), smoothstep(-0.01, 0.01, view.y - (base - height * line))[None])
