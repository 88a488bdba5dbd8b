"""Drawing tools shared by all scenery: the view of a camera, tileable textures, canvases and scattered points.

Pictures are float32 tensors [3, T, H, W] in linear steps of 0..1 (display values, no gamma). Nothing here lies on a
lattice: a jittered grid of stars or flakes comes back amplified from a model trained on it, so points are scattered.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class View:
    """World coordinates of every pixel (`x`, `y`: [T,H,W]) and the way back from world points to pixels.

    `zoom`, `offset_*`, `roll` (radians, clockwise) and `stretch` (how far the edges recede while the centre stays) are
    [T,1]. The last two are None for cameras that neither roll nor stretch, which spares the common case their cost.
    """

    x: Tensor
    y: Tensor
    seconds: Tensor
    zoom: Tensor
    offset_x: Tensor
    offset_y: Tensor
    pixels_per_unit: float
    roll: Tensor | None = None
    stretch: Tensor | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        frames, height, width = self.x.shape
        return frames, height, width

    def project(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """Pixel coordinates [T,N] of world points [T,N]."""
        _, height, width = self.shape
        x, y = x - self.offset_x, y - self.offset_y
        if self.roll is not None:
            cosine, sine = torch.cos(self.roll), torch.sin(self.roll)
            x, y = x * cosine + y * sine, y * cosine - x * sine
        x, y = x * self.zoom, y * self.zoom
        if self.stretch is not None:
            far = torch.sqrt(x * x + y * y).clamp_min(1e-6)
            near = far
            for _ in range(6):
                near = near - (near + self.stretch * near**3 - far) / (1 + 3 * self.stretch * near**2)
            x, y = x * near / far, y * near / far
        px = x * self.pixels_per_unit + width / 2 - 0.5
        py = y * self.pixels_per_unit + height / 2 - 0.5
        return px, py


def _make_textures(count: int = 5, size: int = 512) -> list[list[Tensor]]:
    """Tileable noise fields from rough (0) to smooth (4), each at full, half and quarter size."""
    chance = np.random.default_rng(5)
    frequency = np.fft.fftfreq(size)
    radius = np.maximum(np.sqrt(frequency[:, None] ** 2 + frequency[None] ** 2), 1 / size)
    textures = []
    for i in range(count):
        spectrum = np.fft.fft2(chance.standard_normal((size, size))) / radius ** (1.35 + 0.18 * i)
        field = np.fft.ifft2(spectrum).real
        field = np.clip((field - field.mean()) / field.std() * 0.22 + 0.5, 0, 1)
        full = torch.from_numpy(field.astype(np.float32))[None, None]
        textures.append([full, F.avg_pool2d(full, 2), F.avg_pool2d(full, 4)])
    return textures


_TEXTURES = _make_textures()


def texture(view: View, x: Tensor, y: Tensor, roughness: int) -> Tensor:
    """A noise field in 0..1 (mean 0.5) at world coordinates; 1 unit is a quarter of its period."""
    texels_per_pixel = 128 / view.pixels_per_unit
    level = 0 if texels_per_pixel < 2.5 else 1 if texels_per_pixel < 5 else 2
    grid = torch.stack([x * 0.5, y * 0.5], -1)
    grid = (grid + 1) % 2 - 1
    shape = grid.shape[:-1]
    flat = grid.reshape(1, -1, shape[-1], 2)
    return F.grid_sample(
        _TEXTURES[roughness][level], flat, mode='bilinear', padding_mode='border', align_corners=False
    ).reshape(shape)


def canvas_sample(canvas: Tensor, x: Tensor, y: Tensor, half_width: float, half_height: float) -> Tensor:
    """A picture [C,h,w] that spans +-half_width (repeating) and +-half_height (its edge goes on), at x, y [T,H,W]."""
    across = (x / half_width + 1) % 2 - 1
    grid = torch.stack([across, (y / half_height).expand_as(across)], -1)
    frames, height, width = across.shape
    found = F.grid_sample(
        canvas[None], grid.reshape(1, frames * height, width, 2), padding_mode='border', align_corners=False
    )
    return found.view(canvas.shape[0], frames, height, width)


def mix(a: Tensor, b: Tensor, amount: Tensor) -> Tensor:
    return torch.lerp(a, b, amount)


def smoothstep(low: float, high: float, x: Tensor) -> Tensor:
    x = ((x - low) / (high - low)).clamp(0, 1)
    return x * x * (3 - 2 * x)


def pattern_amount(pattern: str, x: Tensor, y: Tensor, period: float) -> Tensor:
    """How much of the second colour of a pattern ('striped', 'checked', 'dotted') is at x, y: 0..1."""
    wave_x, wave_y = torch.sin(x * (2 * math.pi / period)), torch.sin(y * (2 * math.pi / period))
    match pattern:
        case 'striped':
            return smoothstep(-0.35, 0.35, wave_y)
        case 'checked':
            return smoothstep(-0.25, 0.25, wave_x * wave_y)
        case 'dotted':
            # Every other row is shifted by half a period: round dots rather than a square grid.
            row = torch.floor(y / period)
            along = (x / period + 0.5 * (row % 2)) % 1 - 0.5
            down = (y / period) % 1 - 0.5
            return smoothstep(0.40, 0.26, torch.sqrt(along * along + down * down))
        case _:
            raise ValueError(f'There is no pattern "{pattern}".')


def rgb(colour: Rgb) -> Tensor:
    return torch.tensor(colour, dtype=torch.float32).view(3, 1, 1, 1)


def ramp(top: Rgb, bottom: Rgb, amount: Tensor) -> Tensor:
    return mix(rgb(top), rgb(bottom), amount[None])


@dataclass(frozen=True)
class Points:
    """Scattered points: homes in world units, sizes, and four uniform numbers each for the caller's use."""

    x: Tensor
    y: Tensor
    size: Tensor
    chance: Tensor


