"""Quality tuning on a small photogenic set (Emu), with or without the pixel-space term (Pixel-Space Post-Training).

    python -m video.tune_quality --work FOLDER --name tuned-a [--pixel 2] [--decode data|moment] [--minutes 5]

The set is the upper SHARE of the curated clips by the world's quality vector (exposure, saturation, shake, haze,
noise), without later camera moves that are meant to be rough. Small batches, noise offset 0.1, a short budget (Emu
section 3.3: stop although the loss still falls). Edits and people take turns
beside it so that they are not forgotten.

The pixel term decodes PIXEL_ROWS samples with the frozen decoder and adds lambda times the squared difference from the
decoded truth. `data` decodes the one-step estimate x_t + (1 - t) v of the data, `moment` what x_t would be with the
noise that the network takes it to hold (as Pixel-Space Post-Training does, at the current t).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import compile_in_place, default_device, fast_precision
from video.autoencoder import Autoencoder
from video.backbone import SIGMA
from video.clips import default_work
from video.latents import Clips, draw_clips, known_of, photogenic, some_words
from video.start import stage_person, vocabulary_of
from video.train_edit import edit_loss
from video.train_person import PERSON_ADAM, Lessons, person_loss
from video.training import Stage, train

BATCH, PIXEL_ROWS, LEARNING_RATE, SHARE, NOISE_OFFSET = 32, 2, 3e-4, 0.15, 0.1


def flow_step(net: nn.Module, part: Clips, device: torch.device, decode: str = 'data') -> tuple[Tensor, Tensor, Tensor]:
    """Flow loss of a batch, and latents [B,16,4,H,W] to decode: as the network takes them to be, and as they are."""
    words, known = some_words(part).to(device), known_of(part).to(device)
    data = known.put_into(part.latents.float().to(device))
    times = torch.sigmoid(torch.randn(len(data))).to(device)
    noise = torch.randn_like(data) + NOISE_OFFSET * torch.randn(*data.shape[:2], 1, 1, 1, device=device)
    k = times.view(-1, 1, 1, 1, 1)
    between = k * data + (1 - (1 - SIGMA) * k) * noise
    with fast_precision(device):
        velocity = net(between, times, words, known)
    velocity = velocity.float()
    loss = (velocity - (data - (1 - SIGMA) * noise)).square().mean()
    if decode == 'moment':
        return loss, k * data + (1 - (1 - SIGMA) * k) * (between - k * velocity), between
    return loss, between + (1 - k) * velocity, data


def pixel_loss(auto: Autoencoder, estimate: Tensor, truth: Tensor) -> Tensor:
    """Mean squared difference of the decoded pixels (-1..1)."""
    with torch.no_grad():
        seen = auto.decode(truth)
    return (auto.decode(estimate) - seen).square().mean()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--name', required=True)
    parser.add_argument('--from', dest='start', default='person-cross')
    parser.add_argument('--pixel', type=float, default=0.0, help='lambda of the pixel term; 0 leaves it out')
    parser.add_argument('--decode', choices=('data', 'moment'), default='data')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device, work = default_device(), options.work
    net = stage_person(work, options.start, vocabulary_of(work)).to(device)
    auto = Autoencoder().to(device).eval().requires_grad_(False)
    auto.load_state_dict(torch.load(work / 'autoencoder.pt', map_location=device))
    lessons = Lessons(work)
    clips = photogenic(lessons.clips, SHARE)
    print(f'{options.name}: {sum(len(part.latents) for part in clips)} photogenic clips on {device}', flush=True)

    def step_loss(net: nn.Module, step: int) -> Tensor:
        loss, estimate, truth = flow_step(net.backbone, draw_clips(clips, BATCH), device, options.decode)
        if options.pixel:
            loss = loss + options.pixel * pixel_loss(auto, estimate[:PIXEL_ROWS], truth[:PIXEL_ROWS])
        if step % 2:
            return loss + edit_loss(net.backbone, lessons.pairs, device)
        return loss + person_loss(net, lessons.people, 'cross', device)

    stage = Stage(options.name, work, options.minutes, LEARNING_RATE, seed=options.seed, keep_average=0.98)
    compile_in_place(net.backbone.velocity)
    train(stage, net.train(), step_loss, lessons.measure, adam=PERSON_ADAM)


if __name__ == '__main__':
    main()
