"""Stage 6: train the sound model for a budget of minutes. Resumes from its checkpoint; only training counts."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audio.clips import FRAMES, clip
from audio.codec import CHANNELS
from audio.model import MAX_WORDS, WINDOW, Shape, SoundModel
from audio.place import parser
from computing import fast_precision
from world.caption import words_of

BATCH = 12
RATE_PEAK, WARM_STEPS, FALL = 1.2e-3, 60, 0.5
SIGMA = 1e-5
MOMENT_CENTRE, MOMENT_SPREAD = -0.6, 1.2
"""Logit-normal moments, moved towards noise from Movie Gen's (0, 1): there the model has only the picture to go by, and
a short training must learn to look at it."""
DROP_ALL, DROP_WORDS, DROP_PICTURE = 0.2, 0.1, 0.1
WITHOUT_CONTEXT = 0.6
SCENERY_SHARE = 0.6
"""Share of samples without any body. Struck sounds are learnt first and in sync; the ten sceneries need the samples."""


def word_ids(text: str, vocabulary: dict[str, int]) -> list[int]:
    """Word ids of a caption, cut or padded to MAX_WORDS; unknown words are 1."""
    ids = [vocabulary.get(word, 1) for word in words_of(text)][:MAX_WORDS]
    return ids + [0] * (MAX_WORDS - len(ids))


class Data:
    """Latents, picture features and words of the clips of one split, in memory."""

    def __init__(self, work: Path, split: str) -> None:
        statistics = np.load(work / 'latent-statistics.npz')
        self.mean, self.deviation = statistics['mean'].astype(np.float32), statistics['deviation'].astype(np.float32)
        latent = np.load(work / f'latent-{split}.npy', mmap_mode='r')
        pictures = np.load(work / f'picture-{split}.npy', mmap_mode='r')
        self.count = min(len(latent), int((work / f'picture-{split}.done').read_text()))
        self.latent = np.array(latent[: self.count])
        self.picture = np.array(pictures[: self.count])
        vocabulary = {word: i for i, word in enumerate(json.loads((work / 'vocabulary.json').read_text()))}
        captions = json.loads((work / 'captions.json').read_text())[split]
        bodies = np.array([any(scene.bodies for scene in clip(split, n).scenes) for n in range(self.count)])
        part = bodies.mean()
        weights = np.where(bodies, (1 - SCENERY_SHARE) / part, SCENERY_SHARE / (1 - part))
        self.shares = weights / weights.sum()
        self.words = np.array([[word_ids(text, vocabulary) for text in row] for row in captions[: self.count]])

    def batch(self, chance: np.random.Generator, size: int) -> dict[str, Tensor]:
        """Random windows: normalised latents [B, C, L] drawn from the posterior, and every condition in full."""
        rows = chance.choice(self.count, size, p=self.shares)
        starts = chance.integers(0, FRAMES - WINDOW + 1, size)
        place = starts[:, None] + np.arange(WINDOW)
        part = self.latent[rows[:, None], :, place].astype(np.float32)
        drawn = part[:, :, 0] + part[:, :, 1] * chance.standard_normal(part[:, :, 0].shape, np.float32)
        latent = (drawn - self.mean) / self.deviation
        variant = chance.integers(0, self.picture.shape[1], size)
        picture = self.picture[rows[:, None], variant[:, None], place].astype(np.float32)
        # The first frame of a film has nothing before it: what compares frames is 0 there. In a later window it is not.
        first = chance.random(size) < 0.5
        picture[first, 0, 4:29] = 0
        picture[first, 0, 30:] = 0
        return {
            'latent': torch.from_numpy(latent).transpose(1, 2).contiguous(),
            'picture': torch.from_numpy(picture),
            'words': torch.from_numpy(self.words[rows, chance.integers(0, self.words.shape[1], size)]),
        }


def conditions(batch: dict[str, Tensor], generator: torch.Generator) -> dict[str, Tensor]:
    """What the model is told of each sample: some conditions are dropped, and some sound is given as context."""
    latent = batch['latent']
    size, _, length = latent.shape
    chance = torch.rand(size, generator=generator)
    drop_all = chance < DROP_ALL
    drop_words = drop_all | ((chance >= DROP_ALL) & (chance < DROP_ALL + DROP_WORDS))
    drop_picture = drop_all | (chance >= 1 - DROP_PICTURE)
    # Known sound: up to a quarter of the window, before or after the rest; often none.
    known = (torch.rand(size, generator=generator) * length / 4).long() + 1
    known[torch.rand(size, generator=generator) < WITHOUT_CONTEXT] = 0
    frame = torch.arange(length)[None].expand(size, -1)
    backwards = torch.rand(size, 1, generator=generator) < 0.25
    mask = (torch.where(backwards, length - 1 - frame, frame) < known[:, None]).float()[:, None]
    return {
        'picture': batch['picture'],
        'picture_given': (~drop_picture).float(),
        'words': torch.where(drop_words[:, None], 0, batch['words']),
        'context': torch.cat([latent * mask, mask], 1),
    }


def flow_loss(model: SoundModel, latent: Tensor, noise: Tensor, moment: Tensor, given: dict[str, Tensor]) -> Tensor:
    """Movie Gen's objective: X_t = t X_1 + (1 - (1 - sigma) t) X_0, V = X_1 - (1 - sigma) X_0."""
    at = moment[:, None, None]
    mixed = at * latent + (1 - (1 - SIGMA) * at) * noise
    with fast_precision():
        velocity = model(mixed, moment, given['picture'], given['picture_given'], given['words'], given['context'])
    return (velocity.float() - (latent - (1 - SIGMA) * noise)).square().mean((1, 2))


