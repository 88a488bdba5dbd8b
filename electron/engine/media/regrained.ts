import type { SoundRamp } from '../../shared/media/soundName.ts';
import { positionAt, rampExtent } from './rampPositions.ts';
import type { SourceReader } from './resampled.ts';

/** Half a grain: 20 ms, a period of the lowest voice. Grains overlap by half. */
const half = 960;
const grain = 2 * half;
/** How far a grain may be read from where it should be, to fit the one before: 10 ms, below what anyone hears as late. */
const tolerance = 480;
const coarse = 4;
/** Grains in a block: two divide every piece of a ramp. */
const grainsInBlock = 50;

const window = Float64Array.from({ length: grain }, (_, i) => 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / grain));

/** How alike `half` samples from `a` and from `b` on are, every `step`th of them: their correlation by the length of the one at `b`. */
const likeness = (mono: Float32Array, a: number, b: number, step: number): number => {
	let [product, energy] = [0, 1e-9];
	for (let i = 0; i < half; i += step) {
		const other = mono[b + i] ?? 0;
		product += (mono[a + i] ?? 0) * other;
		energy += other * other;
	}
	return product / Math.sqrt(energy);
};

/** The place near `wanted` from which a source goes on most like from `expected`; that itself where it is near enough. */
const bestPlace = (mono: Float32Array, expected: number, wanted: number): number => {
	if (Math.abs(expected - wanted) <= tolerance) {
		return expected;
	}
	let best = wanted;
	let most = likeness(mono, expected, wanted, coarse);
	const look = (place: number, step: number) => {
		const here = likeness(mono, expected, place, step);
		if (here > most) {
			[best, most] = [place, here];
		}
	};
	for (let place = wanted - tolerance; place <= wanted + tolerance; place += coarse) {
		look(place, coarse);
	}
	const near = best;
	most = likeness(mono, expected, near, 1);
	for (let place = near - coarse + 1; place < near + coarse; place++) {
		look(place, 1);
	}
	return best;
};

/**
 * A sound along a ramp with its pitch kept: grains of the source one over the next, each from where the source should be by then, moved by up to 10 ms so that it goes on as the
 * grain before does (WSOLA; Verhelst and Roelands, 1993). At full speed the source itself. Yields interleaved stereo, a second at a time.
 */
export async function* regrained(ramp: SoundRamp, read: SourceReader): AsyncGenerator<Float32Array> {
	const { first, count } = rampExtent(ramp);
	/** Where a grain should be read: its middle is what is heard then. */
	const wantedOf = (number: number): number => Math.round(positionAt(ramp, first + number * half)) - half;
	/** Where the grain before was read. */
	let before = wantedOf(0);
	for (let number = 0; number * half < count; number += grainsInBlock) {
		const wanted = Array.from({ length: grainsInBlock }, (_, place) => wantedOf(number + place + 1));
		const begun = Math.min(before, wanted[0] ?? 0) - tolerance - grain;
		const source = await read(begun, Math.max(before, wanted.at(-1) ?? 0) + tolerance + 2 * grain - begun);
		const mono = Float32Array.from({ length: source.length >> 1 }, (_, i) => (source[2 * i] ?? 0) + (source[2 * i + 1] ?? 0));
		const out = new Float32Array(2 * half * grainsInBlock);
		wanted.forEach((place, at) => {
			const here = bestPlace(mono, before + half - begun, place - begun) + begun;
			for (let i = 0; i < half; i++) {
				const [fading, rising] = [window[half + i] ?? 0, window[i] ?? 0];
				for (const side of [0, 1]) {
					out[2 * (at * half + i) + side] = fading * (source[2 * (before + half + i - begun) + side] ?? 0) + rising * (source[2 * (here + i - begun) + side] ?? 0);
				}
			}
			before = here;
		});
		yield out;
	}
}
