"""Exports the trained networks to ONNX (opset 18) and writes everything the app's runner needs beside them.

    python -m video.export --work FOLDER [--output ../nano/weights] [--stage final]

Ships the averaged weights of a stage with its portrait encoder, the upsampler (enhancer.pt), the judge (judge.pt) and
the draft network (fast.pt), each where the work folder has it; an upsampler that ships stays. Checks every graph
against torch, quantises the linear layers of the velocity to int8 and keeps that file only if its error over a whole
sampling run is small. Prints the sha256 of what it wrote.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from noise import gaussian
from video.autoencoder import CHANNELS, Autoencoder
from video.clips import default_work
from video.distil import EMULATED, STEPS
from video.enhancer import REACH_FRAMES, REACH_PIXELS, Enhancer
from video.graphs import (
    Clamped,
    Decoder,
    Encoder,
    check,
    export_decoder,
    export_encoder,
    export_enhancer,
    export_judge,
    export_portrait,
    export_text,
    export_velocity,
    forget_traces,
    round_to_half,
    store_halves,
    velocity_inputs,
)
from video.judge import load_judge
from video.keep_rest import EditThresholds, as_data
from video.portrait import CHANNELS as CHANNELS_OF_PORTRAIT
from video.portrait import SIDE
from video.prompt_rules import (
    INSTRUCTION_SUGGESTIONS,
    INSTRUCTION_SYNONYMS,
    SILENT_WORDS,
    SUGGESTIONS,
    SYNONYMS,
    WRITING_SUGGESTION,
    check_rules,
)
from video.sampler import WEIGHTS, Runner
from video.start import stage_backbone, stage_person
from video.vocabulary import MAX_QUOTED, Vocabulary, instruction_words, rare_words, writing_words
from world.caption import MAX_WORDS, SHORT_WORDS
from world.lettering import STROKES

SIZES = (
    {'label': 'landscape', 'width': 128, 'height': 72, 'codedWidth': 128, 'codedHeight': 80},
    {'label': 'portrait', 'width': 72, 'height': 128, 'codedWidth': 80, 'codedHeight': 128},
    {'label': 'square', 'width': 96, 'height': 96, 'codedWidth': 96, 'codedHeight': 96},
    {'label': 'classic', 'width': 96, 'height': 72, 'codedWidth': 112, 'codedHeight': 80},
)
TEXTS = ('the sea at night', '', 'zorks', 'a sky with the text "HELLO"')
SMALL_ERROR = 0.10


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
            # Seven bits: processors without VNNI add pairs of products in 16 bits, which eight-bit weights overflow.
            reduce_range=True,
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


def write(
    output: Path,
    name: str,
    export: Callable[[Any, Path], None],
    net: nn.Module,
    inputs: dict[str, Tensor],
    wrapped: nn.Module | None = None,
) -> None:
    """Exports one graph, stores its weights as halves and compares it with torch on inputs of another size."""
    export(net, output / name)
    store_halves(output / name)
    check(output / name, wrapped or net, inputs)


def write_others(work: Path, output: Path, words: list[str], stage: str) -> list[str]:
    """Writes the portrait encoder, the upsampler, the judge and the draft network where they have been trained; their
    names in files.
    """
    found = []
    if any(key.startswith('portrait.') for key in torch.load(work / f'{stage}.pt', map_location='cpu')):
        portrait = stage_person(work, stage, words).portrait.eval()
        round_to_half(portrait)
        picture = torch.rand(3, CHANNELS_OF_PORTRAIT, SIDE, SIDE) * 2 - 1
        write(output, 'video-portrait.onnx', export_portrait, portrait, {'picture': picture})
        found.append('portrait')
    if (work / 'enhancer.pt').exists():
        enhancer = Enhancer().eval()
        enhancer.load_state_dict(torch.load(work / 'enhancer.pt', map_location='cpu'))
        round_to_half(enhancer)
        frames = torch.rand(1, 3, 5, 24, 40) * 2 - 1
        write(output, 'video-enhance.onnx', export_enhancer, enhancer, {'frames': frames}, Clamped(enhancer))
    if (output / 'video-enhance.onnx').exists():
        # Depends on no other network: what ships stays where none was trained anew.
        found.append('enhance')
    if (work / 'judge.pt').exists():
        judge = load_judge(work)
        round_to_half(judge)
        inputs = {'frames': torch.rand(3, 24, 40, 64) * 2 - 1, 'words': torch.ones(3, 31, dtype=torch.int64)}
        write(output, 'video-judge.onnx', export_judge, judge, inputs)
        found.append('judge')
    if (work / 'fast.pt').exists():
        fast = stage_backbone(work, 'fast', words).eval()
        round_to_half(fast)
        inputs = velocity_inputs(3, 16, 10, fast.velocity.width, words=9)
        write(output, 'video-fast.onnx', export_velocity, fast.velocity, inputs)
        found.append('fast')
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--output', type=Path, default=WEIGHTS)
    parser.add_argument('--version', default='3')
    parser.add_argument('--stage', default='final')
    parser.add_argument('--writes', action='store_true', help='offer writing: only where what is written can be read')
    parser.add_argument('--keep-autoencoder', action='store_true', help='leave decode and encode as they are')
    options = parser.parse_args()
    torch.set_num_threads(1)
    work, output = options.work, options.output
    output.mkdir(parents=True, exist_ok=True)
    words = json.loads((work / 'latents' / 'vocabulary.json').read_text())
    net = stage_backbone(work, options.stage, words).eval()
    auto = Autoencoder().eval()
    final = work / 'autoencoder.pt'
    auto.load_state_dict(torch.load(final) if final.exists() else torch.load(work / 'autoencoder-state.pt')['average'])
    round_to_half(net)
    round_to_half(auto)
    vocabulary = Vocabulary(words)
    torch.manual_seed(0)
    write(output, 'video-text.onnx', export_text, net.text, {'ids': torch.tensor([vocabulary.ids(t) for t in TEXTS])})
    velocity = output / 'video-velocity.onnx'
    export_velocity(net.velocity, velocity)
    quantise(velocity, output / 'video-velocity-int8.onnx')
    store_halves(velocity)
    check(velocity, net.velocity, velocity_inputs(3, 16, 10, net.velocity.width, words=9))
    if not options.keep_autoencoder:
        longer, frames = torch.randn(1, CHANNELS, 7, 12, 12), torch.rand(1, 3, 28, 96, 96) * 2 - 1
        write(output, 'video-decode.onnx', export_decoder, auto, {'latent': longer}, Decoder(auto))
        write(output, 'video-encode.onnx', export_encoder, auto, {'frames': frames}, Encoder(auto))
    others = write_others(work, output, words, options.stage)
    files = {
        'text': describe(output / 'video-text.onnx'),
        'velocity': describe(output / 'video-velocity.onnx'),
        'velocityInt8': describe(output / 'video-velocity-int8.onnx'),
        'decode': describe(output / 'video-decode.onnx'),
        'encode': describe(output / 'video-encode.onnx'),
        **{name: describe(output / f'video-{name}.onnx') for name in others},
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
        'shortWords': SHORT_WORDS,
        'maxWords': MAX_WORDS,
        'maxQuoted': MAX_QUOTED,
        'letters': ''.join(STROKES) if options.writes else '',
        'sampler': {
            'method': 'euler',
            'steps': 25,
            'schedule': {'type': 'linear-quadratic', 'emulated': 100},
            'guidance': 3.5,
            'guidanceInterval': [0, 1],
        },
        'windows': {'stride': 2, 'weights': 'triangle'},
        'maxSeconds': 16,
        'edit': {'textGuidance': 4, 'videoGuidance': 1, 'steps': 25, **as_data(EditThresholds())},
        'portrait': {'side': SIDE},
        'enhance': {'receptiveFrames': REACH_FRAMES, 'receptivePixels': REACH_PIXELS},
        'fast': {'steps': STEPS, 'schedule': {'type': 'linear-quadratic', 'emulated': EMULATED}},
        'files': files,
    }
    write_json(output / 'video-vocabulary.json', {'words': words})
    write_json(
        output / 'video-prompt.json',
        {
            'synonyms': SYNONYMS,
            'rareWords': rare_words(words),
            'writingWords': writing_words(words),
            'silentWords': list(SILENT_WORDS),
            'suggestions': [*SUGGESTIONS, *([WRITING_SUGGESTION] if options.writes else [])],
            'instructions': {
                'words': instruction_words(words),
                'synonyms': INSTRUCTION_SYNONYMS,
                'suggestions': list(INSTRUCTION_SUGGESTIONS),
            },
        },
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
