"""Rain and snow: as the subject of a scene, and falling over another scenery."""

from __future__ import annotations

import random

import torch
from torch import Tensor

from world.drawing import Rgb, View, mix, rgb, scatter, splat
from world.scene import Scene, stream

RAIN: dict[str, Rgb] = {'day': (0.92, 0.95, 1.0), 'sunset': (1.0, 0.85, 0.78), 'night': (0.62, 0.68, 0.85)}
_OVERCAST: dict[str, Rgb] = {'day': (0.46, 0.50, 0.55), 'sunset': (0.44, 0.33, 0.34), 'night': (0.05, 0.06, 0.10)}


def rain_streaks(view: View, chance: random.Random) -> Tensor:
    """How much of each pixel [T,H,W] is a falling drop."""
    slant = chance.uniform(-0.2, 0.2)
    time = view.seconds.view(-1, 1)
    streaks = torch.zeros_like(view.x)
    for size, count, speed in ((0.016, 70, 1.7), (0.011, 80, 1.3)):
        points = scatter(chance, count, (size * 0.85, size * 1.15))
        fall = speed * (0.9 + 0.2 * points.chance[:, 0])
        py = points.y + fall * time
        px = points.x + slant * fall * time
        weight = (0.35 + 0.3 * points.chance[:, 1]).expand(len(time), -1)
        streaks = streaks + splat(view, px, py, points.size, weight, edge=0.6, tall=6.0, slant=slant)
    return streaks


def snow_flakes(view: View, chance: random.Random) -> Tensor:
    """How much of each pixel [T,H,W] is a falling flake."""
    wind, time = chance.uniform(-0.2, 0.2), view.seconds.view(-1, 1)
    flakes = torch.zeros_like(view.x)
    for size, count, speed in ((0.030, 75, 0.36), (0.019, 110, 0.24)):
        points = scatter(chance, count, (size * 0.8, size * 1.2))
        sway = 0.03 * torch.sin(time * 2.2 + points.chance[:, 1] * 9)
        px = points.x + wind * time * (0.8 + 0.4 * points.chance[:, 0]) + sway
        py = points.y + speed * time * (0.85 + 0.3 * points.chance[:, 0])
        flakes = flakes + splat(view, px, py, points.size, torch.full_like(px, 0.95), edge=0.6)
    return flakes


def precipitate(picture: Tensor, scene: Scene, view: View) -> Tensor:
    """The scenery under a dull sky, with the scene's weather falling in front of it."""
    chance = stream(scene.seed, f'weather {scene.weather}')
    daytime = scene.daytime or 'night'
    grey = picture.mean(0, keepdim=True)
    # City lights and the moon keep shining through the dull air of a night.
    dull = torch.tensor(0.14 if daytime == 'night' else 0.30)
    if scene.weather == 'rain':
        picture = mix((grey + (picture - grey) * 0.65) * 0.85, rgb(_OVERCAST[daytime]), dull)
        return mix(picture, rgb(RAIN[daytime]), rain_streaks(view, chance).clamp(0, 0.8)[None])
    picture = mix((grey + (picture - grey) * 0.6) * 0.92, rgb(_OVERCAST[daytime]) * 1.25, dull * 0.7)
    return mix(picture, rgb((1.0, 1.0, 1.0)), snow_flakes(view, chance).clamp(0, 0.95)[None])
