"""Stage 5: train the sound model for a budget of minutes. Resumes from its checkpoint; only training counts."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from audio.clips import FRAMES
from audio.codec import CHANNELS
from audio.encode import read_takes
from audio.model import MARKS, MAX_WORDS, WINDOW, Shape, SoundModel
from audio.place import parser
from audio.takes import marks_of
from computing import compile_in_place, fast_precision
from video.muon import make_optimisers, set_learning_rate
from world.caption import words_of

BATCH = 32
RATE_PEAK, WARM_STEPS, FALL = 2e-3, 40, 0.7
SIGMA = 1e-5
MOMENT_CENTRE, MOMENT_SPREAD = -0.4, 1.2
"""Logit-normal moments, moved towards noise from Movie Gen's (0, 1): there the model has only the picture and the words
to go by, and a short training must learn to look at them."""
DROP_ALL, DROP_WORDS, DROP_OWN_PICTURE, DROP_PICTURE, DROP_MARK = 0.12, 0.12, 0.25, 0.3, 0.12
"""Of takes that go with their picture a quarter is made from words alone; of the others the picture, which tells
nothing, is there in most, so that the words stand against it."""
WITHOUT_CONTEXT = 0.65
_KEEP_ADAM = ('inward.weight', 'model.outward', 'word', 'look.', 'when', 'near')


def word_ids(text: str, vocabulary: dict[str, int], marks: Sequence[str] = ()) -> list[int]:
    """Ids of the marks (0 where one is empty) and of a caption's words, cut or padded; unknown words are 1."""
    told = [vocabulary[mark] if mark else 0 for mark in marks] if marks else [0] * MARKS
    ids = told + [vocabulary.get(word, 1) for word in words_of(text)][: MAX_WORDS - MARKS]
    return ids + [0] * (MAX_WORDS - len(ids))


class Data:
    """Latents, picture features and words of the takes of one split, in memory."""

    def __init__(self, work: Path, split: str) -> None:
        statistics = np.load(work / 'latent-statistics.npz')
        self.mean, self.deviation = statistics['mean'].astype(np.float32), statistics['deviation'].astype(np.float32)
        self.latent = np.array(np.load(work / f'latent-{split}.npy', mmap_mode='r'))
        self.count = len(self.latent)
        seen = int((work / f'picture-{split}.done').read_text())
        self.picture = np.array(np.load(work / f'picture-{split}.npy', mmap_mode='r')[:seen])
        vocabulary = {word: i for i, word in enumerate(json.loads((work / 'vocabulary.json').read_text()))}
        takes = read_takes(work, split)[: self.count]
        # A take whose picture was not rendered has none.
        self.clip = np.array([-1 if t['clip'] is None or t['clip'] >= seen else t['clip'] for t in takes])
        self.own = np.array([t['own'] for t in takes])
        self.words = np.array(
            [
                [
                    word_ids(text, vocabulary, marks_of(t['stem'], t['quality'], t['music'] if t['stem'] else None))
                    for text in t['captions']
                ]
                for t in takes
            ]
        )

    def batch(self, chance: np.random.Generator, size: int, rows: np.ndarray | None = None) -> dict[str, Tensor]:
        """Random windows: normalised latents [B, C, L] drawn from the posterior, and every condition in full."""
        if rows is None:
            rows = chance.integers(0, self.count, size)
        starts = chance.integers(0, FRAMES - WINDOW + 1, size)
        place = starts[:, None] + np.arange(WINDOW)
        part = self.latent[rows[:, None], :, place].astype(np.float32)
        drawn = part[:, :, 0] + part[:, :, 1] * chance.standard_normal(part[:, :, 0].shape, np.float32)
        latent = (drawn - self.mean) / self.deviation
        variant = chance.integers(0, self.picture.shape[1], size)
        clips = self.clip[rows]
        picture = self.picture[np.maximum(clips, 0)[:, None], variant[:, None], place].astype(np.float32)
        # The first frame of a film has nothing before it: what compares frames is 0 there. In a later window it is not.
        first = chance.random(size) < 0.5
        picture[first, 0, 4:29] = 0
        picture[first, 0, 30:] = 0
        return {
            'latent': torch.from_numpy(latent).transpose(1, 2).contiguous(),
            'picture': torch.from_numpy(picture),
            'has_picture': torch.from_numpy(clips >= 0),
            'own': torch.from_numpy(self.own[rows]),
            'words': torch.from_numpy(self.words[rows, chance.integers(0, self.words.shape[1], size)]),
        }


