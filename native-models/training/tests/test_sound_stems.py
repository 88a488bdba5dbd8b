"""Stems, music, the library of sounds and graded quality: made by rule, so that words and marks tell the truth."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from audio.codec import CHANNELS
from audio.export import session
from audio.judge import area_under_curve, spearman
from audio.model import MAX_WORDS
from audio.picture_features import COUNT as PICTURE
from audio.place import WEIGHTS
from audio.shipped import shipped_decoder, shipped_model
from audio.takes import COUNT, KINDS, MARKS, kind_of, marks_of, take
from audio.train_model import word_ids
from video.shipped import constants
from world.degrade import degrade
from world.instruments import INSTRUMENTS, hertz_of, note
from world.library_ambience import AMBIENCES
from world.library_effects import EFFECTS
from world.library_pieces import from_library
from world.music import MOODS, draw_piece, perform, style_of
from world.scene import draw
from world.sound import finish, render, render_apart
from world.sound_events import RATE, Stems


def level(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples**2)))


def test_effects_and_ambience_add_up_to_the_sound_of_a_scene() -> None:
    scene = draw(7)
    effects, place = render_apart(scene, 1.0)
    place.add(effects)
    assert np.allclose(finish(place).mix, render(scene, 1.0).mix, atol=1e-6)


@pytest.mark.parametrize('library', [EFFECTS, AMBIENCES])
def test_every_sound_of_the_library_is_heard_and_has_words(library: dict) -> None:
    for name in library:
        sound, words = from_library(library, name, np.random.default_rng(3), 4 * RATE)
        assert level(sound.mix) > 5e-4, name
        assert np.isfinite(sound.mix).all()
        assert 1 <= len(words.split()) <= 8, words


@pytest.mark.parametrize('instrument', INSTRUMENTS)
def test_an_instrument_sounds_at_its_pitch(instrument: str) -> None:
    tone = note(instrument, 0, 69).tone[:RATE]
    spectrum = np.abs(np.fft.rfft(tone * np.hanning(len(tone))))
    near = spectrum[425:455].max()
    assert near > 0.2 * spectrum[20:].max()
    assert abs(425 + int(spectrum[425:455].argmax()) - hertz_of(69)) <= 4


def test_music_keeps_its_tempo_and_says_what_it_is() -> None:
    chance = np.random.default_rng(5)
    for _ in range(12):
        piece = draw_piece(chance)
        sound = perform(piece, chance, 3 * RATE)
        words = style_of(piece, chance)
        assert piece.mood in MOODS
        assert -24 < 20 * np.log10(level(sound.mix)) < -18
        assert len(words.split()) < 16


def test_a_piece_is_a_function_of_its_seed() -> None:
    pieces = []
    for _ in range(2):
        chance = np.random.default_rng(8)
        pieces.append(perform(draw_piece(chance), chance, RATE).mix)
    assert np.array_equal(*pieces)


def test_worse_recordings_are_noisier_and_duller_but_as_loud() -> None:
    rng = np.random.default_rng(0)
    tone = (0.1 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)).astype(np.float32)
    sound = Stems(tone, (0.02 * rng.standard_normal(2 * RATE)).astype(np.float32))
    assert degrade(sound, 10, rng) is sound
    high = []
    for quality in (9, 6, 3, 1):
        worse = degrade(sound, quality, np.random.default_rng(2)).mix
        assert abs(20 * np.log10(level(worse) / level(sound.mix))) < 2
        spectrum = np.abs(np.fft.rfft(worse)) ** 2
        high.append(float(spectrum[2 * 8000 :].sum() / spectrum.sum()))
    assert high == sorted(high, reverse=True)


def test_kinds_come_in_their_shares_whatever_the_number() -> None:
    kinds = [kind_of(number) for number in range(300)]
    for kind, share in KINDS:
        assert abs(kinds.count(kind) / 300 - share) < 0.02


def test_takes_are_functions_of_their_number() -> None:
    one, again = take('held', 3), take('held', 3)
    assert one.captions == again.captions
    assert np.array_equal(one.sound.mix, again.sound.mix)
    assert len(one.sound.mix) == COUNT
    assert all(mark in ['', *MARKS] for mark in marks_of(one.stem, one.quality, one.music))


def test_marks_stand_before_the_words() -> None:
    vocabulary = {word: i for i, word in enumerate(['<pad>', '<unk>', *MARKS, 'rain'])}
    ids = word_ids('heavy rain', vocabulary, marks_of('ambience', 9, 0))
    assert ids[:5] == [
        vocabulary['<ambience>'],
        vocabulary['<quality 9>'],
        vocabulary['<music 0>'],
        1,
        vocabulary['rain'],
    ]
    assert word_ids('rain', vocabulary)[:4] == [0, 0, 0, vocabulary['rain']]


def test_ranks_and_pairs_are_counted_right() -> None:
    assert area_under_curve(np.array([1.0, 2.0, 3.0, 4.0]), np.array([0, 0, 1, 1])) == 1.0
    assert area_under_curve(np.array([1.0, 1.0]), np.array([0, 1])) == 0.5
    assert abs(spearman(np.array([1, 2, 3, 4.0]), np.array([10, 20, 30, 50.0])) - 1) < 1e-9


@torch.no_grad()
def test_what_ships_can_be_trained_further() -> None:
    """The weights read back from the graphs say the same as the graphs themselves."""
    model, words = shipped_model()
    assert words[:2] == ['<pad>', '<unk>']
    latent, time, context = torch.randn(1, CHANNELS, 40), torch.tensor([0.3]), torch.zeros(1, CHANNELS + 1, 40)
    picture = torch.randn(1, 40, PICTURE)
    graph = session(WEIGHTS / 'audio-velocity.onnx')
    size = graph.get_inputs()[4].shape[1]
    blank = np.zeros((1, size), np.int64)
    inputs = (latent, time, picture, torch.ones(1), blank, context)
    given = {each.name: np.asarray(value) for each, value in zip(graph.get_inputs(), inputs, strict=True)}
    found = model(latent, time, picture, torch.ones(1), torch.zeros(1, MAX_WORDS, dtype=torch.int64), context)
    # Marks stand among the absent words now; a short convolution lets them touch the first frames a little.
    assert np.abs(graph.run(None, given)[0] - found.numpy()).max() < 0.02
    samples = session(WEIGHTS / 'audio-decode.onnx').run(None, {'latent': latent.numpy()})[0]
    numbers = constants(WEIGHTS / 'audio-decode.onnx')
    raw = latent.transpose(1, 2) * torch.from_numpy(numbers['deviation']) + torch.from_numpy(numbers['mean'])
    # The noise is hashed from the latent with tables kept as halves, so it differs; what rings does not.
    tone, _ = shipped_decoder().loudness(raw)
    assert np.isfinite(samples).all() and bool(torch.isfinite(tone).all())
