"""Stage 6: write the graphs and data files of the sound half into native-models/nano/weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

from audio.clips import clip
from audio.codec import CHANNELS, LATENT_HERTZ, RATE, RECEPTIVE_FRAMES, TILE_ALIGNMENT, Decoder
from audio.model import MAX_WORDS, WINDOW, Shape, SoundModel
from audio.picture_features import COUNT, VERSION, picture_features
from audio.picture_features import HEIGHT as FEATURE_HEIGHT
from audio.picture_features import WIDTH as FEATURE_WIDTH
from audio.place import WEIGHTS, parser
from audio.prompt_words import SUGGESTIONS, SYNONYMS
from audio.sampler import sample
from audio.takes import marks_of
from audio.train_model import word_ids
from noise import gaussian
from video.export import describe, quantise, store_halves, write_json
from world.picture import render

DYNAMIC = torch.export.Dim.DYNAMIC
SAMPLER = {
    'method': 'euler',
    'steps': 20,
    'schedule': {'type': 'linear'},
    'guidance': 5.5,
    'guidanceInterval': [0, 1],
}
WINDOWS = {'stride': 75, 'weights': 'triangle'}
INT8_LIMIT = 0.03
"""8-bit weights ship only where the final latents differ by less than this (relative)."""


class Decode(nn.Module):
    """Normalised latent [1, C, L] -> samples [1, 1920 L]."""

    def __init__(self, decoder: Decoder, mean: np.ndarray, deviation: np.ndarray) -> None:
        super().__init__()
        self.decoder = decoder
        self.register_buffer('mean', torch.tensor(mean, dtype=torch.float32))
        self.register_buffer('deviation', torch.tensor(deviation, dtype=torch.float32))

    def forward(self, latent: Tensor) -> Tensor:
        return self.decoder(latent.transpose(1, 2) * self.deviation + self.mean)


class Velocity(nn.Module):
    """The model with its inputs in the order of the graph."""

    def __init__(self, model: SoundModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, latent: Tensor, time: Tensor, picture: Tensor, pictureGiven: Tensor, words: Tensor, context: Tensor
    ) -> Tensor:
        return self.model(latent, time, picture, pictureGiven, words, context)


@torch.no_grad()
def round_to_half(net: nn.Module) -> None:
    """Rounds weights to what half precision holds: the files store them so."""
    for parameter in net.parameters():
        parameter.copy_(parameter.half().float())


def load_decoder(work: Path) -> Decoder:
    """The newest decoder: the one refined after the encoder was frozen, if there is one."""
    refined = work / 'decoder.pt'
    if refined.exists():
        state = torch.load(refined, weights_only=False)['average']
    else:
        whole = torch.load(work / 'codec.pt', weights_only=False)['average']
        state = {k.removeprefix('decoder.'): v for k, v in whole.items() if k.startswith('decoder.')}
    decoder = Decoder()
    decoder.load_state_dict(state)
    return decoder.eval()


def load_decode(work: Path) -> Decode:
    statistics = np.load(work / 'latent-statistics.npz')
    return Decode(load_decoder(work), statistics['mean'], statistics['deviation']).eval()


def load_plain_decode() -> Decode:
    """Untrained, for weights to be filled in."""
    return Decode(Decoder(), np.zeros(CHANNELS), np.ones(CHANNELS)).eval()


def load_model(work: Path) -> SoundModel:
    state = torch.load(work / 'model.pt', weights_only=False)
    model = SoundModel(Shape(**state['shape']))
    model.load_state_dict(state['average'])
    return model.eval()


def example(batch: int, length: int, vocabulary: int) -> dict[str, Tensor]:
    """Random inputs of the velocity graph."""
    words = torch.randint(2, vocabulary, (batch, MAX_WORDS))
    words[:, 5:] = 0
    return {
        'latent': torch.randn(batch, CHANNELS, length),
        'time': torch.rand(batch),
        'picture': torch.randn(batch, length, COUNT),
        'pictureGiven': torch.ones(batch),
        'words': words,
        'context': torch.zeros(batch, CHANNELS + 1, length),
    }


def _write_graph(path: Path, net: nn.Module, inputs: dict[str, Tensor], output: str, dynamic: tuple) -> None:
    torch.onnx.export(
        net,
        tuple(inputs.values()),
        path,
        dynamo=True,
        opset_version=18,
        input_names=list(inputs),
        output_names=[output],
        dynamic_shapes=dynamic,
        external_data=False,
        verbose=False,
    )


def export_velocity(model: nn.Module, path: Path, vocabulary: int) -> None:
    """The graph of the sound model, weights in float32; any batch, any length up to the window."""
    both = {0: DYNAMIC, 2: DYNAMIC}
    dynamic = (both, {0: DYNAMIC}, {0: DYNAMIC, 1: DYNAMIC}, {0: DYNAMIC}, {0: DYNAMIC}, both)
    _write_graph(path, Velocity(model), example(2, WINDOW, vocabulary), 'velocity', dynamic)


def export_decode(decode: nn.Module, path: Path) -> None:
    """The graph of the decoder, weights in float32; any length."""
    _write_graph(path, decode, {'latent': torch.randn(1, CHANNELS, WINDOW)}, 'samples', ({2: DYNAMIC},))


def compare(path: Path, net: nn.Module, check: dict[str, Tensor]) -> None:
    """Compares a graph with torch on inputs of another size than it was exported with."""
    expected = net(*check.values()).numpy()
    found = session(path).run(None, {name: value.numpy() for name, value in check.items()})[0]
    error = float(np.abs(found - expected).max())
    print(f'{path.name}: {path.stat().st_size / 1e6:.2f} MB, largest difference from torch {error:.1e}', flush=True)
    if error > 2e-3:
        raise SystemExit(f'{path.name} differs from torch')


def session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider'])


def check_bits(path: Path) -> None:
    """The file stands on its own: no external data, opset 18."""
    model = onnx.load(path, load_external_data=False)
    outside = [t.name for t in model.graph.initializer if t.data_location == onnx.TensorProto.EXTERNAL]
    versions = {o.domain: o.version for o in model.opset_import}
    if outside or versions.get('') != 18:
        raise SystemExit(f'{path.name}: external data {outside}, opsets {versions}')


@torch.no_grad()
def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--output', type=Path, default=WEIGHTS)
    arguments.add_argument('--version', default='2')
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    output: Path = given.output
    output.mkdir(parents=True, exist_ok=True)
    words = json.loads((given.work / 'vocabulary.json').read_text())
    model, decode = load_model(given.work), load_decode(given.work)
    round_to_half(model)
    round_to_half(decode)
    velocity = output / 'audio-velocity.onnx'
    export_velocity(model, velocity, len(words))
    compare(velocity, Velocity(model), example(3, 90, len(words)))
    quantise(output / 'audio-velocity.onnx', output / 'audio-velocity-int8.onnx')
    store_halves(output / 'audio-velocity.onnx')
    export_decode(decode, output / 'audio-decode.onnx')
    compare(output / 'audio-decode.onnx', decode, {'latent': torch.randn(1, CHANNELS, 61)})
    store_halves(output / 'audio-decode.onnx')
    files = {
        'velocity': describe(output / 'audio-velocity.onnx'),
        'velocityInt8': describe(output / 'audio-velocity-int8.onnx'),
        'decode': describe(output / 'audio-decode.onnx'),
    }
    for entry in files.values():
        check_bits(output / entry['file'])
    check_tiles(session(output / 'audio-decode.onnx'))
    write_json(output / 'audio-vocabulary.json', {'words': words})
    error = int8_error(output)
    print(f'int8: final latents differ by {error:.1%}', flush=True)
    if error > INT8_LIMIT:
        (output / files.pop('velocityInt8')['file']).unlink()
        print('int8 weights dropped', flush=True)
    data = {
        'version': given.version,
        'sampleRate': RATE,
        'channels': CHANNELS,
        'latentRate': LATENT_HERTZ,
        'windowFrames': WINDOW,
        'windows': WINDOWS,
        'features': {'version': VERSION, 'count': COUNT},
        'maxWords': MAX_WORDS,
        'sampler': SAMPLER,
        'decode': {'alignment': TILE_ALIGNMENT, 'receptive': RECEPTIVE_FRAMES},
        'maxSeconds': 3600,
        'synonyms': {said: meant for said, meant in SYNONYMS.items() if said not in words},
        'suggestions': SUGGESTIONS,
        'files': files,
    }
    write_json(output / 'audio.json', data)
    for entry in files.values():
        print(entry['sha256'], entry['file'], flush=True)


def check_tiles(decoder: onnxruntime.InferenceSession) -> None:
    """Tiles that start on whole seconds, with the receptive field around them, equal decoding in one go."""
    latent = gaussian(5, (1, CHANNELS, 240))
    whole = decoder.run(None, {'latent': latent})[0][0]
    frame = RATE // LATENT_HERTZ
    worst = 0.0
    for start in range(0, 240, 100):
        end = min(240, start + 100)
        margin = -(-RECEPTIVE_FRAMES // TILE_ALIGNMENT) * TILE_ALIGNMENT
        first, last = max(0, start - margin), min(240, end + RECEPTIVE_FRAMES)
        part = decoder.run(None, {'latent': latent[:, :, first:last]})[0][0]
        kept = part[(start - first) * frame : (end - first) * frame]
        worst = max(worst, float(np.abs(kept - whole[start * frame : end * frame]).max()))
    print(f'tiles differ from one decode by at most {worst:.1e}', flush=True)
    if worst > 1e-4:
        raise SystemExit('tiles do not join')


def int8_error(folder: Path) -> float:
    """Relative difference of final latents between 8-bit and full weights, for the first held-out film."""
    frames = render(clip('held', 0).scenes[0], (FEATURE_WIDTH, FEATURE_HEIGHT), LATENT_HERTZ, WINDOW)
    picture = picture_features(frames)[None]
    vocabulary = {word: i for i, word in enumerate(json.loads((folder / 'audio-vocabulary.json').read_text())['words'])}
    words = np.array([word_ids('a ball bouncing', vocabulary, marks_of('effects', 9, 0))], np.int64)
    noise = gaussian(11, (1, CHANNELS, WINDOW))
    ends = []
    for name in ('audio-velocity.onnx', 'audio-velocity-int8.onnx'):
        ends.append(sample(session(folder / name), noise, picture, words, SAMPLER['steps'], SAMPLER['guidance']))
    return float(np.linalg.norm(ends[0] - ends[1]) / np.linalg.norm(ends[0]))


if __name__ == '__main__':
    main()
