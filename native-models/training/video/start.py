"""Networks to begin a stage with: those of an earlier stage in the work folder, else those that ship."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor

from video.autoencoder import Autoencoder
from video.backbone import TextToVideo
from video.graphs import export_decoder, export_encoder, export_portrait, export_text, export_velocity
from video.portrait import PersonalVideo
from video.sampler import WEIGHTS
from video.shipped import restore

SHIPPED = 'shipped'
"""The name of the stage that is what ships."""


def with_vocabulary(state: dict[str, Tensor], old: list[str], new: list[str]) -> dict[str, Tensor]:
    """Weights for another vocabulary: words keep their embedding, new ones begin at random."""
    table = state['text.embedding.weight']
    generator = torch.Generator().manual_seed(0)
    grown = torch.randn(len(new), table.shape[1], generator=generator) * table.std()
    places = {word: i for i, word in enumerate(old)}
    for i, word in enumerate(new):
        if word in places:
            grown[i] = table[places[word]]
    return state | {'text.embedding.weight': grown}


def shipped_backbone(words: list[str], weights: Path = WEIGHTS) -> TextToVideo:
    """What ships, for a vocabulary that may have grown since."""
    old = json.loads((weights / 'video-vocabulary.json').read_text())['words']
    net = TextToVideo(len(old)).eval()
    restore(net.text, weights / 'video-text.onnx', export_text)
    restore(net.velocity, weights / 'video-velocity.onnx', export_velocity)
    grown = TextToVideo(len(words)).eval()
    grown.load_state_dict(with_vocabulary(net.state_dict(), old, words))
    return grown


def shipped_autoencoder(weights: Path = WEIGHTS) -> Autoencoder:
    """The shipped encoder and decoder as one network; what only training used (the variance) is not shipped."""
    net = Autoencoder().eval()
    restore(net, weights / 'video-decode.onnx', export_decoder)
    restore(net, weights / 'video-encode.onnx', export_encoder)
    return net


def stage_backbone(work: Path, stage: str, words: list[str]) -> TextToVideo:
    """The averaged weights that an earlier stage left in the work folder, or what ships where `stage` is 'shipped'; a
    portrait encoder among them is left out."""
    if stage == SHIPPED:
        return shipped_backbone(words)
    net, state = TextToVideo(len(words)), torch.load(work / f'{stage}.pt', map_location='cpu')
    inner = {key.removeprefix('backbone.'): value for key, value in state.items() if key.startswith('backbone.')}
    net.load_state_dict(inner or state)
    return net


def stage_person(work: Path, stage: str, words: list[str], weights: Path = WEIGHTS) -> PersonalVideo:
    """The network with its portrait encoder. A stage that had none begins with the encoder that ships, if one does."""
    net = PersonalVideo(stage_backbone(work, stage, words))
    state = {} if stage == SHIPPED else torch.load(work / f'{stage}.pt', map_location='cpu')
    if any(key.startswith('portrait.') for key in state):
        net.load_state_dict(state)
    elif (weights / 'video-portrait.onnx').exists():
        restore(net.portrait, weights / 'video-portrait.onnx', export_portrait)
    return net


def vocabulary_of(work: Path) -> list[str]:
    """The vocabulary that the latents of the work folder were captioned with."""
    return json.loads((work / 'latents' / 'vocabulary.json').read_text())
