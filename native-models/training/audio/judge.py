"""A judge of sounds, trained on true takes only: which of the library it is, whether it is music, how well recorded.

It hears what the encoder of the codec hears, averaged over the take, and how much that varies. It is its own ceiling:
what it says of true held-out takes stands beside what it says of generated ones.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from audio.codec import Analysis
from audio.encode import read_takes

STEPS, BATCH = 500, 128


def summary_of(heard: Tensor) -> Tensor:
    """[B, frames, features] -> [B, 3 * features]: mean, deviation and mean change from frame to frame."""
    change = (heard[:, 1:] - heard[:, :-1]).abs().mean(1)
    return torch.cat([heard.mean(1), heard.std(1), change], -1)


class Judge(nn.Module):
    """Sound -> scores of names, likelihood of music, quality (1 .. 10)."""

    def __init__(self, names: list[str], size: int) -> None:
        super().__init__()
        self.names = names
        self.norm = nn.BatchNorm1d(3 * size)
        self.body = nn.Sequential(nn.Linear(3 * size, 128), nn.GELU(), nn.Dropout(0.3))
        self.name, self.music, self.quality = nn.Linear(128, len(names)), nn.Linear(128, 1), nn.Linear(128, 1)

    def forward(self, summary: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.body(self.norm(summary))
        return self.name(x), self.music(x)[:, 0], self.quality(x)[:, 0]


def train_judge(work: Path) -> Judge:
    """From the training takes; seconds."""
    torch.manual_seed(6)
    takes = read_takes(work, 'train')
    heard = np.load(work / 'heard-train.npy', mmap_mode='r')
    summaries = torch.cat(
        [
            summary_of(torch.from_numpy(heard[first : min(len(takes), first + 64)].astype(np.float32)))
            for first in range(0, len(takes), 64)
        ]
    )
    names = sorted({t['name'] for t in takes if t['kind'] in ('effects', 'ambience')})
    label = torch.tensor([names.index(t['name']) if t['kind'] in ('effects', 'ambience') else -1 for t in takes])
    music = torch.tensor([float(t['stem'] == 'music') for t in takes])
    quality = torch.tensor([float(t['quality']) for t in takes])
    # 9 and 10 are both clean.
    quality = quality.clamp(max=9)
    pure = torch.tensor([t['stem'] is not None for t in takes])
    judge = Judge(names, heard.shape[2])
    optimiser = torch.optim.AdamW(judge.parameters(), lr=2e-3, weight_decay=0.05)
    for step in range(STEPS):
        for group in optimiser.param_groups:
            group['lr'] = 2e-3 * (1 - step / STEPS)
        rows = torch.randint(0, len(takes), (BATCH,))
        name, is_music, grade = judge(summaries[rows])
        loss = functional.cross_entropy(name, label[rows], ignore_index=-1)
        asked = pure[rows]
        loss = loss + functional.binary_cross_entropy_with_logits(is_music[asked], music[rows][asked])
        loss = loss + 0.1 * (grade - (quality[rows] - 7)).square().mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
    return judge.eval()


class Ear:
    """The judge with its analysis: samples in, opinions out."""

    def __init__(self, work: Path) -> None:
        self.judge, self.analysis = train_judge(work), Analysis()

    @torch.no_grad()
    def hear(self, samples: np.ndarray) -> tuple[np.ndarray, float, float]:
        """Scores of the names, of music, and the quality of one sound."""
        length = len(samples) // 1920 * 1920
        heard = self.analysis(torch.from_numpy(samples[None, :length].astype(np.float32)))
        name, music, quality = self.judge(summary_of(heard))
        return name[0].numpy(), float(music), float(quality) + 7


def area_under_curve(scores: np.ndarray, truth: np.ndarray) -> float:
    """Share of pairs of a positive and a negative that are ordered right; ties count half."""
    positive, negative = scores[truth > 0], scores[truth <= 0]
    apart = positive[:, None] - negative[None]
    return float(((apart > 0) + 0.5 * (apart == 0)).mean())


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    """Correlation of ranks, ties sharing the mean of theirs."""

    def ranks(values: np.ndarray) -> np.ndarray:
        return np.array([(values < v).sum() + 0.5 * ((values == v).sum() - 1) for v in values], float)

    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])
