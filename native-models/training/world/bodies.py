"""The room and the bodies that move in it, drawn from signed distances."""

from __future__ import annotations

import math
import random

import torch
from torch import Tensor

from world.drawing import Rgb, View, mix, rgb, smoothstep
from world.motion import positions
from world.scene import COLOURS, FLOOR, Body, Scene

_ROOMS: dict[str, tuple[Rgb, Rgb]] = {
    'grey': ((0.62, 0.63, 0.66), (0.45, 0.46, 0.48)),
    'blue': ((0.55, 0.72, 0.90), (0.35, 0.50, 0.66)),
    'warm': ((0.93, 0.80, 0.64), (0.70, 0.52, 0.36)),
    'dark': ((0.15, 0.15, 0.20), (0.08, 0.08, 0.11)),
    'green': ((0.70, 0.86, 0.92), (0.36, 0.60, 0.28)),
}
_SHINE = {'rubber': 0.12, 'wood': 0.08, 'metal': 0.6, 'glass': 0.75}


def _distance(shape: str, x: Tensor, y: Tensor, size: float) -> Tensor:
    """Signed distance to a shape of about `size` radius, negative inside."""
    if shape == 'ball':
        return torch.sqrt(x * x + y * y) - size
    if shape == 'ring':
        return (torch.sqrt(x * x + y * y) - size * 0.74).abs() - size * 0.26
    if shape == 'square':
        qx, qy = x.abs() - size * 0.84, y.abs() - size * 0.84
        return torch.sqrt(qx.clamp_min(0) ** 2 + qy.clamp_min(0) ** 2) + torch.maximum(qx, qy).clamp_max(0)
    if shape == 'triangle':
        root, side = math.sqrt(3), size * 1.08
        px, py = x.abs(), -y + size * 0.1
        sides = (px * root + py) / 2 - side * 0.62
        return torch.maximum(sides, -py - side * 0.62 + 0 * sides)
    outer, inner, wedge = size * 1.18, 0.5, math.pi / 5
    angle = ((torch.atan2(x, -y) + wedge) % (2 * wedge) - wedge).abs()
    radius = torch.sqrt(x * x + y * y)
    px, py = radius * torch.sin(angle), radius * torch.cos(angle)
    edge_x, edge_y = outer * inner * math.sin(wedge), outer * inner * math.cos(wedge) - outer
    return (px * -edge_y + (py - outer) * edge_x) / math.hypot(edge_x, edge_y)


def _seen(body: Body, place: Tensor, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Signed distance [T,H,W] to a body at `place` [T,3], the way from its middle in x and y, and in x as it turns."""
    bx, by, turn = (place[:, i, None, None] for i in range(3))
    dx, dy = x - bx, y - by
    local_x, local_y = dx * torch.cos(turn) + dy * torch.sin(turn), -dx * torch.sin(turn) + dy * torch.cos(turn)
    return _distance(body.shape, local_x, local_y, body.radius), dx, dy, local_x


def _cover(distance: Tensor) -> Tensor:
    return smoothstep(0.008, -0.008, distance)


def _places(scene: Scene, view: View) -> Tensor:
    return torch.from_numpy(positions(scene, view.seconds.flatten().double().numpy())).float()


def body_cover(scene: Scene, view: View, index: int) -> Tensor:
    """How much of every pixel shows the body at `index`: [T,H,W]. A body in front covers it."""
    places = _places(scene, view)
    cover = _cover(_seen(scene.bodies[index], places[index], view.x, view.y)[0])
    for body, place in zip(scene.bodies[index + 1 :], places[index + 1 :], strict=True):
        cover = cover * (1 - _cover(_seen(body, place, view.x, view.y)[0]))
    return cover


def draw_room(scene: Scene, view: View, chance: random.Random) -> Tensor:
    """A room with soft light and the scene's bodies with shadows: [3,T,H,W]."""
    wall, floor = _ROOMS[scene.room or 'grey']
    x, y = view.x, view.y
    light = 1.06 - 0.25 * torch.sqrt((x - chance.uniform(-0.3, 0.3)) ** 2 + (y + 0.2) ** 2)
    lit_floor = rgb(floor) * (0.85 + 0.7 * (y - 0.1).clamp(0, 0.5))[None]
    picture = mix(rgb(wall).expand(3, *x.shape), lit_floor, smoothstep(0.10, 0.13, y)[None]) * light[None]
    places = _places(scene, view)
    for body, place in zip(scene.bodies, places, strict=True):
        bx, by = place[:, 0, None, None], place[:, 1, None, None]
        above = (FLOOR - body.radius - by).clamp_min(0)
        wide, high = body.radius * (1.1 + above), 0.035 + 0.05 * above
        shadow = torch.exp(-1.2 * (((x - bx - above * 0.15) / wide) ** 2 + ((y - FLOOR - 0.01) / high) ** 2))
        picture = picture * (1 - 0.6 * shadow / (1 + 2.2 * above))[None]
    for body, place in zip(scene.bodies, places, strict=True):
        distance, dx, dy, local_x = _seen(body, place, x, y)
        paint, shine = rgb(COLOURS[body.colour]), _SHINE[body.material]
        if body.shape == 'ball':
            nx, ny = dx / body.radius, dy / body.radius
            nz = torch.sqrt((1 - nx**2 - ny**2).clamp_min(0))
            lit = 0.5 + 0.55 * (-0.45 * nx - 0.6 * ny + 0.65 * nz).clamp_min(0)
            stripe = smoothstep(0.045, 0.025, local_x.abs()) * 0.45
            colour = mix(paint * lit[None], rgb((1.0, 1.0, 1.0)) * lit[None], stripe[None])
            colour = colour + ((-0.5 * nx - 0.6 * ny + 0.62 * nz).clamp_min(0) ** 20 * shine)[None]
        else:
            rim = 0.78 + 0.22 * smoothstep(0, 0.02, -distance - 0.012)
            colour = paint * (0.92 - 0.6 * (dx * 0.5 + dy * 0.8))[None] * rim[None]
            colour = colour + torch.exp(-(((dx + dy * 1.2 + 0.04) / 0.03) ** 2))[None] * shine * 0.25
        picture = mix(picture, colour, _cover(distance)[None])
    return picture
