"""Who a drawn person is: what stays the same in every picture of them."""

from __future__ import annotations

import random
from dataclasses import dataclass

SKINS = {
    'porcelain': (0.96, 0.82, 0.72),
    'light': (0.90, 0.70, 0.56),
    'olive': (0.78, 0.58, 0.40),
    'tan': (0.66, 0.44, 0.29),
    'brown': (0.47, 0.29, 0.19),
    'deep': (0.30, 0.18, 0.12),
}
HAIR_COLOURS = {
    'black': (0.06, 0.05, 0.06),
    'brown': (0.30, 0.17, 0.09),
    'blond': (0.88, 0.70, 0.36),
    'ginger': (0.74, 0.30, 0.09),
    'grey': (0.60, 0.60, 0.63),
    'teal': (0.10, 0.52, 0.55),
}
HAIRCUTS = ('short', 'bob', 'long', 'curly', 'bun', 'bald', 'spiky')
GLASSES = ('round', 'square')
BEARDS = ('full', 'moustache', 'goatee')
HATS = ('cap', 'beanie')
SHIRTS = ('plain', 'striped', 'checked', 'dotted')
SHIRT_COLOURS = ('red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'white')
EYES = {'brown': (0.26, 0.14, 0.07), 'blue': (0.20, 0.42, 0.72), 'green': (0.22, 0.46, 0.27)}


@dataclass(frozen=True)
class Identity:
    """Face and clothes. The proportions are factors around 1."""

    skin: str
    hair: str
    hair_colour: str
    eyes: str
    glasses: str | None
    beard: str | None
    hat: str | None
    shirt: str
    shirt_colour: str
    face_width: float
    eye_distance: float
    brows: float
    nose: float
    mouth: float


def held_out_identity(hair: str, hair_colour: str, shirt_colour: str) -> bool:
    """Looks (about 9 %) that no person of the training set has."""
    index = HAIRCUTS.index(hair) + 2 * list(HAIR_COLOURS).index(hair_colour) + 3 * SHIRT_COLOURS.index(shirt_colour)
    return index % 11 == 0


def identity(seed: int, held: bool = False) -> Identity:
    """The person of a seed; `held` gives looks that are never trained on."""
    chance = random.Random(f'{seed}/identity {held}')
    while True:
        hair, hair_colour = chance.choice(HAIRCUTS), chance.choice(list(HAIR_COLOURS))
        shirt_colour = chance.choice(SHIRT_COLOURS)
        if held_out_identity(hair, hair_colour, shirt_colour) == held:
            break
    return Identity(
        skin=chance.choice(list(SKINS)),
        hair=hair,
        hair_colour=hair_colour,
        eyes=chance.choice(list(EYES)),
        glasses=chance.choice(GLASSES) if chance.random() < 0.35 else None,
        beard=chance.choice(BEARDS) if chance.random() < 0.3 else None,
        hat=chance.choice(HATS) if chance.random() < 0.25 else None,
        shirt=chance.choice(SHIRTS) if chance.random() < 0.6 else 'plain',
        shirt_colour=shirt_colour,
        face_width=chance.uniform(0.88, 1.1),
        eye_distance=chance.uniform(0.86, 1.14),
        brows=chance.uniform(0.6, 1.5),
        nose=chance.uniform(0.7, 1.35),
        mouth=chance.uniform(0.75, 1.25),
    )


LOOKS: dict[str, tuple[str | None, ...]] = {
    'skin': tuple(SKINS),
    'hair': HAIRCUTS,
    'hair_colour': tuple(HAIR_COLOURS),
    'glasses': (None, *GLASSES),
    'beard': (None, *BEARDS),
    'hat': (None, *HATS),
    'shirt': SHIRTS,
    'shirt_colour': SHIRT_COLOURS,
}
"""What tells people apart at a glance, and the values each can have."""


def looks_of(person: Identity | None) -> list[int]:
    """The number of the person's value for each of LOOKS, in their order."""
    if person is None:
        raise ValueError('nobody is in this scene')
    return [values.index(getattr(person, name)) for name, values in LOOKS.items()]
