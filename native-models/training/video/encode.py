"""Encodes the better clips of every shard into latents for the backbone.

    python -m video.encode --work FOLDER [--keep 0.65] [--caption-variants 4]

Every clip has so many short captions and, as the last, one long description. Keeps the clips of a shard whose quality
score is in the upper `keep` share (curation; the photogenic set for tuning is the upper fifth of all). Writes
latents/train-NNN.pt one shard at a time: training can begin with the first. Beside every clip lies the latent of one of
its frames as a still (the first of even clips, the last of odd ones): what the network is given where a clip shall
begin or end with a picture.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from computing import fast_precision
from video.autoencoder import TIME, Autoencoder
from video.clips import SHARD, default_work, finished_shards, shard_scene, validation_scene
from video.start import shipped_autoencoder
from video.train_autoencoder import to_pixels
from video.vocabulary import Vocabulary, caption_words
from world.caption import caption
from world.description import description
from world.lettering import draw_title, write_over
from world.scene import ASPECTS, Scene, stream

BATCH = 16
TITLED_EVERY = 3
"""Every third clip without a title is encoded once more with one."""


def load_encoder(work: Path) -> Autoencoder:
    """The autoencoder with its fixed encoder; its decoder may still be learning. Without one in `work`, what ships."""
    net = Autoencoder().to(memory_format=torch.channels_last).eval()
    trained = [path for name in ('autoencoder.pt', 'encoder.pt') if (path := work / name).exists()]
    net.load_state_dict(torch.load(trained[0]) if trained else shipped_autoencoder().state_dict())
    return net


@torch.no_grad()
def encode(net: Autoencoder, clips: np.ndarray, rows: list[int]) -> torch.Tensor:
    parts = []
    for i in range(0, len(rows), BATCH):
        with fast_precision():
            parts.append(net.encode(to_pixels(clips[rows[i : i + BATCH]])).half())
    return torch.cat(parts)


def encode_stills(net: Autoencoder, clips: np.ndarray, rows: list[int]) -> torch.Tensor:
    """[N,16,1,H,W]: the first frame (even rows) or the last one (odd rows) as four equal frames."""
    chosen = np.stack([clips[row][-1 if row % 2 else 0] for row in rows])
    return encode(net, np.repeat(chosen[:, None], TIME, 1), list(range(len(rows))))


def titled_again(scene: Scene) -> Scene:
    """The scene with a title of few large letters, by which spelling is learned soonest."""
    width, height = ASPECTS[scene.aspect]
    return replace(scene, title=draw_title(stream(scene.seed, 'title again'), width / height, (1, 4), (0.24, 0.36)))


def written(clip: np.ndarray, scene: Scene) -> np.ndarray:
    """uint8 [T,H,W,3] with the title of a scene over it."""
    picture = torch.from_numpy(np.array(clip)).permute(3, 0, 1, 2).float() / 255
    picture = write_over(picture, scene.title) if scene.title else picture
    return (picture * 255 + 0.5).byte().permute(1, 2, 3, 0).numpy()


def write(path: Path, net: Autoencoder, clips: np.ndarray, scenes: list[Scene], rows: list[int], variants: int) -> None:
    if path.exists():
        return
    begun = time.time()
    vocabulary = Vocabulary(json.loads((path.parent / 'vocabulary.json').read_text()))
    texts = [[*(caption(scenes[row], v) for v in range(variants)), description(scenes[row])] for row in rows]
    words = [[vocabulary.ids(text) for text in some] for some in texts]
    record = {
        'latents': encode(net, clips, rows),
        'stills': encode_stills(net, clips, rows),
        'still_is_last': torch.tensor([row % 2 == 1 for row in rows]),
        'words': torch.tensor(words, dtype=torch.int16),
        'quality': torch.tensor([scenes[row].quality.score for row in rows]),
        'objects': torch.tensor([scenes[row].kind == 'objects' for row in rows]),
    }
    torch.save(record, path.with_suffix('.partial'))
    path.with_suffix('.partial').rename(path)
    print(f'{path.name} {len(rows)} clips, {len(rows) / (time.time() - begun):.1f}/s', flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=Path, default=default_work())
    parser.add_argument('--keep', type=float, default=0.65)
    parser.add_argument('--caption-variants', type=int, default=4)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work: Path = options.work
    folder = work / 'latents'
    folder.mkdir(exist_ok=True)
    if not (folder / 'vocabulary.json').exists():
        (folder / 'vocabulary.json').write_text(json.dumps(caption_words()))
    net = load_encoder(work)
    shards = list(finished_shards(work))
    for number, path in shards:
        clips = np.load(path, mmap_mode='r')
        scenes = [shard_scene(number, i) for i in range(SHARD)]
        order = sorted(range(SHARD), key=lambda i: -scenes[i].quality.score)
        rows = sorted(order[: int(SHARD * options.keep)])
        write(folder / path.with_suffix('.pt').name, net, clips, scenes, rows, options.caption_variants)
        titled = folder / f'{path.stem}-titled.pt'
        if not titled.exists():
            plain = [row for row in rows if scenes[row].title is None][::TITLED_EVERY]
            again = [titled_again(scenes[row]) for row in plain]
            copies = np.stack([written(clips[row], scene) for row, scene in zip(plain, again, strict=True)])
            write(titled, net, copies, again, list(range(len(again))), options.caption_variants)
        if number == 1:
            clips = np.load(work / 'clips' / 'validation.npy', mmap_mode='r')
            scenes = [validation_scene(i) for i in range(len(clips))]
            write(folder / 'validation.pt', net, clips, scenes, list(range(len(clips))), options.caption_variants)


if __name__ == '__main__':
    main()
