"""Teaches the decoder a world that has grown, while the encoder and with it all latents stay as they are; resumable.

    python -m video.tune_decoder --work FOLDER [--minutes 10]

Begins with autoencoder.pt, or with what ships where there is none, and writes autoencoder.pt anew at the end.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from computing import default_device, fast_precision
from video.autoencoder import Autoencoder, autoencoder_loss
from video.clips import default_work
from video.start import shipped_autoencoder
from video.train_autoencoder import ENCODER, decibels, draw_batch, open_shards
from video.training import Stage, train, write

LEARNING_RATE = 5e-4


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=10)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device, path = default_device(), options.work / 'autoencoder.pt'
    net = Autoencoder()
    net.load_state_dict(torch.load(path, map_location='cpu') if path.exists() else shipped_autoencoder().state_dict())
    net = net.to(device, memory_format=torch.channels_last).train()
    for name, p in net.named_parameters():
        p.requires_grad_(not name.startswith(ENCODER))
    shards, chance = open_shards(options.work), np.random.default_rng(0)
    validation = np.load(options.work / 'clips' / 'validation.npy', mmap_mode='r')[:96]

    def step_loss(net: nn.Module, _: int) -> Tensor:
        x = draw_batch(shards, chance).to(device)
        with torch.no_grad(), fast_precision(device):
            mean, log_variance = net.moments(x)
        with fast_precision(device):
            y = net.raw_decode(mean)
        return autoencoder_loss(y, x, mean, log_variance, 0.0)[0]

    def measure(net: nn.Module) -> dict[str, float]:
        return {'decibels': float(np.mean(decibels(net, validation)))}

    stage = Stage('decoder', options.work, options.minutes, LEARNING_RATE, weight_decay=0.0, check_seconds=200)
    tuned = train(stage, net, step_loss, measure, adam=('synthesise', 'leave'))
    write(path, tuned.state_dict())


if __name__ == '__main__':
    main()