@torch.no_grad()
def validate(model: SoundModel, batch: dict[str, Tensor]) -> dict[str, float]:
    """Loss on fixed held-out windows and noise: with everything, and with the pictures of other clips."""
    generator = torch.Generator().manual_seed(9)
    latent = batch['latent']
    size = len(latent)
    noise = torch.randn(latent.shape, generator=generator)
    moment = torch.sigmoid(torch.randn(size, generator=generator))
    given = {
        'picture': batch['picture'],
        'picture_given': torch.ones(size),
        'words': batch['words'],
        'context': torch.zeros(size, CHANNELS + 1, latent.shape[2]),
    }
    shuffled = {**given, 'picture': batch['picture'].roll(1, 0)}
    found = {}
    for name, each in (('held', given), ('shuffled picture', shuffled)):
        parts = []
        for first in range(0, size, 24):
            part = slice(first, first + 24)
            some = {key: value[part] for key, value in each.items()}
            parts.append(flow_loss(model, latent[part], noise[part], moment[part], some))
        found[name] = round(float(torch.cat(parts).mean()), 4)
    return found


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--minutes', type=float, default=40)
    arguments.add_argument('--compile', action='store_true')
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(2)
    train, held = Data(given.work, 'train'), Data(given.work, 'held')
    shape = Shape(vocabulary=len(json.loads((given.work / 'vocabulary.json').read_text())))
    model = SoundModel(shape)
    average = copy.deepcopy(model).eval()
    decay = [p for p in model.parameters() if p.ndim > 1]
    rest = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{'params': decay, 'weight_decay': 0.01}, {'params': rest, 'weight_decay': 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=RATE_PEAK, betas=(0.9, 0.98))
    checkpoint = given.work / 'model.pt'
    step, spent, log = 0, 0.0, []
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state['model'])
        average.load_state_dict(state['average'])
        optimiser.load_state_dict(state['optimiser'])
        step, spent, log = state['step'], state['spent'], state['log']
    generator = torch.Generator().manual_seed(3000 + step)
    chance = np.random.default_rng(3000 + step)
    fixed = held.batch(np.random.default_rng(5), 96)
    print(f'parameters {sum(p.numel() for p in model.parameters())}, {train.count} clips', flush=True)
    if given.compile:
        model.compile()

    def save() -> None:
        log.append({'step': step, 'seconds': round(spent), **validate(average, fixed)})
        print(json.dumps(log[-1]), flush=True)
        state = {
            'model': model.state_dict(),
            'average': average.state_dict(),
            'optimiser': optimiser.state_dict(),
            'shape': shape.data(),
            'step': step,
            'spent': spent,
            'log': log,
        }
        torch.save(state, checkpoint.with_suffix('.partial'))
        checkpoint.with_suffix('.partial').replace(checkpoint)

    saved, running = spent, 0.0
    while spent < given.minutes * 60:
        started = time.time()
        part = spent / (given.minutes * 60)
        rate = RATE_PEAK * min(1, (step + 1) / WARM_STEPS) * min(1.0, (1 - part) / FALL) + 1e-6
        for group in optimiser.param_groups:
            group['lr'] = rate
        batch = train.batch(chance, BATCH)
        noise = torch.randn(batch['latent'].shape, generator=generator)
        moment = torch.sigmoid(MOMENT_SPREAD * torch.randn(BATCH, generator=generator) + MOMENT_CENTRE)
        loss = flow_loss(model, batch['latent'], noise, moment, conditions(batch, generator)).mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(0.99, (step + 1) / (step + 20))
            torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - keep)
        running += float(loss.detach())
        # Compiling the first steps is not training.
        spent += time.time() - started if step > 3 else 0
        if step % 25 == 0:
            print(f'{step} {spent:.0f} s loss {running / 25:.4f} rate {rate:.1e}', flush=True)
            running = 0.0
        if spent - saved > 180:
            saved = spent
            save()
    save()


if __name__ == '__main__':
    main()
