"""Any time after stage 4: go on training the decoder alone, with the encoder frozen.

The sound model learns the encoder's latents, so the encoder must stay as it is from stage 4 on; the decoder need not.
"""

from __future__ import annotations

import copy
import time

import numpy as np
import torch
from torch import Tensor, nn

from audio.clips import FRAMES
from audio.codec import Decoder
from audio.place import parser
from audio.targets import RESOLUTIONS, Expected
from audio.train_codec import WEIGHTS, Data, decoder_losses
from computing import fast_precision

BATCH, CROP = 8, 48
RATE_PEAK, WARM_STEPS = 8e-4, 30


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--minutes', type=float, default=10)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(4)
    checkpoint = given.work / 'decoder.pt'
    decoder = Decoder()
    step, spent = 0, 0.0
    state = None
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        decoder.load_state_dict(state['decoder'])
        step, spent = state['step'], state['spent']
    else:
        whole = torch.load(given.work / 'codec.pt', weights_only=False)['average']
        decoder.load_state_dict({k.removeprefix('decoder.'): v for k, v in whole.items() if k.startswith('decoder.')})
    average = copy.deepcopy(decoder)
    optimiser = torch.optim.AdamW(decoder.parameters(), lr=RATE_PEAK, betas=(0.9, 0.98), weight_decay=0.01)
    if state:
        average.load_state_dict(state['average'])
        optimiser.load_state_dict(state['optimiser'])
    expected = nn.ModuleDict({each.name: Expected(each) for each in RESOLUTIONS})
    train = Data(given.work, 'train')
    latents = np.load(given.work / 'latent-train.npy', mmap_mode='r')
    chance = np.random.default_rng(4000 + step)

    def save() -> None:
        found = {
            'decoder': decoder.state_dict(),
            'average': average.state_dict(),
            'optimiser': optimiser.state_dict(),
            'step': step,
            'spent': spent,
        }
        torch.save(found, checkpoint.with_suffix('.partial'))
        checkpoint.with_suffix('.partial').replace(checkpoint)

    running, saved = 0.0, spent
    while spent < given.minutes * 60:
        started = time.time()
        rate = RATE_PEAK * min(1, (step + 1) / WARM_STEPS) * min(1.0, (1 - spent / (given.minutes * 60)) / 0.8) + 1e-5
        for group in optimiser.param_groups:
            group['lr'] = rate
        rows, starts = chance.integers(0, train.count, BATCH), chance.integers(0, FRAMES - CROP + 1, BATCH)
        batch = train.crop(rows, starts, CROP)
        part = latents[rows[:, None], :, starts[:, None] + np.arange(CROP)].astype(np.float32)
        drawn = part[:, :, 0] + part[:, :, 1] * chance.standard_normal(part[:, :, 0].shape, np.float32)
        with fast_precision():
            tone, noise = decoder.loudness(torch.from_numpy(drawn))
        losses: dict[str, Tensor] = decoder_losses(expected, tone, noise, batch)
        loss = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(decoder.parameters(), 1.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            torch._foreach_lerp_(list(average.parameters()), list(decoder.parameters()), max(0.01, 1 / (step + 5)))
        running += float(loss.detach())
        spent += time.time() - started
        if step % 25 == 0:
            print(f'{step} {spent:.0f} s loss {running / 25:.4f} rate {rate:.1e}', flush=True)
            running = 0.0
        if spent - saved > 120:
            saved = spent
            save()
    save()


if __name__ == '__main__':
    main()
