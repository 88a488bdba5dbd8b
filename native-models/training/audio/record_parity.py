"""Stage 7: record small tensors that the TypeScript side must reproduce (test/fixtures/models/audio-*).

audio-features.json: small films and their picture features. audio-parity.json, .rgb and .bin: one run of the reference
sampler on the exported graphs. The .rgb is the film it was made for, 16 x 12 bytes R, G, B. The .bin holds float32,
little endian: initial noise [32, 125]; after every step every 8th element of the latent; every 64th decoded sample.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import numpy as np

from audio.codec import CHANNELS
from audio.export import session
from audio.model import WINDOW
from audio.picture_features import VERSION, picture_features
from audio.place import FIXTURES, WEIGHTS, parser
from audio.sampler import sample
from audio.takes import marks_of
from audio.train_model import word_ids
from noise import gaussian
from world.picture import render
from world.scene import draw

PROMPT, STEM, QUALITY = 'a metal ball bouncing', 'effects', 9
SEED, STRIDE, SAMPLE_STRIDE = 20_261_122, 8, 64
FILM = (16, 12)


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, separators=(',', ':'))
    path.write_text(text + '\n')
    print(f'{path.name} {len(text)} bytes sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}')


def _film(name: str, frames: np.ndarray) -> dict[str, object]:
    count, height, width, _ = frames.shape
    return {
        'name': name,
        'width': width,
        'height': height,
        'count': count,
        'frames': base64.b64encode(frames.tobytes()).decode(),
        'features': [round(float(value), 7) for value in picture_features(frames).ravel()],
    }


def record_features() -> None:
    """A bouncing body at the model's own size with a cut to another scene, noise of an odd size, one lone frame."""
    bounce = next(s for s in map(draw, range(400)) if s.bodies and s.bodies[0].motion == 'bounces')
    sea = next(s for s in map(draw, range(400)) if s.kind == 'sea')
    cut = np.concatenate([render(bounce, (64, 36), 25, 4), render(sea, (64, 36), 25, 2)])
    noise = np.random.default_rng(3).integers(0, 256, (3, 13, 11, 3), dtype=np.uint8)
    films = [_film('a bounce and a cut', cut), _film('noise of an odd size', noise), _film('one frame', noise[:1])]
    _write(FIXTURES / 'audio-features.json', {'version': VERSION, 'films': films})


def checksum(values: np.ndarray) -> dict[str, float]:
    """Mean, deviation and a position-weighted mean: permuted or shifted tensors differ in the last."""
    flat = values.astype(np.float64).ravel()
    ramp = np.linspace(-1, 1, len(flat))
    return {'mean': float(flat.mean()), 'deviation': float(flat.std()), 'ramp': float((flat * ramp).mean())}


def record_sampling() -> None:
    data = json.loads((WEIGHTS / 'audio.json').read_text())
    words = json.loads((WEIGHTS / 'audio-vocabulary.json').read_text())['words']
    settings = data['sampler']
    velocity, decoder = session(WEIGHTS / 'audio-velocity.onnx'), session(WEIGHTS / 'audio-decode.onnx')
    bounce = next(s for s in map(draw, range(400)) if s.bodies and s.bodies[0].motion == 'bounces')
    film = render(bounce, FILM, 25, WINDOW)
    picture = picture_features(film)
    (FIXTURES / 'audio-parity.rgb').write_bytes(film.tobytes())
    vocabulary = {word: i for i, word in enumerate(words)}
    ids = word_ids(PROMPT, vocabulary, marks_of(STEM, QUALITY, 0))
    noise = gaussian(SEED, (CHANNELS, WINDOW))
    latents: list[np.ndarray] = []
    final = sample(
        velocity,
        noise[None],
        picture[None],
        np.array([ids], np.int64),
        settings['steps'],
        settings['guidance'],
        lambda latent: latents.append(latent[0].copy()),
    )
    samples = decoder.run(None, {'latent': final})[0][0]
    steps = np.stack([latent.ravel()[::STRIDE] for latent in latents])
    parts = (noise, steps, samples[::SAMPLE_STRIDE])
    content = np.concatenate([part.ravel() for part in parts]).astype('<f4').tobytes()
    (FIXTURES / 'audio-parity.bin').write_bytes(content)
    print(f'audio-parity.bin {len(content)} bytes')
    record = {
        'prompt': PROMPT,
        'stem': STEM,
        'quality': QUALITY,
        'seed': SEED,
        'words': ids,
        'film': {'width': FILM[0], 'height': FILM[1], 'count': WINDOW},
        'channels': CHANNELS,
        'frames': WINDOW,
        'stride': STRIDE,
        'sampleStride': SAMPLE_STRIDE,
        'steps': settings['steps'],
        'guidance': settings['guidance'],
        'weights': {name: entry['sha256'] for name, entry in data['files'].items()},
        'latents': [checksum(latent) for latent in latents],
        'samples': {'count': len(samples), **checksum(samples)},
    }
    _write(FIXTURES / 'audio-parity.json', record)


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--features-only', action='store_true')
    given = arguments.parse_args()
    record_features()
    if not given.features_only:
        record_sampling()


if __name__ == '__main__':
    main()
