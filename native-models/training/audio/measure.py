"""Stage 9: measure the exported graphs on held-out scenes, draw the spectrogram sheet, write measured.json."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from audio.clips import FPS, SECONDS, Clip, clip, sharp_events
from audio.codec import CHANNELS, HOP_LATENT, _spectrum
from audio.encode import load_encoder
from audio.export import SAMPLER, session
from audio.model import WINDOW
from audio.onsets import f1, match, merged, onsets
from audio.place import REPOSITORY, WEIGHTS, parser
from audio.sampler import sample
from audio.train_model import word_ids
from noise import gaussian
from world.sound_events import RATE

TOLERANCES = (0.05, 0.1)


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


def short_loudness(samples: np.ndarray) -> np.ndarray:
    """RMS levels in dB of 400 ms blocks."""
    size = int(0.4 * RATE)
    blocks = samples[: len(samples) // size * size].reshape(-1, size)
    return 20 * np.log10(np.sqrt((blocks**2).mean(1)) + 1e-6)


class Measured:
    """Graphs, held-out data, and everything generated once."""

    def __init__(self, work: Path, count: int) -> None:
        self.work = work
        self.velocity, self.decoder = session(WEIGHTS / 'audio-velocity.onnx'), session(WEIGHTS / 'audio-decode.onnx')
        statistics = np.load(work / 'latent-statistics.npz')
        self.mean, self.deviation = statistics['mean'], statistics['deviation']
        self.sound = np.load(work / 'sound-held.npy', mmap_mode='r')
        self.picture = np.load(work / 'picture-held.npy', mmap_mode='r')
        self.captions = json.loads((work / 'captions.json').read_text())['held']
        words = json.loads((WEIGHTS / 'audio-vocabulary.json').read_text())['words']
        self.vocabulary = {word: i for i, word in enumerate(words)}
        self.clips = [(n, it) for n, it in ((n, clip('held', n)) for n in range(len(self.captions))) if it.scenes]
        self.clips = self.clips[:count]

    def truth(self, number: int) -> np.ndarray:
        return self.sound[number].astype(np.float32).sum(0) / 32767

    def decode(self, latent: np.ndarray) -> np.ndarray:
        return self.decoder.run(None, {'latent': latent[None]})[0][0]

    def generate(
        self, number: int, guidance: float, steps: int, prompt: bool, picture_of: int | None = None
    ) -> np.ndarray:
        """Sound for the first five seconds of a held-out clip; the picture may be another clip's."""
        features = self.picture[number if picture_of is None else picture_of, 0, :WINDOW].astype(np.float32)[None]
        text = self.captions[number][0] if prompt else ''
        words = np.array([word_ids(text, self.vocabulary)], np.int64)
        noise = gaussian(number, (1, CHANNELS, WINDOW))
        return self.decode(sample(self.velocity, noise, features, words, steps, guidance)[0])


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
    encoder = load_encoder(m.work)
    heard = np.load(m.work / 'codec-held-heard.npy', mmap_mode='r')
    rows, timing = [], []
    for number, it in m.clips[:count]:
        with torch.no_grad():
            latent = encoder(torch.from_numpy(heard[number : number + 1].astype(np.float32)))[0][0].numpy()
        decoded = m.decode((((latent - m.mean) / m.deviation).T).astype(np.float32))
        truth = m.truth(number)
        decibels, convergence = spectral_errors(truth, decoded)
        rows.append([decibels, convergence, si_sdr(truth, decoded), *spectral_errors(truth, truth[::-1])[:1]])
        rows[-1].append(20 * np.log10((decoded.std() + 1e-6) / (truth.std() + 1e-6)))
        if wanted_onsets(it, SECONDS):
            timing.append(score(it, decoded))
    values = np.array(rows)
    return {
        'clips': count,
        'spectral error dB': interval(values[:, 0]),
        'the same against the sound played backwards, dB': interval(values[:, 3]),
        'spectral convergence': interval(values[:, 1]),
        'SI-SDR dB': interval(values[:, 2]),
        'level difference dB': interval(values[:, 4]),
        'onsets': summary(timing),
    }


