"""The ten sceneries. Each draws [3,T,H,W] from a scene, a view and its own stream of chance."""

from __future__ import annotations

import colorsys
import math
import random
from collections.abc import Callable

import torch
from torch import Tensor

from world.drawing import Rgb, View, mix, ramp, rgb, scatter, smoothstep, splat, texture, wrap
from world.scene import COLOURS, Scene, crackles, waves

SKY: dict[str, tuple[Rgb, Rgb]] = {
    'day': ((0.20, 0.46, 0.86), (0.72, 0.86, 0.97)),
    'sunset': ((0.28, 0.20, 0.46), (0.99, 0.58, 0.26)),
    'night': ((0.02, 0.03, 0.10), (0.10, 0.13, 0.28)),
}


def _stars(view: View, chance: random.Random, count: int, strength: float) -> Tensor:
    points = scatter(chance, count, (0.010, 0.020))
    x, y = points.x.expand(view.shape[0], -1), points.y.expand(view.shape[0], -1)
    twinkle = 0.7 + 0.3 * torch.sin(view.seconds.view(-1, 1) * 3.5 + points.chance[:, 0] * 40)
    return splat(view, x, y, points.size, twinkle * strength * (0.4 + 0.6 * points.chance[:, 1]), edge=0.8)


def _sky_back(view: View, daytime: str, chance: random.Random, clouds: float, wind: float = 0.05) -> Tensor:
    x, y, seconds = view.x, view.y, view.seconds
    top, horizon = SKY[daytime]
    picture = ramp(top, horizon, smoothstep(-0.55, 0.35, y))
    if daytime == 'night':
        picture = picture + _stars(view, chance, 60, 0.8)[None]
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


