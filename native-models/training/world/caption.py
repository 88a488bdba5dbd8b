"""Says what can be seen in a scene, in correct English: from three words to some twenty-five, in many templates.

Longer ones are in `description.py`. What is written in a picture stands in quotation marks. Captions leave things out
at random, as people do, but never say anything that is not in the picture.
"""

from __future__ import annotations

import random
import re

from world.lettering import Title
from world.scene import Body, Scene, stream

MAX_WORDS, SHORT_WORDS = 100, 24
"""Words that a caption, and a caption of this module, may have; the quoted text is not counted."""
ROOMS_SAID = {
    'grey': ('in a grey studio', 'on a grey background', 'in a grey room'),
    'blue': ('in a blue room', 'on a blue background'),
    'warm': ('in a warm room', 'on a warm background', 'in a beige room'),
    'dark': ('in a dark room', 'on a dark background', 'on a black background'),
    'green': ('on green grass', 'in a green meadow', 'on a lawn'),
}
DAYTIMES_SAID = {'day': ('during the day', 'in daylight', 'by day'), 'sunset': ('at sunset',), 'night': ('at night',)}
CAMERAS_SAID = {
    'static': ('static camera', 'static shot', 'the camera is still'),
    'pan left': ('camera pans left', 'slow pan left', 'the camera pans to the left'),
    'pan right': ('camera pans right', 'slow pan right', 'the camera pans to the right'),
    'zoom in': ('camera zooms in', 'slow zoom in', 'the camera zooms in slowly'),
    'zoom out': ('camera zooms out', 'slow zoom out', 'the camera zooms out slowly'),
    'tilt up': ('camera tilts up', 'slow tilt up', 'the camera tilts upwards'),
    'tilt down': ('camera tilts down', 'slow tilt down', 'the camera tilts downwards'),
    'roll left': ('camera rolls left', 'slow roll to the left', 'the camera rolls to the left'),
    'roll right': ('camera rolls right', 'slow roll to the right', 'the camera rolls to the right'),
    'push left': ('camera pushes in and pans left', 'push in to the left', 'zoom in and pan left'),
    'push right': ('camera pushes in and pans right', 'push in to the right', 'zoom in and pan right'),
    'orbit': ('camera moves in a circle', 'orbiting camera', 'the camera circles slowly'),
    'handheld': ('handheld camera', 'handheld shot', 'shaky handheld footage'),
    'whip pan': ('whip pan', 'fast whip pan', 'the camera whips around'),
    'dolly zoom': ('dolly zoom', 'dolly zoom effect', 'the camera makes a dolly zoom'),
    'crane up': ('crane shot', 'the camera rises', 'a crane shot going up'),
}
WEATHERS_SAID = {
    'rain': ('in the rain', 'as rain falls', 'with rain falling', 'in falling rain'),
    'snow': ('in the snow', 'as snow falls', 'with snow falling', 'in falling snow'),
}
STYLES_SAID = {
    'black and white': ('in black and white', 'black and white'),
    'sepia': ('in sepia', 'with a sepia tone'),
    'warm': ('in warm tones', 'with warm colours'),
    'cool': ('in cool tones', 'with cool colours'),
    'dark': ('dark and moody', 'dark and gloomy'),
    'bright': ('bright and airy', 'bright and light'),
    'dreamy': ('soft and blurred', 'in soft focus', 'with a soft look'),
}
PACES_SAID = {
    8: ('fps 8', 'time lapse', 'in fast motion'),
    16: ('fps 16',),
    32: ('fps 32', 'in slow motion', 'slow motion'),
}
PLACES_SAID = {'centre': 'in the middle', 'top': 'at the top', 'bottom': 'at the bottom'}
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
    'clouds': (
        'flying above the clouds',
        'a sea of clouds',
        'clouds seen from above',
        'clouds seen from a plane',
    ),
    'forest': ('a misty forest', 'a forest in the mist', 'trees in the mist', 'a foggy forest', 'a forest in the fog'),
    'city': (
        'a city skyline',
        'a city by the water',
        'the skyline of a city',
        'buildings by the water',
        'a city and its reflection in the water',
    ),
    'embers': (
        'glowing embers rising',
        'sparks rising on black',
        'rising embers',
        'embers floating in the dark',
        'sparks and embers on a black background',
    ),
    'underwater': (
        'underwater light rays',
        'light rays under water',
        'bubbles rising under water',
        'under water with bubbles and light rays',
        'underwater bubbles',
    ),
}
_CITY_LIGHTS = ('city lights', 'the lights of a city', 'a city with lit windows', 'a glowing city skyline')
_WITH_COLOUR = {
    'aurora': ('{a} aurora in the night sky', '{c} northern lights', '{a} aurora over hills', '{a} aurora at night'),
    'bokeh': ('{c} bokeh lights', 'soft {c} bokeh', 'blurred {c} lights', '{c} lights out of focus'),
    'gradient': (
        'a smooth {c} and {d} gradient',
        'an abstract {c} and {d} background',
        'a background from {c} to {d}',
        '{c} and {d} gradient background',
    ),
    'smoke': (
        '{c} smoke',
        '{c} smoke rising',
        '{c} smoke on a black background',
        'a cloud of {c} smoke',
        'drifting {c} smoke',
    ),
    'particles': (
        '{c} particles',
        '{c} particles floating',
        'glittering {c} dust',
        '{c} dust in a beam of light',
        'floating {c} particles',
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


ACTIONS_SAID = {
    'waves': ('waves', 'is waving', 'waves a hand'),
    'nods': ('nods', 'is nodding', 'nods the head'),
    'shakes the head': ('shakes the head', 'is shaking the head'),
    'looks around': ('looks around', 'is looking around', 'looks left and right'),
    'talks': ('talks', 'is talking', 'is speaking', 'speaks to the camera'),
    'walks': ('walks', 'is walking', 'walks through the picture'),
}


def article(phrase: str) -> str:
    """The phrase with its indefinite article; right for every word of this vocabulary."""
    return ('an ' if phrase[0] in 'aeiou' else 'a ') + phrase


_MARK = '"\u201c\u201d\u201e\u00ab\u00bb'
_QUOTED = re.compile(f'[{_MARK}]([^{_MARK}]*)[{_MARK}]')


def words_of(text: str) -> list[str]:
    """The tokenisation rule of the whole cast: lowercase runs of letters and digits."""
    return re.findall(r'[a-z0-9]+', text.lower())


def unquoted(text: str) -> str:
    """The text without what stands in double quotation marks."""
    return _QUOTED.sub(' ', text)


def quoted_of(text: str) -> str:
    """What stands in the first pair of double quotation marks, in capitals: what is to be written in the picture."""
    found = _QUOTED.search(text)
    return ' '.join(found[1].upper().split()) if found else ''


def caption(scene: Scene, variant: int = 0) -> str:
    """One of many captions of a scene; variant 0, 1, 2 ... draw independently."""
    chance = stream(scene.seed, f'caption {variant}')
    while True:
        text = _SAY.get(scene.kind, _scenery)(scene, chance)
        if scene.style and chance.random() < 0.92:
            style = chance.choice(STYLES_SAID[scene.style])
            text = f'{text}, {style}' if chance.random() < 0.6 else f'{style}, {text}'
        if scene.fps != 16 or chance.random() < 0.12:
            pace = chance.choice(PACES_SAID[scene.fps])
            text = f'{text}, {pace}' if chance.random() < 0.7 else f'{pace}, {text}'
        if scene.title:
            said = title_said(scene.title, chance)
            text = f'{text}, {said}' if chance.random() < 0.7 else f'{said}, {text}'
        if len(words_of(unquoted(text))) <= SHORT_WORDS:
            return text


def title_said(title: Title, chance: random.Random) -> str:
    """The words for what is written over a picture."""
    quoted = f'"{title.text}"'
    if chance.random() < 0.3:
        return chance.choice(('with the text {q}', 'with the title {q}', 'the text {q}', 'title {q}')).format(q=quoted)
    where = PLACES_SAID[title.place]
    colour = title.colour if chance.random() < 0.6 else ''
    pattern = ('with the {c} text {q} {w}', '{c} letters {w} say {q}', 'the {c} title {q} {w}', '{c} text {q} {w}')
    said = chance.choice(pattern).format(q=quoted, w=where if chance.random() < 0.6 else '', c=colour)
    return ' '.join(said.split())


def _noun(body: Body, chance: random.Random) -> str:
    material = 'wooden' if body.material == 'wood' else body.material
    return f'{body.colour} {material} {body.shape}' if chance.random() < 0.2 else f'{body.colour} {body.shape}'


def _objects(scene: Scene, chance: random.Random) -> str:
    room = chance.choice(ROOMS_SAID[scene.room or 'grey'])
    if not scene.bodies:
        return f'nothing {room}'
    text = _bodies(scene, room, chance)
    if scene.camera == 'static' or chance.random() < 0.15:
        return text
    camera = chance.choice(CAMERAS_SAID[scene.camera])
    return f'{camera}, {text}' if chance.random() < 0.6 else f'{text}, {camera}'


def _bodies(scene: Scene, room: str, chance: random.Random) -> str:
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
    if style < 0.72 and scene.camera == 'static':
        return f'{chance.choice(CAMERAS_SAID["static"])}, {clause} {room}'
    return f'{clause} {room}'


def _person(scene: Scene, chance: random.Random) -> str:
    """Never says who it is; at most what the person wears."""
    room = chance.choice(ROOMS_SAID[scene.room or 'grey'])
    who = 'a person'
    if scene.person and chance.random() < 0.35:
        pattern = '' if scene.person.shirt == 'plain' or chance.random() < 0.4 else f'{scene.person.shirt} '
        who = f'a person in {article(f"{scene.person.shirt_colour} {pattern}shirt")}'
    text = f'{who} {chance.choice(ACTIONS_SAID[scene.action or "talks"])}'
    if chance.random() < 0.8:
        text = f'{text} {room}'
    if chance.random() < (0.7 if scene.camera == 'static' else 0.12):
        return text
    camera = chance.choice(CAMERAS_SAID[scene.camera])
    return f'{camera}, {text}' if chance.random() < 0.6 else f'{text}, {camera}'


def scenery_said(scene: Scene, chance: random.Random) -> str:
    """The words for a scenery alone."""
    if scene.kind in _WITH_COLOUR:
        colour = scene.colour or ''
        template = chance.choice(_WITH_COLOUR[scene.kind])
        return template.format(a=article(colour), c=colour, d=scene.second_colour)
    body = chance.choice(_SCENERIES[scene.kind])
    if scene.kind == 'city' and scene.daytime == 'night' and chance.random() < 0.5:
        return chance.choice(_CITY_LIGHTS)
    return body


def _scenery(scene: Scene, chance: random.Random) -> str:
    body = scenery_said(scene, chance)
    if scene.weather and chance.random() < 0.95:
        body = f'{body} {chance.choice(WEATHERS_SAID[scene.weather])}'
    if scene.daytime:
        body = f'{body} {chance.choice(DAYTIMES_SAID[scene.daytime])}' if chance.random() < 0.92 else body
    if chance.random() < 0.25:
        body = f'{chance.choice(_OPENINGS)} {body}'
    silent = 0.6 if scene.camera == 'static' else 0.12
    if len(words_of(body)) >= 3 and chance.random() < silent:
        return body
    camera = chance.choice(CAMERAS_SAID[scene.camera])
    return f'{camera}, {body}' if chance.random() < 0.6 else f'{body}, {camera}'


_SAY = {'objects': _objects, 'person': _person}
