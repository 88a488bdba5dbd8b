"""Tells who is seen in a clip, by comparing with portraits; trained on renders only, never shipped.

    python -m video.identity_judge --work FOLDER [--minutes 5]

Two small towers meet in one space (contrastive): four frames of a clip, and a portrait of somebody at another time. A
person counts as recognised where their own portrait is the nearest of CHOICES, the others being of other people whom
the judge has never seen either. Writes identity.pt and prints the share recognised on unseen renders, which is the
ceiling of every generation.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import fast_precision
from video.clips import default_work
from video.muon import make_optimisers, set_learning_rate
from video.portrait import CHANNELS, to_picture
from video.train_person import load_people, reference

BATCH, EMBEDDING, CHOICES, FRAMES, LEARNING_RATE = 64, 64, 8, 4, 2e-3


def tower(channels: int) -> nn.Sequential:
    sizes, layers = (channels, 48, 96, 144, 192), []
    for a, b in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [nn.Conv2d(a, b, 3, 2, 1, bias=False), nn.BatchNorm2d(b), nn.SiLU()]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(192 * 16, 256), nn.SiLU(), nn.Linear(256, EMBEDDING))


class IdentityJudge(nn.Module):
    """Frames uint8 [N,4,3,64,64] and pictures [N,4,64,64] -> unit vectors [N,EMBEDDING]."""

    def __init__(self) -> None:
        super().__init__()
        self.clip, self.picture = tower(3 * FRAMES), tower(CHANNELS)
        self.temperature = nn.Parameter(torch.tensor(2.5))

    def clips(self, frames: Tensor) -> Tensor:
        return F.normalize(self.clip(frames.flatten(1, 2).float() / 127.5 - 1).float(), dim=1)

    def pictures(self, pictures: Tensor) -> Tensor:
        return F.normalize(self.picture(pictures).float(), dim=1)


@torch.no_grad()
def recognised(net: IdentityJudge, frames: Tensor, portraits: Tensor, who: Tensor) -> list[float]:
    """For every clip 1 where its own portrait is nearer than those of CHOICES - 1 other people."""
    seen = net.clips(frames)
    shown = net.pictures(to_picture(portraits, torch.ones(len(portraits))))
    alike, found = seen @ shown.T, []
    for i in range(len(who)):
        others = [j % len(who) for j in range(i + 1, i + len(who)) if who[j % len(who)] != who[i]]
        rivals = alike[i, others[:: max(1, len(others) // (CHOICES - 1))][: CHOICES - 1]]
        found.append(float(alike[i, i] > rivals.max()))
    return found


def load_identity_judge(work: Path) -> IdentityJudge:
    net = IdentityJudge().eval()
    net.load_state_dict(torch.load(work / 'identity.pt', map_location='cpu'))
    return net


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    people = load_people(options.work)
    seen = torch.cat([part['seen'] for part in people])
    cross, who = (torch.cat([part[key] for part in people]) for key in ('cross', 'who'))
    net = IdentityJudge().to(memory_format=torch.channels_last).train()
    optimisers = make_optimisers(net, LEARNING_RATE, 0.02, keep_adam=('15', '17'))
    begun, step = time.time(), 0
    while (part := (time.time() - begun) / (options.minutes * 60)) < 1:
        set_learning_rate(optimisers, LEARNING_RATE * min(1, (step + 1) / 40) * (1 - part))
        rows = torch.randperm(len(who))[:BATCH]
        frames = seen[rows].float()
        if torch.rand(1) < 0.4:
            # Generated people are soft; softness must not decide.
            padded = F.pad(frames.flatten(0, 1), (1, 1, 1, 1), mode='replicate')
            frames = F.avg_pool2d(padded, 3, 1).unflatten(0, (BATCH, FRAMES))
        pictures = reference(cross[rows, torch.randint(cross.shape[1], (BATCH,))], are_masked=True)
        with fast_precision():
            alike = net.clips(frames) @ net.pictures(pictures).T
        same = (who[rows][:, None] == who[rows][None]).float()
        target, logits = same / same.sum(1, keepdim=True), alike.float() * net.temperature.exp().clamp_max(100)
        loss = F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        if step % 25 == 0:
            print(f'{step} {time.time() - begun:.0f}s loss {loss.item():.3f}', flush=True)
    net.eval()
    torch.save(net.state_dict(), options.work / 'identity.pt')
    held = torch.load(options.work / 'people' / 'held.pt')
    found = recognised(net, held['seen'], held['cross'][:, 0], held['who'])
    print(f'recognised on unseen renders {sum(found) / len(found):.3f}, {step} steps', flush=True)


if __name__ == '__main__':
    main()
