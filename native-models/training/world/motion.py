"""How bodies move and what of it can be heard: places, contacts and events of a scene as functions of time."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np

from world.scene import FLOOR, Body, Scene, stream

EventKind = Literal['impact', 'bounce', 'roll', 'scrape', 'whoosh', 'wave', 'crackle']


class Event(NamedTuple):
    """Something audible that is also visible. `strength` is 0..1, `x` the place in world coordinates.

    roll and scrape mark the start of a steady movement, which lasts until the body's next event of any kind
    (a body reaching the edge makes an impact, then rolls on the other way); read its speed from `positions`.
    """

    time_seconds: float
    kind: EventKind
    material: str
    strength: float
    x: float


RESTITUTION = {'rubber': 0.62, 'wood': 0.42, 'metal': 0.46, 'glass': 0.38}
"""Speed kept by a falling body at each contact; the picture and the sound both follow it."""


class _Fall(NamedTuple):
    """One drop: free fall to `hit`, then hops that start at `contacts[i]` with upward speed `speeds[i]`."""

    gravity: float
    start: float
    hit: float
    contacts: tuple[float, ...]
    speeds: tuple[float, ...]


def _fall(body: Body) -> _Fall:
    drop = (FLOOR - body.radius) + 0.6
    gravity = 2 * drop / body.height**2
    start = 0.15 * body.phase
    hit = start + body.height
    contacts, speeds = [hit], []
    upward = gravity * body.height
    for _ in range(3):
        upward *= RESTITUTION[body.material]
        speeds.append(upward)
        landing = contacts[-1] + 2 * upward / gravity
        if landing >= body.period:
            break
        contacts.append(landing)
    return _Fall(gravity, start, hit, tuple(contacts), tuple(speeds))


def _triangle(distance: np.ndarray, span: float) -> np.ndarray:
    """Position in [-span, span] of a point that started in the middle and turned back at both ends."""
    folded = np.mod(distance + span, 4 * span)
    return np.where(folded < 2 * span, folded - span, 3 * span - folded)


def _start_distance(body: Body) -> float:
    """Rolling and sliding bodies start off-centre, so that the first second crosses the middle of the picture."""
    return -0.5 * body.span * (0.5 + body.phase)


def _position(body: Body, t: np.ndarray) -> np.ndarray:
    ground = FLOOR - body.radius
    if body.motion == 'bounces':
        beat = np.mod(t / body.period + body.phase, 1)
        x = body.lane + body.direction * _triangle(body.speed * (t - 0.5), max(0.05, body.span - abs(body.lane)) * 0.5)
        return np.stack([x, ground - body.height * 4 * beat * (1 - beat), 0 * t], -1)
    if body.motion in ('rolls', 'slides'):
        travel = body.direction * _triangle(_start_distance(body) + body.speed * t, body.span)
        home = 0.0 if abs(body.lane) < 0.3 else body.lane
        rotation = travel / body.radius if body.motion == 'rolls' else 0 * t
        return np.stack([home + travel, ground + 0 * t, rotation], -1)
    if body.motion == 'falls':
        fall = _fall(body)
        inside = np.mod(t, body.period)
        y = -0.6 + 0.5 * fall.gravity * np.maximum(inside - fall.start, 0) ** 2
        y = np.minimum(y, ground)
        for contact, upward in zip(fall.contacts, fall.speeds, strict=False):
            since = inside - contact
            hop = np.maximum(upward * since - 0.5 * fall.gravity * since**2, 0)
            y = np.where((since > 0) & (since < 2 * upward / fall.gravity), ground - hop, y)
        return np.stack([body.lane + 0 * t, y, 0 * t], -1)
    angle = body.direction * body.speed * t + body.phase * 2 * math.pi
    if body.motion == 'spins':
        return np.stack([body.lane + 0 * t, -0.06 + 0.1 * (body.phase - 0.5) + 0 * t, angle], -1)
    half_width = body.span * 0.9
    across = min(body.height * 1.25, half_width)
    return np.stack([body.lane + across * np.cos(angle), -0.04 + body.height * 0.8 * np.sin(angle), 0 * t], -1)


def positions(scene: Scene, t: np.ndarray) -> np.ndarray:
    """Centres and rotations of the bodies: float64 [bodies, len(t), (x, y, radians)] at the times `t` in seconds."""
    t = np.asarray(t, dtype=np.float64)
    if not scene.bodies:
        return np.zeros((0, len(t), 3))
    return np.stack([_position(body, t) for body in scene.bodies])


def waves(scene: Scene, duration: float) -> list[float]:
    """Times at which a swell of the sea breaks near the viewer (the picture foams then)."""
    if scene.kind != 'sea':
        return []
    chance = stream(scene.seed, 'waves')
    period, time = chance.uniform(1.8, 3.5), chance.uniform(0.1, 1.6)
    times = []
    while time < duration:
        times.append(time)
        time += period * chance.uniform(0.85, 1.15)
    return times


def crackles(scene: Scene, duration: float) -> list[tuple[float, float]]:
    """Times and strengths at which a burning log cracks (the flames leap then)."""
    if scene.kind != 'fire':
        return []
    chance = stream(scene.seed, 'crackles')
    rate, time, found = chance.uniform(1.2, 3.0), 0.0, []
    while True:
        time += chance.expovariate(rate)
        if time >= duration:
            return found
        found.append((time, chance.uniform(0.3, 1.0)))


def events(scene: Scene, duration: float) -> list[Event]:
    """Everything that sounds in [0, duration), in order of time."""
    found = [Event(time, 'wave', 'water', 0.6, 0.0) for time in waves(scene, duration)]
    found += [Event(time, 'crackle', 'wood', strength, 0.0) for time, strength in crackles(scene, duration)]
    for body in scene.bodies:
        found += _body_events(body, duration)
    return sorted(event for event in found if 0 <= event.time_seconds < duration)


def _body_events(body: Body, duration: float) -> list[Event]:
    def at(time: float, kind: EventKind, strength: float) -> Event:
        x = float(_position(body, np.array([time]))[0, 0])
        return Event(time, kind, body.material, min(1.0, strength), x)

    if body.motion == 'bounces':
        first = -body.phase * body.period
        count = int(duration / body.period) + 2
        strength = 0.55 + 0.9 * (body.height - 0.28)
        return [at(first + i * body.period, 'bounce', strength) for i in range(count) if first + i * body.period >= 0]
    if body.motion in ('rolls', 'slides'):
        steady: EventKind = 'roll' if body.motion == 'rolls' else 'scrape'
        found = [at(0.0, steady, body.speed)]
        turn = (body.span - _start_distance(body)) / body.speed
        while turn < duration:
            found += [at(turn, 'impact', 0.3 + 0.5 * body.speed), at(turn + 1e-6, steady, body.speed)]
            turn += 2 * body.span / body.speed
        return found
    if body.motion == 'falls':
        fall = _fall(body)
        found = []
        for turn in range(int(duration / body.period) + 1):
            strength = 1.0
            for contact in fall.contacts:
                if contact < body.period:
                    found.append(at(turn * body.period + contact, 'impact', strength))
                strength *= RESTITUTION[body.material]
        return found
    turn = 2 * math.pi / body.speed
    # A spinning body whooshes once a turn; an orbiting one when it passes its lowest, nearest point.
    offset = 0.0 if body.motion == 'spins' else (body.direction * (0.25 - body.phase)) % 1
    times = [(offset + i) * turn for i in range(int(duration / turn) + 1)]
    return [at(time, 'whoosh', 0.25 if body.motion == 'spins' else 0.45) for time in times]
