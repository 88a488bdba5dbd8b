"""Averages the weights of several tuned networks (Movie Gen section 3.1.4: runs with different data and seeds).

python -m video.average --work FOLDER --of tuned-a tuned-b [--name final]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from video.clips import default_work
from video.training import write


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--of', nargs='+', required=True)
    parser.add_argument('--name', default='final')
    options = parser.parse_args()
    states = [torch.load(options.work / f'{name}.pt', map_location='cpu') for name in options.of]
    mean = {key: sum(state[key].float() for state in states) / len(states) for key in states[0]}
    write(options.work / f'{options.name}.pt', mean)
    print(f'{options.name}.pt is the mean of {", ".join(options.of)}', flush=True)


if __name__ == '__main__':
    main()
