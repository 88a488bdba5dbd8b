"""Teaches one network everything at once, going on from another; resumable.

    python -m video.train_joint --work FOLDER [--from shipped] [--minutes 60]

A world that has grown (titles, long descriptions, marks) touches every task, and a stage that trains one of them alone
forgets the others. So every step adds a batch of edits (stage II of Movie Gen section 5.1.3, alternated with making
clips as there) to one of clips of words and known frames or, every fourth step, of people by reference. Begins with the
averaged weights of `--from`; writes joint.pt (with the portrait encoder) and joint.json.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import compile_in_place, default_device
from video.clips import default_work
from video.start import stage_person, vocabulary_of
from video.train_backbone import make_loss
from video.train_edit import edit_loss
from video.train_person import PERSON_ADAM, Lessons, person_loss
from video.training import Stage, train

MAKE_BATCH, LEARNING_RATE, PERSON_EVERY = 32, 1.2e-3, 4


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--from', dest='start', default='shipped')
    parser.add_argument('--minutes', type=float, default=60)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, work = default_device(), options.work
    net = stage_person(work, options.start, vocabulary_of(work)).to(device)
    lessons = Lessons(work)
    print(f'{sum(p.numel() for p in net.parameters())} parameters on {device}', flush=True)

    def step_loss(net: nn.Module, step: int) -> Tensor:
        edits = edit_loss(net.backbone, lessons.pairs, device)
        if step % PERSON_EVERY == 0:
            return edits + person_loss(net, lessons.people, 'cross', device)
        return edits + make_loss(net.backbone, lessons.clips, device, MAKE_BATCH)

    stage = Stage('joint', work, options.minutes, LEARNING_RATE)
    compile_in_place(net.backbone.velocity)
    train(stage, net.train(), step_loss, lessons.measure, adam=PERSON_ADAM)


if __name__ == '__main__':
    main()
