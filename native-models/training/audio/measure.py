"""Stage 8: measure the exported graphs on held-out takes, draw the spectrogram sheet, write measured.json."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from audio.clips import FPS, Clip, clip, sharp_events
from audio.codec import CHANNELS, HOP, HOP_LATENT, _spectrum
from audio.encode import load_encoder, read_takes
from audio.export import SAMPLER, session
from audio.judge import Ear, area_under_curve, spearman
from audio.model import MAX_WORDS, WINDOW
from audio.onsets import band_levels, f1, match, merged, onsets, rises
from audio.picture_features import COUNT, HEIGHT, WIDTH, picture_features
from audio.place import REPOSITORY, WEIGHTS, parser
from audio.sampler import sample, sample_long, windows_over
from audio.sync import picture_pulse, sound_pulse, sync_of
from audio.takes import STEMS, apart, marks_of, take
from audio.train_model import word_ids
from noise import gaussian
from world.sound_events import RATE

TOLERANCES = (0.05, 0.1)
BEST_QUALITY = 9
TONAL = ('crickets', 'birds', 'bell', 'beeps', 'siren', 'drone', 'stars', 'aurora', 'bokeh', 'gradient', 'particles')
PARTS = ('codec', 'sync', 'shift', 'real', 'words', 'stems', 'quality', 'joins', 'speed', 'sheet')
SHEET = ('scene effects', 'effects', 'scene ambience', 'ambience', 'music')


def interval(values: np.ndarray, of: Callable[[np.ndarray], float] = np.mean, rounds: int = 1000) -> list[float]:
    """[estimate, low, high]: bootstrap over clips, 95 %."""
    chance = np.random.default_rng(0)
    drawn = [of(values[chance.integers(0, len(values), len(values))]) for _ in range(rounds)]
    return [round(float(v), 4) for v in (of(values), *np.percentile(drawn, [2.5, 97.5]))]


def spectral_errors(truth: np.ndarray, found: np.ndarray) -> tuple[float, float]:
    """Mean over three resolutions of: absolute difference of levels in dB (above -80 dB), spectral convergence."""
    decibels, convergence = [], []
    a, b = (torch.from_numpy(x[None].astype(np.float32)) for x in (truth, found))
    for size in (512, 2048, 8192):
        window = torch.hann_window(size)
        one, two = (_spectrum(x, size, size // 4, window).sqrt() for x in (a, b))
        decibels.append(float((20 * torch.log10((two + 1e-4) / (one + 1e-4))).abs().mean()))
        convergence.append(float((one - two).norm() / (one.norm() + 1e-9)))
    return float(np.mean(decibels)), float(np.mean(convergence))


def si_sdr(truth: np.ndarray, found: np.ndarray) -> float:
    """Scale-invariant signal-to-distortion ratio in dB."""
    part = (found @ truth) / (truth @ truth + 1e-9) * truth
    return float(10 * np.log10((part @ part + 1e-9) / (((found - part) ** 2).sum() + 1e-9)))


class Measured:
    """Graphs, held-out takes, and everything generated from them."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.velocity, self.decoder = session(WEIGHTS / 'audio-velocity.onnx'), session(WEIGHTS / 'audio-decode.onnx')
        statistics = np.load(work / 'latent-statistics.npz')
        self.mean, self.deviation = statistics['mean'], statistics['deviation']
        self.picture = np.load(work / 'picture-held.npy', mmap_mode='r')
        self.takes = read_takes(work, 'held')
        words = json.loads((WEIGHTS / 'audio-vocabulary.json').read_text())['words']
        self.vocabulary = {word: i for i, word in enumerate(words)}

    def truth(self, number: int) -> np.ndarray:
        return take('held', number).sound.mix

    def decode(self, latent: np.ndarray) -> np.ndarray:
        return self.decoder.run(None, {'latent': latent[None]})[0][0]

    def generate(
        self,
        seed: int,
        prompt: str,
        stem: str | None,
        quality: int = BEST_QUALITY,
        picture_of: int | None = None,
    ) -> np.ndarray:
        """Five seconds of a stem from words, a held-out clip's picture, or both."""
        seen = None if picture_of is None else self.picture[picture_of, 0, :WINDOW].astype(np.float32)
        return self.sound(seed, self.ids(prompt, stem, quality), seen)

    def ids(self, prompt: str, stem: str | None, quality: int = BEST_QUALITY) -> np.ndarray:
        """Marks and words as the model takes them: int64 [1, MAX_WORDS]."""
        music = (10 if stem == 'music' else 0) if stem else None
        return np.array([word_ids(prompt, self.vocabulary, marks_of(stem, quality, music))], np.int64)

    def sound(self, seed: int, words: np.ndarray, seen: np.ndarray | None) -> np.ndarray:
        """Five seconds for word ids and picture features [WINDOW, COUNT], if there is a picture."""
        features = np.zeros((WINDOW, COUNT), np.float32) if seen is None else seen
        noise, given = gaussian(seed, (1, CHANNELS, WINDOW)), seen is not None
        steps, guidance = SAMPLER['steps'], SAMPLER['guidance']
        return self.decode(sample(self.velocity, noise, features[None], words, steps, guidance, is_seeing=given)[0])


