"""Renders the training clips into shards of uint8 pictures, outside the repository.

    python -m video.clips --work FOLDER [--shards 28] [--first 0]

A shard holds 500 clips of one aspect; its seeds are shard * 1000 + i. Five shards of eight are landscape, one is
portrait, one square, one classic (4:3). Every eighth clip has a title written over it, every eighth is filmed at
another rate than it is shown at. A shard's `.done` file is written last, so that a killed run is resumed where it
stopped.
Validation seeds start at 20 000 000 and held-out combinations at 30 000 000.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from world.picture import render
from world.scene import ASPECTS, Scene, Split, draw, paced, titled

FRAMES, FPS, SHARD = 16, 16, 500
ASPECT_CYCLE = ('landscape', 'landscape', 'portrait', 'landscape', 'square', 'landscape', 'classic', 'landscape')
OBJECTS = 0.25
VALIDATION_SEED, HELD_SEED = 20_000_000, 30_000_000


def default_work() -> Path:
    """Where checkpoints and data go unless --work names another place."""
    return Path(os.environ.get('XDG_CACHE_HOME', Path.home() / '.cache')) / 'reelwright' / 'training'


def shard_scene(shard: int, index: int) -> Scene:
    """The scene of one training clip."""
    scene = draw(shard * 1000 + index, aspect=ASPECT_CYCLE[shard % len(ASPECT_CYCLE)], objects=OBJECTS)
    return titled(scene) if index % 8 == 7 else paced(scene) if index % 8 == 3 else scene


def validation_scene(index: int, split: Split = 'train', aspect: str = 'landscape') -> Scene:
    """Scenes never trained on: unseen seeds (`train`) or unseen combinations (`held`)."""
    return draw((HELD_SEED if split == 'held' else VALIDATION_SEED) + index, split=split, aspect=aspect)


def finished_shards(work: Path) -> Iterator[tuple[int, Path]]:
    """Numbers and pictures of all complete training shards, in order."""
    for done in sorted((work / 'clips').glob('train-*.done')):
        yield int(done.stem.split('-')[1]), done.with_suffix('.npy')


def _write(path: Path, scenes: list[Scene]) -> None:
    if path.with_suffix('.done').exists():
        return
    width, height = ASPECTS[scenes[0].aspect]
    partial = path.with_suffix('.partial')
    out = np.lib.format.open_memmap(partial, 'w+', np.uint8, (len(scenes), FRAMES, height, width, 3))
    begun = time.time()
    for i, scene in enumerate(scenes):
        out[i] = render(scene, fps=scene.fps, frames=FRAMES)
    out.flush()
    del out
    partial.rename(path)
    path.with_suffix('.done').touch()
    print(f'{path.name} {len(scenes) / (time.time() - begun):.1f} clips/s', flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--first', type=int, default=0)
    parser.add_argument('--shards', type=int, default=28)
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = options.work / 'clips'
    folder.mkdir(parents=True, exist_ok=True)
    for shard in range(options.first, options.first + options.shards):
        _write(folder / f'train-{shard:03d}.npy', [shard_scene(shard, i) for i in range(SHARD)])
        if shard == 1:
            _write(folder / 'validation.npy', [validation_scene(i) for i in range(256)])
            _write(folder / 'held.npy', [validation_scene(i, 'held') for i in range(128)])


if __name__ == '__main__':
    main()
