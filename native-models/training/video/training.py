"""The loop that every stage of the picture cast shares: a budget of minutes, one schedule, averaged weights,
checkpoints.

A stage gives a network, a loss of one step and a measure. The learning rate warms up, holds, and runs out over the last
half of the budget (a second schedule after the first costs what the first had won). Weights are averaged throughout and
the average is what goes on. Everything is written under `.partial` first; a stage that is started again goes on where
its last checkpoint was.
"""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from video.muon import make_optimisers, set_learning_rate

ADAM = ('embedding', 'enter', 'leave', 'tokens', 'final', 'time1', 'rows', 'columns', 'frames', 'text.out', 'task')
"""Layers of the backbone that stay with AdamW."""

LONGEST_STEP = 20.0
"""Seconds of a step that count: one that takes longer compiles, and compiling is not training."""


@dataclass(frozen=True)
class Stage:
    """What sets one stage apart from another."""

    name: str
    work: Path
    minutes: float
    learning_rate: float
    seed: int = 0
    keep_average: float = 0.995
    check_seconds: float = 420.0
    weight_decay: float = 0.01
    constant: bool = False


def write(path: Path, value: object) -> None:
    """torch.save under a partial name, then renamed."""
    partial = path.with_suffix('.partial')
    torch.save(value, partial)
    partial.rename(path)


def train(
    stage: Stage,
    net: nn.Module,
    step_loss: Callable[[nn.Module, int], Tensor],
    measure: Callable[[nn.Module], dict[str, float]],
    adam: tuple[str, ...] = ADAM,
    on_check: Callable[[], None] | None = None,
) -> nn.Module:
    """Trains `net` for the stage's budget and returns the averaged network, also written to `<name>.pt`."""
    average = copy.deepcopy(net).eval()
    trained = [p for p in net.parameters() if p.requires_grad]
    averaged = [a for a, p in zip(average.parameters(), net.parameters(), strict=True) if p.requires_grad]
    optimisers = make_optimisers(net, stage.learning_rate, stage.weight_decay, keep_adam=adam)
    state_path, seconds, step, log = stage.work / f'{stage.name}-state.pt', 0.0, 0, []
    device = trained[0].device
    if state_path.exists():
        state = torch.load(state_path, map_location=device)
        net.load_state_dict(state['net'])
        average.load_state_dict(state['average'])
        for optimiser, saved in zip(optimisers, state['optimisers'], strict=True):
            optimiser.load_state_dict(saved)
        seconds, step, log = state['seconds'], state['step'], state['log']

    def save() -> None:
        saved = [optimiser.state_dict() for optimiser in optimisers]
        state = {'net': net.state_dict(), 'average': average.state_dict(), 'optimisers': saved}
        write(state_path, state | {'seconds': seconds, 'step': step, 'log': log})
        write(stage.work / f'{stage.name}.pt', average.state_dict())
        record = {'log': log, 'steps': step, 'seconds': seconds, 'seed': stage.seed}
        (stage.work / f'{stage.name}.json').write_text(json.dumps(record))

    def check() -> None:
        found = {key: round(value, 5) for key, value in measure(average).items()}
        log.append({'seconds': round(seconds), 'step': step, **found})
        print(f'{stage.name}: measured', log[-1], flush=True)

    if step == 0:
        check()
    budget, last, running, count = stage.minutes * 60, seconds, 0.0, 0
    while seconds < budget:
        begun = time.time()
        torch.manual_seed(stage.seed * 1_000_003 + step)
        falling = 1.0 if stage.constant else min(1.0, (1 - seconds / budget) / 0.5 + 1e-3)
        set_learning_rate(optimisers, stage.learning_rate * min(1.0, (step + 1) / 60) * falling)
        loss = step_loss(net, step)
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step, running, count = step + 1, running + loss.item(), count + 1
        keep = min(stage.keep_average, (step + 1) / (step + 12))
        with torch.no_grad():
            torch._foreach_lerp_(averaged, trained, 1 - keep)
        seconds += min(time.time() - begun, LONGEST_STEP)
        if count == 25:
            print(f'{stage.name}: {step} steps, {seconds:.0f} s, loss {running / count:.4f}', flush=True)
            running, count = 0.0, 0
        if seconds - last > stage.check_seconds and seconds < budget:
            last = seconds
            check()
            save()
            if on_check:
                on_check()
    check()
    save()
    return average
