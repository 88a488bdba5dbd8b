"""Optional first stage: what ships, back in torch, as starts of the codec's decoder and of the sound model.

Training from these needs a fraction of the time. Leave the stage out to begin from nothing, as a change of the
networks' shapes must. The exporter names most weights after their modules; those of plain matrix products it transposes
and numbers in the order in which they are used, and that order is written down here.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audio.codec import Decoder
from audio.model import MARKS, MAX_WORDS, WINDOW, Shape, SoundModel
from audio.place import WEIGHTS, parser
from video.shipped import constants

_DECODER_ORDER = [
    'inward',
    *(f'slow.{block}.{layer}' for block in range(4) for layer in ('grow', 'shrink')),
    'up',
    *(f'fast.{block}.{layer}' for block in range(3) for layer in ('grow', 'shrink')),
    'tone_head',
    'noise_head',
]
_FIRST_NAMES = {'when': 'moment.0', 'moment.1': 'moment.2', 'moment.3': 'moment.4'}
"""Layers of the sound model as its first version called them."""


_BLOCK_ORDER = ('see', 'inward', 'outward', 'grow', 'shrink')


def _model_order(blocks: int) -> list[str]:
    return ['inward', *(f'blocks.{block}.{layer}' for block in range(blocks) for layer in _BLOCK_ORDER), 'outward']


def _matrices(named: dict[str, np.ndarray]) -> list[str]:
    """Names of the matrices that the exporter numbered, in the order in which they are used."""
    numbered = [name for name, value in named.items() if name.startswith('val_') and value.ndim == 2]
    return sorted(numbered, key=lambda name: int(name.removeprefix('val_')))


def _fill(net: nn.Module, named: dict[str, np.ndarray], order: list[str]) -> list[str]:
    """Fills `net` from the weights of a graph. Returns the names that the graph does not hold, which stay."""
    numbered = _matrices(named)
    if len(numbered) != len(order):
        raise ValueError(f'The graph has {len(numbered)} matrices where {len(order)} are expected.')
    weights = {f'{name}.weight': named[number].T for name, number in zip(order, numbered, strict=True)}
    weights = {**{name.split('.', 1)[-1]: value for name, value in named.items()}, **weights}
    state: dict[str, Tensor] = net.state_dict()
    missing = []
    for name, value in state.items():
        layer, _, kind = name.rpartition('.')
        found = weights.get(name, weights.get(f'{_FIRST_NAMES.get(layer, layer)}.{kind}'))
        if found is None:
            missing.append(name)
            continue
        if name.endswith('.place') and found.shape != tuple(value.shape):
            found = _with_marks(found)
        state[name] = torch.from_numpy(np.ascontiguousarray(found)).reshape(value.shape)
    net.load_state_dict(state)
    return missing


def _with_marks(places: np.ndarray) -> np.ndarray:
    """Positions of the first version (start, words, sound) with room for marks, and for as many words as there are."""
    start, words, sound = np.split(places, [1, len(places) - WINDOW])
    more = MAX_WORDS - MARKS - len(words)
    marks = np.zeros((MARKS, places.shape[1]), np.float32)
    # The last words stay beside the sound: a short convolution joins them.
    extra = np.repeat(words[-4:-3], more, 0)
    return np.concatenate([start, marks, words[:-3], extra, words[-3:], sound])


def shipped_decoder(weights: Path = WEIGHTS) -> Decoder:
    """The codec's decoder as it ships."""
    decoder = Decoder().eval()
    _fill(decoder, constants(weights / 'audio-decode.onnx'), _DECODER_ORDER)
    return decoder


def shipped_model(weights: Path = WEIGHTS) -> tuple[SoundModel, list[str]]:
    """The sound model as it ships, and its words by id. What its first version lacked begins without effect."""
    words = json.loads((weights / 'audio-vocabulary.json').read_text())['words']
    named = constants(weights / 'audio-velocity.onnx')
    blocks = (len(_matrices(named)) - 2) // len(_BLOCK_ORDER)
    model = SoundModel(Shape(len(words), blocks=blocks)).eval()
    missing = _fill(model, named, _model_order(blocks))
    with torch.no_grad():
        for name in missing:
            model.get_parameter(name).zero_()
    return model, words


def main() -> None:
    given = parser(__doc__ or '').parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.save(shipped_decoder().state_dict(), given.work / 'start-decoder.pt')
    model, words = shipped_model()
    torch.save({'model': model.state_dict(), 'words': words}, given.work / 'start-model.pt')
    print(f'{len(words)} words, {sum(value.numel() for value in model.parameters())} parameters')


if __name__ == '__main__':
    main()
