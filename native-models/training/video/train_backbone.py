"""Trains the text encoder and the backbone: words to clips, and clips of which frames are known; resumable.

    python -m video.train_backbone --work FOLDER [--minutes 60] [--threads 1] [--from-scratch]

Begins with the weights that ship unless told otherwise. Joint training (Movie Gen section 3.1.4 at one resolution):
every batch holds clips of one aspect; two fifths of them come with a still at one end, a beginning to go on from, or
both ends of a gap. Latents may still be arriving while this runs. Writes backbone.pt (averaged weights) and
backbone.json (log).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from computing import compile_in_place, default_device
from video.backbone import Known, TextToVideo, flow_loss
from video.clips import default_work
from video.latents import Clips, compiled_where_common, draw_clips, known_of, load_clips, some_words
from video.start import shipped_backbone, vocabulary_of
from video.training import Stage, train
from video.vocabulary import fitted

BATCH, LEARNING_RATE = 64, 1.5e-3


@torch.no_grad()
def flow_losses(net: nn.Module, record: dict[str, Tensor], count: int = 96) -> dict[str, float]:
    """Flow loss on unseen seeds with fixed times and noises: words alone, and with the first latent known."""
    device = next(net.parameters()).device
    generator = torch.Generator().manual_seed(1)
    data, words = record['latents'][:count].float().to(device), fitted(record['words'][:count, 0].long()).to(device)
    times = torch.sigmoid(torch.randn(count, generator=generator)).to(device)
    noise = torch.randn(data.shape, generator=generator).to(device)
    begun = Known.nothing(data)
    begun.latents[:, :, 0] = data[:, :, 0]
    begun.given[:, :, 0] = 1
    found = {}
    for name, known in (('words', Known.nothing(data)), ('begun', begun)):
        parts = [
            flow_loss(net, data[i : i + 48], words[i : i + 48], times[i : i + 48], noise[i : i + 48], known[i : i + 48])
            for i in range(0, count, 48)
        ]
        found[name] = torch.cat(parts).mean().item()
    return found


def make_loss(net: nn.Module, clips: list[Clips], device: torch.device, batch: int = BATCH) -> Tensor:
    """The flow loss of one batch of clips, two fifths of them with known frames."""
    part = draw_clips(clips, batch)
    words, known = some_words(part).to(device), known_of(part).to(device)
    data = known.put_into(part.latents.float().to(device))
    times = torch.sigmoid(torch.randn(batch)).to(device)
    with compiled_where_common(data):
        return flow_loss(net, data, words, times, torch.randn_like(data), known).mean()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--minutes', type=float, default=60)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--from-scratch', action='store_true')
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    device, words = default_device(), vocabulary_of(options.work)
    net = (TextToVideo(len(words)) if options.from_scratch else shipped_backbone(words)).to(device).train()
    compile_in_place(net.velocity)
    print(f'{sum(p.numel() for p in net.parameters())} parameters on {device}', flush=True)
    clips = load_clips(options.work)
    validation = torch.load(options.work / 'latents' / 'validation.pt')

    def more_clips() -> None:
        clips[:] = load_clips(options.work)

    stage = Stage('backbone', options.work, options.minutes, LEARNING_RATE)
    train(
        stage,
        net,
        lambda net, _: make_loss(net, clips, device),
        lambda net: flow_losses(net, validation),
        on_check=more_clips,
    )


if __name__ == '__main__':
    main()
