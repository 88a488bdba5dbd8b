"""Says everything that can be told of a scene, in forty to a hundred words: the long captions of training.

Movie Gen (section 3.2.1) is trained on long captions; people write them seldom, so most captions stay short
(`caption.py`). Every sentence is true of the scene it is said of. The camera comes first, as in the paper.
"""

from __future__ import annotations

import random

from world.caption import (
    ACTIONS_SAID,
    CAMERAS_SAID,
    DAYTIMES_SAID,
    MAX_WORDS,
    PACES_SAID,
    PLACES_SAID,
    ROOMS_SAID,
    STYLES_SAID,
    WEATHERS_SAID,
    article,
    scenery_said,
    unquoted,
    words_of,
)
from world.scene import Body, Scene, stream

SHORTEST = 40
"""Words a description has at least."""

_DETAILS = {
    'sky': (
        'soft clouds move slowly over the whole picture',
        'the clouds change their shape while they drift',
        'there is nothing below them but more sky',
    ),
    'sea': (
        'the water fills the lower half of the picture and the sky the upper half',
        'swells come towards the viewer and break into foam',
        'light glitters on the moving water',
    ),
    'mountains': (
        'several ridges lie behind each other and become paler with distance',
        'the nearest slopes are the darkest',
        'a wide sky opens above the peaks',
    ),
    'rain': (
        'thin bright streaks fall through the whole picture',
        'low hills lie behind the rain',
        'the air is wet and the distance is pale',
    ),
    'snow': (
        'small and large flakes sink slowly and sway a little',
        'white hills lie behind the falling flakes',
        'the whole scene is soft and quiet',
    ),
    'stars': (
        'many small points of light twinkle in the dark',
        'a faint band of light crosses the sky',
        'the darkness is deep and clear',
    ),
    'aurora': (
        'curtains of light wave slowly above dark hills',
        'small stars shine behind the glow',
        'the light is strongest near its lower edge',
    ),
    'fire': (
        'yellow and orange flames leap and fold',
        'sparks fly up from the flames and fade',
        'everything around the fire is dark',
    ),
    'bokeh': (
        'round discs of light float in the dark and overlap',
        'some of the discs are larger and softer than others',
        'nothing in the picture is in focus',
    ),
    'gradient': (
        'one colour flows softly into the other',
        'there are no edges and no objects in the picture',
        'the colours move very slowly',
    ),
    'clouds': (
        'a white floor of clouds reaches to the horizon',
        'the viewer glides high above it',
        'the sky over the clouds is clear',
    ),
    'forest': (
        'dark trunks stand near and pale trunks stand far away',
        'mist hangs between the trees',
        'the light is soft and comes from behind the trees',
    ),
    'city': (
        'tall buildings stand close together along the water',
        'their reflection trembles in the water below',
        'windows and roofs form a broken line against the sky',
    ),
    'smoke': (
        'the smoke rises and curls and slowly dissolves',
        'the background is black and empty',
        'thick and thin places pass into each other',
    ),
    'embers': (
        'glowing points rise and sway and go out',
        'the background is black and empty',
        'some of the sparks are near and blurred',
    ),
    'underwater': (
        'beams of light fall from the surface through blue water',
        'bubbles rise one after another',
        'the water becomes darker with depth',
    ),
    'particles': (
        'countless grains hang in the air and glitter',
        'they drift slowly in all directions',
        'the background is dark',
    ),
}
_SEEN = ('the video shows', 'we see', 'the picture shows', 'this is a shot of', 'the clip shows')
_MATERIALS = {
    'rubber': 'its surface is dull like rubber',
    'wood': 'it is made of wood',
    'metal': 'it is made of shiny metal',
    'glass': 'it is made of smooth glass',
}
_MOVING = {
    'bounces': ('it jumps up and down again and again', 'it springs from the floor in a steady beat'),
    'rolls': ('it turns while it moves along the floor', 'it rolls to one side and comes back'),
    'slides': ('it glides along the floor without turning', 'it slides to one side and comes back'),
    'falls': ('it drops from above and hops a few times', 'it falls fast and comes to rest on the floor'),
    'spins': ('it turns around its own middle in the air', 'it stays in its place and turns'),
    'orbits': ('it flies around in an even circle', 'it circles without touching the floor'),
}


