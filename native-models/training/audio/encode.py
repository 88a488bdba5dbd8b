"""Stage 4: encode every take, write the vocabulary. The encoder is frozen from here on."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from audio.clips import FRAMES
from audio.codec import CHANNELS, Encoder
from audio.place import parser
from audio.takes import MARKS
from world.caption import words_of


def load_encoder(work: Path) -> Encoder:
    state = torch.load(work / 'codec.pt', weights_only=False)['average']
    encoder = Encoder()
    encoder.load_state_dict({k.removeprefix('encoder.'): v for k, v in state.items() if k.startswith('encoder.')})
    return encoder.eval()


def read_takes(work: Path, split: str) -> list[dict[str, Any]]:
    """What is written down of every finished take."""
    return [json.loads(line) for line in (work / f'takes-{split}.jsonl').read_text().splitlines()]


def encode_split(work: Path, split: str, encoder: Encoder) -> None:
    """Write `latent-SPLIT.npy` float16 [take, (mean, deviation), 150, 32], not yet normalised."""
    heard = np.load(work / f'heard-{split}.npy', mmap_mode='r')[: len(read_takes(work, split))]
    store = np.lib.format.open_memmap(work / f'latent-{split}.npy', 'w+', np.float16, (len(heard), 2, FRAMES, CHANNELS))
    started = time.time()
    for first in range(0, len(heard), 8):
        mean, spread = encoder(torch.from_numpy(heard[first : first + 8].astype(np.float32)))
        store[first : first + 8, 0] = mean.numpy()
        store[first : first + 8, 1] = torch.exp(0.5 * spread).numpy()
        if first % 800 == 0:
            print(f'{split} {first}/{len(heard)} {time.time() - started:.0f} s', flush=True)


@torch.no_grad()
def main() -> None:
    given = parser(__doc__ or '').parse_args()
    torch.set_num_threads(1)
    encoder = load_encoder(given.work)
    for split in ('held', 'train'):
        encode_split(given.work, split, encoder)
    latent = np.load(given.work / 'latent-train.npy', mmap_mode='r')[:1000].astype(np.float64)
    mean = latent[:, 0].mean((0, 1))
    deviation = np.sqrt(latent[:, 0].var((0, 1)) + (latent[:, 1] ** 2).mean((0, 1)))
    np.savez(given.work / 'latent-statistics.npz', mean=mean, deviation=deviation)
    active = int((latent[:, 0].var((0, 1)) > 0.1 * deviation**2).sum())
    print(f'{active} of {CHANNELS} channels carry something; deviations {np.round(deviation, 2).tolist()}')
    takes = read_takes(given.work, 'train')
    words = sorted({word for take in takes for text in take['captions'] for word in words_of(text)})
    (given.work / 'vocabulary.json').write_text(json.dumps(['<pad>', '<unk>', *MARKS, *words]))
    print(f'{len(words)} words')


if __name__ == '__main__':
    main()
