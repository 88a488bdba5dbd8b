"""Muon for weight matrices and convolution kernels, AdamW for everything else (Jordan et al. 2024)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

from computing import fast_dtype


@torch.no_grad()
def orthogonalise(gradient: Tensor, steps: int = 4) -> Tensor:
    """The nearest semi-orthogonal matrix, roughly, by Newton-Schulz iterations, in bfloat16 where that is fast."""
    x = gradient.to(fast_dtype(gradient.device))
    tall = x.shape[0] > x.shape[1]
    if tall:
        x = x.mT
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        a = x @ x.mT
        x = 3.4445 * x + (-4.775 * a + 2.0315 * a @ a) @ x
    return (x.mT if tall else x).float()


class Muon(torch.optim.Optimizer):
    """Updates are scaled to the size of AdamW's (0.2 * sqrt(longer side)), so one learning rate serves both."""

    def __init__(
        self, params: Iterable[nn.Parameter], lr: float, momentum: float = 0.95, weight_decay: float = 0.0
    ) -> None:
        super().__init__(params, {'lr': lr, 'momentum': momentum, 'weight_decay': weight_decay})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # noqa: ANN401 (the base class's signature)
        for group in self.param_groups:
            for p in group['params']:
                if p.grad is None:
                    continue
                state = self.state[p]
                if not state:
                    state['momentum'] = torch.zeros_like(p)
                state['momentum'].lerp_(p.grad, 1 - group['momentum'])
                update = torch.lerp(p.grad, state['momentum'], group['momentum']).flatten(1)
                update = orthogonalise(update) * 0.2 * max(update.shape) ** 0.5
                p.mul_(1 - group['lr'] * group['weight_decay']).sub_(update.view_as(p), alpha=group['lr'])


def make_optimisers(
    net: nn.Module,
    lr: float,
    weight_decay: float = 0.0,
    keep_adam: tuple[str, ...] = (),
    gentle: tuple[str, ...] = (),
) -> list[torch.optim.Optimizer]:
    """Muon and AdamW over a network's parameters.

    `keep_adam` and `gentle` hold fragments of parameter names: layers that stay with AdamW (first and last ones), and
    layers that also learn at a tenth of the rate (those that start from a good closed-form solution).
    """
    matrices, rest, slow = [], [], []
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        big = p.ndim >= 2 and name.endswith('weight') and min(p.shape[0], p[0].numel()) >= 16
        if any(part in name for part in gentle):
            slow.append(p)
        elif big and not any(part in name for part in keep_adam):
            matrices.append(p)
        else:
            rest.append(p)
    groups = [{'params': rest, 'scale': 1.0}] + ([{'params': slow, 'scale': 0.1}] if slow else [])
    return [
        Muon(matrices, lr=lr, weight_decay=weight_decay),
        torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.98), weight_decay=0.0),
    ]


def set_learning_rate(optimisers: list[torch.optim.Optimizer], lr: float) -> None:
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group['lr'] = lr * group.get('scale', 1.0)
