"""Measures personalised stages on people, looks and actions that training has never seen; writes figures as data.

    python -m video.measure_person --work FOLDER --of person-paired person-cross [--clips 96]

Every stage sees the same captions, noises and portraits (at another time than the clip's). Recognised: the person's own
portrait is nearest of eight to the generated clip, by `identity_judge.py`; `of another` gives each clip somebody else's
portrait and asks for that person, `without` gives none and is chance. Motion is the mean absolute difference of frames,
relative to the render of the same scene. Copied: how much nearer the clip's head region is to its reference than to
another portrait of the same person (0: the reference's moment is not copied).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from video.autoencoder import Autoencoder
from video.clips import default_work
from video.evaluate import Figures, interval
from video.identity_judge import load_identity_judge, recognised
from video.judge import load_judge
from video.measure_stages import BATCH, NOISE_SEED, STEPS, judged, noises, pixels
from video.portrait import PersonalVideo, to_picture
from video.sampler import WEIGHTS
from video.start import stage_person, vocabulary_of
from video.torch_sampler import person_latents


def made(net: PersonalVideo, auto: Autoencoder, words: Tensor, levels: Tensor, shown: float) -> np.ndarray:
    """uint8 [N,16,80,128,3] of captions and portraits."""
    noise, parts = noises(NOISE_SEED + 9000, len(words)), []
    for rows in torch.arange(len(words)).split(BATCH):
        picture = to_picture(levels[rows], torch.ones(len(rows)))
        parts.append(person_latents(net, words[rows], picture, torch.full((len(rows),), shown), noise[rows], STEPS))
    return pixels(auto, torch.cat(parts))


def small(clips: np.ndarray) -> Tensor:
    """Four frames [N,4,3,64,64] as the identity judge looks at clips."""
    frames = torch.from_numpy(clips[:, 1::4].copy()).permute(0, 1, 4, 2, 3).flatten(0, 1).float()
    return F.interpolate(frames, (64, 64), mode='area').unflatten(0, (len(clips), 4))


def movement(clips: np.ndarray) -> list[float]:
    """Mean absolute difference of neighbouring frames of every clip, in levels."""
    return [float(np.abs(np.diff(clip.astype(np.float32), axis=0)).mean()) for clip in clips]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--of', nargs='+', required=True)
    parser.add_argument('--clips', type=int, default=96)
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'measurements-video.json')
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work = options.work
    held = {key: value[: options.clips] for key, value in torch.load(work / 'people' / 'held.pt').items()}
    words, who, judge, identity = held['words'][:, 0].long(), held['who'], load_judge(work), load_identity_judge(work)
    auto = Autoencoder().eval()
    auto.load_state_dict(torch.load(work / 'autoencoder.pt', map_location='cpu'))
    own, later, figures = held['cross'][:, 0], held['cross'][:, 1], Figures(options.output)
    figures.add('people rendered', {'recognised': interval(recognised(identity, held['seen'], later, who))})
    truth = pixels(auto, held['latents'].float())
    figures.add('people decoded', {'recognised': interval(recognised(identity, small(truth), later, who))})
    for name in options.of:
        net = stage_person(work, name, vocabulary_of(work)).eval()
        clips = made(net, auto, words, own, 1.0)
        alignment, quality = judged(judge, clips, words)
        seen = identity.clips(small(clips))
        told, other = (identity.pictures(to_picture(p, torch.ones(len(p)))) for p in (own, later))
        figures.add(
            f'people of {name}',
            {
                'recognised': interval(recognised(identity, small(clips), later, who)),
                'of another': interval(
                    recognised(
                        identity, small(made(net, auto, words, own.roll(9, 0), 1.0)), later.roll(9, 0), who.roll(9)
                    )
                ),
                'without': interval(recognised(identity, small(made(net, auto, words, own, 0.0)), later, who)),
                'copied': interval(((seen * told).sum(1) - (seen * other).sum(1)).tolist()),
                'motion': interval([a / b for a, b in zip(movement(clips), movement(truth), strict=True)]),
                'alignment': interval(alignment),
                'quality': interval(quality),
            },
        )


if __name__ == '__main__':
    main()