def measure_model(m: Measured, guidance: float, steps: int, prompt: bool, shuffled: bool) -> dict[str, object]:
    with_events = [(n, it) for n, it in m.clips if wanted_onsets(it, WINDOW / FPS)]
    rows, loudness, true_loudness = [], [], []
    for place, (number, it) in enumerate(with_events):
        other = with_events[(place + 1) % len(with_events)][0] if shuffled else None
        made = m.generate(number, guidance, steps, prompt, other)
        rows.append(score(it, made))
        loudness.append(short_loudness(made))
        true_loudness.append(short_loudness(m.truth(number)[: WINDOW * HOP_LATENT]))
    found = summary(rows)
    for name, values in (('generated', loudness), ('true', true_loudness)):
        low, middle, high = np.percentile(np.concatenate(values), [10, 50, 90])
        found[f'loudness dB p10 p50 p90, {name}'] = [round(float(v), 1) for v in (low, middle, high)]
    return found


def ceiling(m: Measured) -> dict[str, object]:
    """The onset finder on the true sound: nobody can score higher than this."""
    return summary(
        [score(it, m.truth(n)[: WINDOW * HOP_LATENT]) for n, it in m.clips if wanted_onsets(it, WINDOW / FPS)]
    )


def speed(steps: int) -> dict[str, float]:
    """Seconds of computation for a second of sound on two threads, ten seconds' worth, guided."""
    velocity = session(WEIGHTS / 'audio-velocity.onnx', 2)
    decoder = session(WEIGHTS / 'audio-decode.onnx', 2)
    picture = np.zeros((1, WINDOW, 32), np.float32)
    words = np.zeros((1, 20), np.int64)
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
    """Spectrograms, uncurated: the first held-out clip of each kind; truth above, generated below."""
    import matplotlib

    matplotlib.use('Agg')
    import matplotlib.pyplot as plot

    first: dict[str, int] = {}
    for number, it in m.clips:
        scene = it.scenes[0]
        if it.cut_frame is None:
            first.setdefault(scene.bodies[0].motion if scene.bodies else scene.kind, number)
        else:
            first.setdefault('a cut', number)
    kinds = list(first)[:15]
    figure, axes = plot.subplots(6, 5, figsize=(15, 12))
    for place, kind in enumerate(kinds):
        number = first[kind]
        pair = (m.truth(number)[: WINDOW * HOP_LATENT], m.generate(number, SAMPLER['guidance'], SAMPLER['steps'], True))
        for row, samples in enumerate(pair):
            axis = axes[2 * (place // 5) + row, place % 5]
            axis.specgram(samples, NFFT=1024, noverlap=512, Fs=RATE, vmin=-150, vmax=-40, cmap='magma')
            axis.set_ylim(0, 14_000)
            axis.set_xticks([])
            axis.set_yticks([])
            axis.set_title(f'{kind}: {"true" if row == 0 else m.captions[number][0]}'[:44], fontsize=7)
            for time_ in wanted_onsets(clip('held', number), WINDOW / FPS):
                axis.axvline(time_, ymin=0.93, color='white', linewidth=0.8)
    for place in range(len(kinds), 15):
        for row in range(2):
            axes[2 * (place // 5) + row, place % 5].axis('off')
    figure.tight_layout(pad=0.4)
    figure.savefig(path, dpi=62)
    from PIL import Image

    Image.open(path).convert('RGB').quantize(56).save(path, optimize=True)
    print(f'{path.name} {path.stat().st_size} bytes', flush=True)


def main() -> None:
    arguments = parser(__doc__ or '')
    arguments.add_argument('--clips', type=int, default=160)
    arguments.add_argument('--codec', type=int, default=100)
    arguments.add_argument('--only', choices=('sheet', 'codec', 'model'))
    given = arguments.parse_args()
    torch.set_num_threads(1)
    m = Measured(given.work, given.clips)
    path = given.work / 'measured.json'
    found: dict[str, object] = json.loads(path.read_text()) if path.exists() else {}

    def note(name: str, value: object) -> None:
        found[name] = value
        print(json.dumps({name: value}), flush=True)
        path.write_text(json.dumps(found, indent=1))

    if given.only in (None, 'sheet'):
        sheet(m, REPOSITORY / 'native-models' / 'nano' / 'spectrograms-audio.png')
    if given.only in (None, 'codec'):
        note('onset finder on the true sound', ceiling(m))
        note('codec', measure_codec(m, given.codec))
        note('speed', speed(SAMPLER['steps']))
    if given.only in (None, 'model'):
        guidance, steps = SAMPLER['guidance'], SAMPLER['steps']
        note('picture alone', measure_model(m, guidance, steps, False, False))
        note('shuffled pictures', measure_model(m, guidance, steps, False, True))
        note('picture and words', measure_model(m, guidance, steps, True, False))


if __name__ == '__main__':
    main()