def description(scene: Scene, variant: int = 0) -> str:
    """One of many long captions of a scene; variant 0, 1, 2 ... draw independently."""
    chance = stream(scene.seed, f'description {variant}')
    while True:
        needed, more = _sentences(scene, chance)
        while more and _length(needed + more) > MAX_WORDS:
            more.pop()
        if _length(needed + more) <= MAX_WORDS:
            return '. '.join(needed + more) + '.'


def _length(sentences: list[str]) -> int:
    return len(words_of(unquoted(' '.join(sentences))))


def _sentences(scene: Scene, chance: random.Random) -> tuple[list[str], list[str]]:
    """Sentences that are always said, and those that are left out from the end where there is no room."""
    needed = [chance.choice(CAMERAS_SAID[scene.camera])]
    seen = chance.choice(_SEEN)
    more: list[str] = []
    if scene.kind == 'objects':
        room = chance.choice(ROOMS_SAID[scene.room or 'grey'])
        things = ' and '.join(article(f'{b.colour} {b.shape}') for b in scene.bodies) or 'nothing'
        needed.append(f'{seen} {things} {room}')
        for body in scene.bodies:
            needed.append(_told(body, chance))
            more.append(f'{_material(body)} and its colour is {body.colour}')
        more += ['the wall behind is plain and the floor below it is even', 'a soft shadow lies on the floor']
    elif scene.kind == 'person':
        room = chance.choice(ROOMS_SAID[scene.room or 'grey'])
        needed.append(f'{seen} a person who {ACTIONS_SAID[scene.action or "talks"][0]} {room}')
        if scene.person:
            look = scene.person.shirt if scene.person.shirt != 'plain' else ''
            needed.append(f'the person wears {article(f"{scene.person.shirt_colour} {look} shirt".replace("  ", " "))}')
        more += ['there is nobody else in the picture', 'the wall behind is plain and nothing stands before it']
    else:
        needed.append(f'{seen} {scenery_said(scene, chance)}')
        details = list(_DETAILS[scene.kind])
        chance.shuffle(details)
        more += details
    if scene.daytime:
        needed.append(f'it is filmed {chance.choice(DAYTIMES_SAID[scene.daytime])}')
    if scene.weather:
        needed.append(f'the scene is {chance.choice(WEATHERS_SAID[scene.weather])}')
    if scene.style:
        needed.append(f'the look is {chance.choice(STYLES_SAID[scene.style])}')
    if scene.fps != 16:
        needed.append(chance.choice(PACES_SAID[scene.fps]))
    if scene.title:
        needed.append(f'the {scene.title.colour} text "{scene.title.text}" stands {PLACES_SAID[scene.title.place]}')
    quality = _quality(scene)
    chance.shuffle(quality)
    return needed, more + quality


def _told(body: Body, chance: random.Random) -> str:
    told = chance.choice(_MOVING[body.motion])
    return f'the {body.colour} {body.shape} {body.motion} and {told}'


def _material(body: Body) -> str:
    return _MATERIALS[body.material]


def _quality(scene: Scene) -> list[str]:
    """How the clip is shot, where that can be seen."""
    quality = scene.quality
    light = 'rather dark' if quality.exposure < 0.9 else 'very bright' if quality.exposure > 1.1 else 'well balanced'
    colours = 'pale' if quality.saturation < 0.9 else 'strong' if quality.saturation > 1.15 else 'natural'
    return [
        f'the exposure is {light}',
        f'the colours are {colours}',
        'a thin haze lies over everything' if quality.haze > 0.08 else 'the air is clear',
        'the picture is grainy' if quality.noise > 0.004 else 'the picture is clean and without grain',
        'the camera trembles a little' if quality.shake > 0.002 else 'nothing shakes',
        {
            'landscape': 'the picture is wide',
            'portrait': 'the picture is upright',
            'square': 'the picture is square',
            'classic': 'the picture is almost square',
        }[scene.aspect],
    ]
