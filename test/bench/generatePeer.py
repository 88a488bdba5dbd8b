"""The same work in Python, timed: `python generatePeer.py onnx|torch WEIGHTS THREADS` prints one line of JSON.

onnx: the shipped graphs in onnxruntime for Python, by the training side's reference samplers.
torch: networks of the same shape in eager PyTorch (untrained: speed does not depend on the values of the weights).
Run with native-models/training on PYTHONPATH. Each piece of work runs once to warm up and twice for the clock.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np


def fastest(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(2):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def onnx_seconds(weights: Path, threads: int) -> dict[str, float]:
    from audio.export import session
    from audio.sampler import sample
    from noise import gaussian
    from video.sampler import Runner

    runner = Runner(weights, threads=threads)
    noise = gaussian(7, runner.shape())[None]
    audio = json.loads((weights / 'audio.json').read_text())
    velocity = session(weights / audio['files']['velocity']['file'], threads)
    decode = session(weights / audio['files']['decode']['file'], threads)
    frames = audio['windowFrames']
    start = gaussian(7, (1, audio['channels'], frames))
    picture = np.zeros((1, frames, audio['features']['count']), np.float32)
    words = np.zeros((1, audio['maxWords']), np.int64)

    def sound() -> None:
        latent = sample(velocity, start, picture, words, audio['sampler']['steps'], audio['sampler']['guidance'])
        decode.run(None, {'latent': latent})

    return {
        'video': fastest(lambda: runner.decode(runner.sample(['the sea at sunset'], noise)[0])),
        'sound': fastest(sound),
    }


def torch_seconds(weights: Path, threads: int) -> dict[str, float]:
    import torch
    from video.autoencoder import Autoencoder
    from video.backbone import Known, TextToVideo
    from video.vocabulary import Vocabulary, fitted

    torch.set_num_threads(threads)
    data = json.loads((weights / 'video.json').read_text())
    vocabulary = Vocabulary(json.loads((weights / 'video-vocabulary.json').read_text())['words'])
    net, auto = TextToVideo(len(vocabulary)).eval(), Autoencoder().eval()
    ids = fitted(torch.tensor([vocabulary.ids('the sea at sunset'), vocabulary.ids('')]))

    @torch.no_grad()
    def video() -> None:
        context, mask = net.text(ids)
        latent = torch.randn(1, 16, 4, 10, 16)
        known = Known.nothing(latent.repeat(2, 1, 1, 1, 1))
        for step in range(data['sampler']['steps']):
            moment = torch.full((2,), step / data['sampler']['steps'])
            both = latent.repeat(2, 1, 1, 1, 1)
            given, empty = net.velocity(both, moment, context, mask, known.latents, known.given, known.task)
            latent = latent + (empty + 3.5 * (given - empty)) / data['sampler']['steps']
        auto.decode(latent)

    return {'video': fastest(video)}


def main() -> None:
    kind, weights, threads = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    seconds = onnx_seconds(weights, threads) if kind == 'onnx' else torch_seconds(weights, threads)
    print(json.dumps(seconds))


if __name__ == '__main__':
    main()
