"""Words written over a picture, drawn from strokes: capitals, digits and a few signs on a grid of 3 x 5 points.

Strokes are this project's own, so no font is needed, and distances to them can be drawn at any size on any device.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from world.drawing import Rgb, mix, rgb, smoothstep

PLACES = ('centre', 'top', 'bottom')
LETTER_COLOURS: dict[str, Rgb] = {
    'white': (0.97, 0.97, 0.97),
    'black': (0.04, 0.04, 0.05),
    'yellow': (0.97, 0.86, 0.15),
    'red': (0.86, 0.10, 0.12),
}
LONGEST = 8
"""Letters of the longest title."""

_OVAL = '10 01 03 14 23 21 10'
STROKES = {
    'A': '04 01 10 21 24/02 22',
    'B': '02 00 10 21 12 02 04 14 23 12',
    'C': '21 10 01 03 14 23',
    'D': '00 10 21 23 14 04 00',
    'E': '20 00 04 24/02 12',
    'F': '20 00 04/02 12',
    'G': '21 10 01 03 14 23 22 12',
    'H': '00 04/20 24/02 22',
    'I': '10 14',
    'J': '20 23 14 03',
    'K': '00 04/20 02 24',
    'L': '00 04 24',
    'M': '04 00 12 20 24',
    'N': '04 00 24 20',
    'O': _OVAL,
    'P': '04 00 10 21 12 02',
    'Q': f'{_OVAL}/13 24',
    'R': '04 00 10 21 12 02/12 24',
    'S': '20 10 01 12 23 14 04',
    'T': '00 20/10 14',
    'U': '00 03 14 23 20',
    'V': '00 14 20',
    'W': '00 04 12 24 20',
    'X': '00 24/20 04',
    'Y': '00 12 20/12 14',
    'Z': '00 20 04 24',
    '0': f'{_OVAL}/11 13',
    '1': '01 10 14',
    '2': '01 10 21 04 24',
    '3': '00 20 12 23 14 03',
    '4': '14 10 03 23',
    '5': '20 00 02 12 23 14 04',
    '6': '20 10 01 03 14 23 12 02',
    '7': '00 20 14',
    '8': '12 01 10 21 12 03 14 23 12',
    '9': '22 12 01 10 21 23 14',
    '!': '10 13/14 14',
    '-': '02 22',
    ' ': '',
}
_WORDS = (
    'HELLO SALE NEWS OPEN LOVE SUMMER WINTER SPRING AUTUMN LIVE MUSIC TRAVEL FOOD WELCOME THANKS NEW GO STOP WOW HOME '
    'NATURE OCEAN CITY NIGHT SUN MOON STARS DREAM PEACE FREE NOW HERE BEGIN END START FINISH HAPPY PARTY FAMILY '
    'WEDDING FRIENDS SPORT GAME TEAM WIN BEST TOP VLOG DIARY RECIPE COFFEE TEA BREAK TRAILER SEASON EPISODE FINAL BONUS'
).split()
_PHRASES = ('THE END', 'PART 1', 'PART 2', 'DAY 1', 'DAY 2', 'BE KIND', 'ON AIR', 'GO!', 'WOW!', 'TOP 10', '2026')


@dataclass(frozen=True)
class Title:
    """Capitals over a picture. `size` is the height of a letter in parts of the picture's shorter side."""

    text: str
    place: str
    colour: str
    size: float


def draw_title(
    chance: random.Random,
    width_to_height: float,
    letters: tuple[int, int] = (2, 6),
    size: tuple[float, float] = (0.16, 0.28),
) -> Title:
    """A title that fits a picture of this shape. Half of them are no words, so that spelling has to be learned; those
    have so many `letters`. A long title is smaller than `size` says where it would not fit.
    """
    longest = LONGEST if width_to_height > 1 else 6
    if chance.random() < 0.5:
        text = chance.choice([words for words in (*_WORDS, *_PHRASES) if len(words) <= longest])
    else:
        known = [letter for letter in STROKES if letter not in '!- ']
        text = ''.join(chance.choice(known) for _ in range(chance.randint(*letters)))
    room = min(1.0, width_to_height) * max(1.0, width_to_height) * 0.92
    fitting = room / (len(text) * ADVANCE)
    return Title(
        text=text,
        place=chance.choices(PLACES, (60, 20, 20))[0],
        colour=chance.choices(list(LETTER_COLOURS), (60, 14, 16, 10))[0],
        size=min(fitting, chance.uniform(*size)),
    )


WIDTH, ADVANCE, STROKE = 0.56, 0.78, 0.085
"""A letter's width, the way to the next letter, and half the width of a stroke, in heights of a letter."""
_HEIGHTS = {'centre': 0.5, 'top': 0.2, 'bottom': 0.8}


def _segments(text: str) -> Tensor:
    """[N,4] ends of all strokes, the height of a letter being 1 and the middle of the text the origin."""
    found = []
    for i, letter in enumerate(text):
        left = (i - (len(text) - 1) / 2) * ADVANCE - WIDTH / 2
        for line in STROKES.get(letter, '').split('/'):
            points = [(left + int(p[0]) / 2 * WIDTH, int(p[1]) / 4 - 0.5) for p in line.split()]
            found += [(*a, *b) for a, b in zip(points[:-1], points[1:], strict=True)]
    return torch.tensor(found or [(9.0, 9.0, 9.0, 9.0)])


def write_over(picture: Tensor, title: Title) -> Tensor:
    """A finished picture [3,T,H,W] with the title on it, edged darkly (black letters lightly) to be read anywhere."""
    height, width = picture.shape[2:]
    pixels = title.size * min(width, height)
    y = ((torch.arange(height) + 0.5) - height * _HEIGHTS[title.place]).view(-1, 1, 1) / pixels
    x = ((torch.arange(width) + 0.5) - width / 2).view(1, -1, 1) / pixels
    ax, ay, bx, by = _segments(title.text).to(y.device).unbind(1)
    dx, dy = bx - ax, by - ay
    along = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-9)).clamp(0, 1)
    far = torch.sqrt((x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2).amin(2)
    soft = 0.6 / pixels
    edge = rgb((0.9, 0.9, 0.9) if title.colour == 'black' else (0.03, 0.03, 0.04))
    around = smoothstep(2.6 * STROKE + soft, STROKE, far) * 0.7
    picture = mix(picture, edge, around[None, None])
    return mix(picture, rgb(LETTER_COLOURS[title.colour]), smoothstep(STROKE + soft, STROKE - soft, far)[None, None])
