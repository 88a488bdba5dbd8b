"""Last stage: record small tensors that the TypeScript side must reproduce (test/fixtures/models/audio-*.json)."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import numpy as np

from audio.picture_features import VERSION, picture_features
from audio.place import FIXTURES, parser
from world.picture import render
from world.scene import draw


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


def main() -> None:
    parser(__doc__ or '').parse_args()
    record_features()


if __name__ == '__main__':
    main()
