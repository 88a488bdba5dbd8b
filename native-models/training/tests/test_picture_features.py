"""The picture features see what they say they see."""

from __future__ import annotations

import numpy as np

from audio.picture_features import COUNT, picture_features
from world.picture import render
from world.scene import draw


def test_shape_first_frame_and_range() -> None:
    found = picture_features(render(draw(5), (64, 36), 25, 12))
    assert found.shape == (12, COUNT) and found.dtype == np.float32
    assert np.isfinite(found).all() and np.abs(found).max() < 5
    assert (found[0, 4:29] == 0).all()


def test_a_cut_stands_out() -> None:
    film = np.concatenate([render(draw(5), (64, 36), 25, 5), render(draw(8), (64, 36), 25, 5)])
    assert picture_features(film)[:, 18].argmax() == 5


def test_a_frame_of_tiny_size_gives_no_nan() -> None:
    assert np.isfinite(picture_features(np.random.default_rng(0).integers(0, 256, (3, 8, 8, 3), dtype=np.uint8))).all()
