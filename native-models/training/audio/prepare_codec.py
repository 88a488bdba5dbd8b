"""Stage 2: measure the clips once: what the encoder hears, and what the decoder's curves should measure like."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch

from audio.clips import FRAMES
from audio.codec import NOISE_BANDS, SUBFRAMES, Analysis, noise_bands
from audio.place import parser
from audio.targets import RESOLUTIONS, tone_bands


def prepare_heard(work: Path, split: str) -> None:
    """Write `codec-SPLIT-heard.npy` float16 [clip, 150, features]: what the encoder is given, for all clips."""
    sound = np.load(work / f'sound-{split}.npy', mmap_mode='r')
    analysis = Analysis()
    path = work / f'codec-{split}-heard.npy'
    done = 0
    if path.exists() and len(np.load(path, mmap_mode='r')) == len(sound):
        done = int(path.with_suffix('.done').read_text())
    store = np.lib.format.open_memmap(path, 'r+' if done else 'w+', np.float16, (len(sound), FRAMES, analysis.size))
    for first in range(done, len(sound), 4):
        mix = torch.from_numpy(sound[first : first + 4].astype(np.float32).sum(1) / 32767)
        store[first : first + 4] = analysis(mix).numpy()
        path.with_suffix('.done').write_text(str(min(first + 4, len(sound))))
        if first % 200 == 0:
            print(f'heard {split} {first}/{len(sound)}', flush=True)


def prepare(work: Path, split: str, count: int) -> None:
    """Write `codec-SPLIT-NAME.npy` float16 [clip, frames, values] for every target of the decoder's curves."""
    sound = np.load(work / f'sound-{split}.npy', mmap_mode='r')
    shapes = {'noise': (FRAMES * SUBFRAMES, NOISE_BANDS)}
    for each in RESOLUTIONS:
        shapes[each.name] = (FRAMES * SUBFRAMES // each.stride, each.bands.shape[1])
    stores = {
        name: np.lib.format.open_memmap(work / f'codec-{split}-{name}.npy', 'w+', np.float16, (count, *shape))
        for name, shape in shapes.items()
    }
    started = time.time()
    for first in range(0, count, 4):
        stems = torch.from_numpy(sound[first : min(count, first + 4)].astype(np.float32) / 32767)
        place = slice(first, first + len(stems))
        stores['noise'][place] = noise_bands(stems[:, 1]).numpy()
        for each in RESOLUTIONS:
            stores[each.name][place] = tone_bands(stems[:, 0], each).numpy()
        if first % 200 == 0:
            print(f'{split} {first}/{count} {time.time() - started:.0f} s', flush=True)


@torch.no_grad()
def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--train', type=int, default=1600)
    arguments.add_argument('--held', type=int, default=64)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    for split, count in (('held', given.held), ('train', given.train)):
        prepare(given.work, split, count)
        prepare_heard(given.work, split)


if __name__ == '__main__':
    main()
