"""Draws what was measured of the picture cast, from the figures file.

    python -m video.plots [--figures ../nano/measurements-video.json] [--output ../nano/plots-video.png]

Four panels: what the judge reads from renders, from their reconstructions and from generations, with 85 % of the
ceiling as a mark; people; edits over both guidance scales, as the network gives them and as the app does, with their
floors; schedules against many steps. Bars are 95 % bootstrap intervals.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use('Agg')
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from video.sampler import WEIGHTS

HEADS = ('kind', 'daytime', 'colour', 'shape', 'motion', 'camera', 'weather', 'style')
COLOURS = {'renders': '#8d939e', 'reconstructions': '#5b8dd6', 'generations': '#f2a33a'}
ENOUGH = 0.85

Figures = dict[str, Any]


def dot(
    axes: Axes, x: float, value: dict[str, float], colour: str, label: str | None = None, marker: str = 'o'
) -> None:
    """One mean with its interval."""
    away = [[value['mean'] - value['low']], [value['high'] - value['mean']]]
    axes.errorbar(x, value['mean'], yerr=away, fmt=marker, color=colour, capsize=2, markersize=5, label=label)


def heads(axes: Axes, figures: Figures, split: str) -> None:
    for k, (kind, colour) in enumerate(COLOURS.items()):
        found = figures.get(f'judge, {kind}, {split}', {})
        for i, head in enumerate(HEADS):
            if head in found:
                dot(axes, i + (k - 1) * 0.22, found[head], colour, kind if i == 0 else None)
    ceiling = figures.get(f'judge, renders, {split}', {})
    for i, head in enumerate(HEADS):
        if head in ceiling:
            floor = ENOUGH * ceiling[head]['mean']
            axes.hlines(
                floor, i - 0.35, i + 0.35, color='#c2453d', linewidth=1, label='85 % of renders' if i == 0 else None
            )
    axes.set_xticks(range(len(HEADS)), HEADS, rotation=30)
    axes.set_ylim(0, 1.03)
    axes.set_title(f'Judged right, {"unseen seeds" if split == "train" else "held-out combinations"}')
    axes.legend(fontsize=7, loc='lower left')


def edits(axes: Axes, figures: Figures) -> None:
    for name, found in figures.items():
        if name.startswith('edits of ') and 'outside' in found:
            for key, colour, label in (
                ('raw ', '#8d939e', 'as the network gives it'),
                ('', '#f2a33a', 'as the app gives it'),
            ):
                outside, judged = found[f'{key}outside'], found[f'{key}judged']
                away = [[judged['mean'] - judged['low']], [judged['high'] - judged['mean']]]
                axes.errorbar(outside['mean'], judged['mean'], yerr=away, fmt='o', color=colour, capsize=2, label=label)
                if not key:
                    scales = name.split(', ', 1)[1].replace('s_T ', '').replace('s_V ', '')
                    axes.annotate(
                        scales, (outside['mean'], judged['mean']), (4, 4), textcoords='offset points', fontsize=7
                    )
    axes.axvline(28, color='#c2453d', linewidth=1)
    axes.axhline(0.8, color='#c2453d', linewidth=1)
    axes.set_xlabel('decibels outside what should change')
    axes.set_ylabel('judged right')
    axes.set_title('Edits by s_T, s_V; red: floors')
    named = dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
    axes.legend(named.values(), named.keys(), fontsize=7, loc='lower left')


def schedules(axes: Axes, figures: Figures) -> None:
    found = next((value for name, value in figures.items() if name.startswith('schedules of ')), {})
    names = [key.removesuffix(': error') for key in found if key.endswith(': error')]
    for i, name in enumerate(names):
        dot(axes, i, found[f'{name}: error'], '#5b8dd6')
    axes.set_xticks(
        range(len(names)), [n.replace('linear-quadratic', 'l.-q.') for n in names], rotation=40, ha='right', fontsize=7
    )
    axes.set_ylim(0)
    axes.set_title('Error of the final latents against many steps')


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--figures', type=Path, default=WEIGHTS.parent / 'measurements-video.json')
    parser.add_argument('--output', type=Path, default=WEIGHTS.parent / 'plots-video.png')
    options = parser.parse_args()
    figures: Figures = json.loads(options.figures.read_text())
    plt.rcParams.update({'font.size': 8, 'axes.grid': True, 'grid.alpha': 0.25, 'axes.axisbelow': True})
    drawn, axes = plt.subplots(2, 2, figsize=(11, 7.5), layout='constrained')
    heads(axes[0][0], figures, 'train')
    heads(axes[0][1], figures, 'held')
    edits(axes[1][0], figures)
    schedules(axes[1][1], figures)
    drawn.savefig(options.output, dpi=110, metadata={'Software': None})


if __name__ == '__main__':
    main()
