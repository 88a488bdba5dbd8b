"""Who shall be seen: a reference picture as tokens beside those of the words (Movie Gen section 4.1, vision encoder).

The encoder is small and trained with the video model. Its tokens join the context that every block attends to; whether
a row has a reference is said by the mask, so one network serves with and without.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from video.backbone import Known, TextToVideo

SIDE, TOKENS_A_SIDE, CHANNELS = 64, 4, 4
TOKENS = TOKENS_A_SIDE**2


class Halved(nn.Module):
    """Half the width and height, and a residual 3x3: [B,in,H,W] -> [B,out,H/2,W/2]."""

    def __init__(self, channels_in: int, channels_out: int) -> None:
        super().__init__()
        self.down = nn.Conv2d(channels_in, channels_out, 4, 2, 1)
        self.norm = nn.GroupNorm(8, channels_out)
        self.more = nn.Conv2d(channels_out, channels_out, 3, padding=1)
        nn.init.zeros_(self.more.weight)

    def forward(self, x: Tensor) -> Tensor:
        y = F.silu(self.norm(self.down(x)))
        return y + F.silu(self.more(y))


class PortraitEncoder(nn.Module):
    """picture [B,4,64,64] (red, green, blue in -1..1, 0 outside the mask; the mask 0..1) -> tokens [B,16,width]."""

    def __init__(self, width: int) -> None:
        super().__init__()
        sizes = (CHANNELS, 32, 64, 128, 192)
        self.layers = nn.Sequential(*[Halved(a, b) for a, b in zip(sizes[:-1], sizes[1:], strict=True)])
        self.position = nn.Parameter(torch.randn(TOKENS, sizes[-1]) * 0.02)
        self.out, self.norm = nn.Linear(sizes[-1], width), nn.LayerNorm(width)

    def forward(self, picture: Tensor) -> Tensor:
        features = self.layers(picture).flatten(2).transpose(1, 2)
        return self.norm(self.out(features + self.position))


class PersonalVideo(nn.Module):
    """The backbone with the portrait encoder. `shown` [B] is 1 where the row has a reference picture."""

    def __init__(self, backbone: TextToVideo) -> None:
        super().__init__()
        self.backbone = backbone
        self.portrait = PortraitEncoder(backbone.velocity.width)

    def context(self, words: Tensor, picture: Tensor, shown: Tensor) -> tuple[Tensor, Tensor]:
        """Tokens of words and reference [B,N+16,width], and which of them count [B,N+16]."""
        context, mask = self.backbone.text(words)
        tokens = self.portrait(picture).to(context.dtype)
        return torch.cat([context, tokens], 1), torch.cat([mask, shown[:, None].expand(-1, TOKENS)], 1)

    def forward(self, x: Tensor, time: Tensor, words: Tensor, known: Known, picture: Tensor, shown: Tensor) -> Tensor:
        context, mask = self.context(words, picture, shown)
        return self.backbone.velocity(x, time, context, mask, known.latents, known.given, known.task)


def to_picture(levels: Tensor, masked: Tensor) -> Tensor:
    """uint8 [B,64,64,4] (colour and mask 0 or 255) -> [B,4,64,64]; where `masked` [B] is 0 the whole picture counts."""
    x = levels.permute(0, 3, 1, 2).float() / 255
    mask = torch.where(masked.view(-1, 1, 1, 1) > 0, x[:, 3:], torch.ones_like(x[:, 3:]))
    return torch.cat([(x[:, :3] * 2 - 1) * mask, mask], 1)
