"""Distils guidance into the weights: a network for drafts that looks once a step and needs few steps.

    python -m video.distil --work FOLDER [--from final] [--minutes 6]

The student starts as the teacher and learns the teacher's guided velocity (Meng et al. 2023, with one fixed scale), at
the moments that a run of STEPS steps visits and around them. The text encoder is shared with the teacher and stays as
it is. Writes fast.pt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import default_device, fast_precision
from video.backbone import SIGMA, TextToVideo
from video.clips import default_work
from video.latents import draw_clips, known_of, load_clips, photogenic, some_words
from video.sampler import linear_quadratic
from video.start import stage_backbone, vocabulary_of
from video.training import Stage, train

BATCH, LEARNING_RATE, GUIDANCE, STEPS, EMULATED = 32, 3e-4, 3.5, 8, 32


def guided(teacher: TextToVideo, x: Tensor, times: Tensor, words: Tensor, known: object) -> Tensor:
    """The teacher's velocity under guidance."""
    with torch.no_grad(), fast_precision(x.device):
        given = teacher(x, times, words, known)
        empty = teacher(x, times, torch.zeros_like(words), known)
    return empty.float() + GUIDANCE * (given.float() - empty.float())


def draw_times(count: int) -> Tensor:
    """Moments that a draft visits, each spread over its step."""
    times = torch.tensor(linear_quadratic(STEPS, EMULATED))
    step = torch.randint(STEPS, (count,))
    return times[step] + (times[step + 1] - times[step]) * 0.5 * torch.rand(count)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--from', dest='start', default='final')
    parser.add_argument('--minutes', type=float, default=6)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device, work = default_device(), options.work
    teacher = stage_backbone(work, options.start, vocabulary_of(work)).to(device).eval().requires_grad_(False)
    student = stage_backbone(work, options.start, vocabulary_of(work)).to(device).train()
    student.text.requires_grad_(False)
    clips = photogenic(load_clips(work), 0.5)

    def distance(net: nn.Module, count: int) -> Tensor:
        part = draw_clips(clips, count)
        known = known_of(part, 0.3).to(device)
        data = known.put_into(part.latents.float().to(device))
        words = some_words(part, unknown=0, empty=0).to(device)
        times = draw_times(count).to(device)
        k = times.view(-1, 1, 1, 1, 1)
        x = k * data + (1 - (1 - SIGMA) * k) * torch.randn_like(data)
        target = guided(teacher, x, times, words, known)
        with fast_precision(device):
            velocity = net(x, times, words, known)
        return (velocity.float() - target).square().mean()

    @torch.no_grad()
    def measure(net: nn.Module) -> dict[str, float]:
        torch.manual_seed(7)
        return {'distance': distance(net, 48).item()}

    train(Stage('fast', work, options.minutes, LEARNING_RATE), student, lambda net, _: distance(net, BATCH), measure)


if __name__ == '__main__':
    main()
