"""Draws what an editing network does, uncurated: the first measured pairs in order, source, edit and true edit side by
side.

    python -m video.edit_sheet --work FOLDER [--stage final] [--count 16] [--output ../nano/contact-sheet-edits.png]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from video.autoencoder import Autoencoder
from video.clips import default_work
from video.edit_pairs import measured_pair
from video.keep_rest import EditThresholds, keep_rest
from video.measure_stages import NOISE_SEED, noises, pixels
from video.sampler import WEIGHTS
from video.start import stage_backbone, vocabulary_of
from video.torch_sampler import EditGuidance, edit_latents
from video.train_edit import load_pairs
from world.contact_sheet import contact_sheet, strip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--stage', default='final')
    parser.add_argument('--count', type=int, default=16)
    parser.add_argument('--text', type=float, default=4.0)
    parser.add_argument('--video', type=float, default=1.0)
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'contact-sheet-edits.png')
    options = parser.parse_args()
    torch.set_num_threads(1)
    work, count = options.work, options.count
    net = stage_backbone(work, options.stage, vocabulary_of(work)).eval()
    auto = Autoencoder().eval()
    auto.load_state_dict(torch.load(work / 'autoencoder.pt', map_location='cpu'))
    pairs = load_pairs(work, 'videos')[0]
    rendered = np.load(work / 'edits' / 'videos.npy', mmap_mode='r')[:count]
    guidance, noise = EditGuidance(options.text, options.video), noises(NOISE_SEED + 5000, count)
    parts = [
        edit_latents(net, pairs['source'][rows].float(), pairs['words'][rows].long(), guidance, noise[rows])
        for rows in torch.arange(count).split(4)
    ]
    edits, known = pixels(auto, torch.cat(parts)), pixels(auto, pairs['source'][:count].float())
    made = [
        keep_rest(edit, back, clip[0], EditThresholds())
        for edit, back, clip in zip(edits, known, rendered, strict=True)
    ]
    rows = [
        np.concatenate([strip(clip, 2) for clip in (source, edited, truth)], 1)
        for (source, truth), edited in zip(rendered, made, strict=True)
    ]
    contact_sheet(options.output, rows, [measured_pair(i, 'train').words for i in range(count)])


if __name__ == '__main__':
    main()