def wanted_onsets(it: Clip, seconds: float) -> list[float]:
    return merged(e.time_seconds for e in sharp_events(it) if e.strength > 0.15 and e.time_seconds < seconds)


def score(it: Clip, samples: np.ndarray) -> dict[str, object]:
    """Hits, counts and signed errors of one clip. A cut may sound or not: what is heard there is left out."""
    seconds = len(samples) / RATE
    heard, wanted = onsets(samples), wanted_onsets(it, seconds)
    if it.cut_frame is not None:
        heard = np.array([t for t in heard if abs(t - it.cut_frame / FPS) > 0.06 or match(np.array([t]), wanted, 0.05)])
    errors = {tolerance: match(heard, wanted, tolerance) for tolerance in TOLERANCES}
    return {'heard': len(heard), 'wanted': len(wanted), 'errors': errors}


def summary(rows: list[dict[str, object]]) -> dict[str, object]:
    """F1 at both tolerances and timing errors with intervals over clips."""
    counts = np.array([[len(r['errors'][t]) for t in TOLERANCES] + [r['heard'], r['wanted']] for r in rows], float)
    found: dict[str, object] = {'clips': len(rows), 'events': int(counts[:, 3].sum())}
    for column, tolerance in enumerate(TOLERANCES):
        found[f'F1@{round(tolerance * 1000)}ms'] = interval(
            counts, lambda rows, c=column: f1(rows[:, c].sum(), rows[:, 2].sum(), rows[:, 3].sum())
        )
    errors = [np.abs(r['errors'][0.1]) * 1000 for r in rows]
    every = np.concatenate(errors) if errors else np.zeros(1)
    if len(every):
        found['median ms'], found['p90 ms'] = (round(float(v), 1) for v in np.percentile(every, [50, 90]))
    return found


def measure_codec(m: Measured, count: int) -> dict[str, object]:
    """Held-out takes of all kinds, encoded and decoded; tonal ones (crickets, birds, bells, music) apart."""
    encoder = load_encoder(m.work)
    heard = np.load(m.work / 'heard-held.npy', mmap_mode='r')
    rows, tonal = [], []
    for number, it in enumerate(m.takes[:count]):
        with torch.no_grad():
            latent = encoder(torch.from_numpy(heard[number : number + 1].astype(np.float32)))[0][0].numpy()
        decoded = m.decode((((latent - m.mean) / m.deviation).T).astype(np.float32))
        truth = m.truth(number)
        decibels, convergence = spectral_errors(truth, decoded)
        rows.append([decibels, convergence, si_sdr(truth, decoded)])
        rows[-1].append(20 * np.log10((decoded.std() + 1e-6) / (truth.std() + 1e-6)))
        if it['name'] in TONAL or it['stem'] == 'music':
            tonal.append(convergence)
    values = np.array(rows)
    return {
        'takes': len(rows),
        'spectral error dB': interval(values[:, 0]),
        'spectral convergence': interval(values[:, 1]),
        'spectral convergence, tonal': interval(np.array(tonal)),
        'SI-SDR dB': interval(values[:, 2]),
        'level difference dB': interval(values[:, 3]),
    }


