"""The sceneries. Each draws [3,T,H,W] from a scene, a view and its own stream of chance."""

from __future__ import annotations

import colorsys
import math
import random
from collections.abc import Callable

import torch
from torch import Tensor

from world.drawing import Rgb, View, mix, ramp, rgb, scatter, smoothstep, splat, texture, wrap
from world.motion import crackles, waves
from world.places import draw_city, draw_clouds, draw_forest, draw_underwater
from world.scene import COLOURS, Scene
from world.sky import hills, sky_back, stars
from world.weather import RAIN, rain_streaks, snow_flakes
from world.wisps import draw_embers, draw_particles, draw_smoke


def _sky(scene: Scene, view: View, chance: random.Random) -> Tensor:
    clouds = chance.uniform(0.45, 0.95)
    return sky_back(scene, view, chance, clouds, chance.choice((-1, 1)) * chance.uniform(0.03, 0.1))


def _daytime(scene: Scene) -> str:
    return scene.daytime or 'night'


def _sea(scene: Scene, view: View, chance: random.Random) -> Tensor:
    daytime = _daytime(scene)
    x, y, seconds = view.x, view.y, view.seconds
    horizon = chance.uniform(-0.12, 0.08)
    sky = sky_back(scene, view, chance, chance.uniform(0.2, 0.6))
    depth = 1 / (y - horizon + 0.09).clamp_min(0.03)
    phase, speed = chance.uniform(0, 9), chance.uniform(0.6, 1.1)
    swell = torch.sin(depth * 2.6 + x * depth * 0.35 + seconds * 3.4 * speed + phase)
    swell = swell + 0.8 * torch.sin(depth * 1.5 - x * depth * 0.6 + seconds * 2.3 * speed)
    ripple = texture(view, x * depth * 0.10 + phase, depth * 0.22 + seconds * 0.16 * speed, 2) - 0.5
    height = (swell * 0.22 + ripple * 1.3) * smoothstep(0.0, 0.12, y - horizon)
    deep: Rgb = {'day': (0.03, 0.26, 0.45), 'sunset': (0.22, 0.13, 0.25), 'night': (0.01, 0.03, 0.10)}[daytime]
    light: Rgb = {'day': (0.35, 0.66, 0.80), 'sunset': (0.98, 0.55, 0.34), 'night': (0.15, 0.21, 0.40)}[daytime]
    near = smoothstep(0, 0.5, y - horizon)
    water = ramp(light, deep, (0.25 + 0.6 * near - height * 0.6).clamp(0, 1))
    first, last = float(seconds.min()), float(seconds.max())
    foam = torch.zeros_like(x)
    for time in waves(scene, last + 1.5):
        if time > first - 1.5:
            age = seconds - time
            front = 0.36 + 0.10 * torch.tanh(age * 2) + 0.10 * (texture(view, x * 0.7 + time, y * 0 + time, 3) - 0.5)
            foam = foam + torch.exp(-((age / 0.45) ** 2)) * torch.exp(-(((y - front) / 0.05) ** 2))
    water = water + (foam * {'day': 0.5, 'sunset': 0.35, 'night': 0.18}[daytime])[None]
    return mix(sky, water, smoothstep(-0.008, 0.008, y - horizon)[None])


