"""Trains the spatial upsampler for a budget of minutes; resumable.

    python -m video.train_enhancer --work FOLDER [--minutes 12] [--threads 1]

Sharp clips are dead leaves under smooth motion and renders of the world at twice the usual size. What the network sees
is half their size and, by chance, softer, noisy, blocked as after strong compression, or passed through the video
autoencoder, whose artefacts it meets on generated clips (Movie Gen section 3.1.5). Needs autoencoder.pt. Writes
enhancer.pt (averaged weights) and enhancer.json (log and decibels against bicubic enlargement).
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
import torch.nn.functional as F
from torch import Tensor

from computing import default_device, fast_precision
from video.autoencoder import Autoencoder
from video.clips import default_work, validation_scene
from video.enhancer import Enhancer
from video.muon import make_optimisers, set_learning_rate
from world.leaves import drift, leaves
from world.picture import render
from world.scene import draw

BATCH, FRAMES, SIZE, LEARNING_RATE, SEED = 4, 8, 64, 2e-3, 0
PICTURES, SCENES = 140, 100
CHECK_SECONDS = 180


def large_scene(seed: int) -> Tensor:
    """A render of the world [3,FRAMES,160,256] in 0..1 at twice the training size."""
    pictures = render(draw(seed, aspect='landscape'), (256, 160), frames=FRAMES)
    return torch.from_numpy(pictures).permute(3, 0, 1, 2).float() / 255


def block_codec(x: Tensor, strength: float) -> Tensor:
    """Quantises 8x8 cosine transforms as coarse codecs do; frames [N,3,H,W] with H and W multiples of 8."""
    line = torch.arange(8, dtype=torch.float32)
    basis = 0.5 * torch.cos((line[None] + 0.5) * line[:, None] * math.pi / 8)
    basis[0] = 8**-0.5
    n, c, h, w = x.shape
    blocks = x.reshape(n, c, h // 8, 8, w // 8, 8).transpose(3, 4)
    frequency = basis @ blocks @ basis.T
    step = strength * (1 + line[None] + line[:, None])
    frequency = (frequency / step).round() * step
    return (basis.T @ frequency @ basis).transpose(3, 4).reshape(n, c, h, w)


def degrade(sharp: Tensor, auto: Autoencoder, chance: np.random.Generator) -> Tensor:
    """[B,3,T,H,W] in 0..1 -> half the size in -1..1, with the faults footage has."""
    b, c, t, h, w = sharp.shape
    x = sharp.transpose(1, 2).reshape(b * t, c, h, w)
    if chance.random() < 0.4:
        sigma = float(chance.uniform(0.3, 1.0))
        line = torch.exp(-(torch.arange(-3, 4, dtype=torch.float32) ** 2) / (2 * sigma**2))
        kernel = (line[:, None] * line / line.sum() ** 2).expand(3, 1, 7, 7).to(x.device)
        x = F.conv2d(F.pad(x, (3, 3, 3, 3), mode='reflect'), kernel, groups=3)
    mode = 'area' if chance.random() < 0.5 else 'bicubic'
    x = F.interpolate(x, (h // 2, w // 2), mode=mode, antialias=True if mode == 'bicubic' else False)
    fault = chance.random()
    if fault < 0.2:
        x = x + torch.randn_like(x) * float(chance.uniform(0.003, 0.03))
    elif fault < 0.45:
        x = block_codec(x, float(chance.uniform(0.003, 0.03)))
    x = x.reshape(b, t, c, h // 2, w // 2).transpose(1, 2) * 2 - 1
    if fault > 0.8:
        x = auto.raw_decode(auto.moments(x)[0]).clamp(-1, 1)
    return x.clamp(-1, 1)


class Pictures:
    """Everything training draws from, made once from seeds."""

    def __init__(self) -> None:
        self.leaves = torch.stack([(leaves(60_000_000 + i) * 255).byte() for i in range(PICTURES)])
        self.scenes = torch.stack([(large_scene(61_000_000 + i) * 255).byte() for i in range(SCENES)])

    def draw(self, chance: np.random.Generator) -> Tensor:
        """Sharp clips [BATCH,3,FRAMES,SIZE,SIZE] in 0..1."""
        found = []
        for _ in range(BATCH):
            if chance.random() < 0.7:
                picture = self.leaves[int(chance.integers(PICTURES))].float() / 255
                found.append(drift(picture, chance, FRAMES, SIZE).transpose(0, 1))
            else:
                scene = self.scenes[int(chance.integers(SCENES))]
                top, left = chance.integers(160 - SIZE + 1), chance.integers(256 - SIZE + 1)
                found.append(scene[:, :, top : top + SIZE, left : left + SIZE].float() / 255)
        x = torch.stack(found)
        return x.flip(-1) if chance.random() < 0.5 else x


def decibels(found: Tensor, truth: Tensor) -> float:
    """PSNR of pictures in -1..1."""
    return float(-10 * (((found.clamp(-1, 1) - truth) / 2) ** 2).mean().clamp_min(1e-9).log10())


def bicubic(small: Tensor) -> Tensor:
    b, c, t, h, w = small.shape
    x = small.transpose(1, 2).reshape(b * t, c, h, w)
    x = F.interpolate(x, scale_factor=2, mode='bicubic', align_corners=False)
    return x.reshape(b, t, c, 2 * h, 2 * w).transpose(1, 2)


@torch.no_grad()
def validate(net: Enhancer, count: int = 24) -> dict[str, list[float]]:
    """Decibels of the network and of bicubic enlargement on unseen scenes and leaves, averaged down without faults."""
    found: dict[str, list[float]] = {'network': [], 'bicubic': []}
    chance = np.random.default_rng(1)
    for i in range(count):
        if i % 2:
            sharp = torch.from_numpy(render(validation_scene(i), (256, 160), frames=FRAMES)).permute(3, 0, 1, 2) / 255
        else:
            sharp = drift(leaves(62_000_000 + i), chance, FRAMES, 160).transpose(0, 1)
        c, t, h, w = sharp.shape
        small = F.interpolate(sharp.transpose(0, 1), (h // 2, w // 2), mode='area').transpose(0, 1)[None] * 2 - 1
        found['network'].append(decibels(net(small), sharp[None] * 2 - 1))
        found['bicubic'].append(decibels(bicubic(small), sharp[None] * 2 - 1))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=12)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device = default_device()
    torch.manual_seed(SEED)
    net = Enhancer().to(device)
    average = copy.deepcopy(net).eval()
    optimisers = make_optimisers(net, LEARNING_RATE, keep_adam=('enter', 'leave', 'mix'))
    auto = Autoencoder().to(device).eval()
    auto.load_state_dict(torch.load(options.work / 'autoencoder.pt', map_location=device))
    state_path, seconds, step, log = options.work / 'enhancer-state.pt', 0.0, 0, []
    if state_path.exists():
        state = torch.load(state_path, map_location=device)
        net.load_state_dict(state['net'])
        average.load_state_dict(state['average'])
        for optimiser, saved in zip(optimisers, state['optimisers'], strict=True):
            optimiser.load_state_dict(saved)
        seconds, step, log = state['seconds'], state['step'], state['log']
    pictures = Pictures()
    print(f'{sum(p.numel() for p in net.parameters())} parameters, pictures are drawn', flush=True)
    budget, begun, last, running = options.minutes * 60, time.time() - seconds, seconds, 0.0
    while seconds < budget:
        chance = np.random.default_rng(SEED + step)
        set_learning_rate(optimisers, LEARNING_RATE * min(1, (step + 1) / 50) * min(1, (1 - seconds / budget) * 2))
        sharp = pictures.draw(chance).to(device)
        with torch.no_grad():
            small = degrade(sharp, auto, chance)
        with fast_precision(device):
            error = net(small) - (sharp * 2 - 1)
        edges = (error[..., 1:] - error[..., :-1]).abs().mean() + (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
        loss = (error.square() + 1e-4).sqrt().mean() + 0.5 * edges
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        running += loss.item()
        with torch.no_grad():
            keep = min(0.99, (step + 1) / (step + 12))
            torch._foreach_lerp_(list(average.parameters()), list(net.parameters()), 1 - keep)
        seconds = time.time() - begun
        if step % 50 == 0:
            print(f'{step} {seconds:.0f}s loss {running / 50:.4f}', flush=True)
            running = 0.0
        if seconds - last > CHECK_SECONDS or seconds >= budget:
            last = seconds
            means = {name: round(float(np.mean(values)), 3) for name, values in validate(average.cpu(), 12).items()}
            average.to(device)
            log.append({'seconds': round(seconds), 'step': step, 'decibels': means})
            print('validation', log[-1], flush=True)
            saved = [optimiser.state_dict() for optimiser in optimisers]
            state = {'net': net.state_dict(), 'average': average.state_dict(), 'optimisers': saved}
            torch.save(state | {'seconds': seconds, 'step': step, 'log': log}, options.work / 'enhancer-state.partial')
            (options.work / 'enhancer-state.partial').rename(state_path)
    torch.save(average.state_dict(), options.work / 'enhancer.pt')
    record = {'log': log, 'steps': step, 'final': validate(average.cpu())}
    (options.work / 'enhancer.json').write_text(json.dumps(record))


if __name__ == '__main__':
    main()
