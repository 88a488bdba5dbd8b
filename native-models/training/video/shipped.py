"""The shipped weights back in torch: training goes on from what ships, without any checkpoint in the repository.

The exporter names most weights after their module, but transposes and renames those of plain matrix products. So a
network of the same architecture with telling random weights is exported in the same way; where a constant of that graph
equals a parameter (possibly transposed), the constant of the same name in the shipped file is the parameter's value.
"""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from torch import Tensor, nn


def constants(path: Path) -> dict[str, np.ndarray]:
    """Weights of a graph by name in float32, halves under the name without `_half`."""
    found = {t.name: onnx.numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer}
    return {name.removesuffix('_half'): value.astype(np.float32) for name, value in found.items()}


def _places(net: nn.Module, probe: dict[str, np.ndarray]) -> dict[str, tuple[str, bool]]:
    """For every parameter and buffer, the constant that holds it and whether it is transposed there."""
    by_content = {value.tobytes(): name for name, value in probe.items() if value.size}
    found = {}
    for name, value in net.state_dict().items():
        plain = value.numpy().astype(np.float32)
        turned = np.ascontiguousarray(plain.T) if plain.ndim == 2 else plain
        for content, is_turned in ((plain.tobytes(), False), (turned.tobytes(), True)):
            if content in by_content:
                found[name] = (by_content[content], is_turned)
                break
    return found


def restore(net: nn.Module, shipped: Path, export: Callable[[nn.Module, Path], None]) -> list[str]:
    """Fills `net` from a shipped graph; `export(net, path)` must write float32 graphs just as the export script does.

    Returns the names that the graph does not hold (unused in it), which stay as they are. Raises ValueError if the
    graph was made from another architecture.
    """
    probe_net = copy.deepcopy(net)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for value in probe_net.state_dict().values():
            if value.is_floating_point():
                value.copy_(torch.rand(value.shape, generator=generator) + 0.5)
    with tempfile.TemporaryDirectory() as folder:
        export(probe_net, Path(folder) / 'probe.onnx')
        places = _places(probe_net, constants(Path(folder) / 'probe.onnx'))
    weights = constants(shipped)
    state: dict[str, Tensor] = net.state_dict()
    for name, (constant, is_turned) in places.items():
        value = weights.get(constant)
        if value is None or value.size != state[name].numel():
            raise ValueError(f'{shipped.name} was made from another network: {name} is not in it as {constant}')
        shape = tuple(reversed(state[name].shape)) if is_turned else tuple(state[name].shape)
        tensor = torch.from_numpy(value.reshape(shape).copy())
        state[name] = tensor.T.contiguous() if is_turned else tensor
    net.load_state_dict(state)
    return sorted(set(net.state_dict()) - set(places))