def conditions(batch: dict[str, Tensor], generator: torch.Generator) -> dict[str, Tensor]:
    """What the model is told of each sample: some conditions are dropped, and some sound is given as context."""
    latent = batch['latent']
    size, _, length = latent.shape

    def happens(share: float | Tensor, *shape: int) -> Tensor:
        return torch.rand(size, *shape, generator=generator) < share

    drop_all = happens(DROP_ALL)
    # Words go only where the picture is left to explain the sound.
    drop_words = drop_all | (happens(DROP_WORDS) & batch['own'])
    drop_picture = drop_all | happens(torch.where(batch['own'], DROP_OWN_PICTURE, DROP_PICTURE))
    drop_picture &= ~(drop_words & ~drop_all)
    words = batch['words'].clone()
    words[:, :MARKS][happens(DROP_MARK, MARKS)] = 0
    words[:, MARKS:][drop_words] = 0
    words[drop_all] = 0
    # Known sound: up to a quarter of the window, before or after the rest; often none.
    known = (torch.rand(size, generator=generator) * length / 4).long() + 1
    known[happens(WITHOUT_CONTEXT)] = 0
    frame = torch.arange(length)[None].expand(size, -1)
    backwards = happens(0.25, 1)
    mask = (torch.where(backwards, length - 1 - frame, frame) < known[:, None]).float()[:, None]
    return {
        'picture': batch['picture'],
        'picture_given': (batch['has_picture'] & ~drop_picture).float(),
        'words': words,
        'context': torch.cat([latent * mask, mask], 1),
    }


def begin_from(model: SoundModel, start: dict[str, Any], words: list[str]) -> None:
    """Takes over the weights of an earlier model, those of words by their names. New words stay as they are, and so do
    blocks the earlier model did not have: a new block changes nothing until it has learnt."""
    state = {**model.state_dict(), **start['model']}
    known = {word: i for i, word in enumerate(start['words'])}
    embedding = model.word.weight.detach().clone()
    for i, word in enumerate(words):
        if word in known:
            embedding[i] = start['model']['word.weight'][known[word]]
    model.load_state_dict({**state, 'word.weight': embedding})


def flow_loss(model: SoundModel, latent: Tensor, noise: Tensor, moment: Tensor, given: dict[str, Tensor]) -> Tensor:
    """Movie Gen's objective: X_t = t X_1 + (1 - (1 - sigma) t) X_0, V = X_1 - (1 - sigma) X_0."""
    at = moment[:, None, None]
    mixed = at * latent + (1 - (1 - SIGMA) * at) * noise
    with fast_precision():
        velocity = model(mixed, moment, given['picture'], given['picture_given'], given['words'], given['context'])
    return (velocity.float() - (latent - (1 - SIGMA) * noise)).square().mean((1, 2))


