"""The scene language: one integer seed decides everything that can be seen, heard and said about a clip.

A scene is plain frozen data. Pictures (`picture.py`), captions (`caption.py`) and sound (`sound.py`) are functions of
a scene and of time, so they cannot disagree. A scene has no length: every motion repeats and is defined for all t >= 0.

Coordinates: the shorter side of the picture is 1 long, the origin is its centre, x grows to the right, y DOWN.
A 16:10 picture spans x in [-.8, .8], y in [-.5, .5]; a portrait 10:16 picture x in [-.5, .5], y in [-.8, .8].
Bodies stand on a floor at y = FLOOR. Times are seconds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from world.identity import Identity, identity
from world.lettering import Title, draw_title

FLOOR = 0.30
FIRST_SCENERIES = ('sky', 'sea', 'mountains', 'rain', 'snow', 'stars', 'aurora', 'fire', 'bokeh', 'gradient')
LATER_SCENERIES = ('clouds', 'forest', 'city', 'smoke', 'embers', 'underwater', 'particles')
SCENERIES = FIRST_SCENERIES + LATER_SCENERIES
KINDS = (*SCENERIES, 'objects', 'person')
ACTIONS = ('waves', 'nods', 'shakes the head', 'looks around', 'talks', 'walks')
DAYTIMES = ('day', 'sunset', 'night')
FIRST_CAMERAS = ('static', 'pan left', 'pan right', 'zoom in', 'zoom out')
LATER_CAMERAS = (
    'tilt up',
    'tilt down',
    'roll left',
    'roll right',
    'push left',
    'push right',
    'orbit',
    'handheld',
    'whip pan',
    'dolly zoom',
    'crane up',
)
CAMERAS = FIRST_CAMERAS + LATER_CAMERAS
ROOM_CAMERAS = ('zoom in', 'zoom out', 'handheld', 'roll left', 'roll right', 'orbit', 'dolly zoom')
"""Moves that keep the middle of a room, and so its bodies, in the picture."""
PEOPLE = 0.10
"""Share of the scenes without bodies that show a person."""
WEATHERS = ('rain', 'snow')
STYLES = ('black and white', 'sepia', 'warm', 'cool', 'dark', 'bright', 'dreamy')
COLOURLESS_STYLES = frozenset({'black and white', 'sepia'})
SHAPES = ('ball', 'square', 'star', 'ring', 'triangle')
MOTIONS = ('bounces', 'rolls', 'slides', 'falls', 'spins', 'orbits')
MATERIALS = ('rubber', 'wood', 'metal', 'glass')
COLOURS = {
    'red': (0.86, 0.12, 0.12),
    'orange': (0.97, 0.52, 0.08),
    'yellow': (0.96, 0.86, 0.15),
    'green': (0.15, 0.68, 0.22),
    'blue': (0.13, 0.32, 0.90),
    'purple': (0.52, 0.18, 0.78),
    'pink': (0.97, 0.48, 0.72),
    'white': (0.95, 0.95, 0.95),
}
ROOMS = ('grey', 'blue', 'warm', 'dark', 'green')
ASPECTS = {'landscape': (128, 80), 'portrait': (80, 128), 'square': (96, 96), 'classic': (112, 80)}

WITH_DAYTIME = frozenset({'sky', 'sea', 'mountains', 'rain', 'snow', 'clouds', 'forest', 'city'})
WITH_COLOUR = frozenset({'aurora', 'bokeh', 'gradient', 'smoke', 'particles'})
WITH_WEATHER = frozenset({'sky', 'sea', 'mountains', 'forest', 'city'})
"""Sceneries over which rain or snow can fall."""

Split = Literal['train', 'held']


@dataclass(frozen=True)
class Quality:
    """How well the clip is shot. A perfect clip has exposure 1, saturation 1.05 and nothing else."""

    exposure: float
    saturation: float
    shake: float
    haze: float
    noise: float

    @property
    def score(self) -> float:
        """0 is perfect, negative is worse; the photogenic set is the top slice."""
        return -(
            abs(self.exposure - 1) * 4
            + abs(self.saturation - 1.05) * 2
            + self.shake * 100
            + self.haze * 4
            + self.noise * 20
        )


@dataclass(frozen=True)
class Body:
    """One moving object. `lane` is its home x, `direction` +1 or -1; `motion.positions` says what the rest means."""

    shape: str
    colour: str
    motion: str
    material: str
    radius: float
    lane: float
    direction: int
    speed: float
    period: float
    height: float
    phase: float
    span: float


class Mark(NamedTuple):
    """A body (by its place in `bodies`; 0 also means the person) covered by one flat colour, as a matte is."""

    index: int
    colour: str


@dataclass(frozen=True)
class Scene:
    """Everything decided about a clip. `kind` is one of KINDS; `person` and `action` belong to 'person'. A `title` is
    written over the finished picture; a `mark` lies over it where one thing is seen. `fps` is the rate it is filmed at;
    it is always shown at 16, so 32 is slow motion and 8 a time lapse.
    """

    seed: int
    kind: str
    aspect: str
    daytime: str | None
    colour: str | None
    second_colour: str | None
    room: str | None
    camera: str
    bodies: tuple[Body, ...]
    quality: Quality
    weather: str | None = None
    style: str | None = None
    person: Identity | None = None
    action: str | None = None
    title: Title | None = None
    mark: Mark | None = None
    fps: int = 16


def stream(seed: int, purpose: str) -> random.Random:
    """An independent, platform-stable stream of random numbers for one purpose of one scene."""
    return random.Random(f'{seed}/{purpose}')


def held_out(shape: str, colour: str, motion: str) -> bool:
    """Combinations that are never rendered for training (about 9 %), for honest tests of composition."""
    index = SHAPES.index(shape) + 2 * list(COLOURS).index(colour) + 3 * MOTIONS.index(motion)
    return index % 11 == 0


def held_out_scenery(kind: str, daytime: str | None, colour: str | None, camera: str) -> bool:
    """Scenery combinations that are never rendered for training (about 6 %): the static camera is always seen."""
    if camera == 'static':
        return False
    attribute = DAYTIMES.index(daytime) if daytime else list(COLOURS).index(colour) if colour else 0
    return (SCENERIES.index(kind) + 5 * attribute + 3 * CAMERAS.index(camera)) % 13 == 0


def held_out_action(action: str, room: str) -> bool:
    """Actions in rooms that are never rendered for training (about 14 %)."""
    return (ACTIONS.index(action) + 2 * ROOMS.index(room)) % 7 == 0


def half_extent(scene: Scene) -> tuple[float, float]:
    """Half width and half height of the picture in world units."""
    width, height = ASPECTS[scene.aspect]
    short = min(width, height)
    return width / short / 2, height / short / 2


def draw(seed: int, split: Split = 'train', aspect: str | None = None, objects: float = 0.35) -> Scene:
    """The scene of a seed. `split='held'` gives held-out combinations only; `objects` is the share with bodies.

    The aspect is drawn from its own stream (about 62 % landscape, 13 % portrait, 13 % square, 12 % classic) unless it
    is given, so the same seed describes the same scene in every aspect. What came to the world later (sceneries,
    cameras, weather, styles) is drawn from streams of its own, so that scenes without it stay as they were.
    """
    if aspect is None:
        aspect = stream(seed, 'aspect').choices(('landscape', 'portrait', 'square'), (70, 15, 15))[0]
        if stream(seed, 'classic').random() < 0.12:
            aspect = 'classic'
    chance = stream(seed, f'scene {split}')
    quality = _draw_quality(stream(seed, 'quality'))
    half_width = ASPECTS[aspect][0] / min(ASPECTS[aspect]) / 2
    later = stream(seed, f'later {split}')
    if chance.random() < objects:
        return Scene(
            seed=seed,
            kind='objects',
            aspect=aspect,
            daytime=None,
            colour=None,
            second_colour=None,
            room=chance.choice(ROOMS),
            camera=later.choice(ROOM_CAMERAS) if later.random() < 0.12 else 'static',
            bodies=_draw_bodies(seed, chance, split, half_width),
            quality=quality,
            style=later.choice(_tinting_styles()) if later.random() < 0.05 else None,
        )
    if stream(seed, 'person').random() < PEOPLE:
        return draw_person_scene(seed, split, aspect)
    kind, daytime, colour, camera = _draw_scenery(chance, later, split)
    second = chance.choice([name for name in list(COLOURS)[:7] if name != colour]) if kind == 'gradient' else None
    weather = later.choice(WEATHERS) if kind in WITH_WEATHER and later.random() < 0.12 else None
    style = None
    if later.random() < 0.07:
        style = later.choice(_tinting_styles() if colour or daytime == 'sunset' else STYLES)
    return Scene(
        seed=seed,
        kind=kind,
        aspect=aspect,
        daytime=daytime,
        colour=colour,
        second_colour=second,
        room=None,
        camera=camera,
        bodies=(),
        quality=quality,
        weather=weather,
        style=style,
    )


def draw_person_scene(seed: int, split: Split = 'train', aspect: str = 'landscape', who: int | None = None) -> Scene:
    """A scene of one person. `who` is the seed of the identity, so that one person can be drawn in many scenes.

    In 'held' both the person's looks and the action in its room are combinations that training never shows.
    """
    chance = stream(seed, f'person {split}')
    while True:
        action, room = chance.choice(ACTIONS), chance.choice(ROOMS)
        if held_out_action(action, room) == (split == 'held'):
            break
    return Scene(
        seed=seed,
        kind='person',
        aspect=aspect,
        daytime=None,
        colour=None,
        second_colour=None,
        room=room,
        camera=chance.choice(('handheld', 'zoom in', 'zoom out')) if chance.random() < 0.15 else 'static',
        bodies=(),
        quality=_draw_quality(stream(seed, 'quality')),
        style=chance.choice(_tinting_styles()) if chance.random() < 0.05 else None,
        person=identity(seed if who is None else who, split == 'held'),
        action=action,
    )


def paced(scene: Scene) -> Scene:
    """The scene filmed at another rate than it is shown at."""
    return replace(scene, fps=stream(scene.seed, 'fps').choice((8, 32)))


def titled(scene: Scene) -> Scene:
    """The scene with the title of its seed written over it."""
    width, height = ASPECTS[scene.aspect]
    return replace(scene, title=draw_title(stream(scene.seed, 'title'), width / height))


def _tinting_styles() -> list[str]:
    """Styles under which a colour that the caption names can still be told."""
    return [style for style in STYLES if style not in COLOURLESS_STYLES]


def _draw_scenery(chance: random.Random, later: random.Random, split: Split) -> tuple[str, str | None, str | None, str]:
    """Kind, daytime, colour and camera: a combination of the wanted split."""
    wanted = split == 'held'
    if later.random() < 0.42:
        while True:
            kind = later.choice(LATER_SCENERIES)
            daytime = later.choice(DAYTIMES) if kind in WITH_DAYTIME else None
            colour = later.choice(list(COLOURS)) if kind in WITH_COLOUR else None
            if kind == 'smoke' and later.random() < 0.4:
                colour = 'white'
            camera = later.choice(FIRST_CAMERAS) if later.random() < 0.75 else 'static'
            if held_out_scenery(kind, daytime, colour, camera) == wanted:
                break
    else:
        while True:
            kind = chance.choice(FIRST_SCENERIES)
            daytime = chance.choice(DAYTIMES) if kind in WITH_DAYTIME else None
            colour = chance.choice(list(COLOURS)[:7]) if kind in WITH_COLOUR else None
            camera = chance.choice(FIRST_CAMERAS) if chance.random() < 0.75 else 'static'
            if held_out_scenery(kind, daytime, colour, camera) == wanted:
                break
    if later.random() < 0.22:
        moves = [move for move in LATER_CAMERAS if held_out_scenery(kind, daytime, colour, move) == wanted]
        camera = later.choice(moves) if moves else camera
    return kind, daytime, colour, camera


def _draw_quality(chance: random.Random) -> Quality:
    return Quality(
        exposure=min(1.3, max(0.7, chance.gauss(1, 0.10))),
        saturation=min(1.4, max(0.6, chance.gauss(1.03, 0.14))),
        shake=abs(chance.gauss(0, 0.004)) if chance.random() < 0.3 else 0.0,
        haze=max(0.0, chance.gauss(0, 0.07)),
        noise=abs(chance.gauss(0, 0.006)) if chance.random() < 0.3 else 0.0,
    )


def _draw_bodies(seed: int, chance: random.Random, split: Split, half_width: float) -> tuple[Body, ...]:
    count = 2 if split == 'train' and half_width > 0.6 and chance.random() < 0.15 else 1
    bodies: list[Body] = []
    while len(bodies) < count:
        shape, colour, motion = chance.choice(SHAPES), chance.choice(list(COLOURS)), chance.choice(MOTIONS)
        if held_out(shape, colour, motion) != (split == 'held'):
            continue
        if any(shape == other.shape or colour == other.colour for other in bodies):
            continue
        bodies.append(
            _draw_body(stream(seed, f'body {len(bodies)}'), shape, colour, motion, count, len(bodies), half_width)
        )
    return tuple(bodies)


def _draw_body(
    chance: random.Random, shape: str, colour: str, motion: str, count: int, index: int, half_width: float
) -> Body:
    radius = chance.uniform(0.15, 0.20) if count == 1 else chance.uniform(0.125, 0.145)
    wander = chance.uniform(-0.12, 0.12) * (half_width / 0.8)
    lane = wander if count == 1 else (-0.5, 0.5)[index] * half_width
    span = half_width - radius * 0.8 if count == 1 else 0.45 * half_width - radius * 0.6
    period = {'bounces': (0.6, 0.9), 'falls': (1.6, 2.5)}.get(motion, (1.0, 1.0))
    speed = {
        'rolls': (0.5, 0.8) if count == 1 else (0.25, 0.4),
        'slides': (0.45, 0.75) if count == 1 else (0.25, 0.4),
        'spins': (2.0, 4.0),
        'orbits': (2.6, 4.2),
    }.get(motion, (0.0, 0.2))
    height = {'bounces': (0.28, 0.42), 'falls': (0.5, 0.7)}.get(motion, (0.18, 0.24) if count == 1 else (0.13, 0.16))
    return Body(
        shape=shape,
        colour=colour,
        motion=motion,
        material=chance.choice(MATERIALS),
        radius=radius,
        lane=lane,
        direction=chance.choice((-1, 1)),
        speed=chance.uniform(*speed),
        period=chance.uniform(*period),
        height=chance.uniform(*height),
        phase=chance.random(),
        span=span,
    )
