"""Stage 3: train the codec for a budget of minutes. Resumes from its checkpoint; the clock counts only training."""

from __future__ import annotations

import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audio.clips import FRAMES
from audio.codec import CHANNELS, Decoder, Encoder
from audio.place import parser
from audio.targets import FLOOR, RESOLUTIONS, Expected
from computing import fast_precision
from video.muon import make_optimisers, set_learning_rate

BATCH, CROP = 8, 48
SAVE_SECONDS = 600
"""A checkpoint with its validation, which takes a while, every so often."""
QUIET = 5e-4
"""Mean amplitude below which a clip counts as having no such sound."""
RATE_PEAK, WARM_STEPS = 2e-3, 30
_KEEP_ADAM = ('head', 'inward', 'outward', 'spread')
"""First, last and depthwise layers stay with AdamW; the rest learns by Muon."""
WEIGHTS = {'fast': 1.0, 'middle': 1.0, 'slow': 1.0, 'noise': 2.0, 'divergence': 3e-4}
NOISE_BIAS = 0.12
"""A median of log amplitudes lies below the true level by about this much (in nepers); added back to the targets."""


class Data:
    """Random crops of the measured takes."""

    def __init__(self, work: Path, split: str) -> None:
        names = ['heard', 'noise', *(each.name for each in RESOLUTIONS)]
        self.parts = {name: np.load(work / f'{name}-{split}.npy', mmap_mode='r') for name in names}
        self.done = work / f'takes-{split}.done'
        self.grow()

    def grow(self) -> None:
        """Takes may still be being rendered: those that are finished by now can be used."""
        self.count = min(len(self.parts['noise']), int(self.done.read_text()))

    def crop(self, numbers: np.ndarray, starts: np.ndarray, length: int) -> dict[str, Tensor]:
        found = {}
        for name, part in self.parts.items():
            per = part.shape[1] // FRAMES
            rows = [part[n, s * per : (s + length) * per] for n, s in zip(numbers, starts, strict=True)]
            found[name] = torch.from_numpy(np.stack(rows).astype(np.float32))
        return found


def _distance(predicted: Tensor, wanted: Tensor) -> Tensor:
    """How wrong band amplitudes [clip, frame, band] are.

    Sound is sparse: a plain mean of logarithms is best when everything is silent (tried: every struck tone vanished).
    So: the squared error of square roots relative to the clip's own energy, a logarithmic error weighted by what
    sounds, and only a little of the plain mean.
    """
    root, wanted_root = predicted.sqrt(), wanted.clamp_min(0).sqrt()
    energy = wanted_root.square().mean((1, 2)) + QUIET
    relative = ((root - wanted_root).square().mean((1, 2)) / energy).mean()
    apart = (torch.log(predicted + FLOOR) - torch.log(wanted + FLOOR)).abs()
    heard = (apart * wanted_root).mean((1, 2)) / (wanted_root.mean((1, 2)) + QUIET)
    return 2 * relative + 0.5 * heard.mean() + 0.3 * apart.mean()