def _mountains(scene: Scene, view: View, chance: random.Random) -> Tensor:
    daytime = _daytime(scene)
    picture = sky_back(scene, view, chance, chance.uniform(0, 0.6))
    far: Rgb = {'day': (0.52, 0.64, 0.80), 'sunset': (0.70, 0.38, 0.40), 'night': (0.10, 0.13, 0.25)}[daytime]
    near: Rgb = {'day': (0.12, 0.26, 0.19), 'sunset': (0.13, 0.07, 0.13), 'night': (0.01, 0.02, 0.05)}[daytime]
    rough = chance.choice((2, 3))
    for i in range(3):
        part = i / 2
        colour = tuple(a + (b - a) * part for a, b in zip(far, near, strict=True))
        picture = hills(
            picture,
            view,
            colour,
            chance,
            base=-0.02 + 0.17 * i,
            height=0.75 - 0.2 * i,
            detail=0.8,
            parallax=0.5 + 0.5 * part,
            rough=min(4, rough + i // 2),
        )
    return picture


def _rain(scene: Scene, view: View, chance: random.Random) -> Tensor:
    daytime = _daytime(scene)
    top, bottom = {
        'day': ((0.34, 0.39, 0.46), (0.54, 0.59, 0.64)),
        'sunset': ((0.28, 0.22, 0.32), (0.62, 0.42, 0.36)),
        'night': ((0.03, 0.04, 0.09), (0.10, 0.12, 0.20)),
    }[daytime]
    x, y, seconds = view.x, view.y, view.seconds
    picture = ramp(top, bottom, smoothstep(-0.5, 0.4, y))
    picture = picture * (0.85 + 0.3 * texture(view, x * 0.5 + seconds * 0.06, y * 0.9, 4))[None]
    picture = hills(picture, view, tuple(v * 0.45 for v in bottom), chance, base=0.28, height=0.4)
    return mix(picture, rgb(RAIN[daytime]), rain_streaks(view, chance).clamp(0, 0.8)[None])


def _snow(scene: Scene, view: View, chance: random.Random) -> Tensor:
    daytime = _daytime(scene)
    top, bottom = {
        'day': ((0.45, 0.55, 0.70), (0.72, 0.79, 0.87)),
        'sunset': ((0.40, 0.30, 0.44), (0.86, 0.57, 0.50)),
        'night': ((0.03, 0.05, 0.13), (0.14, 0.18, 0.32)),
    }[daytime]
    picture = ramp(top, bottom, smoothstep(-0.5, 0.4, view.y))
    picture = hills(picture, view, tuple(v * 0.7 + 0.08 for v in top), chance, 0.18, 0.4, parallax=0.7)
    ground = (0.22, 0.26, 0.40) if daytime == 'night' else tuple(min(1.0, v * 0.6 + 0.38) for v in bottom)
    picture = hills(picture, view, ground, chance, base=0.33, height=0.25, rough=4)
    return mix(picture, rgb((1.0, 1.0, 1.0)), snow_flakes(view, chance).clamp(0, 0.95)[None])


def _night(view: View, chance: random.Random) -> Tensor:
    return ramp((0.01, 0.01, 0.06), (0.07, 0.09, 0.22), smoothstep(-0.5, 0.5, view.y))


def _star_scene(scene: Scene, view: View, chance: random.Random) -> Tensor:
    picture = _night(view, chance)
    slope, place = chance.uniform(-0.8, 0.8), chance.uniform(-0.1, 0.2)
    band = torch.exp(-(((view.y + slope * view.x + place) * 3.5) ** 2))
    band = band * texture(view, view.x * 0.8 + 3 + place, view.y * 0.8, 3)
    picture = picture + rgb((0.34, 0.26, 0.50)) * band[None]
    picture = picture + (stars(view, chance, 130, 0.9) + stars(view, chance, 130, 0.6)).clamp(0, 1)[None]
    if chance.random() < 0.6:
        return hills(picture, view, (0.005, 0.01, 0.03), chance, base=0.34, height=0.35)
    return picture


def _aurora(scene: Scene, view: View, chance: random.Random) -> Tensor:
    picture = _night(view, chance) + stars(view, chance, 70, 0.6)[None]
    colour, x, seconds = COLOURS[scene.colour or 'green'], view.x, view.seconds
    for k in range(2):
        phase = chance.uniform(0, 6)
        line = 0.0 - 0.14 * k + 0.10 * torch.sin(x * 2.6 + phase + seconds * 0.9)
        line = line + 0.05 * torch.sin(x * 6 - seconds * 1.3 + phase)
        above = line - view.y
        ray = 0.5 + 0.9 * texture(view, x * 1.3 + 0.10 * seconds + phase, torch.zeros_like(x) + phase, 2)
        band = smoothstep(-0.04, 0.03, above) * torch.exp(-above.clamp_min(0) * 4.2) * ray
        picture = picture + rgb(colour) * (band * (0.95 - 0.35 * k))[None]
    return hills(picture, view, (0.005, 0.015, 0.03), chance, base=0.33, height=0.35)


def _fire(scene: Scene, view: View, chance: random.Random) -> Tensor:
    x, y, seconds = view.x, view.y, view.seconds
    phase, speed = chance.uniform(0, 9), chance.uniform(0.7, 1.0)
    leap = torch.zeros_like(seconds)
    for time, strength in crackles(scene, float(seconds.max()) + 0.01):
        age = seconds - time
        leap = leap + strength * torch.where(age >= 0, torch.exp(-age.clamp_min(0) / 0.12), torch.zeros_like(age))
    bend = (texture(view, x * 1.1 + phase, y * 0.9 + seconds * 0.8 * speed, 3) - 0.5) * 0.35
    flame = texture(view, (x + bend) * 1.0 + phase, y * 0.5 + seconds * 0.9 * speed, 2) * 0.75
    flame = flame + texture(view, (x + bend) * 2.2, y * 1.1 + seconds * 1.4 * speed, 1) * 0.25
    width, low = chance.uniform(0.4, 0.9), chance.uniform(-0.02, 0.12)
    heat = (flame - 0.50) * 1.5 + (y.clamp_max(0.55) + low) * 1.35 - (x * width) ** 2 * 0.5 + 0.14 * leap.clamp_max(1.2)
    picture = torch.stack(
        [smoothstep(-0.15, 0.35, heat), smoothstep(0.05, 0.75, heat) * 0.88, smoothstep(0.45, 1.1, heat) * 0.7]
    ) + rgb((0.03, 0.012, 0.01))
    points, time = scatter(chance, 45, (0.010, 0.018)), view.seconds.view(-1, 1)
    px = points.x + 0.06 * torch.sin(time * 3 + points.chance[:, 1] * 9)
    py = wrap(points.y - (0.35 + 0.3 * points.chance[:, 0]) * time * speed)
    glow = 0.9 * torch.sigmoid((py + 0.35) * 8) * (points.chance[:, 2] < 0.7)
    embers = splat(view, px, py, points.size, glow, edge=0.8)
    return picture + rgb((1.0, 0.55, 0.15)) * embers[None]


def _bokeh(scene: Scene, view: View, chance: random.Random) -> Tensor:
    base = COLOURS[scene.colour or 'blue']
    hue, _, _ = colorsys.rgb_to_hsv(*base)
    dark: Rgb = tuple(v * 0.10 for v in base)
    picture = ramp(dark, tuple(v * 0.26 + 0.01 for v in base), smoothstep(-0.5, 0.5, view.y))
    drift_x, drift_y = chance.uniform(-0.1, 0.1), chance.uniform(-0.1, 0.05)
    time = view.seconds.view(-1, 1)
    for k, (size, count) in enumerate(((0.16, 16), (0.11, 22), (0.07, 26))):
        points = scatter(chance, count, (size * 0.8, size * 1.2), extent=1.2)
        colour = rgb(colorsys.hsv_to_rgb((hue + 0.04 * (k - 1)) % 1, 0.75 - 0.2 * k, 1.0))
        px = points.x + drift_x * time * (1 + k * 0.4)
        py = points.y + drift_y * time * (1 + k * 0.4)
        glow = (0.22 + 0.3 * points.chance[:, 0]) * (0.85 + 0.15 * torch.sin(time * 3 + points.chance[:, 1] * 30))
        picture = picture + colour * splat(view, px, py, points.size, glow * 0.8, edge=0.25, extent=1.2)[None]
    return picture


def _gradient(scene: Scene, view: View, chance: random.Random) -> Tensor:
    first, second = COLOURS[scene.colour or 'blue'], COLOURS[scene.second_colour or 'pink']
    angle, phase = chance.uniform(0, 2 * math.pi), chance.uniform(0, 9)
    fold = texture(view, view.x * 0.28 + phase + view.seconds * 0.08, view.y * 0.28 + view.seconds * 0.05, 4) - 0.5
    along = (view.x * math.cos(angle) + view.y * math.sin(angle)) * 0.9
    return ramp(first, second, smoothstep(-0.6, 0.6, along + fold * 1.3 + 0.10 * torch.sin(view.seconds * 2 + phase)))


DRAW: dict[str, Callable[[Scene, View, random.Random], Tensor]] = {
    'sky': _sky,
    'sea': _sea,
    'mountains': _mountains,
    'rain': _rain,
    'snow': _snow,
    'stars': _star_scene,
    'aurora': _aurora,
    'fire': _fire,
    'bokeh': _bokeh,
    'gradient': _gradient,
    'clouds': draw_clouds,
    'forest': draw_forest,
    'city': draw_city,
    'smoke': draw_smoke,
    'embers': draw_embers,
    'underwater': draw_underwater,
    'particles': draw_particles,
}
