"""Teaches the portrait encoder alone to say who shall be seen, in a language the backbone understands already.

    python -m video.train_portrait --work FOLDER [--from person-cross] [--minutes 6]

Trained together, the backbone learnt people and ignored their pictures: the loss with one's own portrait, with another
person's and without any stayed equal. Here the backbone is frozen, and the encoder learns to give the text encoder's
context of what the person wears ("a person in a red striped shirt"). Writes portrait.pt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from computing import default_device, fast_precision
from video.clips import default_work
from video.people_clips import person_scene
from video.portrait import TOKENS, PersonalVideo
from video.start import stage_person, vocabulary_of
from video.train_person import PERSON_ADAM, load_people, person_losses, reference
from video.training import Stage, train
from video.vocabulary import Vocabulary
from world.caption import article
from world.scene import Scene

BATCH, LEARNING_RATE = 64, 2e-3


def worn(scene: Scene) -> str:
    """What the person of a scene wears, as captions say it."""
    if scene.person is None:
        raise ValueError('nobody is in this scene')
    pattern = '' if scene.person.shirt == 'plain' else f'{scene.person.shirt} '
    return f'a person in {article(f"{scene.person.shirt_colour} {pattern}shirt")}'


def sayings(work: Path, words: list[str]) -> dict[int, list[int]]:
    """Word ids of what every person of the training clips wears, by their number."""
    vocabulary, found = Vocabulary(words), {}
    for path in sorted((work / 'people').glob('train-*.pt')):
        group = int(path.stem.split('-')[1])
        for index, who in enumerate(torch.load(path)['who'].tolist()):
            if who not in found:
                found[who] = vocabulary.ids(worn(person_scene(group, index)))
    return found


def words_loss(net: PersonalVideo, picture: Tensor, said: Tensor) -> Tensor:
    """How far the tokens of pictures lie from the context of what is said about them; the rest shall be silent."""
    with torch.no_grad():
        context, mask = net.backbone.text(said)
        target = (context * mask[..., None])[:, :TOKENS]
    return F.mse_loss(net.portrait(picture).float()[:, : target.shape[1]], target)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--from', dest='start', default='person-cross')
    parser.add_argument('--minutes', type=float, default=6)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, work = default_device(), options.work
    words = vocabulary_of(work)
    net = stage_person(work, options.start, words).to(device).train()
    net.backbone.requires_grad_(False)
    people, held, said = load_people(work), torch.load(work / 'people' / 'held.pt'), sayings(work, words)
    cross, who = (torch.cat([part[key] for part in people]) for key in ('cross', 'who'))
    print(f'portrait: {len(said)} people on {device}', flush=True)

    def step_loss(net: nn.Module, _: int) -> Tensor:
        rows = torch.randint(len(who), (BATCH,))
        picture = reference(cross[rows, torch.randint(cross.shape[1], (BATCH,))], True).to(device)
        ids = torch.tensor([said[int(w)] for w in who[rows]])
        with fast_precision(device):
            return words_loss(net, picture, ids.to(device))

    def measure(net: nn.Module) -> dict[str, float]:
        return person_losses(net, held)

    stage = Stage('portrait', work, options.minutes, LEARNING_RATE, check_seconds=60, keep_average=0.98)
    train(stage, net, step_loss, measure, adam=PERSON_ADAM)


if __name__ == '__main__':
    main()
