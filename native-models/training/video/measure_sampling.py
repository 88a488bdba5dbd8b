"""Sweeps what only sampling sets: the schedule of words to video, and the guidance scales of edits; figures as data.

    python -m video.measure_sampling --work FOLDER [--of shipped] [--prompts 24] [--edits 64] [--fine 150]

Schedules start from the same noise: the error is the length of the difference of the final latents from those of
--fine Euler steps, over the length of the latter; alignment is the judge's, and contrast the variance of the finest
details (a pixel less the mean of its 3×3) against that of the fine run. Edits are those of `measure_stages.py`, as
the app gives them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from video.autoencoder import Autoencoder
from video.backbone import TextToVideo
from video.clips import default_work, validation_scene
from video.evaluate import Figures, full_caption, interval
from video.judge import load_judge
from video.measure_stages import BATCH, NOISE_SEED, edit_figures, fine_variance, judged, noises, pixels
from video.sampler import WEIGHTS
from video.start import stage_backbone, vocabulary_of
from video.torch_sampler import EditGuidance, make_latents
from video.vocabulary import Vocabulary

SCHEDULES = ((10, 10), (10, 100), (25, 25), (25, 50), (25, 100), (25, 250), (25, 1000), (50, 50), (50, 100), (50, 1000))
"""Steps, and the steps they emulate by the linear-quadratic schedule; equal is plain linear."""

GUIDANCES = ((2.5, 1.5), (4.0, 1.0), (4.0, 1.5), (4.0, 2.5), (6.0, 1.5), (8.0, 1.5))
"""s_T and s_V of edits."""


def sampled(net: TextToVideo, words: Tensor, steps: int, emulated: int) -> Tensor:
    noise = noises(NOISE_SEED + 9000, len(words))
    parts = zip(words.split(BATCH), noise.split(BATCH), strict=True)
    return torch.cat([make_latents(net, w, n, steps=steps, emulated=emulated) for w, n in parts])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--of', default='shipped')
    parser.add_argument('--prompts', type=int, default=24)
    parser.add_argument('--edits', type=int, default=64)
    parser.add_argument('--fine', type=int, default=150)
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'measurements-video.json')
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work, words, figures = options.work, vocabulary_of(options.work), Figures(options.output)
    net, judge, vocabulary = stage_backbone(work, options.of, words).eval(), load_judge(work), Vocabulary(words)
    auto = Autoencoder().eval()
    auto.load_state_dict(torch.load(work / 'autoencoder.pt', map_location='cpu'))
    if options.prompts:
        scenes = [validation_scene(i) for i in range(options.prompts)]
        ids = torch.tensor([vocabulary.ids(full_caption(scene)) for scene in scenes])
        fine = sampled(net, ids, options.fine, options.fine)
        fine_clips = pixels(auto, fine)
        reference = fine_variance(fine_clips)
        found: dict[str, object] = {f'linear {options.fine}: alignment': interval(judged(judge, fine_clips, ids)[0])}
        for steps, emulated in SCHEDULES:
            made = sampled(net, ids, steps, emulated)
            clips = pixels(auto, made)
            name = f'linear {steps}' if steps == emulated else f'linear-quadratic {steps} of {emulated}'
            error = ((made - fine).flatten(1).norm(dim=1) / fine.flatten(1).norm(dim=1)).tolist()
            found |= {
                f'{name}: error': interval(error),
                f'{name}: alignment': interval(judged(judge, clips, ids)[0]),
                f'{name}: finest contrast': interval((fine_variance(clips) / reference).tolist()),
            }
        figures.add(f'schedules of {options.of}', found)
    for text, video in GUIDANCES if options.edits else ():
        guidance = EditGuidance(text=text, video=video, steps=20)
        values = edit_figures(net, auto, judge, work, options.edits, guidance)
        figures.add(
            f'edits of {options.of}, s_T {text:g}, s_V {video:g}', {k: interval(v) for k, v in values.items() if v}
        )


if __name__ == '__main__':
    main()
