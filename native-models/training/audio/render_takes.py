"""Stage 1: make the takes and measure each once: what the encoder hears, and what the decoder should say.

The sound itself is not kept. Kinds of takes interleave, so any number of finished takes can be trained on.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch

from audio.clips import FRAMES
from audio.codec import NOISE_BANDS, SUBFRAMES, Analysis, noise_bands
from audio.place import parser
from audio.takes import described, take
from audio.targets import RESOLUTIONS, tone_bands


def render_split(work: Path, split: str, count: int, measured: int) -> None:
    """Write for `count` takes `heard-SPLIT.npy` and `takes-SPLIT.jsonl`, for the first `measured` the targets too."""
    done_path = work / f'takes-{split}.done'
    done = int(done_path.read_text()) if done_path.exists() else 0
    analysis = Analysis()
    shapes = {'heard': (count, FRAMES, analysis.size), 'noise': (measured, FRAMES * SUBFRAMES, NOISE_BANDS)}
    for each in RESOLUTIONS:
        shapes[each.name] = (measured, FRAMES * SUBFRAMES // each.stride, each.bands.shape[1])
    stores = {
        name: np.lib.format.open_memmap(work / f'{name}-{split}.npy', 'r+' if done else 'w+', np.float16, shape)
        for name, shape in shapes.items()
    }
    lines_path = work / f'takes-{split}.jsonl'
    lines = lines_path.read_text().splitlines()[:done] if done else []
    started, first = time.time(), done
    for number in range(done, count):
        it = take(split, number)
        tone, noise = (torch.from_numpy(part[None]) for part in (it.sound.tone, it.sound.noise))
        stores['heard'][number] = analysis(tone + noise)[0].numpy()
        # What is silent measures as zeros, which the files hold already.
        if number < measured and it.sound.noise.any():
            stores['noise'][number] = noise_bands(noise)[0].numpy()
        if number < measured and it.sound.tone.any():
            for each in RESOLUTIONS:
                stores[each.name][number] = tone_bands(tone, each)[0].numpy()
        lines.append(described(it))
        if number % 100 == 99 or number == count - 1:
            lines_path.write_text('\n'.join(lines) + '\n')
            done_path.write_text(str(number + 1))
            rate = (number + 1 - first) / (time.time() - started)
            print(f'{split} {number + 1}/{count} {rate:.1f} takes/s', flush=True)


@torch.no_grad()
def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--train', type=int, default=2800)
    arguments.add_argument('--held', type=int, default=300)
    arguments.add_argument('--measured', type=int, default=900)
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    render_split(given.work, 'held', given.held, min(given.held, 96))
    render_split(given.work, 'train', given.train, given.measured)


if __name__ == '__main__':
    main()
