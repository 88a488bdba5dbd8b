"""The codec: 48 kHz mono sound <-> 32 latent channels at 25 frames a second.

Encoder: a variational ConvNeXt over band energies (time-sharp and pitch-sharp). Decoder: a ConvNeXt that says, 200
times a second, how loud each of a fixed bank of oscillators and each band of noise is; synthesis is linear algebra with
fixed tables, so phase never has to be learnt (the idea of spectral modelling synthesis; Serra and Smith 1990,
Engel et al. 2020). Oscillators lie on whole hertz: every second starts with the same phases, so a tile that starts on a
whole second (a multiple of 25 latent frames) continues the sound exactly. The noise is hashed from the latent itself
(turns of a fixed random projection), so decoding is a pure function of the latent.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

RATE = 48_000
CHANNELS = 32
LATENT_HERTZ = 25
HOP_LATENT = RATE // LATENT_HERTZ
SUBFRAMES = 8
HOP = HOP_LATENT // SUBFRAMES
"""Synthesis hop: 240 samples, 5 ms. Windows are two hops long."""
BINS = HOP + 1
NOISE_BANDS = 48
TILE_ALIGNMENT = LATENT_HERTZ

_BLOCKS_SLOW, _KERNEL_SLOW, _BLOCKS_FAST, _KERNEL_FAST = 4, 5, 3, 7
_REACH_FAST = _BLOCKS_FAST * (_KERNEL_FAST // 2) + 2
RECEPTIVE_FRAMES = 1 + _BLOCKS_SLOW * (_KERNEL_SLOW // 2) + math.ceil(_REACH_FAST / SUBFRAMES)
"""Latent frames on either side of a frame that can change its samples."""


def oscillator_hertz() -> np.ndarray:
    """Whole hertz, 36 to the octave around A = 440, from 45 Hz to 14 kHz, each once."""
    steps = np.arange(-200, 300)
    hertz = np.unique(np.round(440 * 2.0 ** (steps / 36)))
    return hertz[(hertz >= 45) & (hertz <= 14_000)]


def band_matrix(bins: int, hertz_per_bin: float, low: float, per_octave: float, high: float = 20_000.0) -> np.ndarray:
    """Triangular bands [bins, bands], linear (one bin wide) at the bottom and logarithmic above; columns sum to 1."""
    centres, hertz = [], low
    while hertz < high:
        centres.append(hertz)
        hertz = max(hertz + hertz_per_bin, hertz * 2 ** (1 / per_octave))
    places = np.array([low - hertz_per_bin, *centres, hertz])
    line = np.arange(bins) * hertz_per_bin
    rise = (line[:, None] - places[None, :-2]) / (places[1:-1] - places[:-2])
    fall = (places[None, 2:] - line[:, None]) / (places[2:] - places[1:-1])
    matrix = np.clip(np.minimum(rise, fall), 0, None)
    return (matrix / np.maximum(matrix.sum(0, keepdims=True), 1e-9)).astype(np.float32)


def noise_centres() -> np.ndarray:
    """Positions in bins (100 Hz each) of the noise bands: every bin below, then spreading to 24 kHz."""
    low = np.arange(0, 12)
    high = np.geomspace(12, BINS - 1, NOISE_BANDS - 12)
    return np.concatenate([low, high])


def noise_interpolation() -> np.ndarray:
    """[bands, bins]: each bin's gain is linear between its two neighbouring bands."""
    centres = noise_centres()
    bins = np.arange(BINS)
    return np.stack([np.interp(bins, centres, row) for row in np.eye(NOISE_BANDS)]).astype(np.float32)


