"""Measures the networks that stages left in the work folder, before anything is exported; writes figures as data.

    python -m video.measure_stages --work FOLDER --of backbone final [--prompts 96] [--edits 64] [--against backbone]

Every stage sees the same captions, noises and pairs, so differences are paired; ranges are 95 % bootstrap intervals.
Clips are judged by `judge.py` (attributes named by the caption, alignment and quality) on unseen seeds; finest contrast
is the variance of what a 3×3 mean takes away, over that of the render of the same scene. A clip that
begins with a picture is compared with that picture. Edits are judged against the true edit, which the world can
render: inside the pixels that may change an edit is followed where it lies nearer to the true edit than to the source;
outside it should equal the source. Flicker is the second difference over time outside those pixels, relative to the
source's. A mark is held to the true one by intersection over union. Edits are held to the source as the app does it
(`keep_rest.py`); `raw` figures are without that.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from noise import gaussian
from video import distil
from video.autoencoder import Autoencoder
from video.backbone import Known, TextToVideo
from video.clips import default_work, validation_scene
from video.edit_pairs import measured_pair
from video.evaluate import Figures, full_caption, interval
from video.judge import Judge, labels, load_judge, to_input, verdicts
from video.keep_rest import EditThresholds, keep_rest
from video.sampler import WEIGHTS
from video.start import stage_backbone, vocabulary_of
from video.steps import without_steps
from video.torch_sampler import EditGuidance, edit_latents, make_latents
from video.train_edit import load_pairs
from video.vocabulary import Vocabulary, said
from world.description import description
from world.drawing import Rgb
from world.edits import changed
from world.scene import COLOURS

BATCH, STEPS, NOISE_SEED = 8, 20, 30_000_000
MARK_LEVELS = 56
"""A pixel shows the colour of a mark within so many levels."""
SHAPE = (16, 4, 10, 16)


def noises(first: int, count: int) -> Tensor:
    return torch.from_numpy(np.stack([gaussian(first + i, SHAPE) for i in range(count)]))


@torch.no_grad()
def pixels(auto: Autoencoder, latents: Tensor) -> np.ndarray:
    """uint8 [N,16,80,128,3] of latents."""
    decoded = (torch.from_numpy(without_steps(auto.decode(z).numpy())) for z in latents.split(BATCH))
    parts = [((frames.clamp(-1, 1) + 1) * 127.5).round().byte() for frames in decoded]
    return torch.cat(parts).permute(0, 2, 3, 4, 1).numpy()


def psnr(a: np.ndarray, b: np.ndarray, mask: np.ndarray | None = None) -> float:
    """Decibels between uint8 pictures, over the pixels of a mask [T,H,W] if one is given."""
    error = (a.astype(np.float64) - b) ** 2
    mean = error[mask].mean() if mask is not None else error.mean()
    return float(10 * np.log10(255**2 / max(mean, 1e-2)))


def made_clips(net: TextToVideo, auto: Autoencoder, words: Tensor, is_draft: bool = False) -> np.ndarray:
    """Clips of words; as drafts are made when the network is the distilled one."""
    noise = noises(NOISE_SEED, len(words))
    how = {'guidance': 1.0, 'steps': distil.STEPS, 'emulated': distil.EMULATED} if is_draft else {'steps': STEPS}
    parts = zip(words.split(BATCH), noise.split(BATCH), strict=True)
    return pixels(auto, torch.cat([make_latents(net, some, start, **how) for some, start in parts]))


def fine_variance(clips: np.ndarray) -> np.ndarray:
    """[N] variance of what a 3×3 mean takes away from uint8 clips [N,T,H,W,3]."""
    x = torch.from_numpy(clips).permute(0, 1, 4, 2, 3).float().flatten(0, 1)
    rest = x - F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)
    return rest.square().mean((1, 2, 3)).view(len(clips), -1).mean(1).numpy()


@torch.no_grad()
def judged(judge: Judge, clips: np.ndarray, words: Tensor) -> tuple[list[float], list[float]]:
    """Alignment and quality of every clip."""
    alignment, quality = judge(to_input(clips), said(words))
    return alignment.tolist(), quality.tolist()


def first_frames(net: TextToVideo, auto: Autoencoder, record: dict[str, Tensor], clips: np.ndarray) -> list[float]:
    """PSNR of the first frame made against the picture that was given, for clips of even number."""
    rows = torch.arange(0, len(clips), 2)
    data = record['latents'][rows].float()
    known = Known.nothing(data)
    known.latents[:, :, 0], known.given[:, :, 0] = record['stills'][rows, :, 0].float(), 1
    words, noise = record['words'][rows, 0].long(), noises(NOISE_SEED, len(rows))
    parts = [make_latents(net, words[r], noise[r], known[r], steps=STEPS) for r in torch.arange(len(rows)).split(BATCH)]
    made = pixels(auto, torch.cat(parts))
    return [psnr(made[i][0], clips[row][0]) for i, row in enumerate(rows.tolist())]


def flicker(clip: np.ndarray, mask: np.ndarray) -> float:
    """Mean absolute second difference over time where `mask` [H,W] holds."""
    x = clip.astype(np.float32)
    return float(np.abs(x[2:] - 2 * x[1:-1] + x[:-2])[:, mask].mean())


def overlap(made: np.ndarray, true: np.ndarray, colour: Rgb) -> float:
    """Intersection over union of what two edits uint8 [T,H,W,3] cover with a flat colour."""
    levels = np.array(colour) * 255
    covered, wanted = (np.abs(clip - levels).max(-1) < MARK_LEVELS for clip in (made, true))
    return float((covered & wanted).sum() / max(1, (covered | wanted).sum()))


def edit_figures(
    net: TextToVideo, auto: Autoencoder, judge: Judge, work: Path, count: int, guidance: EditGuidance
) -> dict[str, list[float]]:
    """Lists over measured pairs: followed, judged right, PSNR outside, flicker, PSNR to the true edit, as the app gives
    it; under `raw …` as the network gives it."""
    pairs = {key: value[:count] for key, value in load_pairs(work, 'videos')[0].items()}
    clips = np.load(work / 'edits' / 'videos.npy', mmap_mode='r')[:count]
    noise = noises(NOISE_SEED + 5000, len(clips))
    rows = torch.arange(len(clips)).split(BATCH)
    parts = [
        edit_latents(net, pairs['source'][r].float(), pairs['words'][r].long(), guidance, noise[r].clone())
        for r in rows
    ]
    made, known = pixels(auto, torch.cat(parts)), pixels(auto, pairs['source'].float())
    kept = np.stack([keep_rest(m, k, clip[0], EditThresholds()) for m, k, clip in zip(made, known, clips, strict=True)])
    raw = {f'raw {key}': values for key, values in edits_judged(judge, made, clips).items()}
    return edits_judged(judge, kept, clips) | raw


def edits_judged(judge: Judge, made: np.ndarray, clips: np.ndarray) -> dict[str, list[float]]:
    """The lists of `edit_figures` for edits uint8 [N,T,H,W,3] of the measured pairs `clips` [N,2,T,H,W,3]."""
    found: dict[str, list[float]] = {k: [] for k in ('followed', 'judged', 'outside', 'flicker', 'truth', 'marked')}
    for i, clip in enumerate(made):
        source, edited = clips[i]
        pair, inside = measured_pair(i, 'train'), changed(source, edited)
        if inside.any():
            near = [np.abs(clip.astype(np.float32) - other)[inside].mean() for other in (edited, source)]
            found['followed'].append(float(near[0] < near[1]))
        steady = ~inside.any(0)
        if steady.mean() > 0.05:
            outside = np.broadcast_to(steady, inside.shape)
            found['outside'].append(psnr(clip, source, outside))
            found['flicker'].append(flicker(clip, steady) - flicker(source, steady))
        found['truth'].append(psnr(clip, edited))
        if pair.edited.mark:
            found['marked'].append(overlap(clip, edited, COLOURS[pair.edited.mark.colour]))
        right, before = labels(pair.edited), labels(pair.source)
        asked = [a if a != b else -1 for a, b in zip(right, before, strict=True)]
        verdict = [v for values in verdicts(judge, clip[None], torch.tensor([asked])).values() for v in values]
        if verdict:
            found['judged'].append(float(np.mean(verdict)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--of', nargs='+', required=True)
    parser.add_argument('--against', default=None)
    parser.add_argument('--prompts', type=int, default=96)
    parser.add_argument('--edits', type=int, default=64)
    parser.add_argument('--stills', type=int, default=48)
    parser.add_argument('--described', action='store_true', help='long descriptions in place of captions')
    parser.add_argument('--draft', action='store_true', help='the stages are distilled: few steps, no guidance')
    parser.add_argument('--text', type=float, default=4.0)
    parser.add_argument('--video', type=float, default=1.0)
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'measurements-video.json')
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work = options.work
    words = vocabulary_of(work)
    vocabulary, judge = Vocabulary(words), load_judge(work)
    auto = Autoencoder().eval()
    auto.load_state_dict(torch.load(work / 'autoencoder.pt', map_location='cpu'))
    scenes = [validation_scene(i) for i in range(options.prompts)]
    say = description if options.described else full_caption
    ids = torch.tensor([vocabulary.ids(say(scene)) for scene in scenes])
    truth = torch.tensor([labels(scene) for scene in scenes])
    record = torch.load(work / 'latents' / 'validation.pt')
    rendered = np.load(work / 'clips' / 'validation.npy', mmap_mode='r')
    figures = Figures(options.output)
    scores: dict[str, tuple[list[float], list[float]]] = {}
    for name in options.of:
        net = stage_backbone(work, name, words).eval()
        found: dict[str, object] = {}
        if options.prompts:
            clips = made_clips(net, auto, ids, options.draft)
            scores[name] = judged(judge, clips, ids)
            found |= {f'right: {head}': interval(v) for head, v in verdicts(judge, clips, truth).items() if v}
            found |= {'alignment': interval(scores[name][0]), 'quality': interval(scores[name][1])}
            contrast = fine_variance(clips) / fine_variance(np.array(rendered[: options.prompts])).clip(0.1)
            found['finest contrast'] = interval(contrast.tolist())
        if options.stills:
            stills = {key: value[: options.stills] for key, value in record.items()}
            found['first frame, dB'] = interval(first_frames(net, auto, stills, rendered[: options.stills]))
        if options.edits:
            guidance = EditGuidance(options.text, options.video, STEPS)
            edits = edit_figures(net, auto, judge, work, options.edits, guidance)
            found |= {f'edit: {key}': interval(values) for key, values in edits.items() if values}
        kind = ', described' if options.described else ', drafts' if options.draft else ''
        figures.add(f'stage {name}{kind}', found)
    if options.against in scores:
        base = scores[options.against]
        for name in (name for name in scores if name != options.against):
            pairs = {
                axis: [a - b for a, b in zip(scores[name][k], base[k], strict=True)]
                for k, axis in enumerate(('alignment', 'quality'))
            }
            wins = [float(value > 0) for value in pairs['quality']]
            record = {f'{axis} gained': interval(values) for axis, values in pairs.items()}
            figures.add(f'{name} against {options.against}', record | {'quality wins': interval(wins)})


if __name__ == '__main__':
    main()
