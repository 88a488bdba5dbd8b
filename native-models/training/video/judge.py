"""A small judge of clips, trained on renders only: what they show, whether words fit them, how well they are shot.

    python -m video.judge --work FOLDER [--minutes 8]

It sees eight frames at 64x40. Heads for attributes (kind, daytime, colour, shape, motion, camera, weather, style)
measure how well generations follow words; attributes that do not apply, or that two bodies make ambiguous, are -1 and
count nowhere. A joint embedding of frames and captions (contrastive, Radford et al. 2021) ranks takes in the app,
together with a regression on the world's quality score. Some clips are blurred while training, so that softness alone
does not decide. Writes judge.pt.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import fast_precision
from video.clips import SHARD, default_work, finished_shards, shard_scene, validation_scene
from video.muon import make_optimisers, set_learning_rate
from video.vocabulary import Vocabulary, said
from world.caption import caption
from world.scene import CAMERAS, COLOURS, DAYTIMES, KINDS, MOTIONS, SHAPES, STYLES, WEATHERS, Scene

HEADS: dict[str, tuple[str, ...]] = {
    'kind': KINDS,
    'daytime': DAYTIMES,
    'colour': tuple(COLOURS),
    'shape': SHAPES,
    'motion': MOTIONS,
    'camera': CAMERAS,
    'weather': ('none', *WEATHERS),
    'style': ('none', *STYLES),
}
BATCH, EMBEDDING, QUALITY_SCALE = 48, 64, 0.5


def labels(scene: Scene) -> list[int]:
    """Index of the right answer for each head, or -1."""
    body = scene.bodies[0] if len(scene.bodies) == 1 else None
    told = scene.style not in ('black and white', 'sepia')
    colour = body.colour if body else scene.colour if scene.kind != 'gradient' else None
    answers = {
        'kind': scene.kind,
        'daytime': scene.daytime if scene.style is None else None,
        'colour': colour if told else None,
        'shape': body.shape if body else None,
        'motion': body.motion if body else None,
        'camera': scene.camera if scene.kind not in ('objects', 'person') else None,
        'weather': scene.weather or 'none',
        'style': scene.style or 'none',
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
    """Frames [N,24,40,64] in -1..1 and word ids [N,words]."""

    def __init__(self, words: int, width: int = 48) -> None:
        super().__init__()
        self.features = nn.Sequential(
            layer(24, width, 2),
            layer(width, 2 * width, 1),
            layer(2 * width, 3 * width, 2),
            layer(3 * width, 4 * width, 2),
        )
        self.answer = nn.Sequential(nn.Linear(8 * width, 256), nn.SiLU(), nn.Linear(256, sum(map(len, HEADS.values()))))
        self.seen = nn.Sequential(nn.Linear(8 * width, 256), nn.SiLU(), nn.Linear(256, EMBEDDING))
        self.shot = nn.Sequential(nn.Linear(8 * width, 64), nn.SiLU(), nn.Linear(64, 1))
        self.word = nn.Embedding(words, 128, padding_idx=0)
        self.said = nn.Sequential(nn.Linear(256, 256), nn.SiLU(), nn.Linear(256, EMBEDDING))
        self.temperature = nn.Parameter(torch.tensor(2.0))

    def look(self, x: Tensor) -> Tensor:
        """Pooled features [N,8*width]."""
        y = self.features(x)
        return torch.cat([y.mean((2, 3)), y.amax((2, 3))], 1)

    def answers(self, looked: Tensor) -> tuple[Tensor, ...]:
        """Logits of every head."""
        return self.answer(looked).split([len(names) for names in HEADS.values()], 1)

    def pictures(self, looked: Tensor) -> Tensor:
        """Unit vectors [N,EMBEDDING] of what is seen."""
        return F.normalize(self.seen(looked), dim=1)

    def texts(self, words: Tensor) -> Tensor:
        """Unit vectors [N,EMBEDDING] of what is said: order does not count."""
        there = (words > 0).float()[..., None]
        vectors = self.word(words) * there
        mean = vectors.sum(1) / there.sum(1).clamp_min(1)
        largest = (vectors - (1 - there) * 1e4).amax(1).clamp_min(-10)
        return F.normalize(self.said(torch.cat([mean, largest], 1)), dim=1)

    def forward(self, frames: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """How well the words fit (cosine, -1..1) and the quality score (0 is perfect, about -4 poor): [N] each."""
        looked = self.look(frames)
        return (self.pictures(looked) * self.texts(words)).sum(1), self.shot(looked)[:, 0] / QUALITY_SCALE


@torch.no_grad()
def verdicts(net: Judge, clips: np.ndarray, truth: Tensor) -> dict[str, list[int]]:
    """For each head, 1 or 0 for every clip to which it applies."""
    found: dict[str, list[int]] = {head: [] for head in HEADS}
    for i in range(0, len(clips), 32):
        answers = net.answers(net.look(to_input(clips[i : i + 32])))
        for k, head in enumerate(HEADS):
            right = truth[i : i + 32, k]
            applies = right >= 0
            found[head] += (answers[k].argmax(1)[applies] == right[applies]).int().tolist()
    return found


def judge_words(work: Path) -> list[str]:
    """The vocabulary the judge reads: that of the latents."""
    return json.loads((work / 'latents' / 'vocabulary.json').read_text())


def load_judge(work: Path) -> Judge:
    net = Judge(len(judge_words(work))).eval()
    net.load_state_dict(torch.load(work / 'judge.pt', map_location='cpu'))
    return net


def judge_loss(net: Judge, x: Tensor, right: Tensor, words: Tensor, quality: Tensor) -> Tensor:
    """Cross-entropy of every head, contrast of frames and captions both ways, and the quality's absolute error."""
    with fast_precision(x.device):
        looked = net.look(x)
        answers, seen, shot = net.answers(looked), net.pictures(looked), net.shot(looked)[:, 0]
    losses = [
        F.cross_entropy(answer.float(), right[:, k], ignore_index=-1)
        for k, answer in enumerate(answers)
        if bool((right[:, k] >= 0).any())
    ]
    alike = seen.float() @ net.texts(words).T * net.temperature.exp().clamp_max(100)
    # Two clips of a batch may have the very same caption: then neither is wrong.
    same = (words[:, None] == words[None]).all(2)
    target = same.float() / same.sum(1, keepdim=True)
    contrast = F.cross_entropy(alike, target) + F.cross_entropy(alike.T, target)
    return torch.stack(losses).sum() + contrast + (shot.float() - quality * QUALITY_SCALE).abs().mean()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=8)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    work: Path = options.work
    vocabulary = Vocabulary(judge_words(work))
    shards = [(number, np.load(path, mmap_mode='r')) for number, path in finished_shards(work)]
    # Landscape only: it is what the judged generations are.
    shards = [(number, clips) for number, clips in shards if clips.shape[2:4] == (80, 128)]
    scenes = {number: [shard_scene(number, i) for i in range(SHARD)] for number, _ in shards}
    truth = {number: torch.tensor([labels(scene) for scene in found]) for number, found in scenes.items()}
    net = Judge(len(vocabulary)).to(memory_format=torch.channels_last)
    optimisers = make_optimisers(net, 2e-3, 0.02, keep_adam=('answer', 'word', 'said', 'seen', 'shot'))
    begun, step = time.time(), 0
    while (part := (time.time() - begun) / (options.minutes * 60)) < 1:
        set_learning_rate(optimisers, 2e-3 * min(1, (step + 1) / 40) * (1 - part))
        number, clips = shards[chance.integers(len(shards))]
        first = int(chance.integers(SHARD - 3 * BATCH))
        rows = np.sort(chance.choice(3 * BATCH, BATCH, replace=False)) + first
        x, right = to_input(clips[rows]), truth[number][rows]
        drawn = [scenes[number][row] for row in rows]
        words = said(torch.tensor([vocabulary.ids(caption(scene, int(chance.integers(6)))) for scene in drawn]))
        quality = torch.tensor([scene.quality.score for scene in drawn])
        if chance.random() < 0.3:
            x = F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode='replicate'), 3, 1)
        loss = judge_loss(net, x.contiguous(memory_format=torch.channels_last), right, words, quality)
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
