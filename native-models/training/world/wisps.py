"""Pictures without a place: smoke, embers and floating particles on a dark ground, as editors lay them over footage."""

from __future__ import annotations

import colorsys
import random

import torch
from torch import Tensor

from world.drawing import Rgb, View, mix, rgb, scatter, smoothstep, splat, texture, wrap
from world.scene import COLOURS, Scene


def draw_smoke(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """Folded smoke that rises and spreads from below."""
    x, y, seconds = view.x, view.y, view.seconds
    place, speed = chance.uniform(0, 9), chance.uniform(0.22, 0.36)
    foot, lean, wide = chance.uniform(-0.25, 0.25), chance.uniform(-0.2, 0.2), chance.uniform(0.28, 0.62)
    up = 0.62 - y  # height above the foot
    flow = seconds * speed
    curl = texture(view, x * 0.55 + place, y * 0.45 + flow * 0.8, 4) - 0.5
    swirl = texture(view, x * 0.55 + place + 3.1, y * 0.45 + flow * 0.8 + 1.7, 4) - 0.5
    across, along = x + curl * 0.75, y + swirl * 0.75
    body = texture(view, across * 0.75 + place, along * 0.50 + flow, 3)
    fine = texture(view, across * 1.7 + curl, along * 1.1 + flow * 1.5, 2)
    fold = 1 - (2 * (texture(view, across * 0.9 + 1.3, along * 0.35 + flow * 1.1, 3) - 0.5)).abs() * 2.6
    centre = foot + lean * up + 0.35 * curl * up
    envelope = torch.exp(-(((x - centre) / (wide * (0.35 + 0.85 * up.clamp_min(0)))) ** 2))
    envelope = envelope * (0.55 + 0.45 * smoothstep(1.25, 0.3, up))
    dense = (body * 0.75 + fine * 0.25 + 0.20 * fold - 0.26) * 2.1
    amount = (smoothstep(0.0, 1.0, dense) * envelope).clamp(0, 1)
    light = (0.40 + 0.85 * smoothstep(0.25, 0.85, body + 0.25 * fold - 0.08)) * (0.85 + 0.25 * up.clamp(0, 1))
    paint: Rgb = COLOURS[scene.colour or 'white']
    if scene.colour in (None, 'white'):
        paint = (0.86, 0.88, 0.92)
    ground = rgb(tuple(0.012 + 0.02 * v for v in paint)).expand(3, *x.shape)
    return mix(ground, rgb(paint) * light[None] + 0.10 * light[None] ** 3, amount[None])


def draw_embers(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """Sparks that rise, curl and go out above a glow below the picture."""
    x, y, seconds = view.x, view.y, view.seconds
    place, speed, wind = chance.uniform(0, 9), chance.uniform(0.8, 1.25), chance.uniform(-0.22, 0.22)
    heat = texture(view, x * 0.5 + place, y * 0.5 + seconds * 0.30 * speed, 4)
    low = smoothstep(0.0, 0.85, y + 0.15)
    picture = rgb((0.010, 0.007, 0.008)) + rgb((0.75, 0.20, 0.03)) * (low**2 * (0.15 + 0.95 * heat))[None]
    time = seconds.view(-1, 1)
    for size, count, rate, strength in ((0.030, 14, 0.34, 0.55), (0.013, 60, 0.46, 0.95), (0.008, 80, 0.30, 0.8)):
        points = scatter(chance, count, (size * 0.7, size * 1.25))
        rise = rate * (0.6 + 0.8 * points.chance[:, 0]) * speed
        py = wrap(points.y - rise * time)
        sway = 0.07 * torch.sin(time * (1.6 + 2 * points.chance[:, 1]) + points.chance[:, 2] * 9)
        sway = sway + 0.03 * torch.sin(py * 9 + points.chance[:, 1] * 9)
        px = points.x + wind * (time + (0.6 - py) * 0.4) + sway
        alive = torch.sigmoid((py + 0.55 - 0.9 * points.chance[:, 3] + 0.25) * 7)
        flicker = 0.65 + 0.35 * torch.sin(time * (9 + 14 * points.chance[:, 1]) + points.chance[:, 2] * 30)
        edge = 0.9 if size > 0.02 else 0.7
        glow = splat(view, px, py, points.size, strength * alive * flicker, edge=edge, tall=1.35)
        halo = splat(view, px, py, points.size * 3.0, 0.16 * strength * alive * flicker, edge=0.95)
        picture = picture + rgb((1.0, 0.46, 0.10)) * (glow * 1.1)[None] + rgb((1.0, 0.26, 0.04)) * halo[None]
        picture = picture + rgb((0.3, 0.5, 0.45)) * (glow.clamp_max(1.2) ** 3)[None]
    return picture


def draw_particles(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """Fine glittering motes that swirl in a beam of light, in and out of focus."""
    paint = COLOURS[scene.colour or 'orange']
    hue, saturation, _ = colorsys.rgb_to_hsv(*paint)
    x, y, seconds = view.x, view.y, view.seconds
    tilt, place, turn = chance.uniform(-0.7, 0.7), chance.uniform(0, 9), chance.choice((-1, 1))
    cloud = texture(view, x * 0.45 + place + 0.05 * seconds, y * 0.45 + place - 0.03 * seconds, 4)
    beam = torch.exp(-(((y - tilt * x - chance.uniform(-0.1, 0.1)) / 0.30) ** 2))
    picture = rgb(paint) * (0.05 + 0.26 * beam * cloud + 0.05 * cloud)[None]
    time = seconds.view(-1, 1)
    for size, count, strength, edge in ((0.050, 12, 0.20, 0.5), (0.016, 70, 0.7, 0.8), (0.0085, 190, 0.95, 0.8)):
        points = scatter(chance, count, (size * 0.6, size * 1.3))
        # A slow whirl about a far point, upward drift, and a wobble of each mote's own.
        angle = turn * 0.22 * time * (0.6 + 0.8 * points.chance[:, 0])
        px = points.x * torch.cos(angle) - points.y * torch.sin(angle) * 0.5
        py = points.y * torch.cos(angle) + points.x * torch.sin(angle) * 0.5 - 0.05 * time
        px = px + 0.02 * torch.sin(time * 1.9 + points.chance[:, 1] * 9)
        near = torch.exp(-(((py - tilt * px) / 0.34) ** 2))
        glint = 0.5 + 0.5 * torch.sin(time * (2.5 + 5 * points.chance[:, 1]) + points.chance[:, 2] * 30)
        light = strength * (0.25 + 0.75 * near) * (0.35 + 0.65 * glint**2)
        colour = rgb(colorsys.hsv_to_rgb((hue + chance.uniform(-0.02, 0.02)) % 1, saturation * 0.85, 1.0))
        motes = splat(view, px, py, points.size, light, edge=edge)
        picture = picture + colour * motes[None] + (0.35 * motes.clamp_max(1.2) ** 3)[None]
    return picture
