"""Trains the autoencoder for a budget of minutes of its own running time; resumable.

    python -m video.train_autoencoder --work FOLDER [--minutes 32] [--threads 1]

One learning-rate schedule over the whole budget (a restart at full rate lost 3 dB in an earlier try). Half-size crops
give more variety per second than whole pictures. After FREEZE of the budget the averaged encoder is fixed and written
to encoder.pt, so that encoding the training set (video.encode) can run while the decoder learns on. Writes
autoencoder.pt (averaged weights) and autoencoder.json (log) at the end.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from computing import fast_precision
from video.autoencoder import Autoencoder, autoencoder_loss, to_blocks
from video.clips import default_work, finished_shards
from video.muon import make_optimisers, set_learning_rate

BATCH, LEARNING_RATE, KL_WEIGHT, SEED = 4, 1.5e-3, 3e-4, 0
FREEZE = 0.55
ENCODER = ('enter', 'encode_', 'down', 'shorten', 'to_latent', 'analyse')


def to_pixels(clips: np.ndarray) -> Tensor:
    """uint8 [N,T,H,W,3] -> float [N,3,T,H,W] in -1..1."""
    return torch.from_numpy(np.array(clips)).permute(0, 4, 1, 2, 3).float() / 127.5 - 1


def draw_batch(shards: list[np.ndarray], chance: np.random.Generator) -> Tensor:
    shard = shards[chance.integers(len(shards))]
    rows = np.sort(chance.choice(len(shard), BATCH, replace=False))
    height, width = shard.shape[2:4]
    crop_height, crop_width = (64, 80) if height > width else (80, 64)
    top, left = chance.integers(height - crop_height + 1), chance.integers(width - crop_width + 1)
    x = to_pixels(shard[rows][:, :, top : top + crop_height, left : left + crop_width])
    return x.flip(-1) if chance.random() < 0.5 else x


@torch.no_grad()
def decibels(net: Autoencoder, clips: np.ndarray, batch: int = 8) -> list[float]:
    """PSNR of every clip's reconstruction."""
    found: list[float] = []
    for i in range(0, len(clips), batch):
        x = to_pixels(clips[i : i + batch])
        with fast_precision():
            y = net.raw_decode(net.moments(x)[0])
        error = ((y.float().clamp(-1, 1) - x) / 2).square().mean((1, 2, 3, 4)).clamp_min(1e-7)
        found += (-10 * error.log10()).tolist()
    return found


def open_shards(work: Path) -> list[np.ndarray]:
    return [np.load(path, mmap_mode='r') for _, path in finished_shards(work)]


@torch.no_grad()
def measure_latents(net: Autoencoder, shards: list[np.ndarray]) -> None:
    """Sets the normalisation: a mean for each channel and one deviation for all."""
    total, square, count = torch.zeros(16), torch.zeros(16), 0
    for i in range(24):
        shard = shards[i % len(shards)]
        with fast_precision():
            z = net.moments(to_pixels(shard[i * 16 : i * 16 + 16]))[0].float()
        total += z.sum((0, 2, 3, 4))
        square += z.square().sum((0, 2, 3, 4))
        count += z[:, 0].numel()
    mean = total / count
    net.mean.copy_(mean)
    net.deviation.copy_((square / count - mean.square()).mean().sqrt())


def freeze_encoder(net: Autoencoder, average: Autoencoder) -> None:
    """Gives both networks the averaged encoder and stops training it."""
    fixed = dict(average.named_parameters())
    with torch.no_grad():
        for name, p in net.named_parameters():
            if name.startswith(ENCODER):
                p.copy_(fixed[name])
                p.requires_grad_(False)
                p.grad = None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=32)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    work: Path = options.work
    shards = open_shards(work)
    validation = np.load(work / 'clips' / 'validation.npy', mmap_mode='r')
    net = Autoencoder().to(memory_format=torch.channels_last)
    optimisers = make_optimisers(
        net, LEARNING_RATE, keep_adam=('enter', 'leave', 'latent'), gentle=('analyse', 'synthesise')
    )
    state_path, seconds, step, log = work / 'autoencoder-state.pt', 0.0, 0, []
    if state_path.exists():
        state = torch.load(state_path)
        net.load_state_dict(state['net'])
        for optimiser, saved in zip(optimisers, state['optimisers'], strict=True):
            optimiser.load_state_dict(saved)
        seconds, step, log = state['seconds'], state['step'], state['log']
        average = copy.deepcopy(net)
        average.load_state_dict(state['average'])
    else:
        sample = [to_blocks(to_pixels(s[::25])).permute(0, 2, 3, 4, 1).reshape(-1, 768) for s in shards[:7]]
        net.start_from_components(torch.cat([b[torch.randperm(len(b))[:20000]] for b in sample]))
        average = copy.deepcopy(net)
        print(f'linear start {np.mean(decibels(net, validation[:64])):.2f} dB', flush=True)
    print(f'{sum(p.numel() for p in net.parameters())} parameters', flush=True)
    chance = np.random.default_rng(SEED + step)

    def save() -> None:
        saved = [optimiser.state_dict() for optimiser in optimisers]
        torch.save(
            {
                'net': net.state_dict(),
                'average': average.state_dict(),
                'optimisers': saved,
                'seconds': seconds,
                'step': step,
                'log': log,
            },
            work / 'autoencoder-state.partial',
        )
        (work / 'autoencoder-state.partial').rename(state_path)

    encoder_path = work / 'encoder.pt'
    if encoder_path.exists():
        freeze_encoder(net, average)
    budget, last, begun = options.minutes * 60, seconds, time.time() - seconds
    while seconds < budget:
        part = seconds / budget
        if part > FREEZE and not encoder_path.exists():
            freeze_encoder(net, average)
            measure_latents(average, shards)
            torch.save(average.state_dict(), encoder_path.with_suffix('.partial'))
            encoder_path.with_suffix('.partial').rename(encoder_path)
            save()
        rate = LEARNING_RATE * min(1, (step + 1) / 60) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * part)))
        set_learning_rate(optimisers, rate)
        x = draw_batch(shards, chance)
        with fast_precision():
            mean, log_variance = net.moments(x)
            mean, log_variance = mean.float(), log_variance.float().clamp(-10, 4)
            y = net.raw_decode(mean + torch.randn_like(mean) * (log_variance / 2).exp())
        loss, l1 = autoencoder_loss(y, x, mean, log_variance, KL_WEIGHT)
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(0.995, (step + 1) / (step + 10))
            torch._foreach_lerp_(list(average.parameters()), list(net.parameters()), 1 - keep)
        seconds = time.time() - begun
        if step % 100 == 0:
            rate = step * BATCH / seconds
            print(f'{step} {seconds:.0f}s loss {loss.item():.4f} l1 {l1.item():.4f} crops/s {rate:.1f}', flush=True)
        if seconds - last > 150:
            last = seconds
            shards = open_shards(work)
            log.append((round(seconds), step, round(float(np.mean(decibels(average, validation[:48]))), 2)))
            print('validation', log[-1], flush=True)
            save()
    average.load_state_dict({k: torch.load(encoder_path)[k] for k in ('mean', 'deviation')}, strict=False)
    save()
    torch.save(average.state_dict(), work / 'autoencoder.partial')
    (work / 'autoencoder.partial').rename(work / 'autoencoder.pt')
    final = float(np.mean(decibels(average, validation)))
    (work / 'autoencoder.json').write_text(json.dumps({'log': log, 'psnr': final, 'steps': step, 'seconds': seconds}))
    print(f'final {final:.2f} dB after {step} steps', flush=True)


if __name__ == '__main__':
    main()
