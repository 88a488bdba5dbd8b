"""Measures the exported video model and draws its contact sheet; writes figures as data first.

    python -m video.evaluate --work FOLDER [--parts autoencoder sheet speed generations]

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

from computing import fast_precision
from noise import gaussian
from video.autoencoder import Autoencoder
from video.clips import HELD_SEED, default_work, validation_scene
from video.judge import Judge, labels, load_judge, verdicts
from video.sampler import WEIGHTS, Runner
from video.steps import without_steps
from video.train_autoencoder import decibels, to_pixels
from world.caption import caption, words_of
from world.contact_sheet import contact_sheet, strip
from world.scene import Scene, Split

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
    'a forest in the mist',
    'a city skyline at night',
    'white smoke rising',
    'glowing embers rising',
    'light rays under water',
    'floating yellow particles',
    'a smooth blue and pink gradient',
    'a red ball bounces on a grey background',
    'a blue star spins in a dark room',
    'a sky with moving clouds, with the white text "HELLO" in the middle',
    'a smooth blue and pink gradient, with the text "SALE 50" in the middle',
    'waves on the sea, in slow motion',
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
        with fast_precision():
            y = net.raw_decode(net.moments(to_pixels(clips[i : i + 8]))[0])
        smooth = torch.from_numpy(without_steps(y.float().numpy()))
        parts.append(((smooth.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 4, 1).numpy())
    return np.concatenate(parts)


def generate(runner: Runner, prompts: list[str], first_seed: int) -> np.ndarray:
    """uint8 [N,16,80,128,3], uncropped, as the judge knows clips."""
    found = []
    for i in range(0, len(prompts), 8):
        part = prompts[i : i + 8]
        noise = np.stack([gaussian(first_seed + i + k, runner.shape()) for k in range(len(part))])
        for latent in runner.sample(part, noise):
            frames = np.clip((without_steps(runner.decode(latent)) + 1) * 127.5 + 0.5, 0, 255).astype(np.uint8)
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


class Figures:
    """The figures file: parts are measured at different times and merged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}

    def add(self, name: str, value: object) -> None:
        self.values[name] = value
        self.path.write_text(json.dumps(self.values, indent='\t') + '\n')
        print(name, json.dumps(value), flush=True)


def split_of(work: Path, split: Split, count: int) -> tuple[np.ndarray, list[Scene], torch.Tensor]:
    """Clips, scenes and right answers of unseen seeds (`train`) or held-out combinations (`held`)."""
    file = 'validation.npy' if split == 'train' else 'held.npy'
    clips = np.load(work / 'clips' / file, mmap_mode='r')[:count]
    scenes = [validation_scene(i, split) for i in range(len(clips))]
    return clips, scenes, torch.tensor([labels(scene) for scene in scenes])


def accuracies(judge: Judge, clips: np.ndarray, truth: torch.Tensor) -> dict[str, dict[str, float]]:
    return {head: interval(found) for head, found in verdicts(judge, clips, truth).items() if found}


def measure_autoencoder(work: Path, figures: Figures, count: int) -> None:
    net = Autoencoder().to(memory_format=torch.channels_last).eval()
    net.load_state_dict(torch.load(work / 'autoencoder.pt'))
    judge = load_judge(work)
    clips, scenes, _ = split_of(work, 'train', count)
    found = decibels(net, clips)
    by_kind: dict[str, list[float]] = {}
    for scene, value in zip(scenes, found, strict=True):
        by_kind.setdefault(scene.kind, []).append(value)
    figures.add('decibels', {'all': interval(found)} | {kind: interval(v) for kind, v in sorted(by_kind.items())})
    splits: tuple[Split, ...] = ('train', 'held')
    for split in splits:
        clips, _, truth = split_of(work, split, 128)
        figures.add(f'judge, renders, {split}', accuracies(judge, clips, truth))
        figures.add(f'judge, reconstructions, {split}', accuracies(judge, reconstruct(net, clips), truth))


def measure_generations(work: Path, figures: Figures, runner: Runner, counts: dict[Split, int]) -> None:
    judge = load_judge(work)
    for split, count in counts.items():
        _, scenes, truth = split_of(work, split, count)
        made = generate(runner, [full_caption(scene) for scene in scenes], HELD_SEED)
        figures.add(f'judge, generations, {split}', accuracies(judge, made, truth[: len(made)]))


def draw_sheet(path: Path, runner: Runner) -> None:
    """Uncurated: seeds 1, 2, 3 ... in order; the last prompts are the first held-out combinations."""
    held = [full_caption(validation_scene(i, 'held')) for i in range(6)]
    prompts = [*SHEET_PROMPTS, *held]
    contact_sheet(path, [strip(runner.clip(prompt, seed), 3) for seed, prompt in enumerate(prompts, 1)], prompts)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent)
    parser.add_argument('--parts', nargs='+', default=['autoencoder', 'sheet', 'generations', 'speed'])
    parser.add_argument('--clips', type=int, default=128)
    parser.add_argument('--held', type=int, default=96)
    options = parser.parse_args()
    torch.set_num_threads(1)
    figures = Figures(options.output / 'measurements-video.json')
    if 'autoencoder' in options.parts:
        measure_autoencoder(options.work, figures, 256)
    if 'sheet' in options.parts:
        draw_sheet(options.output / 'contact-sheet-video.png', Runner())
    if 'speed' in options.parts:
        runs = {(int8, threads): speed(int8, threads) for int8 in (False, True) for threads in (1, 2)}
        named = {f'{"int8" if i else "fp32"}, {t} threads': seconds for (i, t), seconds in runs.items()}
        figures.add('secondsPerClip', named)
    if 'generations' in options.parts:
        measure_generations(options.work, figures, Runner(), {'train': options.clips, 'held': options.held})


if __name__ == '__main__':
    main()
