"""Preference tuning on the network's own clips (Pixel-Space Post-Training, SimPO in latents and in pixels).

    python -m video.train_preference --work FOLDER --name preferred [--from person-cross] [--pixel 1] [--minutes 5]

The network draws TAKES clips for each of PROMPTS captions; the judge's quality and alignment together choose the best
and the worst of them as a pair. The loss is SimPO without margin and without a reference network,
-log sigmoid(-BETA (err_win - err_lose)), where err is the flow's squared error of both clips at one moment and noise;
with `--pixel` mu times the same of the decoded one-step estimates is added. The flow loss of photogenic clips goes on
beside it, so that nothing drifts away. Writes NAME.pt.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import compile_in_place, default_device, fast_precision
from video.autoencoder import Autoencoder
from video.backbone import SIGMA, Known, TextToVideo
from video.clips import default_work, validation_scene
from video.judge import Judge, load_judge
from video.latents import draw_clips, load_clips, photogenic
from video.measure_stages import SHAPE, judged, pixels
from video.start import stage_person, vocabulary_of
from video.torch_sampler import make_latents
from video.train_backbone import flow_losses
from video.train_person import PERSON_ADAM
from video.training import Stage, train
from video.tune_quality import SHARE, flow_step
from video.vocabulary import Vocabulary, fitted
from world.caption import caption

PROMPTS, TAKES, STEPS = 120, 4, 12
FIRST_PROMPT = 100_000
"""Seeds of captions that neither training nor measuring uses."""
BATCH, BESIDE, PIXEL_ROWS, LEARNING_RATE = 16, 32, 2, 1e-4
BETA_LATENT, BETA_PIXEL = 10.0, 50.0
ALIGNMENT_SHARE = 4.0
"""How much a point of alignment (-1..1) counts against a point of quality (about -4..0)."""


@dataclass(frozen=True)
class Preferences:
    """Pairs of clips of one caption: latents [N,16,4,H,W] of the better and the worse, ids [N,…]."""

    better: Tensor
    worse: Tensor
    words: Tensor


def draw_preferences(net: TextToVideo, auto: Autoencoder, judge: Judge, words: Tensor) -> Preferences:
    """The best and the worst of TAKES clips for each of the captions [N,24]."""
    generator = torch.Generator().manual_seed(8)
    better, worse = [], []
    for some in words.split(2):
        repeated = some.repeat_interleave(TAKES, 0)
        latents = make_latents(net, repeated, torch.randn(len(repeated), *SHAPE, generator=generator), steps=STEPS)
        alignment, quality = judged(judge, pixels(auto, latents), repeated)
        score = (torch.tensor(quality) + ALIGNMENT_SHARE * torch.tensor(alignment)).view(-1, TAKES)
        takes = latents.unflatten(0, (-1, TAKES))
        rows = torch.arange(len(some))
        better.append(takes[rows, score.argmax(1)])
        worse.append(takes[rows, score.argmin(1)])
    return Preferences(torch.cat(better), torch.cat(worse), words)


def simpo(win: Tensor, lose: Tensor, beta: float) -> Tensor:
    """-log sigmoid(-beta (err_win - err_lose)), the mean over pairs of errors [N]."""
    return -F.logsigmoid(-beta * (win - lose)).mean()


def preference_loss(
    net: TextToVideo, auto: Autoencoder, pairs: Preferences, rows: Tensor, pixel: float, device: torch.device
) -> Tensor:
    """SimPO of the pairs `rows`, with `pixel` times the same of decoded estimates of the first PIXEL_ROWS."""
    count = len(rows)
    data = torch.cat([pairs.better[rows], pairs.worse[rows]]).to(device)
    words = pairs.words[rows].repeat(2, 1).to(device)
    times = torch.sigmoid(torch.randn(count, device=device)).repeat(2)
    noise = torch.randn_like(data[:count]).repeat(2, 1, 1, 1, 1)
    k = times.view(-1, 1, 1, 1, 1)
    between = k * data + (1 - (1 - SIGMA) * k) * noise
    with fast_precision(device):
        velocity = net(between, times, words, Known.nothing(data)).float()
    error = (velocity - (data - (1 - SIGMA) * noise)).square().mean((1, 2, 3, 4))
    loss = simpo(error[:count], error[count:], BETA_LATENT)
    if not pixel:
        return loss
    some = torch.cat([torch.arange(PIXEL_ROWS), torch.arange(PIXEL_ROWS) + count])
    with torch.no_grad():
        seen = auto.decode(data[some])
    estimate = auto.decode((between + (1 - k) * velocity)[some])
    apart = (estimate - seen).square().mean((1, 2, 3, 4))
    return loss + pixel * simpo(apart[:PIXEL_ROWS], apart[PIXEL_ROWS:], BETA_PIXEL)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--name', required=True)
    parser.add_argument('--from', dest='start', default='person-cross')
    parser.add_argument('--pixel', type=float, default=0.0, help='mu of the pixel term; 0 leaves it out')
    parser.add_argument('--minutes', type=float, default=5)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, work = default_device(), options.work
    words = vocabulary_of(work)
    net = stage_person(work, options.start, words).to(device).eval()
    auto = Autoencoder().to(device).eval().requires_grad_(False)
    auto.load_state_dict(torch.load(work / 'autoencoder.pt', map_location=device))
    vocabulary = Vocabulary(words)
    captions = [caption(validation_scene(FIRST_PROMPT + i), 0) for i in range(PROMPTS)]
    kept = work / f'preferences-{options.start}.pt'
    if not kept.exists():
        ids = fitted(torch.tensor([vocabulary.ids(text) for text in captions]))
        drawn = draw_preferences(net.backbone, auto, load_judge(work), ids)
        torch.save((drawn.better, drawn.worse, drawn.words), kept.with_suffix('.partial'))
        kept.with_suffix('.partial').rename(kept)
    pairs = Preferences(*torch.load(kept))
    clips, validation = photogenic(load_clips(work), SHARE), torch.load(work / 'latents' / 'validation.pt')
    print(f'{options.name}: {len(pairs.words)} pairs on {device}', flush=True)

    def step_loss(net: nn.Module, _: int) -> Tensor:
        rows = torch.randperm(len(pairs.words))[:BATCH]
        beside, _, _ = flow_step(net.backbone, draw_clips(clips, BESIDE), device)
        return preference_loss(net.backbone, auto, pairs, rows, options.pixel, device) + beside

    stage = Stage(options.name, work, options.minutes, LEARNING_RATE, keep_average=0.98)
    compile_in_place(net.backbone.velocity)
    train(stage, net.train(), step_loss, lambda net: flow_losses(net.backbone, validation), adam=PERSON_ADAM)


if __name__ == '__main__':
    main()