class Block(nn.Module):
    """ConvNeXt in one dimension over [batch, time, channels]: depthwise convolution, norm, two linear layers."""

    def __init__(self, width: int, kernel: int, expansion: int = 3) -> None:
        super().__init__()
        self.spread = nn.Conv1d(width, width, kernel, padding=kernel // 2, groups=width)
        self.norm = nn.LayerNorm(width)
        self.grow = nn.Linear(width, width * expansion)
        self.shrink = nn.Linear(width * expansion, width)
        nn.init.zeros_(self.shrink.weight)
        nn.init.zeros_(self.shrink.bias)

    def forward(self, x: Tensor) -> Tensor:
        y = self.spread(x.transpose(1, 2)).transpose(1, 2)
        return x + self.shrink(functional.gelu(self.grow(self.norm(y)), approximate='tanh'))


class Analysis(nn.Module):
    """Band energies of a signal, aligned to latent frames: the encoder's eyes and ears. No parameters are learnt."""

    FLOOR = 3e-4

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer('fast', torch.from_numpy(band_matrix(481, 50.0, 50.0, 8)), persistent=False)
        slow = band_matrix(4097, RATE / 8192, 45.0, 24, 14_000)
        self.register_buffer('slow', torch.from_numpy(slow), persistent=False)
        self.register_buffer('fast_window', torch.hann_window(960), persistent=False)
        self.register_buffer('slow_window', torch.hann_window(8192), persistent=False)

    @property
    def size(self) -> int:
        return SUBFRAMES * self.fast.shape[1] + self.slow.shape[1]

    def forward(self, samples: Tensor) -> Tensor:
        """[batch, L * 1920] -> [batch, L, size], logarithmic and of the order of 1."""
        length = samples.shape[1] // HOP_LATENT
        fast = _spectrum(samples, 960, HOP, self.fast_window)
        fast = torch.log((fast @ self.fast).sqrt() + self.FLOOR).view(len(samples), length, -1)
        slow = _spectrum(samples, 8192, HOP_LATENT, self.slow_window)
        slow = torch.log((slow @ self.slow).sqrt() + self.FLOOR)
        return torch.cat([fast, slow], -1) * 0.4 + 2.4


def _spectrum(samples: Tensor, size: int, hop: int, window: Tensor) -> Tensor:
    """Power [batch, frames, bins], frame t centred on the middle of hop t; a full-scale sine has power about 1/4."""
    before = (size - hop) // 2
    padded = functional.pad(samples, (before, size - hop - before))
    frames = padded.unfold(1, size, hop) * window
    spectrum = torch.fft.rfft(frames) / window.sum()
    return spectrum.real.square() + spectrum.imag.square()


class Encoder(nn.Module):
    """Band energies -> mean and log variance of the latent, each [batch, L, CHANNELS]."""

    def __init__(self, width: int = 256, blocks: int = 3) -> None:
        super().__init__()
        self.analysis = Analysis()
        self.inward = nn.Linear(self.analysis.size, width)
        self.blocks = nn.Sequential(*(Block(width, 5) for _ in range(blocks)))
        self.outward = nn.Linear(width, 2 * CHANNELS)
        nn.init.normal_(self.outward.weight, std=0.02)

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        mean, spread = self.outward(self.blocks(self.inward(features))).float().chunk(2, -1)
        return mean, spread.clamp(-10.0, 4.0)


class Decoder(nn.Module):
    """Latent [batch, L, CHANNELS] -> loudness of every oscillator and noise band, and from them the two stems."""

    def __init__(self, width: int = 320, fast_width: int = 128) -> None:
        super().__init__()
        hertz = oscillator_hertz()
        self.fast_width = fast_width
        self.oscillators = len(hertz)
        self.inward = nn.Linear(CHANNELS, width)
        self.slow = nn.Sequential(*(Block(width, _KERNEL_SLOW) for _ in range(_BLOCKS_SLOW)))
        self.up = nn.Linear(width, SUBFRAMES * fast_width)
        self.fast = nn.Sequential(*(Block(fast_width, _KERNEL_FAST) for _ in range(_BLOCKS_FAST)))
        self.norm = nn.LayerNorm(fast_width)
        self.tone_head = nn.Linear(fast_width, self.oscillators)
        self.noise_head = nn.Linear(fast_width, NOISE_BANDS)
        for head, start in ((self.tone_head, -8.0), (self.noise_head, -7.0)):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.constant_(head.bias, start)
        chance = np.random.default_rng(20)
        phase = chance.uniform(0, 1, len(hertz))
        inside = (np.arange(2 * HOP) - HOP / 2)[None] * hertz[:, None] / RATE + phase[:, None]
        window = np.sin(np.pi * (np.arange(2 * HOP) + 0.5) / (2 * HOP))
        waves = np.concatenate([np.sin(2 * np.pi * inside), np.cos(2 * np.pi * inside)]) * window**2
        turns = chance.standard_normal((CHANNELS, 2 * SUBFRAMES * BINS)) * 6.0
        line, place = np.arange(BINS), np.arange(2 * HOP)
        angle = 2 * np.pi * line[:, None] * place[None] / (2 * HOP)
        # Unit random spectrum -> unit-variance white noise, then the synthesis window (its squares add up to 1).
        scale = np.where((line == 0) | (line == BINS - 1), 1.0, 2.0)[:, None] / math.sqrt(2 * HOP)
        inverse = np.concatenate([np.cos(angle) * scale, -np.sin(angle) * scale]) * window
        for name, table in (
            ('hertz', hertz),
            ('waves', waves),
            ('turns', turns),
            ('turn_offsets', chance.uniform(0, 1, 2 * SUBFRAMES * BINS)),
            ('inverse', inverse),
            ('spread_bands', noise_interpolation()),
        ):
            self.register_buffer(name, torch.tensor(table, dtype=torch.float32), persistent=False)

    def loudness(self, latent: Tensor) -> tuple[Tensor, Tensor]:
        """Amplitudes of the oscillators [batch, 8 L, K] and of the noise bands [batch, 8 L, NOISE_BANDS]."""
        batch, length, _ = latent.shape
        x = self.up(self.slow(self.inward(latent))).reshape(batch, length * SUBFRAMES, self.fast_width)
        x = self.norm(self.fast(x))
        tone = torch.exp(self.tone_head(x).float().clamp(-16.0, 0.5))
        noise = torch.exp(self.noise_head(x).float().clamp(-16.0, 1.0))
        return tone, noise

    def tone(self, amplitudes: Tensor) -> Tensor:
        """[batch, T, K] -> samples [batch, 240 T]."""
        count = amplitudes.shape[1]
        frame = torch.arange(count, dtype=torch.float32, device=amplitudes.device)
        # Turns since the last whole second, exact in float32: hertz * frame stays an integer below 2**24 for minutes.
        turns = torch.remainder(self.hertz[None] * torch.remainder(frame, 200.0)[:, None], 200.0) / 200.0
        angle = turns * (2 * math.pi)
        both = torch.cat([amplitudes * torch.cos(angle), amplitudes * torch.sin(angle)], -1)
        return _overlap(both @ self.waves)

    def noise(self, gains: Tensor, latent: Tensor) -> Tensor:
        """[batch, T, bands] and the latent that hashes the noise -> samples [batch, 240 T]."""
        batch, count, _ = gains.shape
        turns = latent @ self.turns + self.turn_offsets
        random = torch.sin((turns - torch.round(turns)) * (2 * math.pi))
        random = random.reshape(batch, count, 2 * BINS)
        gain = gains @ self.spread_bands
        return _overlap((random * torch.cat([gain, gain], -1)) @ self.inverse)

    def forward(self, latent: Tensor) -> Tensor:
        """[batch, L, CHANNELS] -> samples [batch, 1920 L] in -1 .. 1."""
        tone, noise = self.loudness(latent)
        return (self.tone(tone) + self.noise(noise, latent)).clamp(-1, 1)


def _overlap(frames: Tensor) -> Tensor:
    """Overlap-add of windows two hops long; frame t is centred on the middle of hop t."""
    head, tail = frames[..., :HOP], frames[..., HOP:]
    blank = torch.zeros_like(head[:, :1])
    blocks = torch.cat([head, blank], 1) + torch.cat([blank, tail], 1)
    return blocks.flatten(1)[:, HOP // 2 : -(HOP // 2)]


def noise_bands(samples: Tensor) -> Tensor:
    """RMS amplitude of a noise stem in the decoder's own bands: [batch, n] -> [batch, n / 240, NOISE_BANDS]."""
    window = torch.sin(math.pi * (torch.arange(2 * HOP) + 0.5) / (2 * HOP))
    frames = functional.pad(samples, (HOP // 2, HOP // 2)).unfold(1, 2 * HOP, HOP) * window
    spectrum = torch.fft.rfft(frames) / math.sqrt(HOP)
    power = spectrum.real.square() + spectrum.imag.square()
    weights = torch.from_numpy(noise_interpolation())
    return ((power @ weights.T) / weights.sum(1)).sqrt()