def _hills(
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


def _sky(scene: Scene, view: View, chance: random.Random) -> Tensor:
    clouds = chance.uniform(0.45, 0.95)
    return _sky_back(view, _daytime(scene), chance, clouds, chance.choice((-1, 1)) * chance.uniform(0.03, 0.1))


def _daytime(scene: Scene) -> str:
    return scene.daytime or 'night'


def _sea(scene: Scene, view: View, chance: random.Random) -> Tensor:
    daytime = _daytime(scene)
    x, y, seconds = view.x, view.y, view.seconds
    horizon = chance.uniform(-0.12, 0.08)
    sky = _sky_back(view, daytime, chance, chance.uniform(0.2, 0.6))
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
    picture = _sky_back(view, daytime, chance, chance.uniform(0, 0.6))
    far: Rgb = {'day': (0.52, 0.64, 0.80), 'sunset': (0.70, 0.38, 0.40), 'night': (0.10, 0.13, 0.25)}[daytime]
    near: Rgb = {'day': (0.12, 0.26, 0.19), 'sunset': (0.13, 0.07, 0.13), 'night': (0.01, 0.02, 0.05)}[daytime]
    rough = chance.choice((2, 3))
    for i in range(3):
        part = i / 2
        colour = tuple(a + (b - a) * part for a, b in zip(far, near, strict=True))
        picture = _hills(
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
    picture = _hills(picture, view, tuple(v * 0.45 for v in bottom), chance, base=0.28, height=0.4)
    slant = chance.uniform(-0.2, 0.2)
    time = seconds.view(-1, 1)
    streaks = torch.zeros_like(x)
    for size, count, speed in ((0.016, 70, 1.7), (0.011, 80, 1.3)):
        points = scatter(chance, count, (size * 0.85, size * 1.15))
        fall = speed * (0.9 + 0.2 * points.chance[:, 0])
        py = points.y + fall * time
        px = points.x + slant * fall * time
        weight = (0.35 + 0.3 * points.chance[:, 1]).expand(len(time), -1)
        streaks = streaks + splat(view, px, py, points.size, weight, edge=0.6, tall=6.0, slant=slant)
    bright: Rgb = {'day': (0.92, 0.95, 1.0), 'sunset': (1.0, 0.85, 0.78), 'night': (0.62, 0.68, 0.85)}[daytime]
    return mix(picture, rgb(bright), streaks.clamp(0, 0.8)[None])


def _snow(scene: Scene, view: View, chance: random.Random) -> Tensor:
    daytime = _daytime(scene)
    top, bottom = {
        'day': ((0.45, 0.55, 0.70), (0.72, 0.79, 0.87)),
        'sunset': ((0.40, 0.30, 0.44), (0.86, 0.57, 0.50)),
        'night': ((0.03, 0.05, 0.13), (0.14, 0.18, 0.32)),
    }[daytime]
    picture = ramp(top, bottom, smoothstep(-0.5, 0.4, view.y))
    picture = _hills(picture, view, tuple(v * 0.7 + 0.08 for v in top), chance, 0.18, 0.4, parallax=0.7)
    ground = (0.22, 0.26, 0.40) if daytime == 'night' else tuple(min(1.0, v * 0.6 + 0.38) for v in bottom)
    picture = _hills(picture, view, ground, chance, base=0.33, height=0.25, rough=4)
    wind, time = chance.uniform(-0.2, 0.2), view.seconds.view(-1, 1)
    flakes = torch.zeros_like(view.x)
    for size, count, speed in ((0.030, 75, 0.36), (0.019, 110, 0.24)):
        points = scatter(chance, count, (size * 0.8, size * 1.2))
        sway = 0.03 * torch.sin(time * 2.2 + points.chance[:, 1] * 9)
        px = points.x + wind * time * (0.8 + 0.4 * points.chance[:, 0]) + sway
        py = points.y + speed * time * (0.85 + 0.3 * points.chance[:, 0])
        flakes = flakes + splat(view, px, py, points.size, torch.full_like(px, 0.95), edge=0.6)
    return mix(picture, rgb((1.0, 1.0, 1.0)), flakes.clamp(0, 0.95)[None])


def _night(view: View, chance: random.Random) -> Tensor:
    return ramp((0.01, 0.01, 0.06), (0.07, 0.09, 0.22), smoothstep(-0.5, 0.5, view.y))


def _star_scene(scene: Scene, view: View, chance: random.Random) -> Tensor:
    picture = _night(view, chance)
    slope, place = chance.uniform(-0.8, 0.8), chance.uniform(-0.1, 0.2)
    band = torch.exp(-(((view.y + slope * view.x + place) * 3.5) ** 2))
    band = band * texture(view, view.x * 0.8 + 3 + place, view.y * 0.8, 3)
    picture = picture + rgb((0.34, 0.26, 0.50)) * band[None]
    picture = picture + (_stars(view, chance, 130, 0.9) + _stars(view, chance, 130, 0.6)).clamp(0, 1)[None]
    if chance.random() < 0.6:
        return _hills(picture, view, (0.005, 0.01, 0.03), chance, base=0.34, height=0.35)
    return picture


def _aurora(scene: Scene, view: View, chance: random.Random) -> Tensor:
    picture = _night(view, chance) + _stars(view, chance, 70, 0.6)[None]
    colour, x, seconds = COLOURS[scene.colour or 'green'], view.x, view.seconds
    for k in range(2):
        phase = chance.uniform(0, 6)
        line = 0.0 - 0.14 * k + 0.10 * torch.sin(x * 2.6 + phase + seconds * 0.9)
        line = line + 0.05 * torch.sin(x * 6 - seconds * 1.3 + phase)
        above = line - view.y
        ray = 0.5 + 0.9 * texture(view, x * 1.3 + 0.10 * seconds + phase, torch.zeros_like(x) + phase, 2)
        band = smoothstep(-0.04, 0.03, above) * torch.exp(-above.clamp_min(0) * 4.2) * ray
        picture = picture + rgb(colour) * (band * (0.95 - 0.35 * k))[None]
    return _hills(picture, view, (0.005, 0.015, 0.03), chance, base=0.33, height=0.35)


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
}
