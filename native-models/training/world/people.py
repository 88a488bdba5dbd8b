"""Simple characters, known again by face and clothes, drawn from signed distances.

A person is drawn in units of half a head: the middle of the head is the origin, its chin lies at y = 1, the shoulders
at 1.7, the feet at 8.6. `Pose` says how the figure stands at each moment; `Identity` (identity.py) who it is.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from world.drawing import Rgb, mix, pattern_amount, rgb, smoothstep
from world.identity import EYES, HAIR_COLOURS, SKINS, Identity
from world.scene import COLOURS, stream

Seen = tuple[Tensor, Tensor]
"""Colour [3,T,H,W] and coverage [T,H,W] of what has been drawn so far."""


@dataclass(frozen=True)
class Pose:
    """All [T,1,1]. `turn` -1..1 is the head's turn, `nod` its pitch, `blink` and `mouth` 0..1 (closed eye, open mouth);
    arms in radians from hanging down (positive outwards), `wave` bends the right forearm up, `stride` -1..1 the legs.
    """

    turn: Tensor
    nod: Tensor
    tilt: Tensor
    blink: Tensor
    mouth: Tensor
    smile: Tensor
    left_arm: Tensor
    right_arm: Tensor
    wave: Tensor
    stride: Tensor


def _segment(x: Tensor, y: Tensor, ax: Tensor, ay: Tensor, bx: Tensor, by: Tensor) -> Tensor:
    """Distance to a line from a to b."""
    dx, dy = bx - ax, by - ay
    along = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-6)).clamp(0, 1)
    return torch.sqrt((x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2)


def _ellipse(x: Tensor, y: Tensor, wide: float | Tensor, high: float | Tensor) -> Tensor:
    """About the signed distance to an ellipse."""
    near = torch.sqrt((x / wide) ** 2 + (y / high) ** 2)
    return (near - 1) * torch.minimum(torch.as_tensor(wide), torch.as_tensor(high))


class _Figure:
    """Lays one layer after another over a picture; `soft` is the width of an edge, about one pixel."""

    def __init__(self, picture: Tensor, soft: float) -> None:
        self.picture, self.cover, self.soft = picture, torch.zeros_like(picture[0]), soft

    def lay(self, distance: Tensor, colour: Tensor, amount: float | Tensor = 1.0) -> None:
        cover = smoothstep(self.soft, -self.soft, distance) * amount
        self.picture = mix(self.picture, colour, cover[None])
        self.cover = torch.maximum(self.cover, cover.expand_as(self.cover))


def _shaded(colour: Rgb, light: Tensor) -> Tensor:
    return rgb(colour) * light[None]


def _body(figure: _Figure, who: Identity, pose: Pose, x: Tensor, y: Tensor, light: Tensor, whole: bool) -> None:
    skin = SKINS[who.skin]
    shirt = COLOURS[who.shirt_colour]
    one = torch.ones_like(pose.stride)
    if whole:
        for side in (-1, 1):
            knee = side * pose.stride
            ax, bx = 0.42 * side * one, 0.42 * side + 1.15 * knee
            bent = pose.stride.abs() * 0.25
            leg = _segment(x, y, ax, 4.9 * one, bx, 8.2 - bent) - 0.40
            figure.lay(leg, _shaded((0.16, 0.19, 0.30), light * (1.0 if side > 0 else 0.8)))
            shoe = _ellipse(x - bx - 0.18, y - 8.42 + bent, 0.52, 0.22)
            figure.lay(shoe, _shaded((0.12, 0.10, 0.10), light))
    cloth = _shaded(shirt, light)
    if who.shirt != 'plain':
        second = (0.96, 0.96, 0.96) if who.shirt_colour != 'white' else (0.30, 0.34, 0.45)
        cloth = mix(cloth, _shaded(second, light), pattern_amount(who.shirt, x, y, 0.36)[None])
    for side, arm in ((-1, pose.left_arm), (1, pose.right_arm)):
        wave = pose.wave if side > 0 else torch.zeros_like(pose.wave)
        sx, sy = 1.42 * side * one, 2.15 * one
        ex, ey = sx + side * 1.5 * torch.sin(arm), sy + 1.5 * torch.cos(arm)
        bend = arm + wave
        hx, hy = ex + side * 1.4 * torch.sin(bend), ey + 1.4 * torch.cos(bend)
        figure.lay(torch.sqrt((x - hx) ** 2 + (y - hy) ** 2) - 0.34, _shaded(skin, light))
        figure.lay(_segment(x, y, ex, ey, ex + (hx - ex) * 0.8, ey + (hy - ey) * 0.8) - 0.30, cloth * 0.94)
        figure.lay(_segment(x, y, sx, sy, ex, ey) - 0.36, cloth * 0.97)
    qx, qy = x.abs() - 1.02 + 0.05 * (y - 2), (y - 3.45).abs() - 1.05
    torso = torch.sqrt(qx.clamp_min(0) ** 2 + qy.clamp_min(0) ** 2) + torch.maximum(qx, qy).clamp_max(0) - 0.68
    figure.lay(torso, cloth)
    figure.lay(_ellipse(x, y - 1.72, 0.62, 0.36), _shaded(skin, light * 0.86))
    figure.lay(torch.maximum(x.abs() - 0.36, (y - 1.2).abs() - 0.55), _shaded(skin, light * 0.80))


def _hair_behind(figure: _Figure, who: Identity, x: Tensor, y: Tensor, hair: Tensor) -> None:
    if who.hair == 'long':
        fall = torch.maximum(x.abs() - 0.98 * who.face_width - 0.10 * y, (y - 0.55).abs() - 1.25) - 0.12
        figure.lay(torch.minimum(fall, _ellipse(x, y + 0.1, 1.04 * who.face_width, 1.12)), hair * 0.82)
    if who.hair == 'bob':
        fall = torch.maximum(x.abs() - 0.92 * who.face_width, (y - 0.1).abs() - 0.72) - 0.14
        figure.lay(torch.minimum(fall, _ellipse(x, y + 0.1, 1.05 * who.face_width, 1.12)), hair * 0.85)
    if who.hair == 'curly':
        for k in range(9):
            angle = math.pi * (0.02 + 0.12 * k)
            bump = torch.sqrt((x + 0.92 * math.cos(angle)) ** 2 + (y + 0.05 + 0.92 * math.sin(angle)) ** 2)
            figure.lay(bump - 0.42, hair * 0.9)
    if who.hair == 'bun' and who.hat is None:
        figure.lay(torch.sqrt(x**2 + (y + 1.28) ** 2) - 0.40, hair * 0.9)


def _hair_before(figure: _Figure, who: Identity, pose: Pose, x: Tensor, y: Tensor, hair: Tensor) -> None:
    if who.hair == 'bald':
        return
    fringe = {'short': -0.52, 'bob': -0.34, 'long': -0.50, 'curly': -0.46, 'bun': -0.60, 'spiky': -0.50}[who.hair]
    part = 0.16 * torch.sin(2.2 * (x - 0.35 * pose.turn) + 0.6) if who.hair != 'bun' else 0 * x
    skull = _ellipse(x, y + 0.06, 0.86 * who.face_width, 1.10)
    line = y - fringe - part + 0.25 * ((x - 0.4 * pose.turn) / who.face_width) ** 2
    if who.hair == 'spiky':
        skull = skull - 0.10 * torch.sin(torch.atan2(x, -y) * 13).clamp_min(-0.4)
    figure.lay(torch.maximum(skull, line), hair)


def _face(figure: _Figure, who: Identity, pose: Pose, x: Tensor, y: Tensor, light: Tensor) -> None:
    """`x`, `y` are the head's own; a turn moves the features across the face and narrows the far side."""
    skin = SKINS[who.skin]
    wide = 0.80 * who.face_width
    for side in (-1, 1):
        ear = _ellipse(x - side * wide * 0.99 + 0.12 * pose.turn, y - 0.05, 0.15, 0.22)
        figure.lay(ear, _shaded(skin, light * 0.88), ((side * -pose.turn) + 0.9).clamp(0, 1))
    jaw = y.clamp_min(0)
    figure.lay(_ellipse(x / (1 - 0.14 * jaw), y, wide, 1.0), _shaded(skin, light))
    fx, fy = x - 0.36 * pose.turn, y - 0.22 * pose.nod
    hair = _shaded(HAIR_COLOURS[who.hair_colour], light)
    dark: Rgb = tuple(v * 0.62 for v in skin)
    if who.beard in ('full', 'goatee'):
        reach = wide * 0.98 if who.beard == 'full' else 0.32
        low = torch.maximum(_ellipse(x / (1 - 0.14 * jaw), y, wide * 1.01, 1.03), 0.34 - fy + 0.10 * (fx / 0.4) ** 2)
        figure.lay(torch.maximum(low, fx.abs() - reach), hair)
    for side in (-1, 1):
        far = 1 - 0.22 * (side * pose.turn).clamp_min(0)
        ex, ey = fx - side * 0.34 * who.eye_distance * far, fy + 0.10
        open_eye = 0.125 * (1 - 0.88 * pose.blink)
        figure.lay(_ellipse(ex, ey, 0.185 * far, open_eye), _shaded((0.97, 0.97, 0.97), light))
        iris = torch.maximum(_ellipse(ex - 0.05 * pose.turn, ey, 0.105, 0.115 + 0 * open_eye), ey.abs() - open_eye)
        figure.lay(iris, _shaded(EYES[who.eyes], light))
        figure.lay(
            torch.maximum(_ellipse(ex - 0.05 * pose.turn, ey, 0.055, 0.06), ey.abs() - open_eye), 0 * light[None]
        )
        brow = _segment(fx, fy, *(torch.tensor(v) for v in _brow(side, who))) - 0.035 * who.brows
        figure.lay(brow, hair * 0.8 + 0.02)
    nose = _segment(fx - 0.10 * pose.turn, fy, *(torch.tensor(v) for v in (0.0, 0.08, 0.05, 0.26))) - 0.055 * who.nose
    figure.lay(nose, _shaded(dark, light), 0.75)
    lips = 0.26 * who.mouth
    my = fy - 0.52 + pose.smile * 0.35 * (fx / lips).clamp(-1.2, 1.2) ** 2 * 0.25
    if who.beard in ('full', 'moustache'):
        figure.lay(_ellipse(fx, fy - 0.39 - 0.2 * fx**2, 0.34, 0.085), hair * 0.92)
    figure.lay(_ellipse(fx, my, lips, 0.045 + 0.15 * pose.mouth), _shaded((0.52, 0.13, 0.14), light))
    inside = _ellipse(fx, my, lips * 0.8, 0.01 + 0.12 * pose.mouth)
    figure.lay(inside, _shaded((0.14, 0.02, 0.03), light), (pose.mouth * 4).clamp(0, 1))


