"""Trains the text encoder and the backbone for a budget of minutes of its own running time; resumable.

    python -m video.train_backbone --work FOLDER [--minutes 60] [--threads 1]

Pretraining on curated clips, then, for the last TUNING share of the budget, quality tuning on the photogenic slice
(the upper fifth by the world's quality score) while the learning rate runs out. Weights are averaged throughout; the
average is what is shipped. Sceneries are drawn more often than objects: they are what people use as backdrops. Latents
may still be arriving while this runs. Writes backbone.pt (averaged weights) now and then, and backbone.json (log).
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from video.backbone import TextToVideo, flow_loss
from video.clips import default_work
from video.muon import make_optimisers, set_learning_rate
from video.vocabulary import UNKNOWN

BATCH, LEARNING_RATE, SEED = 32, 2e-3, 0
TUNING = 0.1
CHECK_SECONDS = 480
OBJECT_WEIGHT = 0.5
ASPECT_WEIGHTS = {(10, 16): 0.8, (16, 10): 0.1, (12, 12): 0.1}
ADAM = ('embedding', 'enter', 'leave', 'tokens', 'final', 'time1', 'rows', 'columns', 'frames', 'text.out')


@dataclass
class Clips:
    """All latents of one aspect."""

    latents: Tensor
    words: Tensor
    quality: Tensor
    weight: Tensor


def load_clips(work: Path) -> list[Clips]:
    """Everything encoded so far, one entry for each aspect."""
    by_shape: dict[tuple[int, ...], list[dict[str, Tensor]]] = {}
    for path in sorted((work / 'latents').glob('train-*.pt')):
        record = torch.load(path)
        by_shape.setdefault(tuple(record['latents'].shape[2:]), []).append(record)
    found = []
    for records in by_shape.values():
        joined = {key: torch.cat([r[key] for r in records]) for key in records[0]}
        weight = torch.where(joined['objects'], OBJECT_WEIGHT, 1.0)
        found.append(Clips(joined['latents'], joined['words'].long(), joined['quality'], weight))
    return found


def photogenic(clips: list[Clips], share: float = 0.31) -> list[Clips]:
    """The best `share` of the curated clips: about a fifth of all that were rendered."""
    found = []
    for part in clips:
        keep = part.quality >= part.quality.quantile(1 - share)
        found.append(Clips(part.latents[keep], part.words[keep], part.quality[keep], part.weight[keep]))
    return found


def draw_batch(clips: list[Clips]) -> tuple[Tensor, Tensor]:
    """One batch of one aspect; a tenth of the prompts is emptied for guidance."""
    weights = torch.tensor([ASPECT_WEIGHTS[tuple(part.latents.shape[3:])] for part in clips])
    part = clips[int(torch.multinomial(weights, 1))]
    rows = torch.multinomial(part.weight, BATCH, replacement=len(part.weight) < BATCH)
    words = part.words[rows, torch.randint(part.words.shape[1], (BATCH,))]
    unknown = (torch.rand(words.shape) < 0.02) & (words > 0)
    words = torch.where(unknown, UNKNOWN, words)
    words = torch.where(torch.rand(BATCH, 1) < 0.1, 0, words)
    return part.latents[rows].float(), words


@torch.no_grad()
def validate(net: TextToVideo, record: dict[str, Tensor], count: int = 96) -> float:
    """Flow loss on unseen seeds with fixed times and noises."""
    generator = torch.Generator().manual_seed(1)
    data, words = record['latents'][:count].float(), record['words'][:count, 0].long()
    times = torch.sigmoid(torch.randn(count, generator=generator))
    noise = torch.randn(data.shape, generator=generator)
    parts = [
        flow_loss(net, data[i:j], words[i:j], times[i:j], noise[i:j])
        for i, j in [(k, k + 48) for k in range(0, count, 48)]
    ]
    return torch.cat(parts).mean().item()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=60)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--no-compile', action='store_true')
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work: Path = options.work
    words = json.loads((work / 'latents' / 'vocabulary.json').read_text())
    torch.manual_seed(SEED)
    net = TextToVideo(len(words))
    average = copy.deepcopy(net).eval()
    optimisers = make_optimisers(net, LEARNING_RATE, 0.01, keep_adam=ADAM)
    state_path, seconds, step, log = work / 'backbone-state.pt', 0.0, 0, []
    if state_path.exists():
        state = torch.load(state_path)
        net.load_state_dict(state['net'])
        average.load_state_dict(state['average'])
        for optimiser, saved in zip(optimisers, state['optimisers'], strict=True):
            optimiser.load_state_dict(saved)
        seconds, step, log = state['seconds'], state['step'], state['log']
        torch.manual_seed(SEED + step)
    if not options.no_compile:
        for block in net.velocity.blocks:
            block.compile(dynamic=False)
    print(f'{sum(p.numel() for p in net.parameters())} parameters', flush=True)
    shards, clips = len(list((work / 'latents').glob('train-*.pt'))), load_clips(work)
    validation = torch.load(work / 'latents' / 'validation.pt')
    if not options.no_compile:
        landscape = [part for part in clips if part.latents.shape[4] > part.latents.shape[3]]
        data, ids = draw_batch(landscape)
        flow_loss(net, data, ids, torch.rand(BATCH), torch.randn_like(data)).mean().backward()
        # Compiling anew for the few square clips would cost minutes: they run uncompiled.
        torch.compiler.set_stance('eager_on_recompile')

    def save() -> None:
        saved = [optimiser.state_dict() for optimiser in optimisers]
        state = {'net': net.state_dict(), 'average': average.state_dict(), 'optimisers': saved}
        torch.save(state | {'seconds': seconds, 'step': step, 'log': log}, work / 'backbone-state.partial')
        (work / 'backbone-state.partial').rename(state_path)
        torch.save(average.state_dict(), work / 'backbone.partial')
        (work / 'backbone.partial').rename(work / 'backbone.pt')

    budget, begun, last, running, tuning = options.minutes * 60, time.time() - seconds, seconds, 0.0, False
    while seconds < budget:
        part = seconds / budget
        if part > 1 - TUNING and not tuning:
            tuning, clips = True, photogenic(load_clips(work))
            print(f'quality tuning on {sum(len(c.latents) for c in clips)} clips', flush=True)
        set_learning_rate(optimisers, LEARNING_RATE * min(1, (step + 1) / 80) * min(1, (1 - part) / 0.5 + 1e-3))
        data, ids = draw_batch(clips)
        time_in_flow = torch.sigmoid(torch.randn(BATCH))
        loss = flow_loss(net, data, ids, time_in_flow, torch.randn_like(data)).mean()
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        running += loss.item()
        with torch.no_grad():
            keep = min(0.995, (step + 1) / (step + 12))
            torch._foreach_lerp_(list(average.parameters()), list(net.parameters()), 1 - keep)
        seconds = time.time() - begun
        if step % 25 == 0:
            print(f'{step} {seconds:.0f}s loss {running / 25:.4f} samples/s {step * BATCH / seconds:.1f}', flush=True)
            running = 0.0
        if seconds - last > CHECK_SECONDS:
            last = seconds
            log.append((round(seconds), step, round(validate(average, validation), 4)))
            print('validation', log[-1], flush=True)
            save()
            arrived = len(list((work / 'latents').glob('train-*.pt')))
            if not tuning and arrived > shards:
                shards, clips = arrived, load_clips(work)
    log.append((round(seconds), step, round(validate(average, validation), 4)))
    save()
    (work / 'backbone.json').write_text(
        json.dumps({'log': log, 'steps': step, 'samples': step * BATCH, 'seconds': seconds})
    )
    print('final', log[-1], flush=True)


if __name__ == '__main__':
    main()
