"""Teaches the backbone to show the person of a reference picture (Movie Gen section 4.2); resumable.

    python -m video.train_person --work FOLDER --arm paired|cross [--from edit-animated] [--minutes 8]

paired  the reference is a crop of the clip itself.
cross   the reference shows the same person at another time, under other light, before another wall; half of the
        references are masked.

The joint training and the edits go on, one of them in every step, so that nothing is forgotten. The words are dropped
in a tenth of the clips and the reference in another tenth; both together is what guidance starts from. Begins with the
averaged weights of `--from` (of the backbone, or of the other arm); writes person-<arm>.pt and person-<arm>.json.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import compile_in_place, default_device, fast_precision
from video.backbone import SIGMA, Known
from video.clips import default_work
from video.latents import LANDSCAPE, disturbed, load_clips
from video.portrait import PersonalVideo, to_picture
from video.start import stage_person, vocabulary_of
from video.train_backbone import flow_losses, make_loss
from video.train_edit import edit_flow_loss, edit_loss, load_pairs
from video.training import ADAM, Stage, train

BATCH, LEARNING_RATE = 32, 8e-4
PERSON_ADAM = (*ADAM, 'position', 'portrait.out', 'layers.0')

People = dict[str, Tensor]


def load_people(work: Path) -> list[People]:
    """Encoded clips of people with their references, one entry for each aspect."""
    by_shape: dict[tuple[int, ...], list[People]] = {}
    for path in sorted((work / 'people').glob('train-*.pt')):
        record = torch.load(path)
        by_shape.setdefault(tuple(record['latents'].shape[2:]), []).append(record)
    return [{key: torch.cat([r[key] for r in records]) for key in records[0]} for records in by_shape.values()]


def reference(levels: Tensor, are_masked: bool) -> Tensor:
    """Pictures [B,4,64,64] of references [B,64,64,4], each in light of its own and a little shifted."""
    count = len(levels)
    masked = (torch.rand(count) < 0.5).float() if are_masked else torch.zeros(count)
    picture = to_picture(levels, masked)
    light = 1 + 0.12 * torch.randn(count, 3, 1, 1)
    colour = (((picture[:, :3] + 1) * light).clamp(0, 2) - 1) * picture[:, 3:]
    shift = torch.randint(-4, 5, (2,)).tolist()
    return torch.roll(torch.cat([colour, picture[:, 3:]], 1), shift, (2, 3))


def person_flow_loss(
    net: PersonalVideo, data: Tensor, words: Tensor, picture: Tensor, shown: Tensor, times: Tensor, noise: Tensor
) -> Tensor:
    """Flow loss of each clip [B] when the network is given its words and its person."""
    k = times.view(-1, 1, 1, 1, 1)
    with fast_precision(data.device):
        between = k * data + (1 - (1 - SIGMA) * k) * noise
        velocity = net(between, times, words, Known.nothing(data), picture, shown)
    return (velocity.float() - (data - (1 - SIGMA) * noise)).square().mean((1, 2, 3, 4))


def person_loss(net: PersonalVideo, people: list[People], arm: str, device: torch.device) -> Tensor:
    """The flow loss of one batch of people of one aspect."""
    sizes = torch.tensor([len(part['who']) for part in people], dtype=torch.float32)
    part = people[int(torch.multinomial(sizes, 1))]
    rows = torch.randint(len(part['who']), (BATCH,))
    levels = part[arm][rows, torch.randint(part[arm].shape[1], (BATCH,))]
    words = part['words'][rows, torch.randint(part['words'].shape[1], (BATCH,))].long()
    data = part['latents'][rows].float().to(device)
    shown = (torch.rand(BATCH) >= 0.15).float()
    nothing = (torch.rand(BATCH) < 0.05)[:, None]
    words = torch.where(nothing, 0, disturbed(words, empty=0.1)).to(device)
    shown = torch.where(nothing[:, 0], 0.0, shown).to(device)
    times = torch.sigmoid(torch.randn(BATCH)).to(device)
    picture = reference(levels, arm == 'cross').to(device)
    # A shape that is drawn seldom is not worth the minutes that compiling it takes.
    with torch.compiler.set_stance('default' if part['latents'].shape[3:] == LANDSCAPE else 'force_eager'):
        return person_flow_loss(net, data, words, picture, shown, times, torch.randn_like(data)).mean()


@torch.no_grad()
def person_losses(net: PersonalVideo, held: People, count: int = 96) -> dict[str, float]:
    """Flow loss on unseen people with their portrait, with another person's, and without one."""
    device = next(net.parameters()).device
    generator = torch.Generator().manual_seed(1)
    data, words = held['latents'][:count].float().to(device), held['words'][:count, 0].long().to(device)
    times = torch.sigmoid(torch.randn(count, generator=generator)).to(device)
    noise = torch.randn(data.shape, generator=generator).to(device)
    picture = to_picture(held['cross'][:count, 0], torch.ones(count)).to(device)
    one = torch.ones(count, device=device)
    found = {}
    for name, who, shown in (('own', picture, one), ('other', picture.roll(7, 0), one), ('nobody', picture, one * 0)):
        found[name] = person_flow_loss(net, data, words, who, shown, times, noise).mean().item()
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--arm', choices=('paired', 'cross'), required=True)
    parser.add_argument('--from', dest='start', default='edit-animated')
    parser.add_argument('--minutes', type=float, default=8)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, work = default_device(), options.work
    net = stage_person(work, options.start, vocabulary_of(work)).to(device)
    clips, people = load_clips(work), load_people(work)
    pairs, measured = load_pairs(work, 'animated') + load_pairs(work, 'stills'), load_pairs(work, 'videos')[0]
    held, validation = torch.load(work / 'people' / 'held.pt'), torch.load(work / 'latents' / 'validation.pt')
    print(f'{options.arm}: {sum(len(part["who"]) for part in people)} clips of people on {device}', flush=True)

    def step_loss(net: nn.Module, step: int) -> Tensor:
        loss = person_loss(net, people, options.arm, device)
        if step % 2:
            return loss + edit_loss(net.backbone, pairs, device)
        return loss + make_loss(net.backbone, clips, device, BATCH)

    def measure(net: nn.Module) -> dict[str, float]:
        found = flow_losses(net.backbone, validation) | {'edit': edit_flow_loss(net.backbone, measured)}
        return found | person_losses(net, held)

    stage = Stage(f'person-{options.arm}', work, options.minutes, LEARNING_RATE)
    compile_in_place(net.backbone.velocity)
    train(stage, net.train(), step_loss, measure, adam=PERSON_ADAM)


if __name__ == '__main__':
    main()