def scatter(chance: random.Random, count: int, size: tuple[float, float], extent: float = 1.3) -> Points:
    """`count` points uniform over a square of +-extent, with sizes uniform in the given range."""
    numbers = torch.tensor([[chance.random() for _ in range(7)] for _ in range(count)])
    return Points(
        x=(numbers[:, 0] * 2 - 1) * extent,
        y=(numbers[:, 1] * 2 - 1) * extent,
        size=size[0] + (size[1] - size[0]) * numbers[:, 2],
        chance=numbers[:, 3:],
    )


def wrap(value: Tensor, extent: float = 1.3) -> Tensor:
    """Keeps drifting points inside the square they were scattered over."""
    return (value + extent) % (2 * extent) - extent


def splat(
    view: View,
    x: Tensor,
    y: Tensor,
    radius: Tensor,
    weight: Tensor,
    edge: float = 0.35,
    tall: float = 1.0,
    slant: float = 0.0,
    extent: float = 1.3,
) -> Tensor:
    """Sum [T,H,W] of soft discs at points x, y [T,N]; streaks when `tall` times as high as wide, leaning by `slant`.

    `radius` [N] is in world units, `weight` [T,N] the height of each disc, `edge` the soft share of the radius. The
    points repeat with a period of 2 * extent, so that a long pan never runs out of them. Only the pixels around each
    point are touched: the cost does not depend on the picture's size.
    """
    frames, height, width = view.shape
    x = view.offset_x + wrap(x - view.offset_x, extent)
    y = view.offset_y + wrap(y - view.offset_y, extent)
    px, py = view.project(x, y)
    pixels = (radius * view.pixels_per_unit).clamp_min(0.6)[None] * view.zoom
    reach_x = int(math.ceil(float(pixels.max()) + 1))
    reach_y = int(math.ceil(float(pixels.max()) * tall + 1))
    dy, dx = torch.meshgrid(torch.arange(-reach_y, reach_y + 1), torch.arange(-reach_x, reach_x + 1), indexing='ij')
    dx, dy = dx.reshape(1, 1, -1), dy.reshape(1, 1, -1)
    base_y = py.round().long()[..., None] + dy
    if view.roll is not None and tall > 1:
        slant = slant - torch.tan(view.roll)[..., None]
    lean = slant * (base_y - py[..., None])
    base_x = (px[..., None] + lean).round().long() + dx
    distance = (
        torch.sqrt((base_x - px[..., None] - lean) ** 2 + ((base_y - py[..., None]) / tall) ** 2) / pixels[..., None]
    )
    soft = (edge + 0.6 / pixels).clamp_max(0.95)[..., None]
    value = ((1 - distance) / soft + 0.5).clamp(0, 1) * weight[..., None]
    inside = (base_x >= 0) & (base_x < width) & (base_y >= 0) & (base_y < height)
    frame = torch.arange(frames).view(-1, 1, 1)
    index = ((frame * height + base_y.clamp(0, height - 1)) * width + base_x.clamp(0, width - 1)).reshape(-1)
    out = torch.zeros(frames * height * width)
    out.index_add_(0, index, (value * inside).reshape(-1))
    return out.view(frames, height, width)
