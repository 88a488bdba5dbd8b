"""Says what can be seen in a scene, in correct English: from three words to some twenty-five, in many templates.

Captions leave things out at random, as people do, but never say anything that is not in the picture.
"""

from __future__ import annotations

import random
import re

from world.scene import Body, Scene, stream

MAX_WORDS = 24
_ROOMS = {
    'grey': ('in a grey studio', 'on a grey background', 'in a grey room'),
    'blue': ('in a blue room', 'on a blue background'),
    'warm': ('in a warm room', 'on a warm background', 'in a beige room'),
    'dark': ('in a dark room', 'on a dark background', 'on a black background'),
    'green': ('on green grass', 'in a green meadow', 'on a lawn'),
}
_DAYTIMES = {'day': ('during the day', 'in daylight', 'by day'), 'sunset': ('at sunset',), 'night': ('at night',)}
_CAMERAS = {
    'static': ('static camera', 'static shot', 'the camera is still'),
    'pan left': ('camera pans left', 'slow pan left', 'the camera pans to the left'),
    'pan right': ('camera pans right', 'slow pan right', 'the camera pans to the right'),
    'zoom in': ('camera zooms in', 'slow zoom in', 'the camera zooms in slowly'),
    'zoom out': ('camera zooms out', 'slow zoom out', 'the camera zooms out slowly'),
}
_OPENINGS = (
    'a video of',
    'footage of',
    'a shot of',
    'a cinematic shot of',
    'a calm video of',
    'b roll of',
    'a clip of',
)
_SCENERIES = {
    'sky': (
        'clouds drifting in the sky',
        'clouds in the sky',
        'a sky with moving clouds',
        'a cloudy sky',
        'drifting clouds',
    ),
    'sea': ('the sea with waves', 'waves on the sea', 'sea waves', 'waves rolling over the sea', 'the sea and the sky'),
    'mountains': ('mountains on the horizon', 'a landscape of mountains', 'distant mountains', 'a mountain range'),
    'rain': ('rain falling', 'heavy rain', 'rain over hills', 'falling rain', 'a rainy landscape'),
    'snow': ('snow falling', 'snowflakes falling over hills', 'falling snow', 'a snowy landscape', 'snow over hills'),
    'stars': (
        'a starry sky',
        'stars twinkling in the night sky',
        'the night sky with stars',
        'stars and the milky way',
    ),
    'fire': (
        'a burning fire',
        'a fire with rising embers',
        'flames and embers',
        'burning flames',
        'a fire with sparks',
    ),
}
_WITH_COLOUR = {
    'aurora': ('{a} aurora in the night sky', '{c} northern lights', '{a} aurora over hills', '{a} aurora at night'),
    'bokeh': ('{c} bokeh lights', 'soft {c} bokeh', 'blurred {c} lights', '{c} lights out of focus'),
    'gradient': (
        'a smooth {c} and {d} gradient',
        'an abstract {c} and {d} background',
        'a background from {c} to {d}',
        '{c} and {d} gradient background',
    ),
}
_DOING = {
    'bounces': ('bounces', 'is bouncing', 'bounces up and down'),
    'rolls': ('rolls', 'is rolling', 'rolls over the floor'),
    'slides': ('slides', 'is sliding', 'slides over the floor'),
    'falls': ('falls', 'is falling', 'falls to the floor'),
    'spins': ('spins', 'is spinning', 'spins in the air'),
    'orbits': ('orbits', 'is orbiting', 'flies in a circle', 'circles in the air'),
}
_GERUND = {
    'bounces': 'bouncing',
    'rolls': 'rolling',
    'slides': 'sliding',
    'falls': 'falling',
    'spins': 'spinning',
    'orbits': 'orbiting',
}


def article(phrase: str) -> str:
    """The phrase with its indefinite article; right for every word of this vocabulary."""
    return ('an ' if phrase[0] in 'aeiou' else 'a ') + phrase


def words_of(text: str) -> list[str]:
    """The tokenisation rule of the whole cast: lowercase runs of letters and digits."""
    return re.findall(r'[a-z0-9]+', text.lower())


def caption(scene: Scene, variant: int = 0) -> str:
    """One of many captions of a scene; variant 0, 1, 2 ... draw independently."""
    chance = stream(scene.seed, f'caption {variant}')
    while True:
        text = _objects(scene, chance) if scene.kind == 'objects' else _scenery(scene, chance)
        if len(words_of(text)) <= MAX_WORDS:
            return text


def _noun(body: Body, chance: random.Random) -> str:
    material = 'wooden' if body.material == 'wood' else body.material
    return f'{body.colour} {material} {body.shape}' if chance.random() < 0.2 else f'{body.colour} {body.shape}'


def _objects(scene: Scene, chance: random.Random) -> str:
    room = chance.choice(_ROOMS[scene.room or 'grey'])
    style = chance.random()
    if style < 0.3:
        body = ' and '.join(f'{article(_noun(b, chance))} {_GERUND[b.motion]}' for b in scene.bodies)
        if style < 0.08 and len(scene.bodies) == 1:
            only = scene.bodies[0]
            return f'{only.colour} {only.shape} {_GERUND[only.motion]}'
        opening = chance.choice(_OPENINGS) + ' ' if chance.random() < 0.5 else ''
        return f'{opening}{body}' + (f' {room}' if chance.random() < 0.75 else '')
    clause = ' and '.join(f'{article(_noun(b, chance))} {chance.choice(_DOING[b.motion])}' for b in scene.bodies)
    if style < 0.5:
        return clause
    if style < 0.62:
        return f'{room} {clause}'
    if style < 0.72:
        return f'{chance.choice(_CAMERAS["static"])}, {clause} {room}'
    return f'{clause} {room}'


def _scenery(scene: Scene, chance: random.Random) -> str:
    if scene.kind in _WITH_COLOUR:
        colour = scene.colour or ''
        template = chance.choice(_WITH_COLOUR[scene.kind])
        body = template.format(a=article(colour), c=colour, d=scene.second_colour)
    else:
        body = chance.choice(_SCENERIES[scene.kind])
    if scene.daytime:
        body = f'{body} {chance.choice(_DAYTIMES[scene.daytime])}' if chance.random() < 0.92 else body
    if chance.random() < 0.25:
        body = f'{chance.choice(_OPENINGS)} {body}'
    silent = 0.6 if scene.camera == 'static' else 0.12
    if len(words_of(body)) >= 3 and chance.random() < silent:
        return body
    camera = chance.choice(_CAMERAS[scene.camera])
    return f'{camera}, {body}' if chance.random() < 0.6 else f'{body}, {camera}'
