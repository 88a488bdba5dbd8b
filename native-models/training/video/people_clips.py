"""Renders and encodes what personalised video is trained and measured with: clips of people, and pictures of them.

    python -m video.people_clips --work FOLDER [--groups 8]

Every clip of a group of SHARD comes with one crop of its own frames (paired data: the reference shows the very moment)
and with portraits of the same person at other times, under other light, before other walls (cross-paired; Movie Gen
section 4.2.3). A person is in CLIPS_A_PERSON clips. Held-out people have looks that no training clip shows and act
where no training clip has them act. Writes people/train-N.pt and people/held.pt.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from video.autoencoder import SPACE, TIME
from video.clips import ASPECT_CYCLE, FPS, FRAMES, default_work
from video.encode import encode, load_encoder
from video.portrait import SIDE
from video.start import vocabulary_of
from video.vocabulary import Vocabulary
from world.caption import caption
from world.identity import looks_of
from world.people import portrait
from world.person_scene import FEET, staging
from world.picture import render
from world.scene import ASPECTS, Scene, Split, draw_person_scene

SHARD, CLIPS_A_PERSON, PORTRAITS, VARIANTS, HELD = 300, 4, 3, 4, 160
CLIP_SEED, WHO_SEED, POSE_SEED, HELD_SEED = 50_000_000, 51_000_000, 52_000_000, 53_000_000
ROOMY = 2
REACH = 2.0
"""How far a person reaches to either side of the middle of the head, and above it, in half heads."""
HALF_HEADS = 2.2
"""Half the side of a crop, in half heads, as portraits have it about."""


def person_scene(group: int, index: int) -> Scene:
    """The scene of one training clip."""
    number = group * SHARD + index
    who = WHO_SEED + number // CLIPS_A_PERSON
    return draw_person_scene(CLIP_SEED + number, aspect=ASPECT_CYCLE[group % len(ASPECT_CYCLE)], who=who)


def held_scene(index: int, split: Split = 'held') -> Scene:
    """A scene of a person, looks and action that training never shows; always landscape."""
    return draw_person_scene(HELD_SEED + index, split, who=HELD_SEED + index // 2)


def crop(scene: Scene, moment: float) -> np.ndarray:
    """[SIDE,SIDE,4] the head and shoulders as the clip itself shows them at `moment` seconds; nothing is masked."""
    size = (ASPECTS[scene.aspect][0] * ROOMY, ASPECTS[scene.aspect][1] * ROOMY)
    frame = render(replace(scene, camera='static'), size, frames=1, start_seconds=moment)[0]
    stage = staging(scene, torch.full((1, 1, 1), moment))
    pixels = min(size)
    x, y = size[0] / 2 + float(stage.x) * pixels, size[1] / 2 + (stage.y + 0.4 * stage.unit) * pixels
    reach = HALF_HEADS * stage.unit * pixels
    grid_y, grid_x = torch.meshgrid(*[(torch.arange(SIDE) + 0.5) / SIDE * 2 - 1] * 2, indexing='ij')
    places = torch.stack([(x + grid_x * reach) / size[0] * 2 - 1, (y + grid_y * reach) / size[1] * 2 - 1], -1)
    picture = torch.from_numpy(frame).permute(2, 0, 1)[None].float()
    taken = F.grid_sample(picture, places[None], padding_mode='reflection', align_corners=False)[0]
    colour = taken.round().clamp(0, 255).byte().permute(1, 2, 0).numpy()
    return np.concatenate([colour, np.full((SIDE, SIDE, 1), 255, np.uint8)], 2)


def portraits(scene: Scene, count: int) -> np.ndarray:
    """[count,SIDE,SIDE,4] the person at other times; the fourth channel is 255 where the person is."""
    if scene.person is None:
        raise ValueError('nobody is in this scene')
    found = []
    for i in range(count):
        picture, inside = portrait(scene.person, POSE_SEED + scene.seed * 7 + i, SIDE)
        found.append(np.concatenate([picture, inside[..., None].astype(np.uint8) * 255], 2))
    return np.stack(found)


def region(scene: Scene) -> Tensor:
    """bool [4,H/8,W/8]: the latents in which the person is seen, by where they stand (the camera is left out)."""
    width, height = ASPECTS[scene.aspect]
    pixels = min(width, height)
    stage = staging(scene, (torch.arange(FRAMES // TIME).float() * TIME + TIME / 2).view(-1, 1, 1) / FPS)
    x = ((torch.arange(width // SPACE) + 0.5) * SPACE - width / 2) / pixels
    y = ((torch.arange(height // SPACE) + 0.5) * SPACE - height / 2) / pixels
    across = (x[None, None] - stage.x).abs() < REACH * stage.unit
    y = (y - stage.y) / stage.unit
    return across & ((y > -REACH) & (y < FEET + 0.5))[None, :, None]


def record_of(work: Path, scenes: list[Scene], first: int, size: int) -> dict[str, Tensor]:
    """Everything of one group: latents, words, references, and four small frames for judging who is seen."""
    net, vocabulary = load_encoder(work), Vocabulary(vocabulary_of(work))
    clips = np.stack([render(scene, frames=FRAMES) for scene in scenes])
    frames = torch.from_numpy(clips[:, 1::4]).permute(0, 1, 4, 2, 3).flatten(0, 1).float()
    small = F.interpolate(frames, (64, 64), mode='area').round().byte()
    return {
        'latents': encode(net, clips, list(range(len(scenes)))),
        'words': torch.tensor([[vocabulary.ids(caption(s, v)) for v in range(VARIANTS)] for s in scenes]),
        'paired': torch.from_numpy(np.stack([crop(s, 0.5)[None] for s in scenes])),
        'cross': torch.from_numpy(np.stack([portraits(s, PORTRAITS) for s in scenes])),
        'region': torch.stack([region(s) for s in scenes]),
        'looks': torch.tensor([looks_of(s.person) for s in scenes]),
        'seen': small.unflatten(0, (len(scenes), 4)),
        'who': torch.arange(first, first + len(scenes)) // size,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--groups', type=int, default=8)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    folder: Path = options.work / 'people'
    folder.mkdir(exist_ok=True)
    wanted = [(f'train-{n}.pt', [person_scene(n, i) for i in range(SHARD)], n * SHARD) for n in range(options.groups)]
    wanted.append(('held.pt', [held_scene(i) for i in range(HELD)], 0))
    for name, scenes, first in wanted:
        path, begun = folder / name, time.time()
        if path.exists():
            continue
        size = 2 if name == 'held.pt' else CLIPS_A_PERSON
        torch.save(record_of(options.work, scenes, first, size), path.with_suffix('.partial'))
        path.with_suffix('.partial').rename(path)
        print(f'{name}: {len(scenes)} clips, {time.time() - begun:.0f} s', flush=True)


if __name__ == '__main__':
    main()
