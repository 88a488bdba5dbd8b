"""What an edit meant to change, on the picture itself: the app's `keepRest` and `localChange`, for measuring.

A local linear model (the regression of the guided filter; He, Sun, Tang 2013) between the source as the autoencoder
gives it back and the edit, drawn to a gain of 1 where the surroundings are plain. Laid over the source it changes that
one alike and keeps what the autoencoder loses. Differences no larger than the network's unsteadiness are taken back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

RADIUS, SMOOTH_REACH, SHARE_REACH = 3, 6, 2
QUIET_VARIANCE, MOST_GAIN = 16.0, 2.0


@dataclass(frozen=True)
class Threshold:
    """Differences in 8-bit levels: up to `start` they count for nothing, from `full` on in full."""

    start: float
    full: float


@dataclass(frozen=True)
class EditThresholds:
    meant: Threshold = Threshold(7, 16)
    unsteady: Threshold = Threshold(3, 9)


def as_data(thresholds: EditThresholds) -> dict[str, dict[str, float]]:
    """As `video.json` says it."""
    named = {'meant': thresholds.meant, 'unsteady': thresholds.unsteady}
    return {name: {'from': value.start, 'full': value.full} for name, value in named.items()}


def box(x: Tensor, reach: int) -> Tensor:
    """Mean of [N,C,H,W] over a square around each pixel; at the edges over what is there."""
    return F.avg_pool2d(x, 2 * reach + 1, 1, reach, count_include_pad=False)


def share_above(differences: Tensor, threshold: Threshold) -> Tensor:
    """[N,1,H,W] in 0..1: how far the root mean square around a pixel lies above a threshold, eased."""
    level = box(differences.square().mean(1, keepdim=True), SHARE_REACH).clamp_min(0).sqrt()
    share = ((level - threshold.start) / (threshold.full - threshold.start)).clamp(0, 1)
    return share * share * (3 - 2 * share)


def local_change(seen: Tensor, changed: Tensor, unsteady: Threshold) -> tuple[Tensor, Tensor]:
    """Gain and offset [N,3,H,W] with changed = gain · seen + offset, up to what is taken for unsteadiness."""
    mean, other = box(seen, RADIUS), box(changed, RADIUS)
    variance = (box(seen * seen, RADIUS) - mean * mean).clamp_min(0)
    covariance = box(seen * changed, RADIUS) - mean * other
    gain = box(((covariance + QUIET_VARIANCE) / (variance + QUIET_VARIANCE)).clamp(0, MOST_GAIN), RADIUS)
    offset = changed - gain * seen
    smooth = box(offset, SMOOTH_REACH)
    return gain, smooth + share_above(offset - smooth, unsteady) * (offset - smooth)


def keep_rest(made: np.ndarray, known: np.ndarray, seen: np.ndarray, thresholds: EditThresholds) -> np.ndarray:
    """uint8 [T,H,W,3] each: the decoded edit, the source as the autoencoder gives it back, the source."""
    m, k, s = (torch.from_numpy(np.ascontiguousarray(x)).permute(0, 3, 1, 2).float() for x in (made, known, seen))
    meant = share_above(m - k, thresholds.meant)
    gain, offset = local_change(k, k + meant * (m - k), thresholds.unsteady)
    found = s + (4 * meant).clamp_max(1) * (gain * s + offset - s)
    return found.round().clamp(0, 255).byte().permute(0, 2, 3, 1).numpy()
