"""Teaches the backbone instruction editing without any pair of videos (Movie Gen section 5.1.3); resumable.

    python -m video.train_edit --work FOLDER --arm stills|animated|back|oracle [--from STAGE] [--minutes 12]

stills    stage I: image edits as clips that stand still.
animated  stage II: image edits under one random affine trajectory.
back      stage III, backtranslation: the network edits rendered clips; it learns to lead from its edits back to them.
oracle    pairs of rendered clips, which only this world has: what the stages are measured against, never shipped.

Every second step adds a batch of the joint training to the batch of edits, so that nothing is forgotten (the paper
alternates them). Source and words are dropped together in a tenth of the edits, words alone in another tenth: the two
guidance scales need both. Begins with the averaged weights of `--from`; writes edit-<arm>.pt and edit-<arm>.json.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import compile_in_place, default_device
from video.backbone import EDIT, FRAMES, Known, TextToVideo, flow_loss
from video.clips import default_work
from video.latents import compiled_where_common, disturbed, load_clips
from video.start import stage_backbone, vocabulary_of
from video.torch_sampler import EditGuidance, edit_latents
from video.train_backbone import flow_losses, make_loss
from video.training import Stage, train
from video.vocabulary import fitted

EDIT_BATCH, MAKE_BATCH, LEARNING_RATE = 32, 32, 1.2e-3
BACK_PAIRS, BACK_STEPS = 240, 12

Pairs = dict[str, Tensor]


def load_pairs(work: Path, name: str) -> list[Pairs]:
    """Encoded edit pairs of one name, one entry for each aspect; stills are repeated over the clip."""
    found = []
    for path in sorted((work / 'edits').glob(f'{name}-*.pt')):
        pairs = torch.load(path)
        for key in ('source', 'edited'):
            if pairs[key].shape[2] == 1:
                pairs[key] = pairs[key].expand(-1, -1, FRAMES, -1, -1)
        found.append(pairs)
    return found


def source_known(source: Tensor, keep: Tensor) -> Known:
    """The source of an edit as the network is given it; rows where `keep` is 0 get none (for guidance)."""
    row = keep.view(-1, 1, 1, 1, 1)
    task = torch.full((len(source),), EDIT, dtype=torch.int64, device=source.device)
    return Known(source * row, torch.ones_like(source[:, :1]) * row, task)


def edit_loss(net: nn.Module, pairs: list[Pairs], device: torch.device) -> Tensor:
    """The flow loss of one batch of edits of one aspect."""
    sizes = torch.tensor([len(part['kind']) for part in pairs], dtype=torch.float32)
    part = pairs[int(torch.multinomial(sizes, 1))]
    rows = torch.randint(len(part['kind']), (EDIT_BATCH,))
    source, edited = part['source'][rows].float().to(device), part['edited'][rows].float().to(device)
    words = disturbed(part['words'][rows].long(), empty=0.1)
    keep = (torch.rand(EDIT_BATCH) >= 0.1).float()
    words = torch.where(keep[:, None] > 0, words, 0).to(device)
    known = source_known(source, keep.to(device))
    times = torch.sigmoid(torch.randn(EDIT_BATCH)).to(device)
    with compiled_where_common(edited):
        return flow_loss(net, edited, words, times, torch.randn_like(edited), known).mean()


@torch.no_grad()
def edit_flow_loss(net: nn.Module, pairs: Pairs, count: int = 64) -> float:
    """Flow loss on measured pairs of clips with fixed times and noises."""
    device = next(net.parameters()).device
    generator = torch.Generator().manual_seed(1)
    source, edited = (pairs[key][:count].float().to(device) for key in ('source', 'edited'))
    times = torch.sigmoid(torch.randn(len(source), generator=generator)).to(device)
    noise = torch.randn(source.shape, generator=generator).to(device)
    known = source_known(source, torch.ones(len(source), device=device))
    return flow_loss(net, edited, fitted(pairs['words'][:count].long()).to(device), times, noise, known).mean().item()


def back_pairs(net: TextToVideo, work: Path) -> list[Pairs]:
    """Pairs (the network's edit of a rendered clip, inverse words -> the clip), made with the network as it is."""
    source = load_pairs(work, 'animated')
    found = []
    for part in source:
        rows = torch.randperm(len(part['kind']))[: max(1, BACK_PAIRS * len(part['kind']) // 800)]
        parts = []
        for some in rows.split(24):
            guidance = EditGuidance(steps=BACK_STEPS)
            parts.append(edit_latents(net, part['source'][some].float(), part['words'][some].long(), guidance))
        made = torch.cat(parts).half()
        real = part['source'][rows]
        found.append({'source': made, 'edited': real, 'words': part['inverse'][rows], 'kind': part['kind'][rows]})
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--arm', choices=('stills', 'animated', 'back', 'oracle'), required=True)
    parser.add_argument('--from', dest='start', default='backbone')
    parser.add_argument('--minutes', type=float, default=12)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device, work = default_device(), options.work
    net = stage_backbone(work, options.start, vocabulary_of(work)).to(device)
    clips, measured = load_clips(work), load_pairs(work, 'videos')[0]
    validation = torch.load(work / 'latents' / 'validation.pt')
    half = len(measured['kind']) // 2
    train_half = [{key: value[half:] for key, value in measured.items()}]
    pairs = {
        'stills': lambda: load_pairs(work, 'stills'),
        'animated': lambda: load_pairs(work, 'animated') + load_pairs(work, 'stills'),
        'back': lambda: back_pairs(net.eval(), work) + load_pairs(work, 'animated'),
        'oracle': lambda: train_half,
    }[options.arm]()
    print(f'{options.arm}: {sum(len(part["kind"]) for part in pairs)} pairs on {device}', flush=True)
    first_half = {key: value[:half] for key, value in measured.items()}

    def step_loss(net: nn.Module, step: int) -> Tensor:
        loss = edit_loss(net, pairs, device)
        return loss if step % 2 else loss + make_loss(net, clips, device, MAKE_BATCH)

    def measure(net: nn.Module) -> dict[str, float]:
        return flow_losses(net, validation) | {'edit': edit_flow_loss(net, first_half)}

    compile_in_place(net.velocity)
    train(Stage(f'edit-{options.arm}', work, options.minutes, LEARNING_RATE), net.train(), step_loss, measure)


if __name__ == '__main__':
    main()
