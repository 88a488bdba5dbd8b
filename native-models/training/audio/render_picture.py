"""Stage 2: render the pictures of the clips at 64 x 36 and 25 fps, disturb them as real footage is, keep the features.

Each clip gives several variants: the first is clean, the others are re-framed, re-exposed, blurred, noisy and blocky,
so that a model which reads them carries over to footage it has never seen.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from audio.clips import FPS, FRAMES, Clip, clip
from audio.picture_features import COUNT, HEIGHT, WIDTH, picture_features
from audio.place import parser
from world.picture import render
from world.scene import Scene

SIZES = {'landscape': (64, 36), 'portrait': (36, 64), 'square': (48, 48), 'classic': (56, 40)}


def _shot(scene: Scene, frames: int) -> torch.Tensor:
    """float32 [frames, 3, 36, 64] in 0 .. 255: any aspect is squeezed into the same frame, as the app does it."""
    pixels = torch.from_numpy(render(scene, SIZES[scene.aspect], FPS, frames)).permute(0, 3, 1, 2).float()
    return functional.interpolate(pixels, (HEIGHT, WIDTH), mode='area')


def pictures(it: Clip) -> torch.Tensor:
    """float32 [150, 3, 36, 64] in 0 .. 255, cuts included."""
    if it.cut_frame is None:
        return _shot(it.scenes[0], FRAMES)
    return torch.cat([_shot(it.scenes[0], it.cut_frame), _shot(it.scenes[1], FRAMES - it.cut_frame)])


def disturbed(frames: torch.Tensor, chance: np.random.Generator) -> torch.Tensor:
    """The same film shot by a worse camera: a crop, other exposure and colour, blur, noise, coarse blocks."""
    zoom = chance.uniform(0.72, 1.0)
    height, width = round(HEIGHT * zoom), round(WIDTH * zoom)
    top, left = int(chance.integers(0, HEIGHT - height + 1)), int(chance.integers(0, WIDTH - width + 1))
    x = frames[:, :, top : top + height, left : left + width]
    if chance.random() < 0.3:
        x = functional.interpolate(x, (height // 2, width // 2), mode='area')
    x = functional.interpolate(x, (HEIGHT, WIDTH), mode='bilinear', align_corners=False) / 255
    x = x.clamp(1e-4, 1) ** chance.uniform(0.7, 1.4)
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * chance.uniform(0.4, 1.3)
    x = (x - 0.5) * chance.uniform(0.65, 1.25) + 0.5 + chance.uniform(-0.15, 0.15)
    x = x * torch.from_numpy(chance.uniform(0.9, 1.1, (1, 3, 1, 1)).astype(np.float32))
    if chance.random() < 0.4:
        blocks = functional.interpolate(functional.avg_pool2d(x, 4), (HEIGHT, WIDTH))
        x = x + (blocks - x) * chance.uniform(0, 0.5)
    if chance.random() < 0.6:
        grain = chance.standard_normal(x.shape, np.float32) * chance.uniform(0, 0.02)
        x = x + torch.from_numpy(grain)
    if chance.random() < 0.3:
        # Film at another rate: every fourth frame is shown twice, as 24 or 20 fps footage looks at 25.
        index = torch.arange(FRAMES)
        every = int(chance.integers(4, 25))
        x = x[torch.where(index % every == every - 1, index - 1, index)]
    if chance.random() < 0.5:
        x = x.flip(3)
    return x.clamp(0, 1) * 255


def _bytes(frames: torch.Tensor) -> np.ndarray:
    return (frames + 0.5).to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()


def render_split(work: Path, split: str, count: int, variants: int) -> None:
    """Write `picture-SPLIT.npy` float16 [clip, variant, 150, 32]; resumes where it stopped."""
    path, done_path = work / f'picture-{split}.npy', work / f'picture-{split}.done'
    done = int(done_path.read_text()) if done_path.exists() else 0
    mode = 'r+' if path.exists() else 'w+'
    store = np.lib.format.open_memmap(path, mode, np.float16, (count, variants, FRAMES, COUNT))
    started, first = time.time(), done
    for number in range(done, count):
        chance = np.random.default_rng([7, number, split == 'held'])
        frames = pictures(clip(split, number))
        store[number, 0] = picture_features(_bytes(frames))
        for variant in range(1, variants):
            store[number, variant] = picture_features(_bytes(disturbed(frames, chance)))
        if number % 100 == 99 or number == count - 1:
            done_path.write_text(str(number + 1))
            rate = (number + 1 - first) / (time.time() - started)
            print(f'{split} {number + 1}/{count} {rate:.1f} clips/s', flush=True)


@torch.no_grad()
def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--train', type=int, default=3600)
    arguments.add_argument('--held', type=int, default=300)
    arguments.add_argument('--variants', type=int, default=4)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    render_split(given.work, 'held', given.held, given.variants)
    render_split(given.work, 'train', given.train, given.variants)


if __name__ == '__main__':
    main()