def _brow(side: int, who: Identity) -> tuple[float, float, float, float]:
    place = 0.34 * who.eye_distance
    return side * (place - 0.19), -0.31, side * (place + 0.19), -0.29


def _glasses(figure: _Figure, who: Identity, pose: Pose, x: Tensor, y: Tensor) -> None:
    fx, fy = x - 0.36 * pose.turn, y - 0.22 * pose.nod + 0.10
    frame = rgb((0.08, 0.08, 0.10))
    for side in (-1, 1):
        ex = fx - side * 0.36 * who.eye_distance * (1 - 0.2 * (side * pose.turn).clamp_min(0))
        if who.glasses == 'round':
            rim = (torch.sqrt(ex**2 + fy**2) - 0.27).abs()
        else:
            rim = torch.maximum(ex.abs() - 0.29, fy.abs() - 0.21).abs()
        figure.lay(rim - 0.035, frame)
    figure.lay(torch.maximum(fx.abs() - 0.12, (fy + 0.03).abs() - 0.03), frame)


def _hat(figure: _Figure, who: Identity, pose: Pose, x: Tensor, y: Tensor, light: Tensor) -> None:
    colour = COLOURS[who.shirt_colour]
    paint = _shaded(tuple(0.25 + 0.55 * (1 - v) * 0.6 for v in colour), light)
    crown = torch.maximum(_ellipse(x, y + 0.22, 0.95 * who.face_width, 1.02), y + 0.42)
    figure.lay(crown, paint)
    if who.hat == 'cap':
        brim = _ellipse(x - 0.55 * pose.turn, y + 0.42, 0.82 * who.face_width, 0.13)
        figure.lay(brim, paint * 0.75)
    else:
        band = torch.maximum((y + 0.48).abs() - 0.15, _ellipse(x, y + 0.22, 1.0 * who.face_width, 1.2)) - 0.02
        figure.lay(band, paint * 0.8)
        figure.lay(torch.sqrt(x**2 + (y + 1.30) ** 2) - 0.20, paint * 1.15)