def decoder_losses(expected: nn.ModuleDict, tone: Tensor, noise: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Distances of the decoder's curves from what was measured on the stems."""
    with fast_precision():
        bands = {each.name: expected[each.name](tone) for each in RESOLUTIONS}
    found = {each.name: _distance(bands[each.name].float(), batch[each.name]) for each in RESOLUTIONS}
    found['noise'] = _distance(noise, batch['noise'] * math.exp(NOISE_BIAS))
    return found


class Codec(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.decoder = Encoder(), Decoder()
        self.expected = nn.ModuleDict({each.name: Expected(each) for each in RESOLUTIONS})

    def forward(self, heard: Tensor, noise: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Mean and log variance of the latent, and the curves decoded from a latent drawn with `noise`."""
        with fast_precision():
            mean, spread = self.encoder(heard)
            tone, hiss = self.decoder.loudness(mean + torch.exp(0.5 * spread) * noise)
        return mean, spread, tone, hiss

    def losses(self, batch: dict[str, Tensor], sample: bool = True) -> dict[str, Tensor]:
        """Every term of the loss, unweighted."""
        heard = batch['heard']
        noise = torch.randn(*heard.shape[:2], CHANNELS) if sample else torch.zeros(*heard.shape[:2], CHANNELS)
        mean, spread, tone, hiss = self(heard, noise)
        found = decoder_losses(self.expected, tone, hiss, batch)
        found['divergence'] = 0.5 * (mean.square() + spread.exp() - 1 - spread).sum(-1).mean()
        return found


def total(losses: dict[str, Tensor]) -> Tensor:
    return torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()


@torch.no_grad()
def validate(codec: Codec, data: Data) -> dict[str, float]:
    """Mean loss terms over the held-out clips, decoding the mean latent."""
    sums: dict[str, float] = {}
    for first in range(0, data.count, 8):
        numbers = np.arange(first, min(data.count, first + 8))
        found = codec.losses(data.crop(numbers, np.zeros(len(numbers), int), FRAMES), sample=False)
        for name, value in found.items():
            sums[name] = sums.get(name, 0.0) + float(value) * len(numbers) / data.count
    return sums


@torch.no_grad()
def latent_statistics(codec: Codec, data: Data) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of each latent channel over the training clips."""
    means = []
    for first in range(0, min(data.count, 400), 8):
        numbers = np.arange(first, min(data.count, first + 8))
        heard = data.crop(numbers, np.zeros(len(numbers), int), FRAMES)['heard']
        means.append(codec.encoder(heard)[0].reshape(-1, CHANNELS))
    every = torch.cat(means)
    return every.mean(0), every.std(0)


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--minutes', type=float, default=16)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    train, held = Data(given.work, 'train'), Data(given.work, 'held')
    codec = Codec()
    start = given.work / 'start-decoder.pt'
    if start.exists():
        codec.decoder.load_state_dict(torch.load(start))
    gentle = ('decoder',) if start.exists() else ()
    optimisers = make_optimisers(codec, RATE_PEAK, 0.01, keep_adam=_KEEP_ADAM, gentle=gentle)
    average = copy.deepcopy(codec)
    step, spent, log = 0, 0.0, []
    checkpoint = given.work / 'codec.pt'
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        codec.load_state_dict(state['codec'])
        average.load_state_dict(state['average'])
        for optimiser, kept in zip(optimisers, state['optimisers'], strict=True):
            optimiser.load_state_dict(kept)
        step, spent, log = state['step'], state['spent'], state['log']
    chance = np.random.default_rng(1000 + step)
    print(f'parameters: encoder {_size(codec.encoder)}, decoder {_size(codec.decoder)}', flush=True)

    def save() -> None:
        mean, deviation = latent_statistics(average, train)
        state = {
            'codec': codec.state_dict(),
            'average': average.state_dict(),
            'optimisers': [optimiser.state_dict() for optimiser in optimisers],
            'mean': mean,
            'deviation': deviation,
            'step': step,
            'spent': spent,
            'log': log,
        }
        torch.save(state, checkpoint.with_suffix('.partial'))
        checkpoint.with_suffix('.partial').replace(checkpoint)

    saved, running = spent, 0.0
    while spent < given.minutes * 60:
        started = time.time()
        part = spent / (given.minutes * 60)
        rate = RATE_PEAK * min(1, (step + 1) / WARM_STEPS) * min(1.0, (1 - part) / 0.6) + 1e-5
        set_learning_rate(optimisers, rate)
        batch = train.crop(chance.integers(0, train.count, BATCH), chance.integers(0, FRAMES - CROP + 1, BATCH), CROP)
        loss = total(codec.losses(batch))
        codec.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(codec.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(0.995, (step + 1) / (step + 20))
            torch._foreach_lerp_(list(average.parameters()), list(codec.parameters()), 1 - keep)
        running += float(loss.detach())
        spent += time.time() - started
        if step % 25 == 0:
            train.grow()
            print(f'{step} {spent:.0f} s loss {running / 25:.4f} rate {rate:.1e}', flush=True)
            running = 0.0
        if spent - saved > SAVE_SECONDS:
            saved = spent
            log.append({'step': step, 'seconds': round(spent), **validate(average, held)})
            print(json.dumps(log[-1]), flush=True)
            save()
    log.append({'step': step, 'seconds': round(spent), **validate(average, held)})
    print(json.dumps(log[-1]), flush=True)
    save()


def _size(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


if __name__ == '__main__':
    main()
