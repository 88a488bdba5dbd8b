"""Records what the reference sampler does on the exported graphs, for the TypeScript side to be compared with.

    python -m video.record_parity [--output ../../test/fixtures/models]

video-parity.json holds the prompt, seed, schedule and checksums; video-parity.bin holds float32 little endian: the
initial noise [16,4,10,16] in full, then after every step every 16th element of the latent (0, 16, 32 ... row-major).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from noise import gaussian, philox_words
from video.keep_rest import EditThresholds, as_data, keep_rest
from video.sampler import Runner, linear_quadratic
from video.vocabulary import fitted
from world.description import description
from world.scene import draw

FIXTURES = Path(__file__).resolve().parents[3] / 'test' / 'fixtures' / 'models'
PROMPT, SEED, STRIDE = 'a red ball bounces on a grey background', 20_261_122, 16
OTHER_PROMPTS = ('the sea at night with the text "Hello you"', description(draw(11)), '')


def checksum(values: np.ndarray) -> dict[str, float]:
    """Mean, deviation and a position-weighted mean: permuted or shifted tensors differ in the last."""
    flat = values.astype(np.float64).ravel()
    ramp = np.linspace(-1, 1, len(flat))
    return {'mean': float(flat.mean()), 'deviation': float(flat.std()), 'ramp': float((flat * ramp).mean())}


def kept_pictures() -> dict[str, Any]:
    """`keep_rest` of pictures that both sides can make from whole numbers [16,24,3]."""
    y, x, c = np.indices((16, 24, 3))
    seen = (37 * x + 91 * y + 53 * c + x * y) % 256
    known = (9 * seen + 120) // 10 % 256
    made = np.where(x < 12, 255 - known, np.minimum(255, known + (x + y) % 3))
    thresholds = EditThresholds()
    kept = keep_rest(*(part.astype(np.uint8)[None] for part in (made, known, seen)), thresholds)[0]
    return {**as_data(thresholds), **checksum(kept), 'rows': kept[::5].reshape(-1).tolist()}


def reading(runner: Runner, prompt: str) -> dict[str, Any]:
    """What a prompt is to the network: its ids, and the context that the text graph makes of them."""
    ids = fitted(torch.tensor([runner.vocabulary.ids(prompt)]))[0]
    return {'prompt': prompt, 'ids': ids.tolist(), 'context': checksum(runner.context([prompt])[0])}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--output', type=Path, default=FIXTURES)
    options = parser.parse_args()
    output: Path = options.output
    output.mkdir(parents=True, exist_ok=True)
    runner = Runner()
    noise = gaussian(SEED, runner.shape())
    latents: list[np.ndarray] = []
    context, mask = runner.context([PROMPT, ''])
    final = runner.sample([PROMPT], noise[None], on_step=lambda _, latent: latents.append(latent[0].copy()))
    frames = runner.decode(final[0])
    steps = np.stack([latent.ravel()[::STRIDE] for latent in latents])
    content = np.concatenate([noise.ravel(), steps.ravel()]).astype('<f4').tobytes()
    (output / 'video-parity.bin').write_bytes(content)
    sampling = runner.sampling
    record: dict[str, Any] = {
        'prompt': PROMPT,
        'seed': SEED,
        'readings': [reading(runner, prompt) for prompt in (PROMPT, *OTHER_PROMPTS)],
        'shape': list(runner.shape()),
        'stride': STRIDE,
        'steps': sampling.steps,
        'guidance': sampling.guidance,
        'guidanceInterval': list(sampling.interval),
        'times': linear_quadratic(sampling.steps, sampling.emulated),
        'weights': {name: entry['sha256'] for name, entry in runner.data['files'].items()},
        'context': checksum(context[0]),
        'emptyContext': checksum(context[1]),
        'mask': mask.sum(1).tolist(),
        'latents': [checksum(latent) for latent in latents],
        'frames': {'shape': list(frames.shape), **checksum(frames)},
        'frameMeans': [float(m) for m in frames.astype(np.float64).mean((0, 2, 3))],
        'cropped': checksum(runner.pictures(final[0]).astype(np.float64)),
        'keepRest': kept_pictures(),
        'philox': {
            'seed': SEED,
            'words': philox_words(SEED, np.array([0, 1, 2**33]), 3).tolist(),
            'blocks': [0, 1, 2**33],
            'stream': 3,
        },
    }
    (output / 'video-parity.json').write_text(json.dumps(record, indent='\t') + '\n')
    print(f'{len(content) / 1e3:.0f} kB in video-parity.bin, {len(latents)} steps', flush=True)


if __name__ == '__main__':
    main()