def draw_person(
    picture: Tensor, who: Identity, pose: Pose, x: Tensor, y: Tensor, soft: float, side_light: float, whole: bool
) -> Seen:
    """Lays a person over a picture [3,T,H,W]; `x`, `y` [T,H,W] are in half heads, `soft` is about a pixel in them.

    `side_light` -1..1 says from which side the light comes; `whole` draws legs as well.
    """
    figure = _Figure(picture, soft)
    light = (1.0 - 0.13 * side_light * x).clamp(0.62, 1.22) * (1.06 - 0.02 * y.clamp(-1, 8))
    cosine, sine = torch.cos(pose.tilt), torch.sin(pose.tilt)
    # The head tilts about the neck.
    hx, hy = x * cosine + (y - 1) * sine, (y - 1) * cosine - x * sine + 1
    hair = _shaded(HAIR_COLOURS[who.hair_colour], light)
    _hair_behind(figure, who, hx, hy, hair)
    _body(figure, who, pose, x, y, light, whole)
    _face(figure, who, pose, hx, hy, light)
    _hair_before(figure, who, pose, hx, hy, hair)
    if who.glasses:
        _glasses(figure, who, pose, hx, hy)
    if who.hat:
        _hat(figure, who, pose, hx, hy, light)
    return figure.picture, figure.cover


