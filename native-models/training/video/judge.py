"""A small classifier of what a clip shows, trained on renders only: the measure of how well generations follow words.

    python -m video.judge --work FOLDER [--minutes 5]

It sees eight frames at half size. Heads: kind, daytime, colour, shape, motion, camera. Attributes that do not apply
(or that two bodies make ambiguous) are -1 and count nowhere. Some clips are blurred while training, so that softness
alone does not decide.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import fast_precision
from video.clips import SHARD, default_work, finished_shards, shard_scene, validation_scene
from video.muon import make_optimisers, set_learning_rate
from world.scene import CAMERAS, COLOURS, DAYTIMES, MOTIONS, SCENERIES, SHAPES, Scene

HEADS: dict[str, tuple[str, ...]] = {
    'kind': (*SCENERIES, 'objects'),
    'daytime': DAYTIMES,
    'colour': tuple(COLOURS),
    'shape': SHAPES,
    'motion': MOTIONS,
    'camera': CAMERAS,
}
BATCH = 48


def labels(scene: Scene) -> list[int]:
    """Index of the right answer for each head, or -1."""
    body = scene.bodies[0] if len(scene.bodies) == 1 else None
    answers = {
        'kind': scene.kind,
        'daytime': scene.daytime,
        'colour': body.colour if body else scene.colour if scene.kind != 'gradient' else None,
        'shape': body.shape if body else None,
        'motion': body.motion if body else None,
        'camera': scene.camera if scene.kind != 'objects' else None,
    }
    return [HEADS[head].index(answer) if answer is not None else -1 for head, answer in answers.items()]


def to_input(clips: np.ndarray) -> Tensor:
    """uint8 [N,16,H,W,3] of any aspect -> float [N,24,40,64]: every second frame, area-scaled."""
    x = torch.from_numpy(np.array(clips[:, ::2])).permute(0, 1, 4, 2, 3).float().flatten(1, 2) / 127.5 - 1
    return F.adaptive_avg_pool2d(x, (40, 64))


def layer(channels_in: int, channels_out: int, stride: int) -> nn.Sequential:
    # Without batch normalisation such a network hardly learns in minutes.
    convolution = nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(channels_out), nn.SiLU())


class Judge(nn.Module):
    def __init__(self, width: int = 48) -> None:
        super().__init__()
        self.features = nn.Sequential(
            layer(24, width, 2),
            layer(width, 2 * width, 1),
            layer(2 * width, 3 * width, 2),
            layer(3 * width, 4 * width, 2),
        )
        self.answer = nn.Sequential(nn.Linear(8 * width, 256), nn.SiLU(), nn.Linear(256, sum(map(len, HEADS.values()))))

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        y = self.features(x)
        y = torch.cat([y.mean((2, 3)), y.amax((2, 3))], 1)
        return self.answer(y).split([len(names) for names in HEADS.values()], 1)


@torch.no_grad()
def verdicts(net: Judge, clips: np.ndarray, truth: Tensor) -> dict[str, list[int]]:
    """For each head, 1 or 0 for every clip to which it applies."""
    found: dict[str, list[int]] = {head: [] for head in HEADS}
    for i in range(0, len(clips), 32):
        answers = net(to_input(clips[i : i + 32]))
        for k, head in enumerate(HEADS):
            right = truth[i : i + 32, k]
            applies = right >= 0
            found[head] += (answers[k].argmax(1)[applies] == right[applies]).int().tolist()
    return found


def load_judge(work: Path) -> Judge:
    net = Judge().eval()
    net.load_state_dict(torch.load(work / 'judge.pt'))
    return net


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    work: Path = options.work
    shards = [(number, np.load(path, mmap_mode='r')) for number, path in finished_shards(work)]
    # Landscape only: it is what the judged generations are.
    shards = [(number, clips) for number, clips in shards if clips.shape[3] > clips.shape[2]]
    truth = {number: torch.tensor([labels(shard_scene(number, i)) for i in range(SHARD)]) for number, _ in shards}
    net = Judge().to(memory_format=torch.channels_last)
    optimisers = make_optimisers(net, 2e-3, 0.02, keep_adam=('answer',))
    begun, step = time.time(), 0
    while (part := (time.time() - begun) / (options.minutes * 60)) < 1:
        set_learning_rate(optimisers, 2e-3 * min(1, (step + 1) / 40) * (1 - part))
        number, clips = shards[chance.integers(len(shards))]
        first = int(chance.integers(SHARD - 3 * BATCH))
        rows = np.sort(chance.choice(3 * BATCH, BATCH, replace=False)) + first
        x, right = to_input(clips[rows]), truth[number][rows]
        if chance.random() < 0.3:
            x = F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode='replicate'), 3, 1)
        with fast_precision():
            answers = net(x.contiguous(memory_format=torch.channels_last))
        losses = [
            F.cross_entropy(answer.float(), right[:, k], ignore_index=-1)
            for k, answer in enumerate(answers)
            if bool((right[:, k] >= 0).any())
        ]
        loss = torch.stack(losses).sum()
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        if step % 25 == 0:
            print(f'{step} {time.time() - begun:.0f}s loss {loss.item():.3f}', flush=True)
    net.eval()
    torch.save(net.state_dict(), work / 'judge.pt')
    validation = np.load(work / 'clips' / 'validation.npy', mmap_mode='r')
    right = torch.tensor([labels(validation_scene(i)) for i in range(len(validation))])
    found = verdicts(net, validation, right)
    print(
        'on unseen renders', {head: round(float(np.mean(v)), 3) for head, v in found.items()}, step, 'steps', flush=True
    )


if __name__ == '__main__':
    main()
