"""The codec and the sound model keep the promises that the app's code builds on; untrained weights suffice."""

from __future__ import annotations

import numpy as np
import torch

from audio.codec import (
    CHANNELS,
    HOP_LATENT,
    NOISE_BANDS,
    RECEPTIVE_FRAMES,
    TILE_ALIGNMENT,
    Decoder,
    noise_bands,
    oscillator_hertz,
)
from audio.model import MAX_WORDS, Shape, SoundModel
from audio.onsets import match, onsets
from audio.picture_features import COUNT
from audio.targets import RESOLUTIONS, Expected, tone_bands


def decoder() -> Decoder:
    torch.manual_seed(0)
    made = Decoder()
    with torch.no_grad():
        for head in (made.tone_head, made.noise_head):
            head.weight.normal_(std=0.2)
            head.bias.fill_(-4.0)
        for block in (*made.slow, *made.fast):
            block.shrink.weight.normal_(std=0.05)
    return made.eval()


@torch.no_grad()
def test_tiles_that_start_on_a_whole_second_equal_one_decode() -> None:
    made = decoder()
    latent = torch.randn(1, 70, CHANNELS)
    whole = made(latent)[0]
    tile = made(latent[:, TILE_ALIGNMENT:])[0]
    start = (TILE_ALIGNMENT + RECEPTIVE_FRAMES) * HOP_LATENT
    assert whole[start:].abs().max() > 1e-3
    assert (whole[start:] - tile[RECEPTIVE_FRAMES * HOP_LATENT :]).abs().max() < 1e-5


@torch.no_grad()
def test_a_tile_that_starts_elsewhere_would_not() -> None:
    made = decoder()
    latent = torch.randn(1, 70, CHANNELS)
    whole, tile = made(latent)[0], made(latent[:, 7:])[0]
    assert (whole[30 * HOP_LATENT :] - tile[23 * HOP_LATENT :]).abs().max() > 1e-3


@torch.no_grad()
def test_noise_is_white_and_as_loud_as_asked() -> None:
    made = decoder()
    latent = torch.randn(1, 100, CHANNELS)
    noise = made.noise(torch.full((1, 800, NOISE_BANDS), 0.1), latent)
    assert abs(float(noise.std()) - 0.1) < 0.005
    assert (noise_bands(noise).square().mean((0, 1)).sqrt()[2:] - 0.1).abs().max() < 0.02


@torch.no_grad()
def test_an_oscillator_sounds_at_its_pitch_without_seams() -> None:
    made = decoder()
    which = int(np.abs(oscillator_hertz() - 440).argmin())
    amplitudes = torch.zeros(1, 400, made.oscillators)
    amplitudes[..., which] = 0.5
    samples = made.tone(amplitudes)[0, 24_000:72_000]
    spectrum = torch.fft.rfft(samples).abs() / 24_000
    assert int(spectrum.argmax()) == 440 and abs(float(spectrum.max()) - 0.5) < 0.01
    assert float(spectrum.square().sum() - spectrum.max().square()) < 1e-4


@torch.no_grad()
def test_expected_bands_match_what_is_measured() -> None:
    made = decoder()
    amplitudes = torch.zeros(1, 1200, made.oscillators)
    time = torch.arange(1200) / 200
    amplitudes[0, :, 120] = 0.3 * torch.exp(-(time - 2).clamp_min(0) * 3) * (time >= 1)
    samples = made.tone(amplitudes)
    for resolution in RESOLUTIONS:
        wanted, found = tone_bands(samples, resolution), Expected(resolution)(amplitudes)
        assert np.corrcoef(wanted.flatten(), found.flatten())[0, 1] > 0.97, resolution.name


@torch.no_grad()
def test_absent_conditions_are_absent() -> None:
    torch.manual_seed(1)
    model = SoundModel(Shape(50, width=64, blocks=2, heads=2)).eval()
    for parameter in model.parameters():
        parameter.add_(torch.randn_like(parameter) * 0.02)
    latent, time, context = torch.randn(2, CHANNELS, 40), torch.tensor([0.2, 0.7]), torch.zeros(2, CHANNELS + 1, 40)
    words = torch.zeros(2, MAX_WORDS, dtype=torch.int64)
    pictures = torch.randn(2, 40, COUNT), torch.randn(2, 40, COUNT)
    blind = [model(latent, time, each, torch.zeros(2), words, context) for each in pictures]
    seeing = [model(latent, time, each, torch.ones(2), words, context) for each in pictures]
    assert blind[0].shape == latent.shape
    assert torch.equal(blind[0], blind[1])
    assert (seeing[0] - seeing[1]).abs().max() > 1e-3
    spoken = words.clone()
    spoken[:, 0] = 7
    assert (model(latent, time, pictures[0], torch.zeros(2), spoken, context) - blind[0]).abs().max() > 1e-4


def test_the_onset_finder_finds_clicks_to_a_few_milliseconds() -> None:
    samples = np.random.default_rng(0).normal(0, 1e-3, 96_000).astype(np.float32)
    wanted = [0.31, 0.777, 1.5]
    for time in wanted:
        at = int(time * 48_000)
        samples[at : at + 2400] += np.random.default_rng(1).normal(0, 0.2, 2400) * np.exp(-np.arange(2400) / 400)
    heard = onsets(samples)
    errors = match(heard, wanted, 0.05)
    assert len(heard) == len(errors) == 3
    assert np.abs(errors).max() < 0.008
