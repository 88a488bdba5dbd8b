"""Renders and encodes what instruction editing is trained and measured with.

    python -m video.edit_pairs --work FOLDER [--stills 1600] [--animated 1200] [--videos 160]

After Movie Gen section 5.1.3 training has image pairs only: `stills` (stage I, an image is a clip that stands still)
and `animated` (stage II, one random affine trajectory applied to both images of a pair). `videos` are pairs of
rendered clips, which exist in this world alone: they measure, and train the oracle that the stages are compared with.
Writes edits/<name>-<aspect>.pt with latents of source and edited clip, words and inverse words, and pixels of the
measured pairs.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from video.autoencoder import TIME
from video.clips import default_work
from video.encode import encode, load_encoder
from video.vocabulary import Vocabulary
from world.edits import EDITS, Instruction, instruction, render_pair
from world.picture import render
from world.scene import ASPECTS, Split

STILL_SEED, ANIMATED_SEED, VIDEO_SEED, HELD_SEED = 42_000_000, 43_000_000, 44_000_000, 45_000_000
ASPECT_CYCLE = ('landscape', 'landscape', 'portrait', 'landscape', 'square', 'landscape', 'classic', 'landscape')
ROOMY = 2
FRAMES = 16


def training_pair(first_seed: int, index: int) -> Instruction:
    """The pair of an index: every kind of edit equally often, the aspects by their cycle."""
    aspect = ASPECT_CYCLE[(index // len(EDITS)) % len(ASPECT_CYCLE)]
    return instruction(first_seed + index, aspect=aspect, kind=EDITS[index % len(EDITS)])


def measured_pair(index: int, split: Split) -> Instruction:
    """Landscape pairs that nothing is trained on: unseen seeds (`train`) or held-out combinations (`held`)."""
    seed = (HELD_SEED if split == 'held' else VIDEO_SEED) + index
    return instruction(seed, split=split, aspect='landscape', kind=EDITS[index % len(EDITS)])


def animate(pictures: Tensor, chance: np.random.Generator, size: tuple[int, int]) -> Tensor:
    """One random affine trajectory over all pictures [N,3,H,W] -> [N,FRAMES,3,height,width]; the view stays inside."""
    width, height = size
    zoom, zooming = chance.uniform(0.62, 0.85), chance.normal(0, 0.12)
    turn, turning = chance.normal(0, 0.04), chance.normal(0, 0.05)
    part = torch.linspace(-0.5, 0.5, FRAMES)
    scale = (zoom * torch.exp(zooming * part)).clamp(0.5, 0.92)
    angle = turn + turning * part
    room = 0.92 - scale
    start, speed = chance.uniform(-0.6, 0.6, 2), chance.normal(0, 0.7, 2)
    shift = [(float(start[i]) + float(speed[i]) * part).clamp(-1, 1) * room for i in range(2)]
    matrix = torch.zeros(FRAMES, 2, 3)
    ratio = height / width
    matrix[:, 0, 0], matrix[:, 0, 1] = scale * torch.cos(angle), -scale * torch.sin(angle) * ratio
    matrix[:, 1, 0], matrix[:, 1, 1] = scale * torch.sin(angle) / ratio, scale * torch.cos(angle)
    matrix[:, 0, 2], matrix[:, 1, 2] = shift
    grid = F.affine_grid(matrix, [FRAMES, 3, height, width], align_corners=False)
    found = [
        F.grid_sample(p[None].expand(FRAMES, -1, -1, -1), grid, padding_mode='reflection', align_corners=False)
        for p in pictures
    ]
    return torch.stack(found)


def still(pair: Instruction, chance: np.random.Generator) -> np.ndarray:
    """[2,TIME,H,W,3]: source and edited scene at one moment, standing still."""
    moment = float(chance.uniform(0, 1))
    frames = [render(scene, frames=1, start_seconds=moment) for scene in (pair.source, pair.edited)]
    return np.repeat(np.stack(frames), TIME, 1)


def animated(pair: Instruction, chance: np.random.Generator) -> np.ndarray:
    """[2,FRAMES,H,W,3]: both images moved alike."""
    size = ASPECTS[pair.source.aspect]
    moment, large = float(chance.uniform(0, 1)), (size[0] * ROOMY, size[1] * ROOMY)
    frames = [render(scene, large, frames=1, start_seconds=moment)[0] for scene in (pair.source, pair.edited)]
    pictures = torch.from_numpy(np.stack(frames)).permute(0, 3, 1, 2).float()
    return animate(pictures, chance, size).round().clamp(0, 255).byte().permute(0, 1, 3, 4, 2).numpy()


def filmed(pair: Instruction, chance: np.random.Generator) -> np.ndarray:
    """[2,FRAMES,H,W,3]: both scenes as rendered clips."""
    del chance
    source, edited, _ = render_pair(pair)
    return np.stack([source, edited])


MAKERS = {'stills': (still, STILL_SEED), 'animated': (animated, ANIMATED_SEED), 'videos': (filmed, VIDEO_SEED)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--stills', type=int, default=1600)
    parser.add_argument('--animated', type=int, default=1200)
    parser.add_argument('--videos', type=int, default=160)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    folder: Path = options.work / 'edits'
    folder.mkdir(exist_ok=True)
    net = load_encoder(options.work)
    vocabulary = Vocabulary(json.loads((options.work / 'latents' / 'vocabulary.json').read_text()))
    for name, (make, first_seed) in MAKERS.items():
        count, begun = getattr(options, name), time.time()
        groups: dict[str, list[int]] = {}
        for i in range(count):
            aspect = 'landscape' if name == 'videos' else training_pair(first_seed, i).source.aspect
            groups.setdefault(aspect, []).append(i)
        for aspect, indices in groups.items():
            path = folder / f'{name}-{aspect}.pt'
            if path.exists():
                continue
            parts: list[Tensor] = []
            pairs = [measured_pair(i, 'train') if name == 'videos' else training_pair(first_seed, i) for i in indices]
            pixels = []
            for k in range(0, len(pairs), 8):
                chance = [np.random.default_rng(first_seed + i) for i in indices[k : k + 8]]
                clips = np.concatenate([make(p, c) for p, c in zip(pairs[k : k + 8], chance, strict=True)])
                parts.append(encode(net, clips, list(range(len(clips)))))
                if name == 'videos':
                    pixels.append(clips)
            latents = torch.cat(parts).unflatten(0, (len(pairs), 2))
            record = {
                'source': latents[:, 0],
                'edited': latents[:, 1],
                'words': torch.tensor([vocabulary.ids(pair.words) for pair in pairs]),
                'inverse': torch.tensor([vocabulary.ids(pair.inverse) for pair in pairs]),
                'kind': torch.tensor([EDITS.index(pair.kind) for pair in pairs]),
            }
            torch.save(record, path.with_suffix('.partial'))
            path.with_suffix('.partial').rename(path)
            if pixels:
                np.save(folder / f'{name}.npy', np.concatenate(pixels).reshape(len(pairs), 2, FRAMES, 80, 128, 3))
            print(f'{path.name}: {len(pairs)} pairs, {time.time() - begun:.0f} s', flush=True)


if __name__ == '__main__':
    main()
