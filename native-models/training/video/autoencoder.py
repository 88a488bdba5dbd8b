"""Video autoencoder: 4x8x8 compression to 16 channels, 2.5D (Movie Gen section 3.1.1 at a size for one CPU core).

A linear path (the principal components of 4x8x8 pixel blocks) runs beside the convolutions in both directions. It gives
a usable latent before the first training step; the convolutions learn what it misses. No normalisation layers,
residual branches start at zero. Frames are kept as [B*T,C,H,W] in channels_last memory, so a convolution over time is a
view with a (3,1) kernel: no transposes in training and plain Conv nodes in ONNX.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CHANNELS, TIME, SPACE = 16, 4, 8
BLOCK = 3 * TIME * SPACE * SPACE


class TimeConv(nn.Module):
    """Convolution over time with symmetric replicate padding; stride 2 halves the number of frames."""

    def __init__(self, channels: int, stride: int = 1) -> None:
        super().__init__()
        self.conv, self.stride = nn.Conv2d(channels, channels, (3, 1), stride=(stride, 1)), stride
        with torch.no_grad():
            self.conv.weight.mul_(0.3)
            self.conv.weight[:, :, 1, 0] += torch.eye(channels)

    def forward(self, x: Tensor, frames: int) -> Tensor:
        _, c, h, w = x.shape
        y = x.permute(0, 2, 3, 1).reshape(-1, frames, h * w, c).permute(0, 3, 1, 2)
        y = torch.cat([y[:, :, :1], y, y[:, :, -1:]], 2)
        return self.conv(y).permute(0, 2, 3, 1).reshape(-1, h, w, c).permute(0, 3, 1, 2)


class Residual(nn.Module):
    def __init__(self, channels: int, temporal: bool = True) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.last = nn.Conv2d(channels, channels, 3, padding=1)
        self.time = TimeConv(channels) if temporal else None
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, x: Tensor, frames: int) -> Tensor:
        h = F.silu(self.first(F.silu(x)))
        if self.time is not None:
            h = self.time(h, frames)
        return x + self.last(h)


def double_frames(x: Tensor) -> Tensor:
    """Every frame twice, in order."""
    _, c, h, w = x.shape
    y = x.permute(0, 2, 3, 1).reshape(-1, 1, h, w, c).expand(-1, 2, -1, -1, -1)
    return y.reshape(-1, h, w, c).permute(0, 3, 1, 2)


def to_blocks(x: Tensor) -> Tensor:
    """[B,3,T,H,W] -> [B,768,T/4,H/8,W/8]."""
    b, _, t, h, w = x.shape
    y = x.reshape(b, 3, t // TIME, TIME, h // SPACE, SPACE, w // SPACE, SPACE)
    return y.permute(0, 1, 3, 5, 7, 2, 4, 6).reshape(b, BLOCK, t // TIME, h // SPACE, w // SPACE)


def from_blocks(y: Tensor) -> Tensor:
    """[B,768,t,h,w] -> [B,3,4t,8h,8w]."""
    b, _, t, h, w = y.shape
    x = y.reshape(b, 3, TIME, SPACE, SPACE, t, h, w).permute(0, 1, 5, 2, 6, 3, 7, 4)
    return x.reshape(b, 3, t * TIME, h * SPACE, w * SPACE)


def lift(x: Tensor) -> Tensor:
    """Colours [N,3,H,W] in -1..1 with the sines and cosines of half a turn and of a whole one: [N,15,H,W]."""
    turns = [part(x * torch.pi * rate) for rate in (1, 2) for part in (torch.sin, torch.cos)]
    return torch.cat([x, *turns], 1).contiguous(memory_format=torch.channels_last)


class Autoencoder(nn.Module):
    """Pixels are in -1..1. `encode` and `decode` speak normalised latents (mean 0, overall deviation 1).

    `lifted` shows the encoder sines and cosines of every colour too (Emu section 3.1).
    """

    def __init__(
        self, fine: int = 48, coarse: int = 128, last: int = 16, channels: int = CHANNELS, lifted: bool = False
    ) -> None:
        super().__init__()
        self.channels, self.lifted = channels, lifted
        self.enter = nn.Conv2d(48 * (5 if lifted else 1), fine, 3, padding=1)
        self.encode_fine = Residual(fine, temporal=False)
        self.down = nn.Conv2d(fine, coarse, 3, stride=2, padding=1)
        self.shorten = nn.ModuleList([TimeConv(coarse, 2) for _ in range(2)])
        self.encode_coarse = nn.ModuleList([Residual(coarse) for _ in range(2)])
        self.to_latent = nn.Conv2d(coarse, 2 * channels, 1)
        self.from_latent = nn.Conv2d(channels, coarse, 3, padding=1)
        self.decode_first = Residual(coarse)
        self.lengthen = nn.ModuleList([TimeConv(coarse) for _ in range(2)])
        self.decode_coarse = nn.ModuleList([Residual(coarse) for _ in range(2)])
        self.up = nn.Conv2d(coarse, fine * 4, 3, padding=1)
        self.decode_fine = nn.ModuleList([Residual(fine), Residual(fine)])
        self.up_again = nn.Conv2d(fine, last * 4, 3, padding=1)
        self.decode_last = Residual(last, temporal=False)
        self.leave = nn.Conv2d(last, 12, 3, padding=1)
        self.analyse = nn.Linear(BLOCK, channels)
        self.synthesise = nn.Linear(channels, BLOCK)
        self.register_buffer('mean', torch.zeros(channels))
        self.register_buffer('deviation', torch.ones(1))
        for layer in (self.to_latent, self.leave):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            self.to_latent.bias[channels:] = -6.0

    @torch.no_grad()
    def start_from_components(self, blocks: Tensor) -> None:
        """Sets the linear path to the principal components of pixel blocks [N,768], half whitened.

        Half whitening (deviation = square root of the component's) keeps coarse structure heavier than detail in the
        latent metric, so that noise drowns detail first and generation goes from coarse to fine.
        """
        mean = blocks.mean(0)
        values, vectors = torch.linalg.eigh(torch.cov((blocks - mean).T))
        scale = values.flip(0)[: self.channels].clamp_min(1e-8).sqrt()
        basis = vectors.flip(1)[:, : self.channels]
        target = (scale / scale[0]) ** 0.5
        target = target / target.square().mean().sqrt()
        self.analyse.weight.copy_((basis * (target / scale)).T)
        self.analyse.bias.copy_(-self.analyse.weight @ mean)
        self.synthesise.weight.copy_(basis * (scale / target))
        self.synthesise.bias.copy_(mean)

    def moments(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance [B,16,T/4,H/8,W/8] of the raw latent of video [B,3,T,H,W]."""
        b, _, t, h, w = x.shape
        linear = self.analyse(to_blocks(x).permute(0, 2, 3, 4, 1)).permute(0, 4, 1, 2, 3)
        y = x.transpose(1, 2).reshape(b * t, 3, h, w).contiguous(memory_format=torch.channels_last)
        y = lift(y) if self.lifted else y
        y = self.down(F.silu(self.encode_fine(self.enter(F.pixel_unshuffle(y, 4)), t)))
        for i, (shorten, residual) in enumerate(zip(self.shorten, self.encode_coarse, strict=True)):
            y = residual(shorten(y, t // 2**i), t // 2 ** (i + 1))
        y = self.to_latent(F.silu(y))
        y = y.reshape(b, t // TIME, 2 * self.channels, h // SPACE, w // SPACE).transpose(1, 2)
        mean, log_variance = y.chunk(2, 1)
        return mean + linear, log_variance

    def raw_decode(self, z: Tensor) -> Tensor:
        b, c, t, h, w = z.shape
        linear = from_blocks(self.synthesise(z.permute(0, 2, 3, 4, 1)).permute(0, 4, 1, 2, 3))
        y = z.transpose(1, 2).reshape(b * t, c, h, w).contiguous(memory_format=torch.channels_last)
        y = self.decode_first(self.from_latent(y), t)
        for i, (lengthen, residual) in enumerate(zip(self.lengthen, self.decode_coarse, strict=True)):
            frames = t * 2 ** (i + 1)
            y = residual(lengthen(double_frames(y), frames), frames)
        frames = t * TIME
        y = F.pixel_shuffle(self.up(F.silu(y)), 2)
        for residual in self.decode_fine:
            y = residual(y, frames)
        y = F.pixel_shuffle(self.up_again(F.silu(y)), 2)
        y = F.pixel_shuffle(self.leave(F.silu(self.decode_last(y, frames))), 2)
        return y.reshape(b, frames, 3, h * SPACE, w * SPACE).transpose(1, 2) + linear

    def encode(self, x: Tensor) -> Tensor:
        return (self.moments(x)[0].float() - self.mean.view(1, -1, 1, 1, 1)) / self.deviation

    def decode(self, z: Tensor) -> Tensor:
        return self.raw_decode(z * self.deviation + self.mean.view(1, -1, 1, 1, 1))


def autoencoder_loss(
    y: Tensor, x: Tensor, mean: Tensor, log_variance: Tensor, kl_weight: float
) -> tuple[Tensor, Tensor]:
    """L1 + spatial gradients at three scales + the temporal gradient + a small KL term. Returns (loss, l1)."""
    error = y.float() - x
    l1 = error.abs().mean()
    frames = error.transpose(1, 2).flatten(0, 1)
    gradients = (error[:, :, 1:] - error[:, :, :-1]).abs().mean()
    for _ in range(3):
        gradients = gradients + (frames[..., 1:] - frames[..., :-1]).abs().mean()
        gradients = gradients + (frames[..., 1:, :] - frames[..., :-1, :]).abs().mean()
        frames = F.avg_pool2d(frames, 2)
    mean, log_variance = mean.float(), log_variance.float()
    kl = 0.5 * (mean * mean + log_variance.exp() - 1 - log_variance).mean()
    return l1 + gradients / 3 + kl_weight * kl, l1


def outlier_penalty(latent: Tensor, deviations: float = 3.0) -> Tensor:
    """Movie Gen equation 1: mean over places of max(|X - mean X| - r |std X|, 0), of every clip's latent [B,C,T,H,W].

    Lengths are taken over channels, mean and deviation over the places of a clip.
    """
    places = latent.float().flatten(2)
    away = (places - places.mean(2, keepdim=True)).norm(dim=1)
    allowed = deviations * places.std(2).norm(dim=1, keepdim=True)
    return (away - allowed).clamp_min(0).mean()
