"""What the decoder's loudness curves should measure like, without synthesising a sample.

A windowed Fourier transform of oscillators with slowly changing amplitudes has, to the codec's accuracy, a known power:
each amplitude smoothed by the window, squared, spread over the window's main lobe. So the multi-resolution spectral
loss on the tone stem is linear algebra on 298 curves at 200 Hz, several times cheaper than the transforms themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from audio.clips import FRAMES
from audio.codec import HOP, RATE, SUBFRAMES, _spectrum, band_matrix, oscillator_hertz


@dataclass(frozen=True)
class Resolution:
    """One analysis of the loss: Hann window of `size`, every `stride` synthesis hops, bands per octave from `low`."""

    name: str
    size: int
    stride: int
    low: float
    per_octave: float

    @property
    def bands(self) -> np.ndarray:
        return band_matrix(self.size // 2 + 1, RATE / self.size, self.low, self.per_octave, 14_000)


RESOLUTIONS = (
    Resolution('fast', 960, 1, 50.0, 8),
    Resolution('middle', 2880, 2, 45.0, 16),
    Resolution('slow', 9600, 8, 45.0, 30),
)
LONGEST = FRAMES * SUBFRAMES
FLOOR = 1e-4
"""Amplitudes are compared as log(amplitude + FLOOR): what is below -80 dB does not matter."""


def tone_bands(samples: Tensor, resolution: Resolution) -> Tensor:
    """Band amplitudes of a tone stem [batch, n] -> [batch, n / (240 stride), bands]."""
    power = _spectrum(samples, resolution.size, HOP * resolution.stride, torch.hann_window(resolution.size))
    return (power @ torch.from_numpy(resolution.bands)).clamp_min(0).sqrt()


class Expected(nn.Module):
    """The band amplitudes that oscillator curves [batch, T, K] will have at one resolution."""

    def __init__(self, resolution: Resolution) -> None:
        super().__init__()
        self.stride = resolution.stride
        window = np.hanning(resolution.size + 1)[:-1]
        line = np.arange(resolution.size // 2 + 1) * RATE / resolution.size
        spectrum = np.abs(np.fft.rfft(window, 1 << 18)) / window.sum()
        apart = np.abs(line[None] - oscillator_hertz()[:, None])
        lobe = np.interp(apart, np.arange(len(spectrum)) * RATE / (1 << 18), spectrum)
        self.register_buffer('spread', torch.tensor(lobe**2 / 4 @ resolution.bands, dtype=torch.float32))
        # How each window smooths a curve that is given every hop (each value a Hann of two hops).
        hop_window = np.sin(np.pi * (np.arange(2 * HOP) + 0.5) / (2 * HOP)) ** 2
        reach = resolution.size // (2 * HOP) + resolution.stride + 1
        centre = resolution.size / 2
        weights = []
        for step in range(-reach, reach + 1):
            # Analysis frame t is centred on the middle of its stride; curve value t on the middle of its hop.
            start = centre + (step - (resolution.stride - 1) / 2) * HOP - HOP
            place = np.arange(2 * HOP) + start
            weights.append(np.interp(place, np.arange(resolution.size), window, 0, 0) @ hop_window / window.sum())
        # As one matrix [frames, curve values]: on a CPU far quicker than a long convolution over many channels.
        frames = LONGEST // resolution.stride
        matrix = np.zeros((frames, LONGEST))
        for frame in range(frames):
            for step, weight in zip(range(-reach, reach + 1), weights, strict=True):
                if 0 <= frame * resolution.stride + step < LONGEST:
                    matrix[frame, frame * resolution.stride + step] = weight
        self.register_buffer('smooth', torch.tensor(matrix, dtype=torch.float32))

    def forward(self, amplitudes: Tensor) -> Tensor:
        count = amplitudes.shape[1]
        smooth = self.smooth[: count // self.stride, :count] @ amplitudes
        return (smooth.float().square() @ self.spread + 1e-12).float().sqrt()
