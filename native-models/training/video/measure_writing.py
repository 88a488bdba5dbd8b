"""Measures whether what is quoted in a prompt can be read in the picture; writes figures as data.

    python -m video.measure_writing --work FOLDER --of shipped [--count 48]

A text is read among eight: its own and seven others of as many letters, drawn as templates in several sizes and laid
over the mean frame everywhere near the place that the prompt names; the one that correlates best is what is read.
Correlation is of pictures from which the surroundings are taken away, so that only strokes count. `letters` is the
share of letters right when each is read among all others where the rest of the text stands as it should. Renders of
the same scenes are the ceiling.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from video.autoencoder import Autoencoder
from video.clips import default_work, validation_scene
from video.evaluate import Figures, full_caption, interval
from video.measure_stages import BATCH, NOISE_SEED, STEPS, noises, pixels
from video.sampler import WEIGHTS
from video.start import stage_backbone, vocabulary_of
from video.torch_sampler import make_latents
from video.vocabulary import Vocabulary
from world.caption import PLACES_SAID
from world.lettering import STROKES, Title, write_over
from world.picture import render
from world.scene import Scene, stream

FIRST, OTHERS, SIZES = 9000, 7, (0.16, 0.19, 0.22, 0.25, 0.28)
LETTERS = tuple(letter for letter in STROKES if letter not in '!- ')


def written_scene(index: int) -> Scene:
    """A landscape scene with white letters in the middle: three to five of them, no word."""
    scene, chance = validation_scene(FIRST + index), stream(index, 'writing')
    text = ''.join(chance.choice(LETTERS) for _ in range(3 + index % 3))
    return replace(scene, title=Title(text, 'centre', 'white', chance.choice(SIZES)))


def prompt_of(scene: Scene) -> str:
    """What is asked for."""
    plain = full_caption(replace(scene, title=None))
    return f'{plain}, with the white text "{scene.title.text}" {PLACES_SAID["centre"]}' if scene.title else plain


def strokes(picture: Tensor) -> Tensor:
    """[1,1,H,W] grey pictures without their surroundings."""
    around = F.avg_pool2d(picture, 15, 1, 7, count_include_pad=False)
    return picture - around


def template(text: str, size: float, height: int, width: int) -> Tensor:
    """[1,1,height,width] what a text of a size looks like, normalised."""
    blank = torch.full((3, 1, height, width), 0.35)
    drawn = strokes(write_over(blank, Title(text, 'centre', 'white', size)).mean(0, keepdim=True))
    return drawn / drawn.norm()


def fit(picture: Tensor, drawn: Tensor, reach: int = 6) -> float:
    """The best correlation of a picture [1,1,H,W] with a template moved by up to `reach` pixels."""
    height, width = drawn.shape[2:]
    found = F.conv2d(F.pad(picture, (reach,) * 4), drawn)
    energy = F.conv2d(F.pad(picture.square(), (reach,) * 4), torch.ones(1, 1, height, width))
    return float((found / energy.sqrt().clamp_min(1e-6)).max())


def best(picture: Tensor, texts: Iterable[str]) -> str:
    """The text that fits best in any size."""
    height, width = picture.shape[2:]
    return max(texts, key=lambda text: max(fit(picture, template(text, size, height, width)) for size in SIZES))


def read(clip: np.ndarray, text: str, seed: int) -> tuple[float, float]:
    """Whether uint8 [T,H,W,3] is read as its text among eight, and the share of letters read right."""
    chance = stream(seed, 'others')
    others = [''.join(chance.choice(LETTERS) for _ in text) for _ in range(OTHERS)]
    picture = strokes(torch.from_numpy(clip.astype(np.float32).mean((0, 3)) / 255)[None, None])
    right = 0
    for i, letter in enumerate(text):
        found = best(picture, [text[:i] + other + text[i + 1 :] for other in LETTERS])
        right += found[i] == letter
    return float(best(picture, [text, *others]) == text), right / len(text)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--of', nargs='+', required=True)
    parser.add_argument('--count', type=int, default=48)
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'measurements-video.json')
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    words, figures = vocabulary_of(options.work), Figures(options.output)
    vocabulary, auto = Vocabulary(words), Autoencoder().eval()
    auto.load_state_dict(torch.load(options.work / 'autoencoder.pt', map_location='cpu'))
    scenes = [written_scene(i) for i in range(options.count)]
    ids = torch.tensor([vocabulary.ids(prompt_of(scene)) for scene in scenes])

    def add(name: str, clips: np.ndarray) -> None:
        texts = [scene.title.text for scene in scenes if scene.title]
        found = [read(clip, text, i) for i, (clip, text) in enumerate(zip(clips, texts, strict=True))]
        whole, letters = zip(*found, strict=True)
        record = {'read among eight': interval(list(whole)), 'letters': interval(list(letters))}
        figures.add(f'writing, {name}', record)

    add('renders', np.stack([render(scene) for scene in scenes]))
    for name in options.of:
        net = stage_backbone(options.work, name, words).eval()
        noise = noises(NOISE_SEED + 7000, len(ids))
        parts = zip(ids.split(BATCH), noise.split(BATCH), strict=True)
        latents = torch.cat([make_latents(net, some, start, steps=STEPS) for some, start in parts])
        add(name, pixels(auto, latents))


if __name__ == '__main__':
    main()
