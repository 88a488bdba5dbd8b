"""Counter-based Gaussian noise that Python and TypeScript reproduce alike: Philox4x32-10, then Box-Muller.

Definition (version 1)
- Philox4x32-10 as in Salmon et al. 2011: multipliers 0xD2511F53 and 0xCD9E8D57, Weyl constants 0x9E3779B9 and
  0xBB67AE85, ten rounds. Key = (low 32 bits, high 32 bits) of the seed, an integer in 0 .. 2**53 - 1.
- Block number n (0, 1, 2 ...) has counter words (n mod 2**32, n div 2**32, stream, 0). `stream` keeps the
  noises of one seed apart (0 = initial latent; callers number their windows or takes).
- A block gives four words w0..w3. As doubles u_i = (w_i + 0.5) / 2**32, which is exact. Two pairs:
  r = sqrt(-2 ln u0), then r cos(2 pi u1) and r sin(2 pi u1); the same with u2, u3. So block n gives elements
  4n .. 4n + 3 of the row-major (C-order) tensor. All arithmetic is in float64, the result is rounded to float32.
- The words and uniforms agree to the bit everywhere. ln, cos and sin may differ in the last place of a double between
  libraries, which changes the float32 only when the double lies within about 1e-16 relative of a rounding boundary:
  about one element in 10**7, by one unit in the last place. Compare noises with a tolerance of 1e-6, words exactly.
"""

from __future__ import annotations

import math

import numpy as np

_M0, _M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_W0, _W1 = 0x9E3779B9, 0xBB67AE85
_MASK = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)


def philox_words(seed: int, blocks: np.ndarray, stream: int = 0) -> np.ndarray:
    """Philox4x32-10 output words uint32 [len(blocks), 4] for the given block numbers."""
    if not 0 <= seed < 2**53:
        raise ValueError('a seed is an integer in 0 .. 2**53 - 1')
    n = np.asarray(blocks, dtype=np.uint64)
    c0, c1 = n & _MASK, n >> _SHIFT
    c2 = np.full_like(c0, stream & 0xFFFFFFFF)
    c3 = np.zeros_like(c0)
    k0, k1 = seed & 0xFFFFFFFF, seed >> 32
    for _ in range(10):
        p0, p1 = c0 * _M0, c2 * _M1
        c0, c1, c2, c3 = (
            (p1 >> _SHIFT) ^ c1 ^ np.uint64(k0),
            p1 & _MASK,
            (p0 >> _SHIFT) ^ c3 ^ np.uint64(k1),
            p0 & _MASK,
        )
        k0, k1 = (k0 + _W0) & 0xFFFFFFFF, (k1 + _W1) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], -1).astype(np.uint32)


def gaussian(seed: int, shape: tuple[int, ...], stream: int = 0) -> np.ndarray:
    """Standard normal float32 tensor of `shape`, a function of seed and stream only (see the module's definition)."""
    count = math.prod(shape)
    words = philox_words(seed, np.arange((count + 3) // 4, dtype=np.uint64), stream).astype(np.float64)
    u = (words + 0.5) / 2.0**32
    radius = np.sqrt(-2.0 * np.log(u[:, 0::2]))
    angle = 2.0 * math.pi * u[:, 1::2]
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], -1)
    return pairs.reshape(-1)[:count].astype(np.float32).reshape(shape)
