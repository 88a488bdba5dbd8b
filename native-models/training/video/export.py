"""Exports the trained networks to ONNX (opset 18) and writes everything the app's runner needs beside them.

    python -m video.export --work FOLDER [--output ../nano/weights]

Checks every graph against torch, quantises the linear layers of the velocity to int8 and keeps that file only if its
error over a whole sampling run is small. Prints the sha256 of what it wrote.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from noise import gaussian
from video.autoencoder import Autoencoder
from video.backbone import TextToVideo
from video.clips import default_work
from video.prompt_rules import SILENT_WORDS, SUGGESTIONS, SYNONYMS, check_rules
from video.sampler import WEIGHTS, Runner, open_session
from video.vocabulary import Vocabulary
from world.caption import MAX_WORDS

SIZES = (
    {'label': 'landscape', 'width': 128, 'height': 72, 'codedWidth': 128, 'codedHeight': 80},
    {'label': 'portrait', 'width': 72, 'height': 128, 'codedWidth': 80, 'codedHeight': 128},
    {'label': 'square', 'width': 96, 'height': 96, 'codedWidth': 96, 'codedHeight': 96},
)
DYNAMIC = torch.export.Dim.DYNAMIC
SMALL_ERROR = 0.10


class Decoder(nn.Module):
    """Normalised latent -> frames in -1..1."""

    def __init__(self, net: Autoencoder) -> None:
        super().__init__()
        self.net = net

    def forward(self, latent: Tensor) -> Tensor:
        return self.net.decode(latent).clamp(-1, 1)


class Encoder(nn.Module):
    """Frames in -1..1 -> normalised latent."""

    def __init__(self, net: Autoencoder) -> None:
        super().__init__()
        self.net = net

    def forward(self, frames: Tensor) -> Tensor:
        return self.net.encode(frames)


def write_graph(
    path: Path,
    net: nn.Module,
    inputs: dict[str, Tensor],
    outputs: list[str],
    dynamic: tuple[Any, ...],
    check: dict[str, Tensor],
    half: bool = True,
) -> None:
    """Exports one graph and compares it with torch on other inputs (`check`), of other sizes."""
    with torch.no_grad():
        torch.onnx.export(
            net,
            tuple(inputs.values()),
            path,
            dynamo=True,
            opset_version=18,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=dynamic,
            external_data=False,
            verbose=False,
        )
        expected = net(*check.values())
    if half:
        store_halves(path)
    found = open_session(path).run(None, {name: value.numpy() for name, value in check.items()})
    expected = expected if isinstance(expected, tuple) else (expected,)
    errors = [float(np.abs(f - e.numpy()).max()) for f, e in zip(found, expected, strict=True)]
    print(
        f'{path.name}: {path.stat().st_size / 1e6:.2f} MB, largest difference from torch {max(errors):.1e}', flush=True
    )
    if max(errors) > 2e-3:
        raise SystemExit(f'{path.name} differs from torch')


@torch.no_grad()
def round_to_half(net: nn.Module) -> None:
    """Rounds weights to what half precision can hold: the files store them so, which halves the download."""
    for p in net.parameters():
        p.copy_(p.half().float())


def forget_traces(model: onnx.ModelProto) -> None:
    """Takes out what the exporter notes of the machine it ran on: stack traces with paths, a quarter of the file."""
    graphs = [model.graph, *model.functions]
    for holder in [model, *graphs, *(node for graph in graphs for node in graph.node), *model.graph.initializer]:
        del holder.metadata_props[:]
        holder.doc_string = ''
    for value in [*model.graph.input, *model.graph.output, *model.graph.value_info]:
        del value.metadata_props[:]


def store_halves(path: Path) -> None:
    """Stores large float32 weights as float16 with a cast in front; runtimes fold the cast when they load the graph."""
    model = onnx.load(path)
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type == onnx.TensorProto.FLOAT and math.prod(tensor.dims) > 512:
            name = tensor.name
            half = onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(tensor).astype(np.float16), f'{name}_half')
            tensor.CopyFrom(half)
            casts.append(onnx.helper.make_node('Cast', [f'{name}_half'], [name], to=onnx.TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    forget_traces(model)
    onnx.save(model, path)


def quantise(source: Path, target: Path) -> None:
    model = onnx.load(source)
    # The exporter leaves stale shapes of transposed weights, which the quantiser refuses.
    del model.graph.value_info[:]
    forget_traces(model)
    with tempfile.TemporaryDirectory() as folder:
        onnx.save(model, f'{folder}/plain.onnx')
        quantize_dynamic(
            f'{folder}/plain.onnx',
            target,
            op_types_to_quantize=['MatMul', 'Gemm'],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={'MatMulConstBOnly': True},
        )
    print(f'{target.name}: {target.stat().st_size / 1e6:.2f} MB', flush=True)


def describe(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {'file': path.name, 'sha256': hashlib.sha256(content).hexdigest(), 'bytes': len(content)}


def latent_error(weights: Path) -> float:
    """Relative error of final latents made with int8 weights, over a few prompts."""
    prompts = ['a red ball bounces on a grey background', 'the sea with waves at sunset', 'soft pink bokeh']
    exact, coarse = Runner(weights), Runner(weights, int8=True)
    noise = np.stack([gaussian(50 + i, exact.shape()) for i in range(len(prompts))])
    a, b = exact.sample(prompts, noise), coarse.sample(prompts, noise)
    return float(np.linalg.norm(a - b) / np.linalg.norm(a))


def write_autoencoder(output: Path, auto: Autoencoder, latent: Tensor) -> None:
    """Writes the decoder and the encoder."""
    longer = torch.randn(1, 16, 7, 12, 12)
    write_graph(
        output / 'video-decode.onnx',
        Decoder(auto),
        {'latent': latent},
        ['frames'],
        ({2: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC},),
        {'latent': longer},
    )
    frames = torch.rand(1, 3, 16, 80, 128) * 2 - 1
    write_graph(
        output / 'video-encode.onnx',
        Encoder(auto),
        {'frames': frames},
        ['latent'],
        ({2: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC},),
        {'frames': torch.rand(1, 3, 28, 96, 96) * 2 - 1},
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--output', type=Path, default=WEIGHTS)
    parser.add_argument('--version', default='1')
    parser.add_argument('--keep-autoencoder', action='store_true', help='leave decode and encode as they are')
    options = parser.parse_args()
    torch.set_num_threads(1)
    work, output = options.work, options.output
    output.mkdir(parents=True, exist_ok=True)
    words = json.loads((work / 'latents' / 'vocabulary.json').read_text())
    net = TextToVideo(len(words)).eval()
    net.load_state_dict(torch.load(work / 'backbone.pt'))
    auto = Autoencoder().eval()
    final = work / 'autoencoder.pt'
    auto.load_state_dict(torch.load(final) if final.exists() else torch.load(work / 'autoencoder-state.pt')['average'])
    round_to_half(net)
    round_to_half(auto)
    vocabulary = Vocabulary(words)
    torch.manual_seed(0)
    ids = torch.tensor([vocabulary.ids('a red ball bounces on a grey background'), vocabulary.ids('')])
    more = torch.tensor([vocabulary.ids(t) for t in ('the sea at night', '', 'zorks')])
    with torch.no_grad():
        context, mask = net.text(ids)
        context3, mask3 = net.text(more)
    write_graph(
        output / 'video-text.onnx', net.text, {'words': ids}, ['context', 'mask'], ({0: DYNAMIC},), {'words': more}
    )
    latent, other = torch.randn(2, 16, 4, 10, 16), torch.randn(3, 16, 4, 16, 10)
    time, other_time = torch.tensor([0.3, 0.9]), torch.tensor([0.1, 0.5, 0.99])
    write_graph(
        output / 'video-velocity.onnx',
        net.velocity,
        {'latent': latent, 'time': time, 'context': context, 'mask': mask},
        ['velocity'],
        ({0: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC}, {0: DYNAMIC}, {0: DYNAMIC, 1: DYNAMIC}, {0: DYNAMIC, 1: DYNAMIC}),
        {'latent': other, 'time': other_time, 'context': context3, 'mask': mask3},
        half=False,
    )
    quantise(output / 'video-velocity.onnx', output / 'video-velocity-int8.onnx')
    store_halves(output / 'video-velocity.onnx')
    if not options.keep_autoencoder:
        write_autoencoder(output, auto, latent[:1])
    files = {
        'text': describe(output / 'video-text.onnx'),
        'velocity': describe(output / 'video-velocity.onnx'),
        'velocityInt8': describe(output / 'video-velocity-int8.onnx'),
        'decode': describe(output / 'video-decode.onnx'),
        'encode': describe(output / 'video-encode.onnx'),
    }
    check_rules(words)
    data = {
        'version': options.version,
        'channels': 16,
        'latentFrames': 4,
        'temporalFactor': 4,
        'spatialFactor': 8,
        'fps': 16,
        'sizes': list(SIZES),
        'maxWords': MAX_WORDS,
        'sampler': {
            'method': 'euler',
            'steps': 25,
            'schedule': {'type': 'linear-quadratic', 'emulated': 100},
            'guidance': 3.5,
            'guidanceInterval': [0, 1],
        },
        'windows': {'stride': 2, 'weights': 'triangle'},
        'maxSeconds': 16,
        'files': files,
    }
    write_json(output / 'video-vocabulary.json', {'words': words})
    write_json(
        output / 'video-prompt.json',
        {'synonyms': SYNONYMS, 'silentWords': list(SILENT_WORDS), 'suggestions': list(SUGGESTIONS)},
    )
    write_json(output / 'video.json', data)
    error = latent_error(output)
    print(f'int8: latents {error:.1%} from fp32', flush=True)
    if error > SMALL_ERROR:
        del files['velocityInt8']
        (output / 'video-velocity-int8.onnx').unlink()
        write_json(output / 'video.json', data)
        print('int8 weights dropped', flush=True)
    for path in sorted(output.glob('video*')):
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, flush=True)


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent='\t') + '\n')


if __name__ == '__main__':
    main()
