"""Music by rule: a mood gives tempo, mode, harmony, instruments and rhythm; a seed gives the piece, a few bars long.

Pieces loop, begin (one voice after the other) or end (a last chord that rings out), as their captions say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .instruments import HELD, VARIANTS, drum, note, strike
from .sound_events import RATE, Stems

_MAJOR, _MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
_LYDIAN, _PHRYGIAN = (0, 2, 4, 6, 7, 9, 11), (0, 1, 3, 5, 7, 8, 10)


@dataclass(frozen=True)
class Mood:
    """What pieces of a mood share. `drums` is the chance of drums, `low` how many semitones lower it lies."""

    words: tuple[str, ...]
    scale: tuple[int, ...]
    tempo: tuple[int, int]
    progressions: tuple[tuple[int, ...], ...]
    leads: tuple[str, ...]
    beds: tuple[str, ...]
    drums: float
    density: float
    low: int = 0


MOODS = {
    'happy': Mood(
        ('happy', 'cheerful', 'joyful'),
        _MAJOR,
        (104, 144),
        ((0, 4, 5, 3), (0, 3, 4, 4), (0, 5, 3, 4)),
        ('piano', 'marimba', 'flute', 'guitar'),
        ('guitar', 'piano', 'organ'),
        0.6,
        0.8,
    ),
    'calm': Mood(
        ('calm', 'peaceful', 'relaxing', 'gentle'),
        _MAJOR,
        (56, 76),
        ((0, 3), (0, 5, 3, 4), (0, 2, 3)),
        ('piano', 'guitar', 'flute', 'electric piano'),
        ('pad', 'strings', 'guitar'),
        0.0,
        0.4,
    ),
    'sad': Mood(
        ('sad', 'melancholic', 'sorrowful'),
        _MINOR,
        (52, 72),
        ((0, 5, 2, 6), (0, 3, 4), (0, 5)),
        ('piano', 'strings', 'flute'),
        ('strings', 'piano', 'pad'),
        0.0,
        0.4,
    ),
    'dark': Mood(
        ('dark', 'ominous', 'eerie'),
        _PHRYGIAN,
        (50, 66),
        ((0, 1), (0, 0, 1)),
        ('bells', 'brass', 'strings'),
        ('pad', 'strings', 'organ'),
        0.15,
        0.25,
        -12,
    ),
    'epic': Mood(
        ('epic', 'heroic', 'grand'),
        _MINOR,
        (84, 108),
        ((0, 5, 2, 6), (0, 5, 3, 4)),
        ('brass', 'strings'),
        ('strings', 'brass'),
        0.9,
        0.55,
        -5,
    ),
    'tense': Mood(
        ('tense', 'suspenseful', 'nervous'),
        _PHRYGIAN,
        (112, 140),
        ((0, 0, 1, 0), (0, 1)),
        ('strings', 'piano', 'bells'),
        ('bass', 'synth'),
        0.6,
        0.5,
        -7,
    ),
    'dreamy': Mood(
        ('dreamy', 'magical', 'ethereal'),
        _LYDIAN,
        (60, 82),
        ((0, 1), (0, 4, 1)),
        ('bells', 'electric piano', 'flute'),
        ('pad', 'electric piano'),
        0.0,
        0.5,
    ),
    'energetic': Mood(
        ('energetic', 'driving', 'electronic'),
        _MINOR,
        (120, 138),
        ((0, 5, 3, 6), (0, 0, 5, 6)),
        ('synth', 'electric piano'),
        ('synth', 'bass'),
        1.0,
        0.9,
    ),
    'playful': Mood(
        ('playful', 'funny', 'quirky'),
        _MAJOR,
        (100, 132),
        ((0, 4, 0, 4), (0, 3, 4, 0)),
        ('marimba', 'flute', 'guitar'),
        ('marimba', 'guitar', 'piano'),
        0.4,
        0.7,
    ),
}
_PART_WORDS = {'begins': ('an intro', 'a beginning'), 'ends': ('an ending', 'a final chord')}


@dataclass(frozen=True)
class Piece:
    """A piece before it is heard. `part` is 'loops', 'begins' or 'ends'."""

    mood: str
    tempo: int
    root: int
    progression: tuple[int, ...]
    lead: str | None
    bed: str
    has_bass: bool
    has_drums: bool
    part: str
    variant: int


def draw_piece(chance: np.random.Generator) -> Piece:
    mood = str(chance.choice(list(MOODS)))
    it = MOODS[mood]
    # Some pieces are one instrument alone, so that its word can be learnt.
    alone = chance.random() < 0.25
    has_lead = alone or chance.random() < 0.8
    return Piece(
        mood=mood,
        tempo=int(chance.integers(it.tempo[0], it.tempo[1] + 1)),
        root=int(chance.integers(55, 67)) + it.low,
        progression=it.progressions[int(chance.integers(len(it.progressions)))],
        lead=str(chance.choice(it.leads)) if has_lead else None,
        bed='' if alone else str(chance.choice(it.beds)),
        has_bass=not alone and chance.random() < 0.5,
        has_drums=not alone and chance.random() < it.drums,
        part=str(chance.choice(('loops', 'begins', 'ends'), p=(0.7, 0.15, 0.15))),
        variant=int(chance.integers(VARIANTS)),
    )


def _degree(piece: Piece, step: int) -> int:
    """Midi pitch of a step of the scale, counted from the root; steps go on over octaves."""
    scale = MOODS[piece.mood].scale
    return piece.root + 12 * (step // 7) + scale[step % 7]


def perform(piece: Piece, chance: np.random.Generator, count: int) -> Stems:
    """The first `count` samples of a piece."""
    stems = Stems.silence(count)
    seconds = count / RATE
    beat = 60 / piece.tempo
    bars = int(np.ceil(seconds / (4 * beat)))
    last = max(0, int(seconds / (4 * beat)) - 1) if piece.part == 'ends' else None
    for bar in range(bars):
        start = bar * 4 * beat
        chord = piece.progression[bar % len(piece.progression)]
        is_last = last is not None and bar >= last
        if is_last:
            if bar == last:
                _final(stems, piece, start)
            continue
        builds = piece.part == 'begins' and bar == 0
        if piece.bed:
            _bed(stems, piece, chance, chord, start, beat)
        if piece.has_bass and not builds:
            _bass(stems, piece, chord, start, beat)
        if piece.has_drums and not builds:
            _drums(stems, piece, start, beat)
        if piece.lead and not (builds and piece.bed):
            _lead(stems, piece, chance, chord, start, beat)
    return _levelled(stems, chance, piece)


def _chord(piece: Piece, chord: int) -> list[int]:
    return [_degree(piece, chord + step) for step in (0, 2, 4)]


def _final(stems: Stems, piece: Piece, start: float) -> None:
    voice = piece.bed or piece.lead or 'piano'
    held = len(stems.tone) / RATE - start - 0.6
    for pitch in [*_chord(piece, 0), _degree(piece, 7), _degree(piece, -7)]:
        strike(stems, note(voice, piece.variant, pitch), start, 0.3, max(0.3, held))


def _bed(stems: Stems, piece: Piece, chance: np.random.Generator, chord: int, start: float, beat: float) -> None:
    pitches = _chord(piece, chord)
    if piece.bed in HELD and piece.bed not in ('bass', 'synth'):
        for pitch in pitches:
            strike(stems, note(piece.bed, piece.variant, pitch), start, 0.28, 4 * beat)
        return
    octave = -12 if piece.bed in ('bass', 'synth') else 0
    steps = 8 if MOODS[piece.mood].density > 0.45 else 4
    length = 4 * beat / steps
    for step in range(steps):
        pitch = pitches[0] if piece.bed == 'bass' else pitches[(0, 1, 2, 1)[step % 4]]
        voice = note(piece.bed, piece.variant, pitch + octave)
        strike(stems, voice, start + step * length, 0.38, length * 0.9 if piece.bed in HELD else None)


def _bass(stems: Stems, piece: Piece, chord: int, start: float, beat: float) -> None:
    pitch = _degree(piece, chord) - 12
    while pitch > 48:
        pitch -= 12
    for at, length in ((0, 1.4), (2, 1.4)):
        strike(stems, note('bass', piece.variant, pitch), start + at * beat, 0.6, length * beat)


def _drums(stems: Stems, piece: Piece, start: float, beat: float) -> None:
    it = piece.variant
    match piece.mood:
        case 'energetic':
            hits = [('kick', b, 0.7) for b in range(4)] + [('clap', 1, 0.6), ('clap', 3, 0.6)]
            hits += [('hat', b + 0.5, 0.7) for b in range(4)]
        case 'epic' | 'dark':
            hits = [('tom', 0, 0.9), ('tom', 1.5, 0.6), ('tom', 2, 0.9), ('tom', 3, 0.6), ('kick', 0, 0.8)]
        case 'tense':
            hits = [('hat', b / 2, 0.6 if b % 2 else 0.9) for b in range(8)] + [('kick', 0, 0.6)]
        case _:
            hits = [('kick', 0, 0.7), ('snare', 1, 0.6), ('kick', 2, 0.7), ('snare', 3, 0.6)]
            hits += [('shaker', b / 2, 0.5) for b in range(8)]
    for name, at, gain in hits:
        strike(stems, drum(name, it), start + at * beat, gain * 0.7)


def _lead(stems: Stems, piece: Piece, chance: np.random.Generator, chord: int, start: float, beat: float) -> None:
    density = MOODS[piece.mood].density
    step, at = chord + 7 + int(chance.integers(0, 3)) * 2, 0.0
    octave = -12 if piece.lead in ('brass', 'strings', 'guitar') else 0
    while at < 4:
        length = float(chance.choice((0.5, 1.0, 1.5, 2.0), p=_lengths(density)))
        if chance.random() < 0.88:
            voice = note(str(piece.lead), piece.variant, _degree(piece, step) + octave)
            held = length * beat * 0.95 if piece.lead in HELD else None
            strike(stems, voice, start + at * beat, 0.5 * chance.uniform(0.75, 1.0), held)
        step = int(np.clip(step + chance.choice((-2, -1, -1, 1, 1, 2)), chord + 4, chord + 13))
        at += length


def _lengths(density: float) -> tuple[float, float, float, float]:
    quick = 0.15 + 0.5 * density
    rest = 1 - quick
    return (quick, rest * 0.5, rest * 0.2, rest * 0.3)


def _levelled(stems: Stems, chance: np.random.Generator, piece: Piece) -> Stems:
    """To about -21 dB, as music under a picture is mixed; a loop has no fades, an ending none at its start."""
    level = float(np.sqrt(np.mean(stems.mix**2))) + 1e-9
    gain = np.float32(10 ** (chance.uniform(-22.5, -19.5) / 20) / level)
    return Stems(stems.tone * gain, stems.noise * gain)


def style_of(piece: Piece, chance: np.random.Generator) -> str:
    """A caption: mood, tempo, instruments, part; some of them left out, as people do."""
    words = str(chance.choice(MOODS[piece.mood].words))
    pace = 'slow' if piece.tempo < 78 else 'fast' if piece.tempo > 112 else 'moderate'
    voices = [voice for voice in (piece.lead, piece.bed) if voice]
    voices = list(dict.fromkeys(voices))
    if piece.has_drums and chance.random() < 0.7:
        voices.append('drums')
    if piece.has_bass and 'bass' not in voices and chance.random() < 0.3:
        voices.append('bass')
    named = ' and '.join(voices[:3]) if len(voices) < 3 else f'{voices[0]} {voices[1]} and {voices[2]}'
    front = f'{pace} {words}' if chance.random() < 0.5 else words
    form = chance.random()
    if form < 0.35:
        text = f'{front} music with {named}'
    elif form < 0.6:
        text = f'{front} {named} music'
    elif form < 0.72:
        text = f'{named}'
    elif form < 0.88:
        text = f'{front} music'
    else:
        text = f'{front} {named} in a {"major" if MOODS[piece.mood].scale in (_MAJOR, _LYDIAN) else "minor"} key'
    if piece.part in _PART_WORDS and chance.random() < 0.6:
        text += f' {chance.choice(_PART_WORDS[piece.part])}'
    return text
