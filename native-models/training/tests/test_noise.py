"""The noise both languages share."""

import numpy as np

from noise import gaussian, philox_words


def test_philox_gives_the_published_known_answers() -> None:
    words = philox_words(0, np.array([0]))[0]
    assert [hex(w) for w in words] == ['0x6627e8d5', '0xe169c58d', '0xbc57ac4c', '0x9b00dbd8']


def test_a_longer_tensor_begins_with_the_shorter_one() -> None:
    assert np.array_equal(gaussian(5, (10,)), gaussian(5, (1003,))[:10])


def test_seeds_and_streams_differ() -> None:
    base = gaussian(5, (64,))
    assert not np.array_equal(base, gaussian(6, (64,)))
    assert not np.array_equal(base, gaussian(5, (64,), stream=1))
    assert not np.array_equal(base, gaussian(5 + 2**32, (64,)))


def test_the_noise_is_standard_normal() -> None:
    noise = gaussian(11, (400_000,)).astype(np.float64)
    assert abs(noise.mean()) < 0.01
    assert abs(noise.std() - 1) < 0.01
    assert abs((noise**4).mean() - 3) < 0.1
