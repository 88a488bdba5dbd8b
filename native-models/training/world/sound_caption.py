"""Says what can be heard in a scene: two to a dozen words, never more than is there."""

from __future__ import annotations

from random import Random

from world.caption import caption
from world.scene import Body, Scene, stream

MAX_WORDS = 20

_PLACES = {
    'sky': ('soft wind', 'a light breeze', 'wind in the open air', 'quiet wind'),
    'mountains': ('strong wind', 'wind in the mountains', 'gusts of wind', 'howling wind'),
    'snow': ('muffled wind', 'a quiet winter wind', 'soft wind over snow'),
    'sea': ('waves breaking', 'sea waves', 'the sound of the sea', 'ocean surf', 'waves on a beach'),
    'rain': ('rain', 'heavy rain', 'rain drops', 'the sound of rain', 'steady rain'),
    'fire': ('a crackling fire', 'fire crackling', 'burning wood', 'a campfire'),
    'stars': ('crickets at night and a soft pad', 'a quiet night with crickets', 'night ambience'),
    'aurora': ('a shimmering pad', 'a shimmering drone', 'a bright drone'),
    'bokeh': ('a soft pad with bells', 'a soft pad and bells', 'a soft drone with bells'),
    'gradient': ('a calm drone', 'a soft pad', 'a soft drone'),
    'person': ('room tone', 'a quiet room', 'silence in a room'),
    'clouds': ('wind high above', 'steady wind', 'soft wind'),
    'forest': ('a light breeze in the trees', 'quiet wind', 'a soft forest wind'),
    'city': ('a distant hum', 'the hum of a city', 'a quiet rumble'),
    'smoke': ('a quiet drone', 'a soft pad'),
    'embers': ('faint crackling', 'fine crackling and a low roar'),
    'underwater': ('a deep rumble under water', 'a dull rumble'),
    'particles': ('a shimmering pad', 'a shimmering drone'),
}
_LIFE = {'day': (' with birds', ' and birds singing'), 'night': (' with crickets', ' and crickets at night')}
_STUFF = {'rubber': 'rubber', 'wood': 'wooden', 'metal': 'metal', 'glass': 'glass'}
_DOING = {
    'bounces': ('{m} ball bouncing', 'a {m} object bounces', '{m} bounces', 'bouncing {m}'),
    'rolls': ('{m} rolling', 'a {m} object rolls and knocks', 'rolling {m} and knocks'),
    'slides': ('{m} sliding', 'a {m} object scrapes and knocks', 'scraping {m} and knocks'),
    'falls': ('{m} falling', 'a {m} object falls', '{m} impacts', 'dropping {m}'),
    'spins': ('a soft whoosh', 'something spinning in the air'),
    'orbits': ('whooshes', 'something whooshing past', 'a whoosh'),
}


def effects_caption(scene: Scene, chance: Random) -> str:
    """What happens in a scene, or that nothing does."""
    if scene.bodies:
        return ' and '.join(chance.choice(_DOING[it.motion]).format(m=_STUFF[it.material]) for it in scene.bodies)
    if scene.kind == 'fire':
        return chance.choice(('logs cracking', 'cracks of burning wood', 'crackling'))
    return chance.choice(('silence', 'no effects', 'nothing happens'))


def ambience_caption(scene: Scene, chance: Random) -> str:
    """What a place sounds like."""
    if scene.bodies:
        return chance.choice(_PLACES['person'])
    words = chance.choice(_PLACES[scene.kind])
    if scene.kind in ('sky', 'mountains', 'forest') and scene.daytime in _LIFE and chance.random() < 0.8:
        words += chance.choice(_LIFE[scene.daytime])
    if scene.weather == 'rain' and chance.random() < 0.8:
        words += ' and rain'
    return words


def sound_caption(scene: Scene, variant: int = 0) -> str:
    """One of many captions of a scene's sound; one in four describes the picture instead, as users will."""
    chance = stream(scene.seed, f'sound caption {variant}')
    if chance.random() < 0.25:
        return caption(scene, variant)

    def body(it: Body) -> str:
        return chance.choice(_DOING[it.motion]).format(m=_STUFF[it.material])

    if scene.bodies:
        return ' and '.join(body(it) for it in scene.bodies)
    words = chance.choice(_PLACES[scene.kind])
    if scene.kind in ('sky', 'mountains', 'forest') and scene.daytime in _LIFE and chance.random() < 0.6:
        words += chance.choice(_LIFE[scene.daytime])
    return words
