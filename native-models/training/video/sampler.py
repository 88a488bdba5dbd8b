"""The reference sampler: numpy and onnxruntime on the exported graphs, in the same arithmetic as the app's TypeScript.

Euler steps in float64 on a float32 latent; classifier-free guidance out = u + scale (c - u) inside the guidance
interval; linear-quadratic times (Movie Gen appendix), with L = S // 2 and Q = S - L:
t_i = i / N + (1 - S / N) (max(0, i - L) / Q)**2.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch

from noise import gaussian
from video.steps import without_steps
from video.vocabulary import Vocabulary, fitted

WEIGHTS = Path(__file__).resolve().parents[2] / 'nano' / 'weights'


def linear_quadratic(steps: int, emulated: int) -> list[float]:
    if emulated <= steps:
        return [i / steps for i in range(steps + 1)]
    linear = steps // 2
    rest = steps - linear
    times = [i / emulated + (1 - steps / emulated) * (max(0, i - linear) / rest) ** 2 for i in range(steps + 1)]
    times[-1] = 1.0
    return times


@dataclass(frozen=True)
class Sampling:
    steps: int = 25
    emulated: int = 100
    guidance: float = 3.5
    interval: tuple[float, float] = (0.0, 1.0)


def open_session(path: Path, threads: int = 1) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return ort.InferenceSession(path, options, providers=['CPUExecutionProvider'])


def nothing_known(rows: int, shape: tuple[int, ...]) -> dict[str, np.ndarray]:
    """The velocity graph's conditions for words alone: no latents [C,T,H,W] known, the task of making."""
    return {
        'known': np.zeros((rows, *shape), dtype=np.float32),
        'given': np.zeros((rows, 1, *shape[1:]), dtype=np.float32),
        'task': np.zeros(rows, dtype=np.int64),
    }


class Runner:
    """The exported graphs with what video.json says of them."""

    def __init__(self, weights: Path = WEIGHTS, int8: bool = False, threads: int = 1) -> None:
        self.data = json.loads((weights / 'video.json').read_text())
        self.vocabulary = Vocabulary(json.loads((weights / 'video-vocabulary.json').read_text())['words'])
        files = self.data['files']
        self.text = open_session(weights / files['text']['file'], threads)
        self.velocity = open_session(weights / files['velocityInt8' if int8 else 'velocity']['file'], threads)
        self.decoder = open_session(weights / files['decode']['file'], threads)
        sampler = self.data['sampler']
        self.sampling = Sampling(
            sampler['steps'],
            sampler['schedule'].get('emulated', 1),
            sampler['guidance'],
            tuple(sampler['guidanceInterval']),
        )

    def shape(self, size: int = 0) -> tuple[int, int, int, int]:
        """Latent shape [C,T,H,W] of the size at an index of video.json."""
        chosen, factor = self.data['sizes'][size], self.data['spatialFactor']
        return (
            self.data['channels'],
            self.data['latentFrames'],
            chosen['codedHeight'] // factor,
            chosen['codedWidth'] // factor,
        )

    def context(self, prompts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        ids = fitted(torch.tensor([self.vocabulary.ids(prompt) for prompt in prompts])).numpy()
        context, mask = self.text.run(['context', 'mask'], {'ids': ids})
        return context, mask

    def sample(
        self,
        prompts: list[str],
        noise: np.ndarray,
        sampling: Sampling | None = None,
        on_step: Callable[[int, np.ndarray], None] | None = None,
    ) -> np.ndarray:
        """Latents [B,C,T,H,W] for prompts from noise of the same shape."""
        settings = sampling or self.sampling
        count = len(prompts)
        context, mask = self.context(prompts + [''] * count)
        latent = noise.astype(np.float32)
        times = linear_quadratic(settings.steps, settings.emulated)
        for step, (now, following) in enumerate(zip(times[:-1], times[1:], strict=True)):
            guided = settings.guidance != 1 and settings.interval[0] <= now < settings.interval[1]
            rows = 2 * count if guided else count
            inputs = {
                'latent': np.concatenate([latent, latent]) if guided else latent,
                'time': np.full(rows, now, dtype=np.float32),
                'context': context[:rows],
                'mask': mask[:rows],
                **nothing_known(rows, latent.shape[1:]),
            }
            velocity = self.velocity.run(['velocity'], inputs)[0]
            if guided:
                given, empty = velocity[:count].astype(np.float64), velocity[count:].astype(np.float64)
                velocity = (empty + settings.guidance * (given - empty)).astype(np.float32)
            latent = (latent.astype(np.float64) + (following - now) * velocity.astype(np.float64)).astype(np.float32)
            if on_step:
                on_step(step + 1, latent)
        return latent

    def decode(self, latent: np.ndarray) -> np.ndarray:
        """Frames float32 [3,F,height,width] in -1..1 of one latent [C,T,H,W]; not cropped."""
        return self.decoder.run(['frames'], {'latent': latent[None]})[0][0]

    def clip(self, prompt: str, seed: int, size: int = 0, sampling: Sampling | None = None) -> np.ndarray:
        """uint8 [F,height,width,3] of one prompt and seed, cropped to what is seen."""
        latent = self.sample([prompt], gaussian(seed, self.shape(size))[None], sampling)[0]
        return self.pictures(latent, size)

    def pictures(self, latent: np.ndarray, size: int = 0) -> np.ndarray:
        chosen = self.data['sizes'][size]
        left = (chosen['codedWidth'] - chosen['width']) // 2
        top = (chosen['codedHeight'] - chosen['height']) // 2
        frames = without_steps(self.decode(latent))[:, :, top : top + chosen['height'], left : left + chosen['width']]
        levels = np.clip(np.floor((frames + 1) * 127.5 + 0.5), 0, 255).astype(np.uint8)
        return levels.transpose(1, 2, 3, 0)
