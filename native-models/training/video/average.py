"""Averages the weights of several networks (Movie Gen section 3.1.4: runs with different data and seeds).

    python -m video.average --work FOLDER --of tuned-a tuned-b [--shares 1 1] [--portrait portrait] [--name final]

Stages with and without a portrait encoder can be averaged: it comes from those that have one, or from the stage that
`--portrait` names.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from video.clips import default_work
from video.training import write

State = dict[str, Tensor]


def parts(state: State) -> tuple[State, State]:
    """The backbone's weights under their own names, and the portrait encoder's (none where there is none)."""
    inner = {key.removeprefix('backbone.'): value for key, value in state.items() if key.startswith('backbone.')}
    portrait = {key: value for key, value in state.items() if key.startswith('portrait.')}
    return inner or state, portrait


def mean(states: list[State], shares: list[float]) -> State:
    """The weighted mean of networks of one architecture."""
    total = sum(shares)
    weighted = list(zip(states, shares, strict=True))
    return {
        key: torch.stack([state[key].float() * (share / total) for state, share in weighted]).sum(0)
        for key in states[0]
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--of', nargs='+', required=True)
    parser.add_argument('--shares', nargs='+', type=float, default=None)
    parser.add_argument('--portrait', default=None)
    parser.add_argument('--name', default='final')
    options = parser.parse_args()

    def load(name: str) -> tuple[State, State]:
        return parts(torch.load(options.work / f'{name}.pt', map_location='cpu'))

    loaded, shares = [load(name) for name in options.of], options.shares or [1.0] * len(options.of)
    found = mean([backbone for backbone, _ in loaded], shares)
    with_portrait = [(portrait, share) for (_, portrait), share in zip(loaded, shares, strict=True) if portrait]
    portrait = load(options.portrait)[1] if options.portrait else {}
    if with_portrait and not portrait:
        portrait = mean([p for p, _ in with_portrait], [share for _, share in with_portrait])
    if portrait:
        found = {f'backbone.{key}': value for key, value in found.items()} | portrait
    write(options.work / f'{options.name}.pt', found)
    print(f'{options.name}.pt is the mean of {", ".join(options.of)} ({shares})', flush=True)


if __name__ == '__main__':
    main()
