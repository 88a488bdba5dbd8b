"""Short trainings of the autoencoder from nothing, alike but for one thing; writes figures as data.

    python -m video.ablate_autoencoder --work FOLDER [--steps 1500] [--arms 16 8 4 lifted outliers]

What Emu and Movie Gen claim of it: that 16 channels beat 8 and 4, that a Fourier lift of the colours helps, that a
penalty on outliers rids latents of spots. Every arm sees the same crops in the same order for the same number of steps,
under one learning-rate schedule of its own, and is measured with averaged weights on unseen clips: decibels, error of
what a 3x3 mean takes away against the contrast of the same (0 = all of the finest detail kept), and the share of places
whose latent lies beyond three deviations. One seed an arm.
"""

from __future__ import annotations

import argparse
import copy
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from computing import fast_precision
from video.autoencoder import Autoencoder, autoencoder_loss, outlier_penalty, to_blocks
from video.clips import default_work
from video.evaluate import Figures, interval
from video.muon import make_optimisers, set_learning_rate
from video.sampler import WEIGHTS
from video.train_autoencoder import KL_WEIGHT, LEARNING_RATE, decibels, draw_batch, open_shards, to_pixels


@dataclass(frozen=True)
class Arm:
    """What is different: latent channels, the lift of colours, the weight of the outlier penalty."""

    channels: int = 16
    lifted: bool = False
    penalty: float = 0.0


ARMS = {
    '4': Arm(4),
    '8': Arm(8),
    '16': Arm(),
    'lifted': Arm(lifted=True),
    'outliers': Arm(penalty=1.0),
}


def trained(arm: Arm, shards: list[np.ndarray], steps: int) -> Autoencoder:
    """The averaged network after so many steps."""
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    net = Autoencoder(channels=arm.channels, lifted=arm.lifted).to(memory_format=torch.channels_last)
    blocks = [to_blocks(to_pixels(s[::25])).permute(0, 2, 3, 4, 1).reshape(-1, 768)[:20000] for s in shards[:7]]
    net.start_from_components(torch.cat(blocks))
    average = copy.deepcopy(net)
    names = ('enter', 'leave', 'latent')
    optimisers = make_optimisers(net, LEARNING_RATE, keep_adam=names, gentle=('analyse', 'synthesise'))
    for step in range(steps):
        falling = 0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * step / steps))
        set_learning_rate(optimisers, LEARNING_RATE * min(1, (step + 1) / 60) * falling)
        x = draw_batch(shards, chance)
        with fast_precision():
            mean, log_variance = net.moments(x)
            mean, log_variance = mean.float(), log_variance.float().clamp(-10, 4)
            y = net.raw_decode(mean + torch.randn_like(mean) * (log_variance / 2).exp())
        loss, _ = autoencoder_loss(y, x, mean, log_variance, KL_WEIGHT)
        loss = loss + arm.penalty * outlier_penalty(mean)
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        with torch.no_grad():
            keep = min(0.99, (step + 1) / (step + 10))
            torch._foreach_lerp_(list(average.parameters()), list(net.parameters()), 1 - keep)
        if (step + 1) % 250 == 0:
            print(f'{arm}: {step + 1} steps, loss {loss.item():.4f}', flush=True)
    return average.eval()


def fine(x: Tensor) -> Tensor:
    """What a 3x3 mean takes away from every frame of [N,3,T,H,W]."""
    frames = x.transpose(1, 2).flatten(0, 1)
    return frames - F.avg_pool2d(frames, 3, 1, 1, count_include_pad=False)


@torch.no_grad()
def measured(net: Autoencoder, clips: np.ndarray) -> dict[str, list[float]]:
    """For every clip: decibels, relative error of the finest detail, share of places beyond three deviations."""
    found: dict[str, list[float]] = {'decibels': decibels(net, clips), 'finest error': [], 'beyond 3 deviations': []}
    for clip in clips:
        x = to_pixels(clip[None])
        mean = net.moments(x)[0].float()
        contrast = fine(x).square().mean().clamp_min(1e-7)
        error = (fine(net.raw_decode(mean).clamp(-1, 1)) - fine(x)).square().mean()
        found['finest error'].append(float((error / contrast).sqrt()))
        places = mean.flatten(2)
        away = (places - places.mean(2, keepdim=True)).norm(dim=1)
        found['beyond 3 deviations'].append(float((away > 3 * places.std(2).norm(dim=1, keepdim=True)).float().mean()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--steps', type=int, default=1500)
    parser.add_argument('--arms', nargs='+', choices=list(ARMS), default=['16', '8', '4', 'lifted', 'outliers'])
    parser.add_argument('--clips', type=int, default=96)
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'measurements-video.json')
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    shards, figures = open_shards(options.work), Figures(options.output)
    clips = np.load(options.work / 'clips' / 'validation.npy', mmap_mode='r')[: options.clips]
    scores = {}
    for name in options.arms:
        scores[name] = measured(trained(ARMS[name], shards, options.steps), clips)
        record = {key: interval(values) for key, values in scores[name].items()}
        figures.add(f'autoencoder of {options.steps} steps, {name}', record)
        if name != '16' and '16' in scores:
            better = {
                key: interval([a - b for a, b in zip(scores[name][key], scores['16'][key], strict=True)])
                for key in scores[name]
            }
            figures.add(f'autoencoder of {options.steps} steps, {name} against 16', better)


if __name__ == '__main__':
    main()
