"""Sampling in torch, for stages that need the network's own clips and for measuring before anything is exported."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from video.backbone import EDIT, Known, TextToVideo
from video.portrait import PersonalVideo
from video.sampler import linear_quadratic
from video.vocabulary import fitted


@dataclass(frozen=True)
class EditGuidance:
    """`text` is s_T: how far the words carry; `video` is s_V: how closely the source is kept. 1 and 1 is no
    guidance.
    """

    text: float = 4.0
    video: float = 1.0
    steps: int = 25
    emulated: int = 100


@torch.no_grad()
def make_latents(
    net: TextToVideo,
    words: Tensor,
    noise: Tensor,
    known: Known | None = None,
    guidance: float = 3.5,
    steps: int = 25,
    emulated: int = 100,
) -> Tensor:
    """Latents [B,16,4,H,W] for ids [B,…] from noise; guidance 1 looks once a step.

    Where latents are known the flow goes straight to them, so they come out as they went in.
    """
    count, known = len(words), known or Known.nothing(noise)
    guided = guidance != 1
    words = fitted(words)
    context, mask = net.text(torch.cat([words, torch.zeros_like(words)]) if guided else words)
    rows = 2 if guided else 1
    both = known[torch.arange(count).repeat(rows)]
    latent, times = noise.clone(), linear_quadratic(steps, emulated)
    for now, following in zip(times[:-1], times[1:], strict=True):
        time = torch.full((rows * count,), now, device=noise.device)
        repeated = latent.repeat(rows, 1, 1, 1, 1)
        velocity = net.velocity(repeated, time, context, mask, both.latents, both.given, both.task)
        if guided:
            given, empty = velocity[:count], velocity[count:]
            velocity = empty + guidance * (given - empty)
        velocity = torch.where(known.given > 0, known.latents - noise, velocity)
        latent = latent + (following - now) * velocity
    return latent


@torch.no_grad()
def edit_latents(
    net: TextToVideo, source: Tensor, words: Tensor, guidance: EditGuidance, noise: Tensor | None = None
) -> Tensor:
    """Edited latents [B,16,4,H,W] of source latents of the same shape (Movie Gen section 5.1, after Brooks et al.
    2023).

    v = v(0,0) + s_V [v(c_V,0) - v(0,0)] + s_T [v(c_V,c_T) - v(c_V,0)] at every Euler step; with s_V = 1 the first row
    falls away.
    """
    count, device = len(source), source.device
    latent = torch.randn_like(source) if noise is None else noise.clone()
    words = fitted(words)
    context, mask = net.text(torch.cat([words, torch.zeros_like(words)]))
    with_source = guidance.video != 1
    rows = 3 if with_source else 2
    context = torch.cat([context, context[count:]])[: rows * count]
    mask = torch.cat([mask, mask[count:]])[: rows * count]
    keep = torch.tensor([1.0, 1.0, 0.0], device=device)[:rows].repeat_interleave(count).view(-1, 1, 1, 1, 1)
    known = Known(
        source.repeat(rows, 1, 1, 1, 1) * keep,
        torch.ones_like(source[:, :1]).repeat(rows, 1, 1, 1, 1) * keep,
        torch.full((rows * count,), EDIT, dtype=torch.int64, device=device),
    )
    times = linear_quadratic(guidance.steps, guidance.emulated)
    for now, following in zip(times[:-1], times[1:], strict=True):
        time = torch.full((rows * count,), now, device=device)
        repeated = latent.repeat(rows, 1, 1, 1, 1)
        velocity = net.velocity(repeated, time, context, mask, known.latents, known.given, known.task)
        both, shown = velocity[:count], velocity[count : 2 * count]
        nothing = velocity[2 * count :] if with_source else shown
        step = nothing + guidance.video * (shown - nothing) + guidance.text * (both - shown)
        latent = latent + (following - now) * step
    return latent


@torch.no_grad()
def person_latents(
    net: PersonalVideo,
    words: Tensor,
    picture: Tensor,
    shown: Tensor,
    noise: Tensor,
    steps: int = 25,
    guidance: float = 3.5,
    emulated: int = 100,
) -> Tensor:
    """Latents [B,16,4,H,W] for ids [B,…] and reference pictures [B,4,64,64]; guidance leads away from neither."""
    count, words, nothing = len(words), fitted(words), Known.nothing(torch.cat([noise, noise]))
    context, mask = net.context(
        torch.cat([words, torch.zeros_like(words)]), picture.repeat(2, 1, 1, 1), torch.cat([shown, shown * 0])
    )
    latent, times = noise.clone(), linear_quadratic(steps, emulated)
    for now, following in zip(times[:-1], times[1:], strict=True):
        time = torch.full((2 * count,), now, device=noise.device)
        velocity = net.backbone.velocity(
            latent.repeat(2, 1, 1, 1, 1), time, context, mask, nothing.latents, nothing.given, nothing.task
        )
        given, empty = velocity[:count], velocity[count:]
        latent = latent + (following - now) * (empty + guidance * (given - empty))
    return latent
