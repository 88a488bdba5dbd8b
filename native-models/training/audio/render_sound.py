"""Stage 1: render the sound of the clips to disk (16-bit, stems apart). Resumes where it stopped."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from audio.clips import SECONDS, clip, sound, to_int16
from audio.place import parser
from world.sound_events import RATE


def _open(path: Path, count: int) -> np.memmap:
    shape = (count, 2, round(SECONDS * RATE))
    mode = 'r+' if path.exists() else 'w+'
    return np.lib.format.open_memmap(path, mode=mode, dtype=np.int16, shape=shape)


def render_split(work: Path, split: str, count: int) -> None:
    """Write `sound-SPLIT.npy` int16 [clip, (tone, noise), sample] and the number of finished clips beside it."""
    done_path = work / f'sound-{split}.done'
    done = int(done_path.read_text()) if done_path.exists() else 0
    store = _open(work / f'sound-{split}.npy', count)
    started, first = time.time(), done
    for number in range(done, count):
        stems = sound(clip(split, number))
        store[number, 0] = to_int16(stems.tone)
        store[number, 1] = to_int16(stems.noise)
        if number % 100 == 99 or number == count - 1:
            done_path.write_text(str(number + 1))
            rate = (number + 1 - first) / (time.time() - started)
            print(f'{split} {number + 1}/{count} {rate:.1f} clips/s', flush=True)


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--train', type=int, default=3600)
    arguments.add_argument('--held', type=int, default=300)
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    render_split(given.work, 'held', given.held)
    render_split(given.work, 'train', given.train)


if __name__ == '__main__':
    main()
