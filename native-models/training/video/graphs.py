"""The networks as ONNX graphs (opset 18): one function a graph, always the same names, so that files can be read back.

`export_*` write float32 graphs; the export script then checks them against torch and stores their weights as halves.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from torch import Tensor, nn

from video.autoencoder import CHANNELS, Autoencoder
from video.backbone import FRAMES, MAKE, TextEncoder, Velocity
from video.portrait import CHANNELS as PORTRAIT_CHANNELS
from video.portrait import SIDE, PortraitEncoder
from video.sampler import open_session
from video.vocabulary import MAX_QUOTED
from world.caption import SHORT_WORDS

DYNAMIC = torch.export.Dim.DYNAMIC
LARGEST_ERROR = 2e-3


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


class Clamped(nn.Module):
    """A network of pictures whose output is kept in -1..1."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, frames: Tensor) -> Tensor:
        return self.net(frames).clamp(-1, 1)


def _export(
    net: nn.Module, path: Path, inputs: dict[str, Tensor], outputs: list[str], dynamic: tuple[dict[int, Any], ...]
) -> None:
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


def velocity_inputs(batch: int, height: int, width: int, context: int, words: int = SHORT_WORDS) -> dict[str, Tensor]:
    """Random inputs of the velocity graph, by name."""
    return {
        'latent': torch.randn(batch, CHANNELS, FRAMES, height, width),
        'time': torch.rand(batch),
        'context': torch.randn(batch, words, context),
        'mask': torch.ones(batch, words),
        'known': torch.randn(batch, CHANNELS, FRAMES, height, width),
        'given': torch.ones(batch, 1, FRAMES, height, width),
        'task': torch.full((batch,), MAKE, dtype=torch.int64),
    }


def export_text(net: TextEncoder, path: Path) -> None:
    ids = torch.tensor([[3, 4, 5] + [0] * 21 + [65] + [0] * (MAX_QUOTED - 1), [0] * (24 + MAX_QUOTED)])
    _export(net, path, {'ids': ids}, ['context', 'mask'], ({0: DYNAMIC, 1: DYNAMIC},))


def export_velocity(net: Velocity, path: Path) -> None:
    batch, place = {0: DYNAMIC}, {0: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC}
    words = {0: DYNAMIC, 1: DYNAMIC}
    inputs = velocity_inputs(2, 10, 16, net.width)
    _export(net, path, inputs, ['velocity'], (place, batch, words, words, place, place, batch))


def export_portrait(net: PortraitEncoder, path: Path) -> None:
    inputs = {'picture': torch.rand(2, PORTRAIT_CHANNELS, SIDE, SIDE) * 2 - 1}
    _export(net, path, inputs, ['tokens'], ({0: DYNAMIC},))


def export_decoder(net: Autoencoder, path: Path) -> None:
    inputs = {'latent': torch.randn(1, CHANNELS, FRAMES, 10, 16)}
    _export(Decoder(net), path, inputs, ['frames'], ({2: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC},))


def export_encoder(net: Autoencoder, path: Path) -> None:
    inputs = {'frames': torch.rand(1, 3, 16, 80, 128) * 2 - 1}
    _export(Encoder(net), path, inputs, ['latent'], ({2: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC},))


def export_enhancer(net: nn.Module, path: Path) -> None:
    inputs = {'frames': torch.rand(1, 3, 8, 40, 64) * 2 - 1}
    _export(Clamped(net), path, inputs, ['frames2x'], ({2: DYNAMIC, 3: DYNAMIC, 4: DYNAMIC},))


def export_judge(net: nn.Module, path: Path) -> None:
    inputs = {'frames': torch.rand(2, 24, 40, 64) * 2 - 1, 'words': torch.ones(2, 24, dtype=torch.int64)}
    _export(net, path, inputs, ['alignment', 'quality'], ({0: DYNAMIC}, {0: DYNAMIC, 1: DYNAMIC}))


def check(path: Path, net: nn.Module, inputs: dict[str, Tensor]) -> float:
    """Largest difference of a written graph from torch on `inputs`. Raises SystemExit where it is too large."""
    with torch.no_grad():
        expected = net(*inputs.values())
    found = open_session(path).run(None, {name: value.numpy() for name, value in inputs.items()})
    expected = expected if isinstance(expected, tuple) else (expected,)
    error = max(float(np.abs(f - e.numpy()).max()) for f, e in zip(found, expected, strict=True))
    print(f'{path.name}: {path.stat().st_size / 1e6:.2f} MB, largest difference from torch {error:.1e}', flush=True)
    if error > LARGEST_ERROR:
        raise SystemExit(f'{path.name} differs from torch')
    return error


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