def measure_sync(m: Measured, count: int) -> dict[str, object]:
    """The effects stem against the events of scenes: own picture, another scene's, and shifted by half a second."""
    scenes = [(n, clip('held', n)) for n in range(len(m.picture))]
    scenes = [(n, it) for n, it in scenes if len(wanted_onsets(it, WINDOW / FPS)) > 1][:count]
    own, other, ceiling = [], [], []
    for place, (number, it) in enumerate(scenes):
        made = m.generate(number, '', 'effects', picture_of=number)
        own.append(score(it, made))
        other.append(score(scenes[(place + 1) % len(scenes)][1], made))
        ceiling.append(score(it, apart(it)[0].mix[: WINDOW * HOP_LATENT]))
    return {'true sound': summary(ceiling), 'own picture': summary(own), 'another picture': summary(other)}


def lag_between(a: np.ndarray, b: np.ndarray, longest: int) -> int:
    """By how many steps `b` comes after `a`: where the product of both is largest."""
    a, b = a - a.mean(), b - b.mean()
    lags = range(-longest, longest + 1)
    products = [
        float((a[max(0, -lag) : len(a) - max(0, lag)] * b[max(0, lag) : len(b) + min(0, lag)]).sum()) for lag in lags
    ]
    return lags[int(np.argmax(products))]


def measure_shift(m: Measured, count: int) -> dict[str, object]:
    """The same scene and noise with the picture 0.12 to 0.6 s later: by how much later is the sound?

    Found by correlating how the two sounds rise, so nothing is taken from what was expected."""
    scenes = [n for n in range(len(m.picture)) if len(wanted_onsets(clip('held', n), WINDOW / FPS)) > 1][:count]
    rows = []
    for place, number in enumerate(scenes):
        features = m.picture[number, 0, :WINDOW].astype(np.float32)
        delay = (3, 6, 10, 15)[place % 4]
        later = np.concatenate([np.repeat(features[:1], delay, 0), features[:-delay]])
        pair = [rises(m.sound(number, m.ids('', 'effects'), seen)) for seen in (features, later)]
        lag = lag_between(pair[0], pair[1], 160) * HOP / RATE
        rows.append([delay / FPS, lag])
    values = np.array(rows)

    def slope(rows: np.ndarray) -> float:
        return float((rows[:, 0] * rows[:, 1]).sum() / (rows[:, 0] ** 2).sum())

    right = np.abs(values[:, 1] - values[:, 0]) < 0.05
    return {
        'scenes': len(rows),
        'slope': interval(values, slope),
        'median slope': interval(values[:, 1] / values[:, 0], np.median),
        'within 50 ms': interval(right.astype(float)),
    }


