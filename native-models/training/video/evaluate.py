"""Measures the exported video model and draws its contact sheet; writes figures as data first.

    python -m video.evaluate --work FOLDER [--output ../nano] [--clips 128] [--held 96]

Reconstruction in decibels for every kind on unseen seeds; the judge's accuracy on renders, on their reconstructions
(the ceiling of any generation) and on generations, for unseen seeds and held-out combinations; seconds a clip. Ranges
are 95 % bootstrap intervals over clips. One training seed: nothing here says how much training runs differ.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from noise import gaussian
from video.autoencoder import Autoencoder
from video.clips import HELD_SEED, default_work, validation_scene
from video.judge import labels, load_judge, verdicts
from video.sampler import WEIGHTS, Runner
from video.train_autoencoder import decibels, to_pixels
from world.caption import caption, words_of
from world.contact_sheet import contact_sheet, strip
from world.scene import Scene

SHEET_PROMPTS = (
    'clouds drifting in the sky during the day',
    'camera pans left, a sky with moving clouds at sunset',
    'the sea with waves at sunset',
    'the sea with waves during the day',
    'mountains on the horizon during the day',
    'slow zoom in, a landscape of mountains at sunset',
    'heavy rain at night',
    'snow falling in daylight',
    'the night sky with stars',
    'a green aurora in the night sky',
    'a burning fire',
    'soft pink bokeh',
    'a smooth blue and pink gradient',
    'a red ball bounces on a grey background',
    'a blue star spins in a dark room',
)


def interval(values: list[float], rounds: int = 2000) -> dict[str, float]:
    """Mean with its 95 % bootstrap interval."""
    sample = np.asarray(values, dtype=np.float64)
    chance = np.random.default_rng(0)
    means = sample[chance.integers(len(sample), size=(rounds, len(sample)))].mean(1)
    low, high = np.quantile(means, (0.025, 0.975))
    return {
        'mean': round(float(sample.mean()), 4),
        'low': round(float(low), 4),
        'high': round(float(high), 4),
        'n': len(sample),
    }


def full_caption(scene: Scene) -> str:
    """A caption that names every attribute the judge looks for."""
    needed = [word for word in (scene.daytime if scene.daytime != 'day' else None, scene.colour) if word]
    needed += words_of(scene.camera)[:1] if scene.camera != 'static' else []
    found = [caption(scene, k) for k in range(40)]
    best = max(found, key=lambda text: sum(any(w.startswith(n) for w in words_of(text)) for n in needed))
    return best


@torch.no_grad()
def reconstruct(net: Autoencoder, clips: np.ndarray) -> np.ndarray:
    parts = []
    for i in range(0, len(clips), 8):
        with torch.autocast('cpu', torch.bfloat16):
            y = net.raw_decode(net.moments(to_pixels(clips[i : i + 8]))[0])
        parts.append(((y.float().clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 4, 1).numpy())
    return np.concatenate(parts)


def generate(runner: Runner, prompts: list[str], first_seed: int) -> np.ndarray:
    """uint8 [N,16,80,128,3], uncropped, as the judge knows clips."""
    found = []
    for i in range(0, len(prompts), 8):
        part = prompts[i : i + 8]
        noise = np.stack([gaussian(first_seed + i + k, runner.shape()) for k in range(len(part))])
        for latent in runner.sample(part, noise):
            frames = np.clip((runner.decode(latent) + 1) * 127.5 + 0.5, 0, 255).astype(np.uint8)
            found.append(frames.transpose(1, 2, 3, 0))
    return np.stack(found)


def speed(int8: bool, threads: int) -> float:
    """Best of three, in seconds for one clip of one second with decoding."""
    runner, times = Runner(int8=int8, threads=threads), []
    for seed in range(3):
        begun = time.perf_counter()
        runner.clip('the sea with waves at sunset', seed)
        times.append(time.perf_counter() - begun)
    return round(min(times), 3)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent)
    parser.add_argument('--clips', type=int, default=128)
    parser.add_argument('--held', type=int, default=96)
    options = parser.parse_args()
    torch.set_num_threads(1)
    work: Path = options.work
    net = Autoencoder().to(memory_format=torch.channels_last).eval()
    net.load_state_dict(torch.load(work / 'autoencoder.pt'))
    judge, runner = load_judge(work), Runner()
    figures: dict[str, Any] = {}
    for name, count, split in (('unseen', options.clips, 'train'), ('held', options.held, 'held')):
        file = 'validation.npy' if split == 'train' else 'held.npy'
        clips = np.load(work / 'clips' / file, mmap_mode='r')[:count]
        scenes = [validation_scene(i, split) for i in range(count)]
        truth = torch.tensor([labels(scene) for scene in scenes])
        prompts = [full_caption(scene) for scene in scenes]
        made = generate(runner, prompts, HELD_SEED)
        if split == 'train':
            everything = np.load(work / 'clips' / file, mmap_mode='r')
            found = decibels(net, everything)
            kinds = [validation_scene(i).kind for i in range(len(everything))]
            figures['decibels'] = {'all': interval(found)} | {
                kind: interval([d for d, k in zip(found, kinds, strict=True) if k == kind])
                for kind in sorted(set(kinds))
            }
        figures[name] = {
            source: {head: interval(v) for head, v in verdicts(judge, pictures, truth).items() if v}
            for source, pictures in (
                ('render', clips),
                ('reconstruction', reconstruct(net, clips)),
                ('generation', made),
            )
        }
        print(name, {s: {h: v['mean'] for h, v in heads.items()} for s, heads in figures[name].items()}, flush=True)
    figures['secondsPerClip'] = {
        f'{"int8" if int8 else "fp32"}, {threads} threads': speed(int8, threads)
        for int8 in (False, True)
        for threads in (1, 2)
    }
    path = options.output / 'measurements-video.json'
    path.write_text(json.dumps(figures, indent='\t') + '\n')
    held = [validation_scene(i, 'held') for i in range(12)]
    prompts = [*SHEET_PROMPTS, *[full_caption(scene) for scene in held]]
    strips = [strip(runner.clip(prompt, seed)) for seed, prompt in enumerate(prompts, 1)]
    contact_sheet(options.output / 'contact-sheet-video.png', strips, prompts)
    print(json.dumps(figures['decibels']), json.dumps(figures['secondsPerClip']), flush=True)


if __name__ == '__main__':
    main()
