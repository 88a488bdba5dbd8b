"""Draws a contact sheet: strips of four frames of each clip under its caption.

python -m world.contact_sheet OUTPUT.png [--count 36] [--first 10000000]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from world.caption import caption
from world.picture import render
from world.scene import draw


def strip(frames: np.ndarray, count: int = 4) -> np.ndarray:
    """`count` evenly spaced frames of uint8 [T,H,W,3] side by side."""
    picks = np.linspace(0, len(frames) - 1, count).round().astype(int)
    return np.concatenate([frames[i] for i in picks], axis=1)


def contact_sheet(path: Path, strips: list[np.ndarray], captions: list[str], columns: int = 3) -> None:
    """Writes a picture with every strip under its caption."""
    width, height = max(s.shape[1] for s in strips), max(s.shape[0] for s in strips)
    rows = -(-len(strips) // columns)
    sheet = Image.new('RGB', (columns * (width + 6), rows * (height + 16)), (22, 22, 24))
    pen = ImageDraw.Draw(sheet)
    for i, (picture, text) in enumerate(zip(strips, captions, strict=True)):
        x, y = (i % columns) * (width + 6), (i // columns) * (height + 16)
        pen.text((x + 2, y + 1), text[: width // 6], fill=(228, 228, 228))
        sheet.paste(Image.fromarray(picture), (x, y + 14))
    sheet.save(path, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('output', type=Path)
    parser.add_argument('--count', type=int, default=36)
    parser.add_argument('--first', type=int, default=10_000_000)
    options = parser.parse_args()
    scenes = [draw(options.first + i, aspect='landscape') for i in range(options.count)]
    contact_sheet(options.output, [strip(render(s)) for s in scenes], [caption(s) for s in scenes])


if __name__ == '__main__':
    main()
