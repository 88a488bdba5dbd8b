"""Where the camera is at each moment: sixteen moves, every one defined for all time, and the shake of a bad shot.

A move that cannot go on for ever (tilt, roll, push) slows down towards its end; pans and zooms are steady. The first
five moves are by far the most frequent in the world, so the others must not change how those look.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import torch
from torch import Tensor

from world.drawing import View, smoothstep
from world.scene import Scene, stream

WHIP_SECONDS, WHIP_EVERY = 0.3, 1.8
"""A whip pan lasts this long and comes again after this time, the other way."""


@dataclass(frozen=True)
class _Move:
    """All [T]; `roll` and `stretch` are None where they stay 0."""

    zoom: Tensor
    x: Tensor
    y: Tensor
    roll: Tensor | None = None
    stretch: Tensor | None = None


def _ease(speed: float, end: float, seconds: Tensor) -> Tensor:
    """Starts at `speed` units a second and comes to rest `end` units away."""
    return end * torch.tanh(seconds * (speed / end))


def _whip(chance: random.Random, seconds: Tensor) -> Tensor:
    begin, side = chance.uniform(0.2, 0.5), chance.choice((-1, 1))
    turn = torch.div(seconds - begin, WHIP_EVERY, rounding_mode='floor')
    inside = seconds - begin - turn * WHIP_EVERY
    step = smoothstep(0, WHIP_SECONDS, inside)
    there = turn % 2  # every other whip goes back
    return side * 1.25 * (there + (1 - 2 * there) * step) + 0.03 * torch.sin(seconds * 1.3)


def _move(camera: str, chance: random.Random, speed: float, seconds: Tensor) -> _Move:
    one, still = torch.ones_like(seconds), torch.zeros_like(seconds)
    rate = math.log(1 + 1.2 * speed)
    pan = 2 * speed
    match camera:
        case 'zoom in':
            return _Move(torch.exp(rate * seconds), still, still)
        case 'zoom out':
            return _Move(1.2 * torch.exp(-rate * seconds), still, still)
        case 'pan left' | 'pan right':
            return _Move(one, pan * (seconds if camera == 'pan right' else -seconds), still)
        case 'tilt up' | 'tilt down':
            side = -1 if camera == 'tilt up' else 1
            return _Move(one, still, side * (_ease(1.2 * pan, 0.45, seconds) - 0.16))
        case 'roll left' | 'roll right':
            side = -1 if camera == 'roll left' else 1
            zoom = one * 1.12
            return _Move(zoom, still, still, roll=side * (_ease(1.6 * pan, 0.7, seconds) - 0.12))
        case 'push left' | 'push right':
            side = -1 if camera == 'push left' else 1
            return _Move(torch.exp(_ease(1.5 * rate, 0.9, seconds)), side * pan * seconds * 0.8, still)
        case 'orbit':
            turn = chance.choice((-1, 1)) * (1.6 + 2 * speed) * seconds + chance.uniform(0, 6.28)
            return _Move(1.1 + 0.05 * torch.sin(turn), 0.11 * torch.cos(turn), 0.055 * torch.sin(turn))
        case 'handheld':
            a, b, c = (chance.uniform(0, 6.28) for _ in range(3))
            x = 0.020 * torch.sin(seconds * 3.1 + a) + 0.010 * torch.sin(seconds * 7.3 + b)
            y = 0.014 * torch.sin(seconds * 4.2 + b) + 0.008 * torch.sin(seconds * 8.9 + c)
            roll = 0.014 * torch.sin(seconds * 2.6 + c) + 0.006 * torch.sin(seconds * 6.1 + a)
            return _Move(one * 1.05, x, y, roll=roll)
        case 'whip pan':
            return _Move(one, _whip(chance, seconds), still)
        case 'dolly zoom':
            return _Move(torch.exp(_ease(0.18, 0.3, seconds)), still, still, stretch=_ease(1.1, 1.3, seconds))
        case 'crane up':
            rise = _ease(pan, 0.4, seconds)
            return _Move(1.15 * torch.exp(-_ease(rate, 0.2, seconds)), still, 0.12 - rise * 0.9)
        case _:
            return _Move(one, still, still)


def view_of(scene: Scene, width: int, height: int, seconds: Tensor) -> View:
    """The world coordinates of every pixel of a scene's picture at the times `seconds` [T]."""
    chance = stream(scene.seed, 'camera')
    speed, shake = chance.uniform(0.12, 0.22), chance.uniform(0, 9)
    move = _move(scene.camera, chance, speed, seconds)
    amount = scene.quality.shake
    offset_x = move.x + amount * (torch.sin(seconds * 31 + shake) + torch.sin(seconds * 47 + 1))
    offset_y = move.y + amount * (torch.sin(seconds * 37 + shake * 2) + torch.sin(seconds * 53 + 2))
    short = min(width, height)
    ys, xs = torch.meshgrid(
        (torch.arange(height) + 0.5 - height / 2) / short,
        (torch.arange(width) + 0.5 - width / 2) / short,
        indexing='ij',
    )
    zoom = move.zoom
    x, y = xs[None] / zoom[:, None, None], ys[None] / zoom[:, None, None]
    if move.stretch is not None:
        far = 1 + move.stretch[:, None, None] * (xs * xs + ys * ys)
        x, y = x * far, y * far
    if move.roll is not None:
        cosine, sine = torch.cos(move.roll)[:, None, None], torch.sin(move.roll)[:, None, None]
        x, y = x * cosine - y * sine, x * sine + y * cosine
    return View(
        x=x + offset_x[:, None, None],
        y=y + offset_y[:, None, None],
        seconds=seconds[:, None, None],
        zoom=zoom[:, None],
        offset_x=offset_x[:, None],
        offset_y=offset_y[:, None],
        pixels_per_unit=float(short),
        roll=None if move.roll is None else move.roll[:, None],
        stretch=None if move.stretch is None else move.stretch[:, None],
    )
