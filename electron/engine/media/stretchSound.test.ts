import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSoundName } from '../../shared/media/soundName.ts';
import { stretchFilter, stretchSound } from './stretchSound.ts';

let folder = '';
const count = 96_000;
/** Two seconds: silence, then a tone of 440 Hz on the left and its half on the right from 1 s on. */
const tone = (sample: number) => (sample < 48_000 ? 0 : Math.sin(2 * Math.PI * 440 * sample / 48_000) / 2);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-stretch-'));
	await writeFile(join(folder, 'plain.f32'), new Uint8Array(Float32Array.from({ length: 2 * count }, (_, i) => tone(i >> 1) / (1 + i % 2)).buffer));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const stretched = async (name: string): Promise<Float32Array> => {
	const stretch = parseSoundName(name);
	if (!stretch) {
		throw new Error(`${name} is no name.`);
	}
	const path = join(folder, `${name}.f32`);
	await stretchSound({ path: join(folder, 'plain.f32'), sampleCount: count, stretch, stretchedPath: path, signal: new AbortController().signal });
	const { buffer, byteOffset, byteLength } = await readFile(path);
	return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength)).filter((_, i) => i % 2 === 0);
};

/** Crossings of zero a second: twice the pitch. */
const pitch = (samples: Float32Array) => samples.reduce((crossings, value, i) => crossings + (i > 0 && (samples[i - 1] ?? 0) < 0 && value >= 0 ? 1 : 0), 0) / samples.length * 48_000;
const firstLoud = (samples: Float32Array) => samples.findIndex(value => Math.abs(value) > 0.2);

describe('stretched sound', () => {
	test.each([['0@2', 48_000, 440], ['0@0.5', 192_000, 440], ['0@0.3', 320_000, 440], ['0@2f', 48_000, 880], ['0@0.5f', 192_000, 220]])('%s has its length, its events and its pitch', async (name, length, hertz) => {
		const samples = await stretched(name);
		expect(samples.length).toBe(length);
		// The tone begins in the middle, to within a twentieth of a second of the source.
		expect(Math.abs(firstLoud(samples) - length / 2)).toBeLessThan(2400 * Math.max(1, length / count));
		expect(Math.abs(pitch(samples.subarray(length * 0.6, length * 0.9)) - hertz)).toBeLessThan(hertz * 0.03);
	});
	const second = 705_600_000;
	const along = (rest: string, points: readonly (readonly [seconds: number, speed: number])[], anchor = 0) => `0@${rest}~${anchor * second}_0_1~${points.map(([at, speed]) => `${at * second}_${speed}`).join('~')}`;
	test.each([
		// From full speed to a quarter over two seconds: the tone begins where t − 3/16 t² is 1 s, and its pitch is 1 − ⅜·t of what it was.
		['', 440], ['f', 440 * 0.4],
	])('along a ramp sound has its events and its pitch: “%s”', async (rest, hertz) => {
		const samples = await stretched(along(rest, [[0, 1], [2, 0.25]]));
		expect(samples.length).toBe(4 * 48_000);
		const begins = (1 - Math.sqrt(1 - 4 * 3 / 16)) / (2 * 3 / 16);
		expect(Math.abs(firstLoud(samples) / 48_000 - begins)).toBeLessThan(0.03);
		expect(Math.abs(pitch(samples.subarray(1.55 * 48_000, 1.65 * 48_000)) - hertz)).toBeLessThan(hertz * 0.08);
	});
	test('along a ramp at full speed it is the sound itself, either way', async () => {
		const expected = (samples: Float32Array, wanted: (i: number) => number) => samples.subarray(0, Math.min(samples.length, count) - 2000).findIndex((value, i) => Math.abs(value - wanted(i)) > 2e-3);
		expect(expected(await stretched(along('', [[0, 1]])), tone)).toBe(-1);
		expect(expected((await stretched(along('', [[0, 1]], 1))).subarray(0, 48_000), i => tone(48_000 + i))).toBe(-1);
		expect(expected(await stretched(along('r', [[0, 1]])), i => tone(count - 1 - i))).toBe(-1);
		const taped = await stretched(along('f', [[0, 1]]));
		// A kernel smears the tone's hard beginning.
		expect(taped.subarray(48_100, 94_000).findIndex((value, i) => Math.abs(value - tone(48_100 + i)) > 2e-3)).toBe(-1);
	});
	test.each(['', 'f', 'r'])('where a ramp stands still there is silence, without a click, and then it goes on: “%s”', async (rest) => {
		const begins = rest === 'r' ? 0 : 1;
		const samples = await stretched(`0@${rest}~${begins * second}_0_1~0_1_h~${second / 2}_0_h~${second}_1`);
		const peak = (from: number, to: number) => samples.subarray(from * 48_000, to * 48_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
		expect([peak(0.1, 0.45), peak(1.1, 1.4)].map(value => value.toFixed(1))).toEqual(['0.5', '0.5']);
		expect(peak(0.5, 1)).toBe(0);
		// What is left when it stops: a tone that fades has no step larger than its own.
		const steps = samples.subarray(0.4 * 48_000, 1.2 * 48_000).map((value, i, all) => Math.abs(value - (all[i - 1] ?? value)));
		expect(Math.max(...steps)).toBeLessThan(0.05);
	});
	test('where it runs fast as on tape, nothing folds back', async () => {
		// 440 Hz at twenty times the speed is 8.8 kHz; there is nothing else.
		const samples = await stretched(along('f', [[0, 20]], 1));
		const heard = samples.subarray(200, 2200);
		expect(Math.abs(pitch(heard) - 8800)).toBeLessThan(100);
	});
	test('backwards is the same samples, last first', async () => {
		const samples = await stretched('0@1r');
		expect(samples.length).toBe(count);
		expect(samples.findIndex((value, i) => value !== Math.fround(tone(count - 1 - i)))).toBe(-1);
	});
});

test('slower than half takes several steps', () => {
	expect(stretchFilter({ speed: 0.2, keepsPitch: true }, 10)).toBe('atempo=0.5,atempo=0.5,atempo=0.8,apad,atrim=end_sample=10');
	expect(stretchFilter({ speed: 2, keepsPitch: false }, 10)).toBe('asetrate=96000,aresample=48000,apad,atrim=end_sample=10');
});
