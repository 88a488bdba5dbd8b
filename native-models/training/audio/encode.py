"""Stage 5: encode the sound of every clip, write captions and the vocabulary."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import torch

from audio.clips import FRAMES, Clip, clip
from audio.codec import CHANNELS, Encoder
from audio.place import parser
from world.caption import words_of
from world.sound_caption import sound_caption

CAPTIONS = 4


def load_encoder(work: Path) -> Encoder:
    state = torch.load(work / 'codec.pt', weights_only=False)['average']
    encoder = Encoder()
    encoder.load_state_dict({k.removeprefix('encoder.'): v for k, v in state.items() if k.startswith('encoder.')})
    return encoder.eval()


def clip_caption(it: Clip, variant: int) -> str:
    """What is heard in a clip; the two shots of a cut one after the other."""
    return ' then '.join(sound_caption(scene, variant) for scene in it.scenes)


def encode_split(work: Path, split: str, encoder: Encoder, most: int) -> None:
    """Write `latent-SPLIT.npy` float16 [clip, (mean, deviation), 150, 32], not yet normalised."""
    heard = np.load(work / f'codec-{split}-heard.npy', mmap_mode='r')
    heard = heard[: min(most, int((work / f'codec-{split}-heard.done').read_text()))]
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
    arguments = parser(__doc__ or '')
    arguments.add_argument('--train', type=int, default=3600)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    encoder = load_encoder(given.work)
    counts = {}
    for split in ('held', 'train'):
        encode_split(given.work, split, encoder, given.train)
        counts[split] = len(np.load(given.work / f'latent-{split}.npy', mmap_mode='r'))
    latent = np.load(given.work / 'latent-train.npy', mmap_mode='r')[:1000].astype(np.float64)
    mean = latent[:, 0].mean((0, 1))
    deviation = np.sqrt(latent[:, 0].var((0, 1)) + (latent[:, 1] ** 2).mean((0, 1)))
    np.savez(given.work / 'latent-statistics.npz', mean=mean, deviation=deviation)
    active = int((latent[:, 0].var((0, 1)) > 0.1 * deviation**2).sum())
    print(f'{active} of {CHANNELS} channels carry something; deviations {np.round(deviation, 2).tolist()}')
    captions = {
        split: [[clip_caption(clip(split, n), v) for v in range(CAPTIONS)] for n in range(count)]
        for split, count in counts.items()
    }
    (given.work / 'captions.json').write_text(json.dumps(captions))
    words = sorted({word for row in captions['train'] for text in row for word in words_of(text)})
    (given.work / 'vocabulary.json').write_text(json.dumps(['<pad>', '<unk>', *words]))
    print(f'{len(words)} words')


if __name__ == '__main__':
    main()