def real_pictures(media: Path) -> dict[str, np.ndarray]:
    """Picture features of the first five seconds of every film in a folder that lasts as long as that."""
    found = {}
    for path in sorted(media.glob('*.*')):
        command = ['ffmpeg', '-v', 'error', '-i', str(path), '-t', '5', '-vf']
        command += [f'fps={FPS},scale={WIDTH}:{HEIGHT}:flags=area', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-']
        pixels = np.frombuffer(subprocess.run(command, capture_output=True, check=False).stdout, np.uint8)
        frames = pixels[: len(pixels) // (WIDTH * HEIGHT * 3) * WIDTH * HEIGHT * 3].reshape(-1, HEIGHT, WIDTH, 3)
        if len(frames) >= WINDOW:
            found[path.name] = picture_features(frames[:WINDOW])
    return found


def measure_real(m: Measured, media: Path, seeds: int = 4) -> dict[str, object]:
    """Real footage has no known events: does the sound made for a film follow it more than it follows other films?"""
    seen = real_pictures(media)
    names, own, other = list(seen), [], []
    pulses = [picture_pulse(features) for features in seen.values()]
    for place, name in enumerate(names):
        for seed in range(seeds):
            made = sound_pulse(m.sound(500 + seed, m.ids('', 'effects'), seen[name]))
            own.append(sync_of(made, pulses[place]))
            other.extend(sync_of(made, pulse) for i, pulse in enumerate(pulses) if i != place)
    scores = np.array([[value, 1] for value in own] + [[value, 0] for value in other], float)
    return {
        'films': names,
        'sync with its own picture': interval(np.array(own)),
        'sync with other pictures': interval(np.array(other)),
        'AUC': interval(scores, lambda rows: area_under_curve(rows[:, 0], rows[:, 1])),
    }


def measure_joins(m: Measured, count: int) -> dict[str, object]:
    """Twenty seconds by windows: how much more the sound changes at the edges of windows than elsewhere (1 is none)."""
    length, found = 4 * WINDOW, {}
    asked = [('rain', 'ambience'), ('wind', 'ambience'), ('calm music', 'music'), ('ocean waves', 'ambience')]
    for name, stride, weights in (
        ('triangle', 75, 'triangle'),
        ('uniform', 75, 'uniform'),
        ('none', WINDOW, 'uniform'),
    ):
        starts = windows_over(length, WINDOW, stride)
        edges = {frame for start in starts for frame in (start, start + WINDOW) if 0 < frame < length}
        ratios, levels = [], []
        for number in range(count):
            prompt, stem = asked[number % len(asked)]
            noise, blank = gaussian(70 + number, (1, CHANNELS, length)), np.zeros((1, length, COUNT), np.float32)
            words, guidance = m.ids(prompt, stem), SAMPLER['guidance']
            latent = sample_long(
                m.velocity, noise, blank, words, SAMPLER['steps'], guidance, WINDOW, stride, weights, is_seeing=False
            )
            made = m.decode(latent[0])
            frames = band_levels(made).reshape(length, -1, band_levels(made).shape[1]).mean(1)
            change = np.abs(np.diff(frames, axis=0)).mean(1)
            at = np.array([frame - 1 for frame in sorted(edges)])
            ratios.append(float(change[at].mean() / np.delete(change, at).mean()))
            power = (made.reshape(length, -1) ** 2).mean(1) + 1e-9
            around = [10 * np.log10(power[f : f + 10].mean() / power[f - 10 : f].mean()) for f in sorted(edges)]
            levels.append(float(np.abs(around).mean()))
        found[name] = {
            'change at edges / elsewhere': interval(np.array(ratios)),
            'level step, dB': interval(np.array(levels)),
        }
    return found


def measure_words(m: Measured, ear: Ear, count: int) -> dict[str, object]:
    """Sounds of the library from words alone: does the judge hear what was asked for?"""
    asked: dict[str, int] = {}
    for number, it in enumerate(m.takes):
        if it['kind'] in ('effects', 'ambience') and it['quality'] >= 9 and it['name'] in ear.judge.names:
            asked.setdefault(it['name'], number)
    scores, truth_scores, labels, loud = [], [], [], []
    for name, number in list(asked.items())[:count]:
        it = m.takes[number]
        made = m.generate(number, it['captions'][0], it['stem'])
        scores.append(ear.hear(made)[0])
        truth_scores.append(ear.hear(m.truth(number)[: WINDOW * HOP_LATENT])[0])
        labels.append(ear.judge.names.index(name))
        loud.append(20 * np.log10(made.std() + 1e-6))
    rank = [
        np.array([(row > row[label]).sum() for row, label in zip(each, labels, strict=True)])
        for each in (scores, scores[1:] + scores[:1], truth_scores)
    ]
    found: dict[str, object] = {'prompts': len(labels)}
    for name, places in zip(('generated', 'other words', 'true sound'), rank, strict=True):
        found[f'{name}: first'] = interval((places == 0).astype(float))
        found[f'{name}: among first five'] = interval((places < 5).astype(float))
    found['level dB p10 p50 p90'] = [round(float(v), 1) for v in np.percentile(loud, [10, 50, 90])]
    return found


def measure_stems(m: Measured, ear: Ear, count: int) -> dict[str, object]:
    """The three stems of the same scenes without a word more: is music music, and how loud is each?"""
    scores, truth, levels = [], [], {stem: [] for stem in STEMS}
    for number in range(count):
        for stem in STEMS:
            made = m.generate(1000 + number, 'music' if stem == 'music' else '', stem, picture_of=number)
            scores.append(ear.hear(made)[1])
            truth.append(stem == 'music')
            levels[stem].append(20 * np.log10(made.std() + 1e-6))
    pairs = np.stack([np.array(scores), np.array(truth, float)], 1)
    held = [(n, it) for n, it in enumerate(m.takes[:90]) if it['stem']]
    true = np.array([[ear.hear(m.truth(n))[1], float(it['stem'] == 'music')] for n, it in held])
    found: dict[str, object] = {
        'music detector AUC': interval(pairs, lambda rows: area_under_curve(rows[:, 0], rows[:, 1])),
        'the same on true stems': interval(true, lambda rows: area_under_curve(rows[:, 0], rows[:, 1])),
    }
    for stem, values in levels.items():
        found[f'level dB, {stem}: p10 p50 p90'] = [round(float(v), 1) for v in np.percentile(values, [10, 50, 90])]
    return found


def measure_quality(m: Measured, ear: Ear, count: int) -> dict[str, object]:
    """The same words and noise at four qualities; the judge's opinion beside what was asked."""
    library = [(n, it) for n, it in enumerate(m.takes) if it['kind'] in ('ambience', 'music', 'effects')][:count]
    rows = []
    for number, it in library:
        for quality in (1, 4, 7, 9):
            made = m.generate(number, it['captions'][0], it['stem'], quality)
            rows.append([quality, ear.hear(made)[2]])
    values = np.array(rows, float)
    held = np.array([[min(9, it['quality']), ear.hear(m.truth(n))[2]] for n, it in enumerate(m.takes[:90])], float)
    return {
        'Spearman': interval(values, lambda rows: spearman(rows[:, 0], rows[:, 1])),
        'the same on true takes': interval(held, lambda rows: spearman(rows[:, 0], rows[:, 1])),
    }


def speed(steps: int) -> dict[str, float]:
    """Seconds of computation for a second of sound on two threads, ten seconds' worth, guided."""
    velocity = session(WEIGHTS / 'audio-velocity.onnx', 2)
    decoder = session(WEIGHTS / 'audio-decode.onnx', 2)
    picture = np.zeros((1, WINDOW, COUNT), np.float32)
    words = np.zeros((1, MAX_WORDS), np.int64)
    noise = gaussian(1, (1, CHANNELS, WINDOW))
    sample(velocity, noise, picture, words, 2, 3.0)
    decoder.run(None, {'latent': noise})
    started = time.perf_counter()
    latent = sample(velocity, noise, picture, words, steps, 3.0)
    middle = time.perf_counter()
    decoder.run(None, {'latent': latent})
    ended = time.perf_counter()
    length = WINDOW / 25
    return {
        'sampling, s per s': round((middle - started) / length, 3),
        'decoding, s per s': round((ended - middle) / length, 4),
    }


def sheet(m: Measured, path: Path) -> None:
    """Spectrograms, uncurated: the first held-out take of each sort; truth above, generated below."""
    import matplotlib

    matplotlib.use('Agg')
    import matplotlib.pyplot as plot

    first: dict[str, int] = {}
    for number, it in enumerate(m.takes):
        if it['quality'] >= 8 and it['kind'] != 'scene mix':
            first.setdefault(f'{it["kind"]}: {it["name"]}', number)
    kinds = sorted(first, key=lambda kind: first[kind])
    chosen = [kind for group in SHEET for kind in [k for k in kinds if k.startswith(group)][:5]]
    figure, axes = plot.subplots(2 * len(SHEET), 5, figsize=(15, 4 * len(SHEET)))
    for place, kind in enumerate(chosen):
        number = first[kind]
        it = m.takes[number]
        own = it['clip'] if it['own'] else None
        pair = (
            m.truth(number)[: WINDOW * HOP_LATENT],
            m.generate(number, it['captions'][0], it['stem'], picture_of=own),
        )
        for row, samples in enumerate(pair):
            axis = axes[2 * (place // 5) + row, place % 5]
            axis.specgram(samples + 1e-9, NFFT=1024, noverlap=512, Fs=RATE, vmin=-150, vmax=-40, cmap='magma')
            axis.set_ylim(0, 14_000)
            axis.set_xticks([])
            axis.set_yticks([])
            axis.set_title(kind if row == 0 else it['captions'][0][:44], fontsize=7)
            if own is not None:
                for time_ in wanted_onsets(clip('held', own), WINDOW / FPS):
                    axis.axvline(time_, ymin=0.93, color='white', linewidth=0.8)
    figure.tight_layout(pad=0.4)
    figure.savefig(path, dpi=62)
    from PIL import Image

    Image.open(path).convert('RGB').quantize(56).save(path, optimize=True)
    print(f'{path.name} {path.stat().st_size} bytes', flush=True)


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--scenes', type=int, default=40)
    arguments.add_argument('--codec', type=int, default=96)
    arguments.add_argument('--words', type=int, default=36)
    arguments.add_argument('--stems', type=int, default=12)
    arguments.add_argument('--quality', type=int, default=12)
    arguments.add_argument('--joins', type=int, default=8)
    arguments.add_argument('--media', type=Path, help='a folder of real films to try; none: left out')
    arguments.add_argument('--only', choices=PARTS, nargs='*')
    given = arguments.parse_args()
    torch.set_num_threads(1)
    m = Measured(given.work)
    path = given.work / 'measured.json'
    found: dict[str, object] = json.loads(path.read_text()) if path.exists() else {}
    wanted = given.only or PARTS
    ear = Ear(given.work) if {'words', 'stems', 'quality'} & set(wanted) else None

    def note(name: str, value: object) -> None:
        found[name] = value
        print(json.dumps({name: value}), flush=True)
        path.write_text(json.dumps(found, indent=1))

    for name in wanted:
        match name:
            case 'sheet':
                sheet(m, REPOSITORY / 'native-models' / 'nano' / 'spectrograms-audio.png')
            case 'codec':
                note('codec', measure_codec(m, given.codec))
            case 'sync':
                note('sync', measure_sync(m, given.scenes))
            case 'shift':
                note('shift', measure_shift(m, given.scenes))
            case 'real' if given.media:
                note('real', measure_real(m, given.media))
            case 'joins':
                note('joins', measure_joins(m, given.joins))
            case 'speed':
                note('speed', speed(SAMPLER['steps']))
            case 'words' if ear:
                note('words', measure_words(m, ear, given.words))
            case 'stems' if ear:
                note('stems', measure_stems(m, ear, given.stems))
            case 'quality' if ear:
                note('quality', measure_quality(m, ear, given.quality))


if __name__ == '__main__':
    main()
