"""Forest, city, the view above the clouds, and under water."""

from __future__ import annotations

import random

import torch
from torch import Tensor

from world.drawing import Rgb, View, canvas_sample, mix, ramp, rgb, scatter, smoothstep, splat, texture, wrap
from world.scene import Scene, stream
from world.silhouettes import HALF_HEIGHT, HALF_WIDTH, SKYLINE_HEIGHT, skyline, trees
from world.sky import SKY, hills, sky_back, stars


def _blend(a: Rgb, b: Rgb, part: float) -> Rgb:
    return tuple(x + (y - x) * part for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def _canvas_scale(view: View) -> float:
    return min(320.0, view.pixels_per_unit * 1.4)


# Clouds ------------------------------------------------------------------------------------------------------------


def draw_clouds(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """A sea of clouds from above, lit from one side, with towers on its horizon."""
    daytime = scene.daytime or 'night'
    x, y, seconds = view.x, view.y, view.seconds
    horizon, place, speed = chance.uniform(-0.16, 0.02), chance.uniform(0, 9), chance.uniform(0.10, 0.2)
    picture = sky_back(scene, view, chance, 0.0)
    lit: Rgb = {'day': (1.0, 0.99, 0.97), 'sunset': (1.0, 0.70, 0.46), 'night': (0.30, 0.35, 0.52)}[daytime]
    shade: Rgb = {'day': (0.46, 0.58, 0.76), 'sunset': (0.42, 0.22, 0.42), 'night': (0.03, 0.045, 0.11)}[daytime]
    haze = _blend(SKY[daytime][1], lit, 0.35)
    for i, (base, height) in enumerate(((horizon + 0.02, 0.30), (horizon + 0.07, 0.24))):
        colour = _blend(haze, _blend(shade, lit, 0.55), 0.30 + 0.35 * i)
        picture = hills(picture, view, colour, chance, base, height, detail=0.9, parallax=0.4 + 0.2 * i, rough=2)
    # Billows: rounded bumps from a folded field, larger and rounder near the viewer, lit by their slope.
    depth = 1 / (y - horizon + 0.22).clamp_min(0.16)
    across, along = x * depth * 0.20 + place, depth * 0.55 + seconds * speed
    warp = texture(view, across * 0.6 + 4.0, along * 0.6, 4) - 0.5

    def billow(u: Tensor, v: Tensor) -> Tensor:
        fold = 1 - (texture(view, u + warp * 0.5, v, 3) - 0.5).abs() * 5
        return 0.65 * fold + 0.9 * (texture(view, u * 0.5, v * 0.5 + 2.0, 4) - 0.5)

    puff = billow(across, along)
    slope = puff - billow(across - 0.05, along - 0.06)
    light = (0.30 + 0.42 * puff + 0.85 * slope).clamp(0, 1)
    far = smoothstep(0.30, 0.02, y - horizon)
    body = mix(ramp(shade, lit, light), rgb(haze), (0.75 * far)[None])
    edge = smoothstep(-0.015, 0.03, y - horizon - 0.05 + 0.06 * (puff - 0.5))
    return mix(picture, body, edge[None])


# Forest ------------------------------------------------------------------------------------------------------------


def draw_forest(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """Rows of trees that fade into drifting mist, with light falling through them."""
    daytime = scene.daytime or 'night'
    x, y, seconds = view.x, view.y, view.seconds
    mist: Rgb = {'day': (0.80, 0.89, 0.84), 'sunset': (1.0, 0.72, 0.42), 'night': (0.14, 0.20, 0.32)}[daytime]
    top: Rgb = {'day': (0.55, 0.74, 0.80), 'sunset': (0.52, 0.28, 0.36), 'night': (0.03, 0.05, 0.13)}[daytime]
    near: Rgb = {'day': (0.04, 0.16, 0.08), 'sunset': (0.10, 0.045, 0.05), 'night': (0.005, 0.015, 0.03)}[daytime]
    kind = chance.choice(('conifer', 'conifer', 'broadleaf'))
    place, wind = chance.uniform(0, 9), chance.choice((-1, 1)) * chance.uniform(0.08, 0.16)
    picture = ramp(top, mist, smoothstep(-0.55, 0.15, y))
    if daytime == 'night':
        picture = picture + stars(view, stream(scene.seed, 'stars'), 50, 0.6)[None]
    light_x = chance.uniform(-0.45, 0.45)
    distance = torch.sqrt((x - light_x) ** 2 + (y + 0.30) ** 2)
    glow: Rgb = {'day': (0.95, 0.95, 0.75), 'sunset': (1.0, 0.75, 0.35), 'night': (0.5, 0.6, 0.8)}[daytime]
    picture = picture + rgb(glow) * (torch.exp(-distance * 5) * (0.2 if daytime == 'night' else 0.5))[None]
    if daytime == 'night':
        picture = mix(picture, rgb((0.92, 0.93, 0.98)), smoothstep(0.065, 0.045, distance)[None])
    rows = ((0.16, (0.28, 0.46), 44), (0.25, (0.40, 0.62), 26), (0.38, (0.58, 0.84), 13), (0.56, (0.85, 1.2), 6))
    fog = texture(view, x * 0.35 + place + wind * seconds, y * 0.9 + place, 4)
    for i, (base, height, count) in enumerate(rows):
        parallax, part = 0.45 + 0.2 * i, (0.16, 0.42, 0.72, 1.0)[i]
        canvas = trees(scene.seed, i, kind, height, count, base, _canvas_scale(view)).to(x.device)
        sway = 0.006 * (i + 1) * (base - y).clamp(0, 1) * torch.sin(seconds * (2.1 - 0.2 * i) + x * 2 + i)
        across = x + sway + view.offset_x[..., None] * (parallax - 1)
        cover = canvas_sample(canvas, across, y, HALF_WIDTH, HALF_HEIGHT)[0]
        colour = rgb(_blend(mist, near, part))
        picture = mix(picture, colour, cover[None])
        veil = (0.75 * (1 - part) + 0.12) * smoothstep(0.30, 0.75, fog) * smoothstep(base - 0.35, base + 0.05, y)
        picture = mix(picture, rgb(mist), veil[None])
    ray = texture(view, (x - light_x) / (y + 1.0).clamp_min(0.2) * 0.55 + place, 0 * x + seconds * 0.05 + place, 3)
    rays = smoothstep(0.50, 0.80, ray) * smoothstep(0.55, -0.3, y) * (0.12 if daytime == 'night' else 0.34)
    return picture + rgb(glow) * rays[None]


# City --------------------------------------------------------------------------------------------------------------


def _paint(canvas: Tensor, daytime: str, face: Rgb, haze: Rgb, far: float) -> Tensor:
    """The canvas of a skyline in its colours: [4,h,w], coverage and then the covered colour."""
    cover, light, warmth, shade, glass = canvas[:, None].unbind(0)
    colour = rgb(face) * shade[None]
    if daytime == 'day':
        colour = mix(colour, rgb(haze) * 0.78 * cover[None], (glass * (0.55 - 0.5 * far))[None])
    lit = {'day': 0.0, 'sunset': 0.42, 'night': 0.95}[daytime]
    window = rgb((1.0, 0.72, 0.34)) * warmth[None] + rgb((0.75, 0.86, 1.0)) * (light - warmth).clamp_min(0)[None]
    colour = colour * (1 - 0.7 * lit * light)[None] + window * (lit * 1.15 * (1 - 0.4 * far))
    return torch.cat([cover[None], colour])[:, 0]


def draw_city(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """A skyline behind water, its windows lit by night, cars passing on the shore."""
    daytime = scene.daytime or 'night'
    x, y, seconds = view.x, view.y, view.seconds
    shore, place = chance.uniform(0.16, 0.26), chance.uniform(0, 9)
    # Everything above the shore is mirrored below it: one lookup draws both.
    below = smoothstep(-0.004, 0.004, y - shore)
    ripple = texture(view, x * 0.5 + place, (y - shore).clamp_min(0) * 3.2 + seconds * 0.22, 1) - 0.5
    mirrored = torch.where(y > shore, 2 * shore - y, y)
    inside = (y - shore).clamp_min(0)
    across = x + torch.where(y > shore, ripple * (0.05 + 0.30 * inside), torch.zeros_like(x))
    mirrored = mirrored + torch.where(y > shore, ripple * (0.10 + 0.5 * inside), torch.zeros_like(x))
    seen = View(across, mirrored, seconds, view.zoom, view.offset_x, view.offset_y, view.pixels_per_unit)
    picture = sky_back(scene, seen, chance, chance.uniform(0.1, 0.5))
    if daytime == 'night':
        glow = torch.exp(-(shore - mirrored).clamp_min(0) * 4.5)
        picture = picture + rgb((0.42, 0.26, 0.20)) * (glow * 0.55)[None]
    haze = SKY[daytime][1] if daytime != 'night' else (0.22, 0.19, 0.28)
    wall: Rgb = {'day': (0.36, 0.42, 0.50), 'sunset': (0.20, 0.11, 0.19), 'night': (0.035, 0.04, 0.075)}[daytime]
    layers = (((0.22, 0.46), 0.028, 0.55, 0.55), ((0.14, 0.34), 0.034, 0.75, 0.20), ((0.06, 0.20), 0.040, 1.0, 0.0))
    half = SKYLINE_HEIGHT / 2
    for i, (height, cell, parallax, far) in enumerate(layers):
        canvas = skyline(scene.seed, i, height, cell, _canvas_scale(view)).to(x.device)
        face = _blend(wall, haze, far)
        shifted = across + view.offset_x[..., None] * (parallax - 1)
        painted = canvas_sample(
            _paint(canvas, daytime, face, haze, far), shifted, mirrored - shore + half, HALF_WIDTH, half
        )
        cover, front = painted[:1].clamp(0, 1), painted[1:]
        if daytime != 'day':
            # Lit windows seem to go on and off, as seen through moving air.
            front = front * (0.88 + 0.12 * torch.sin(seconds * 4 + shifted * 37 + mirrored * 53))[None]
        picture = picture * (1 - cover) + front
    bank = torch.exp(-(((mirrored - shore) / 0.012) ** 2))
    picture = mix(picture, rgb(_blend(wall, (0.0, 0.0, 0.0), 0.4)), (bank * 0.8)[None])
    water = picture * {'day': 0.72, 'sunset': 0.70, 'night': 0.62}[daytime]
    tint: Rgb = {'day': (0.16, 0.30, 0.42), 'sunset': (0.25, 0.13, 0.22), 'night': (0.01, 0.02, 0.06)}[daytime]
    water = mix(water, rgb(tint), torch.tensor(0.28)) + 0.10 * ripple[None] * (1.0 if daytime == 'day' else 0.5)
    picture = mix(picture, water, below[None])
    time = seconds.view(-1, 1)
    for side, colour in ((1, (1.0, 0.92, 0.70)), (-1, (1.0, 0.18, 0.10))):
        points = scatter(stream(scene.seed, f'cars {side}'), 13, (0.006, 0.009))
        px = points.x + side * (0.16 + 0.10 * points.chance[:, 0]) * time
        py = (shore - 0.012 + 0.008 * side + 0 * points.y).expand_as(px)
        cars = splat(view, px, py, points.size, torch.full_like(px, 0.95), edge=0.9)
        cars = cars + 0.25 * splat(view, px, py + 0.02, points.size * 1.5, torch.full_like(px, 0.8), edge=0.9, tall=4.0)
        strength = {'day': 0.45, 'sunset': 0.8, 'night': 1.0}[daytime]
        picture = picture + rgb(colour) * (cars * strength)[None]
    return picture


# Under water -------------------------------------------------------------------------------------------------------


def draw_underwater(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """Light rays from the surface, rising bubbles, and the play of light on sand."""
    x, y, seconds = view.x, view.y, view.seconds
    green, place = chance.uniform(0, 1), chance.uniform(0, 9)
    top = _blend((0.10, 0.62, 0.86), (0.10, 0.72, 0.68), green)
    deep = _blend((0.005, 0.09, 0.26), (0.0, 0.13, 0.19), green)
    source = chance.uniform(-0.5, 0.5)
    picture = ramp(top, deep, smoothstep(-0.62, 0.50, y + 0.10 * (x - source) ** 2))
    surface = torch.exp(-(((x - source) / 0.55) ** 2 + ((y + 0.58) / 0.22) ** 2))
    picture = picture + rgb((0.55, 0.62, 0.52)) * surface[None]
    if chance.random() < 0.65:
        bed = chance.uniform(0.28, 0.36)
        depth = 1 / (y - bed + 0.16).clamp_min(0.10)
        warp = texture(view, x * depth * 0.10 + place, depth * 0.3 + seconds * 0.05, 3) * 0.5
        caustic = texture(view, x * depth * 0.16 + warp + 0.10 * seconds, depth * 0.45 - warp + 0.06 * seconds, 2)
        web = torch.exp(-(((caustic - 0.5) / 0.06) ** 2))
        sand = rgb(_blend(deep, (0.62, 0.62, 0.45), 0.45)) * (0.75 + 0.5 * smoothstep(bed, 0.6, y))[None]
        sand = sand + rgb((0.30, 0.42, 0.36)) * (web * smoothstep(bed, bed + 0.12, y))[None]
        line = y - bed - 0.05 * (texture(view, x * 0.6 + place, 0 * y + place, 4) - 0.5)
        picture = mix(picture, sand, smoothstep(0.0, 0.10, line)[None])
    angle = (x - source) / (y + 1.05).clamp_min(0.25)
    for k in range(2):
        ray = texture(view, angle * (0.55 + 0.5 * k) + place + k, seconds * (0.13 + 0.05 * k) + 0 * x + place, 2)
        beam = smoothstep(0.46, 0.82, ray) * smoothstep(0.55, -0.45, y) * torch.exp(-((angle / 0.9) ** 2))
        picture = picture + rgb((0.40, 0.62, 0.60)) * (beam * (0.6 - 0.2 * k))[None]
    time = seconds.view(-1, 1)
    motes = scatter(chance, 70, (0.006, 0.012))
    drift = splat(
        view,
        motes.x + 0.03 * time,
        motes.y + 0.02 * torch.sin(time + motes.chance[:, 0] * 9),
        motes.size,
        torch.full((len(time), 70), 0.22),
        edge=0.9,
    )
    picture = picture + rgb((0.7, 0.9, 0.9)) * drift[None]
    points = scatter(chance, 24, (0.014, 0.042))
    rise = 0.20 + 0.22 * points.chance[:, 0]
    px = points.x + 0.022 * torch.sin(time * (3 + 2 * points.chance[:, 1]) + points.chance[:, 2] * 9)
    py = wrap(points.y - rise * time)
    one = torch.ones_like(px)
    rim = splat(view, px, py, points.size, one, edge=0.25) - 0.82 * splat(
        view, px, py, points.size * 0.72, one, edge=0.6
    )
    shine = splat(view, px - points.size * 0.30, py - points.size * 0.34, points.size * 0.30, one, edge=0.7)
    return picture + rgb((0.62, 0.85, 0.90)) * (rim.clamp(0, 1) * 0.5)[None] + (shine.clamp(0, 1) * 0.75)[None]