def pose_of(action: str, seconds: Tensor, chance: random.Random) -> Pose:
    """The cycle of an action of `scene.ACTIONS` at times [T,1,1]."""
    phase, pace = chance.uniform(0, 6.28), chance.uniform(0.85, 1.2)
    still = torch.zeros_like(seconds)
    beat = (seconds * pace / 2.3 + chance.random()) % 1
    blink = torch.exp(-(((beat - 0.5) / 0.025) ** 2))
    turn = chance.uniform(-0.25, 0.25) + 0.06 * torch.sin(seconds * 0.9 + phase)
    pose = {
        'turn': turn,
        'nod': 0.05 * torch.sin(seconds * 1.3 + phase),
        'tilt': 0.03 * torch.sin(seconds * 1.1 + phase),
        'blink': blink,
        'mouth': still,
        'smile': still + chance.uniform(-0.2, 1.0),
        'left_arm': still + 0.12,
        'right_arm': still + 0.12,
        'wave': still,
        'stride': still,
    }
    match action:
        case 'waves':
            pose['right_arm'] = still + 1.15
            pose['wave'] = 1.5 + 0.45 * torch.sin(seconds * 8.5 * pace + phase)
            pose['smile'] = still + 1.0
        case 'nods':
            pose['nod'] = 0.75 * torch.sin(seconds * 6.5 * pace + phase)
        case 'shakes the head':
            pose['turn'] = 0.75 * torch.sin(seconds * 6.0 * pace + phase)
        case 'looks around':
            pose['turn'] = 0.95 * torch.sin(seconds * 2.0 * pace + phase)
        case 'talks':
            speech = torch.sin(seconds * 15 * pace + phase) * torch.sin(seconds * 6.1 + phase)
            pose['mouth'] = (0.35 + 0.9 * speech).clamp(0, 1)
        case 'walks':
            swing = torch.sin(seconds * 6.2 * pace + phase)
            pose['stride'] = 0.75 * swing
            pose['left_arm'], pose['right_arm'] = 0.15 + 0.45 * swing, 0.15 - 0.45 * swing
        case _:
            raise ValueError(f'There is no action "{action}".')
    return Pose(**pose)


def portrait(who: Identity, pose_seed: int, size: int = 64) -> tuple[np.ndarray, np.ndarray]:
    """A reference picture of a person's face and shoulders: uint8 [size,size,3], and where the person is: bool.

    Turn, expression, light and background come from `pose_seed`, so that the reference of a clip can show another
    moment than the clip does.
    """
    chance = stream(pose_seed, 'portrait')
    one = torch.ones(1, 1, 1)
    ys, xs = torch.meshgrid((torch.arange(size) + 0.5) / size, (torch.arange(size) + 0.5) / size, indexing='ij')
    scale = chance.uniform(4.0, 4.7)
    x, y = (
        ((xs - 0.5) * scale - chance.uniform(-0.2, 0.2))[None],
        ((ys - 0.40) * scale - chance.uniform(-0.1, 0.1))[None],
    )
    pose = Pose(
        turn=one * chance.uniform(-0.8, 0.8),
        nod=one * chance.uniform(-0.4, 0.4),
        tilt=one * chance.uniform(-0.12, 0.12),
        blink=one * 0,
        mouth=one * (chance.uniform(0.2, 0.8) if chance.random() < 0.25 else 0.0),
        smile=one * chance.uniform(-0.2, 1.0),
        left_arm=one * 0.12,
        right_arm=one * 0.12,
        wave=one * 0,
        stride=one * 0,
    )
    ground = rgb(tuple(chance.uniform(0.12, 0.9) for _ in range(3))) * (1.1 - 0.3 * ys)[None, None]
    picture, cover = draw_person(ground, who, pose, x, y, 0.6 * scale / size, chance.uniform(-1, 1), whole=False)
    picture = picture * chance.uniform(0.8, 1.15) * rgb(tuple(chance.uniform(0.92, 1.08) for _ in range(3)))
    levels = (picture.clamp(0, 1) * 255 + 0.5).to(torch.uint8)
    return levels[:, 0].permute(1, 2, 0).contiguous().numpy(), (cover[0] > 0.5).numpy()
