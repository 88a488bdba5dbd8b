"""Optional first stage: what ships, back in torch, as starts of the codec's decoder and of the sound model.

Training from these needs a fraction of the time. Leave the stage out to begin from nothing, as a change of the
networks' shapes must.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import nn

from audio.codec import CHANNELS
from audio.export import export_decode, export_velocity, load_plain_decode
from audio.model import WINDOW, Shape, SoundModel
from audio.place import WEIGHTS, parser
from video.shipped import restore


def main() -> None:
    given = parser(__doc__ or '').parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    words = json.loads((WEIGHTS / 'audio-vocabulary.json').read_text())['words']
    decode = load_plain_decode()
    restore(decode, WEIGHTS / 'audio-decode.onnx', export_decode)
    torch.save(decode.decoder.state_dict(), given.work / 'start-decoder.pt')
    model = SoundModel(Shape(len(words))).eval()

    def export(net: nn.Module, path: Path) -> None:
        export_velocity(net, path, len(words))

    restore(model, WEIGHTS / 'audio-velocity.onnx', export)
    torch.save({'model': model.state_dict(), 'words': words}, given.work / 'start-model.pt')
    print(f'{CHANNELS} channels, windows of {WINDOW}, {len(words)} words')


if __name__ == '__main__':
    main()
