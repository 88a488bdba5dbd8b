"""Teaches the portrait encoder alone to see what tells people apart, before the backbone learns to listen to it.

    python -m video.train_portrait --work FOLDER [--from shipped] [--minutes 4]

Trained from nothing beside the backbone the encoder's tokens say so little at first that the backbone learns people and
ignores their pictures: the loss with one's own portrait, with another person's and without any stayed equal. Here every
portrait is asked for the looks of its person (skin, hair and haircut, glasses, beard, hat, pattern and colour of the
shirt) by linear heads on the tokens, which are thrown away afterwards. The backbone is left as it is. Writes
portrait.pt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import default_device, fast_precision
from video.clips import default_work
from video.portrait import TOKENS, PortraitEncoder, to_picture
from video.start import stage_person, vocabulary_of
from video.train_person import PERSON_ADAM, load_people, reference
from video.training import Stage, train, write
from world.identity import LOOKS

BATCH, LEARNING_RATE = 64, 2e-3


class LookReader(nn.Module):
    """The encoder with linear heads that read each of LOOKS from its tokens."""

    def __init__(self, portrait: PortraitEncoder) -> None:
        super().__init__()
        self.portrait = portrait
        width = portrait.out.out_features
        self.heads = nn.ModuleList(nn.Linear(TOKENS * width, len(values)) for values in LOOKS.values())

    def forward(self, picture: Tensor) -> list[Tensor]:
        """picture [B,4,64,64] -> scores [B,values] of each of LOOKS."""
        tokens = self.portrait(picture).flatten(1)
        return [head(tokens) for head in self.heads]


def looks_loss(scores: list[Tensor], looks: Tensor) -> Tensor:
    """Cross entropy summed over LOOKS; `looks` [B,8]."""
    return torch.stack([F.cross_entropy(s.float(), looks[:, i]) for i, s in enumerate(scores)]).sum()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--from', dest='start', default='shipped')
    parser.add_argument('--minutes', type=float, default=4)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, work = default_device(), options.work
    person = stage_person(work, options.start, vocabulary_of(work))
    net = LookReader(person.portrait).to(device).train()
    people, held = load_people(work), torch.load(work / 'people' / 'held.pt')
    cross, looks = (torch.cat([part[key] for part in people]) for key in ('cross', 'looks'))
    print(f'portrait: {len(cross)} clips of people on {device}', flush=True)

    def step_loss(net: nn.Module, _: int) -> Tensor:
        rows = torch.randint(len(cross), (BATCH,))
        picture = reference(cross[rows, torch.randint(cross.shape[1], (BATCH,))], True).to(device)
        with fast_precision(device):
            return looks_loss(net(picture), looks[rows].to(device))

    @torch.no_grad()
    def measure(net: nn.Module) -> dict[str, float]:
        scores = net(to_picture(held['cross'][:, 0], torch.ones(len(held['cross']))).to(device))
        right = {
            name: (scores[i].argmax(1).cpu() == held['looks'][:, i]).float().mean().item()
            for i, name in enumerate(LOOKS)
        }
        return right

    stage = Stage('looks', work, options.minutes, LEARNING_RATE, check_seconds=60, keep_average=0.98)
    found = train(stage, net, step_loss, measure, adam=(*PERSON_ADAM, 'heads'))
    person.portrait.load_state_dict(found.portrait.state_dict())
    write(work / 'portrait.pt', person.state_dict())


if __name__ == '__main__':
    main()