@torch.no_grad()
def validate(model: SoundModel, batch: dict[str, Tensor]) -> dict[str, float]:
    """Loss on fixed held-out windows and noise: with everything, and with the pictures, words or marks of others."""
    generator = torch.Generator().manual_seed(9)
    latent = batch['latent']
    size = len(latent)
    noise = torch.randn(latent.shape, generator=generator)
    moment = torch.sigmoid(torch.randn(size, generator=generator))
    given = {
        'picture': batch['picture'],
        'picture_given': batch['has_picture'].float(),
        'words': batch['words'],
        'context': torch.zeros(size, CHANNELS + 1, latent.shape[2]),
    }
    other_words = torch.cat([batch['words'][:, :MARKS], batch['words'][:, MARKS:].roll(1, 0)], 1)
    other_marks = torch.cat([batch['words'][:, :MARKS].roll(1, 0), batch['words'][:, MARKS:]], 1)
    own = batch['own']
    losses = {}
    for name, each in (
        ('all', given),
        ('picture', {**given, 'picture': batch['picture'].roll(1, 0)}),
        ('words', {**given, 'words': other_words}),
        ('marks', {**given, 'words': other_marks}),
    ):
        parts = []
        for first in range(0, size, 24):
            part = slice(first, first + 24)
            some = {key: value[part] for key, value in each.items()}
            parts.append(flow_loss(model, latent[part], noise[part], moment[part], some))
        losses[name] = torch.cat(parts)
    found = {
        'held': losses['all'].mean(),
        'scenes': losses['all'][own].mean(),
        'scenes, other pictures': losses['picture'][own].mean(),
        'library': losses['all'][~own].mean(),
        'library, other words': losses['words'][~own].mean(),
        'other marks': losses['marks'].mean(),
    }
    return {name: round(float(value), 4) for name, value in found.items()}


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--minutes', type=float, default=40)
    arguments.add_argument('--compile', action='store_true', help='pays where a stage has minutes of a free core')
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(2)
    train, held = Data(given.work, 'train'), Data(given.work, 'held')
    words = json.loads((given.work / 'vocabulary.json').read_text())
    shape = Shape(vocabulary=len(words))
    model = SoundModel(shape)
    start = given.work / 'start-model.pt'
    if start.exists():
        begin_from(model, torch.load(start), words)
    average = copy.deepcopy(model).eval()
    optimisers = make_optimisers(model, RATE_PEAK, 0.01, keep_adam=_KEEP_ADAM)
    checkpoint = given.work / 'model.pt'
    step, spent, log = 0, 0.0, []
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state['model'])
        average.load_state_dict(state['average'])
        for optimiser, kept in zip(optimisers, state['optimisers'], strict=True):
            optimiser.load_state_dict(kept)
        step, spent, log = state['step'], state['spent'], state['log']
    generator = torch.Generator().manual_seed(3000 + step)
    chance = np.random.default_rng(3000 + step)
    fixed = held.batch(np.random.default_rng(5), 144, np.arange(144) % held.count)
    print(f'parameters {sum(p.numel() for p in model.parameters())}, {train.count} takes', flush=True)
    if given.compile:
        compile_in_place(model)

    def save() -> None:
        log.append({'step': step, 'seconds': round(spent), **validate(average, fixed)})
        print(json.dumps(log[-1]), flush=True)
        state = {
            'model': model.state_dict(),
            'average': average.state_dict(),
            'optimisers': [optimiser.state_dict() for optimiser in optimisers],
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
        set_learning_rate(optimisers, rate)
        batch = train.batch(chance, BATCH)
        noise = torch.randn(batch['latent'].shape, generator=generator)
        moment = torch.sigmoid(MOMENT_SPREAD * torch.randn(BATCH, generator=generator) + MOMENT_CENTRE)
        loss = flow_loss(model, batch['latent'], noise, moment, conditions(batch, generator)).mean()
        model.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(0.995, (step + 1) / (step + 20))
            torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - keep)
        running += float(loss.detach())
        # Compiling the first steps is not training.
        spent += time.time() - started if step > 3 else 0
        if step % 25 == 0:
            print(f'{step} {spent:.0f} s loss {running / 25:.4f} rate {rate:.1e}', flush=True)
            running = 0.0
        if spent - saved > 540:
            saved = spent
            save()
    save()


if __name__ == '__main__':
    main()
