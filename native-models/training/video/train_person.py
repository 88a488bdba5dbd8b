"""Teaches the backbone to show the person of a reference picture (Movie Gen section 4.2); resumable.

    python -m video.train_person --work FOLDER --arm paired|cross [--from portrait] [--minutes 8]

paired  the reference is a crop of the clip itself.
cross   the reference shows the same person at another time, under other light, before another wall; half of the
        references are masked.

The joint training and the edits go on, one of them in every step, so that nothing is forgotten. Where the person is,
the loss counts several times: elsewhere the reference explains nothing. Words, the reference, and both together are
dropped in some of the clips; both is what guidance starts from. Begins with the averaged weights of
`--from` (of `train_portrait.py`, or of the other arm); writes person-<arm>.pt and person-<arm>.json.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import compile_in_place, default_device, fast_precision
from video.backbone import SIGMA, Known
from video.clips import default_work
from video.latents import compiled_where_common, disturbed, load_clips
from video.portrait import PersonalVideo, to_picture
from video.start import stage_person, vocabulary_of
from video.train_backbone import flow_losses, make_loss
from video.train_edit import edit_flow_loss, edit_loss, load_pairs
from video.training import ADAM, Stage, train
from video.vocabulary import fitted

BATCH, LEARNING_RATE, REGION_STRESS = 32, 8e-4, 4.0
PERSON_ADAM = (*ADAM, 'position', 'portrait.out', 'layers.0')
MOMENT_CENTRE, WORDLESS = -1.0, 0.4
"""Logit-normal moments of clips of people, moved towards noise: later on the half-drawn person tells who it is, and the
reference is not needed. For the same reason more of them come without words."""

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
    net: PersonalVideo,
    data: Tensor,
    words: Tensor,
    picture: Tensor,
    shown: Tensor,
    times: Tensor,
    noise: Tensor,
    region: Tensor,
    stress: float = REGION_STRESS,
) -> Tensor:
    """Flow loss of each clip [B] when the network is given its words and its person; `region` bool [B,4,H,W] counts
    `stress` times. The weights of a clip have mean 1."""
    k = times.view(-1, 1, 1, 1, 1)
    with fast_precision(data.device):
        between = k * data + (1 - (1 - SIGMA) * k) * noise
        velocity = net(between, times, words, Known.nothing(data), picture, shown)
    weight = 1 + (stress - 1) * region[:, None].float()
    weight = weight / weight.mean((1, 2, 3, 4), keepdim=True)
    return ((velocity.float() - (data - (1 - SIGMA) * noise)).square() * weight).mean((1, 2, 3, 4))


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
    words = torch.where(nothing, 0, disturbed(words, empty=WORDLESS)).to(device)
    shown = torch.where(nothing[:, 0], 0.0, shown).to(device)
    times = torch.sigmoid(torch.randn(BATCH) + MOMENT_CENTRE).to(device)
    picture = reference(levels, arm == 'cross').to(device)
    region = part['region'][rows].to(device)
    with compiled_where_common(data):
        return person_flow_loss(net, data, words, picture, shown, times, torch.randn_like(data), region).mean()


@torch.no_grad()
def person_losses(net: PersonalVideo, held: People, count: int = 96) -> dict[str, float]:
    """Flow loss where unseen people are, with their portrait, with another person's, and without one."""
    device = next(net.parameters()).device
    generator = torch.Generator().manual_seed(1)
    data, words = held['latents'][:count].float().to(device), fitted(held['words'][:count, 0].long()).to(device)
    times = torch.sigmoid(torch.randn(count, generator=generator) + MOMENT_CENTRE).to(device)
    noise = torch.randn(data.shape, generator=generator).to(device)
    picture = to_picture(held['cross'][:count, 0], torch.ones(count)).to(device)
    one, region = torch.ones(count, device=device), held['region'][:count].to(device)
    found = {}
    for name, who, shown in (('own', picture, one), ('other', picture.roll(7, 0), one), ('nobody', picture, one * 0)):
        loss = person_flow_loss(net, data, words, who, shown, times, noise, region, stress=1e3)
        found[name] = loss.mean().item()
    return found


class Lessons:
    """Everything that one network is taught: clips, people and edits, and unseen ones of each to measure with."""

    def __init__(self, work: Path) -> None:
        self.clips, self.people = load_clips(work), load_people(work)
        self.pairs = load_pairs(work, 'animated') + load_pairs(work, 'stills')
        self.unseen_pairs = load_pairs(work, 'videos')[0]
        self.unseen_people = torch.load(work / 'people' / 'held.pt')
        self.unseen_clips = torch.load(work / 'latents' / 'validation.pt')

    def measure(self, net: nn.Module) -> dict[str, float]:
        """Flow losses of a network with a portrait encoder on what it has never seen."""
        found = flow_losses(net.backbone, self.unseen_clips) | {'edit': edit_flow_loss(net.backbone, self.unseen_pairs)}
        return found | person_losses(net, self.unseen_people)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--arm', choices=('paired', 'cross'), required=True)
    parser.add_argument('--from', dest='start', default='portrait')
    parser.add_argument('--minutes', type=float, default=8)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, work = default_device(), options.work
    net = stage_person(work, options.start, vocabulary_of(work)).to(device)
    lessons = Lessons(work)
    print(f'{options.arm}: {sum(len(part["who"]) for part in lessons.people)} clips of people on {device}', flush=True)

    def step_loss(net: nn.Module, step: int) -> Tensor:
        loss = person_loss(net, lessons.people, options.arm, device)
        if step % 2:
            return loss + edit_loss(net.backbone, lessons.pairs, device)
        return loss + make_loss(net.backbone, lessons.clips, device, BATCH)

    stage = Stage(f'person-{options.arm}', work, options.minutes, LEARNING_RATE)
    compile_in_place(net.backbone.velocity)
    train(stage, net.train(), step_loss, lessons.measure, adam=PERSON_ADAM)


if __name__ == '__main__':
    main()
