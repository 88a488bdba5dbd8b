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


def prepare(work: Path, split: str, count: int) -> None:
    """Write `codec-SPLIT-NAME.npy` float16 [clip, frames, values] for the encoder's features and every target."""
    sound = np.load(work / f'sound-{split}.npy', mmap_mode='r')
    analysis = Analysis()
    shapes = {'heard': (FRAMES, analysis.size), 'noise': (FRAMES * SUBFRAMES, NOISE_BANDS)}
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
        stores['heard'][place] = analysis(stems.sum(1)).numpy()
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
    prepare(given.work, 'held', given.held)
    prepare(given.work, 'train', given.train)


if __name__ == '__main__':
    main()
