"""Encoded clips as training draws them: batches of one aspect, with what is known beforehand chosen by chance."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from video.backbone import FRAMES, Known
from video.vocabulary import MAX_QUOTED, UNKNOWN, fitted

OBJECT_WEIGHT = 1.6
LANDSCAPE = (10, 16)
LANDSCAPE_WEIGHT = 2.0
LONG_SHARE = 0.15
"""Landscape clips are drawn so much more often than their number says."""


def compiled_where_common(latents: Tensor) -> AbstractContextManager[object]:
    """Within it only landscape shapes are compiled: one drawn seldom is not worth the minutes that compiling takes."""
    is_common = tuple(latents.shape[-2:]) == LANDSCAPE
    return torch.compiler.set_stance('default' if is_common else 'force_eager')


@dataclass
class Clips:
    """All clips of one aspect: latents [N,16,4,H,W], stills [N,16,1,H,W], words [N,V,ids] and what is known of them."""

    latents: Tensor
    stills: Tensor
    still_is_last: Tensor
    words: Tensor
    quality: Tensor
    weight: Tensor

    def __getitem__(self, rows: Tensor) -> Clips:
        return Clips(*(getattr(self, field)[rows] for field in self.__dataclass_fields__))

    @property
    def shape(self) -> tuple[int, int]:
        return self.latents.shape[3], self.latents.shape[4]


def load_clips(work: Path) -> list[Clips]:
    """Everything encoded so far, one entry for each aspect."""
    by_shape: dict[tuple[int, ...], list[dict[str, Tensor]]] = {}
    for path in sorted((work / 'latents').glob('train-*.pt')):
        record = torch.load(path)
        by_shape.setdefault(tuple(record['latents'].shape[2:]), []).append(record)
    found = []
    for records in by_shape.values():
        joined = {key: torch.cat([r[key] for r in records]) for key in records[0]}
        weight = torch.where(joined['objects'], OBJECT_WEIGHT, 1.0)
        stills = (joined['stills'], joined['still_is_last'])
        found.append(Clips(joined['latents'], *stills, joined['words'].long(), joined['quality'], weight))
    return found


def photogenic(clips: list[Clips], share: float) -> list[Clips]:
    """The best `share` of the clips of every aspect by the world's quality score (Emu section 3.2: few, but very
    good).
    """
    return [part[part.quality >= part.quality.quantile(1 - share)] for part in clips]


def disturbed(words: Tensor, unknown: float = 0.02, empty: float = 0.1) -> Tensor:
    """Rows of ids with a few words unknown and a tenth of the prompts emptied for guidance, fitted."""
    forgotten = (torch.rand(words.shape) < unknown) & (words > 0)
    forgotten[:, -MAX_QUOTED:] = False
    words = torch.where(forgotten, UNKNOWN, words)
    return fitted(torch.where(torch.rand(len(words), 1) < empty, 0, words))


def draw_part(clips: list[Clips]) -> Clips:
    """One aspect, by the number of its clips; landscape twice as often."""
    sizes = [len(part.latents) * (LANDSCAPE_WEIGHT if part.shape == LANDSCAPE else 1) for part in clips]
    return clips[int(torch.multinomial(torch.tensor(sizes, dtype=torch.float32), 1))]


def draw_clips(clips: list[Clips], count: int) -> Clips:
    """`count` clips of one aspect, bodies more often than their number says."""
    part = draw_part(clips)
    return part[torch.multinomial(part.weight, count, replacement=len(part.weight) < count)]


def some_words(part: Clips, unknown: float = 0.02, empty: float = 0.1) -> Tensor:
    """One of each clip's captions, disturbed; the last variant, a long description, for whole batches only."""
    count, variants = part.words.shape[:2]
    is_long = torch.rand(1).item() < LONG_SHARE
    chosen = torch.full((count,), variants - 1) if is_long else torch.randint(variants - 1, (count,))
    return disturbed(part.words[torch.arange(count), chosen], unknown, empty)


def known_of(part: Clips, share: float = 0.4) -> Known:
    """For a `share` of the clips: a still at one end, the first one or two latents (a clip going on), or both
    ends (a gap).
    """
    latents = part.latents.float()
    known = Known.nothing(latents)
    chance = torch.rand(len(latents))
    for row in (chance < share).nonzero().flatten().tolist():
        kind = torch.rand(1).item()
        if kind < 0.4:
            slot = FRAMES - 1 if part.still_is_last[row] else 0
            known.latents[row, :, slot] = part.stills[row, :, 0].float()
            known.given[row, :, slot] = 1
            continue
        slots = [0] if kind < 0.6 else [0, 1] if kind < 0.75 else [FRAMES - 1] if kind < 0.8 else [0, FRAMES - 1]
        known.latents[row, :, slots] = latents[row, :, slots]
        known.given[row, :, slots] = 1
    return known
