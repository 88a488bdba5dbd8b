import { expect, test } from 'vitest';
import { histogramOf, levelFacts } from './histogram.ts';
import type { SampledPicture } from './sampledPicture.ts';
import { colourPlace, skinAngle, vectorscopeOf, vectorscopeSize, vectorscopeTargets } from './vectorscope.ts';
import { lumaWaveform, rgbParade, type Waveform } from './waveform.ts';

type Colour = readonly [red: number, green: number, blue: number];

const picture = (width: number, height: number, colourAt: (column: number, row: number) => Colour): SampledPicture => ({
	width, height,
	data: new Uint8ClampedArray(Array.from({ length: width * height }, (_, place) => [...colourAt(place % width, Math.floor(place / width)), 255]).flat()),
});
const bars: readonly Colour[] = [[191, 191, 191], [191, 191, 0], [0, 191, 191], [0, 191, 0], [191, 0, 191], [191, 0, 0], [0, 0, 191]];
const colourBars = picture(7, 4, column => bars[column] ?? [0, 0, 0]);
const ramp = picture(256, 3, column => [column, column, column]);
const flat = picture(8, 8, () => [64, 64, 64]);

/** The levels found in a column, darkest first. */
const levelsIn = (waveform: Waveform, column: number): number[] =>
	Array.from({ length: 256 }, (_, level) => level).filter(level => (waveform.counts[level * waveform.columns + column] ?? 0) > 0);
const placesIn = (counts: Uint32Array): { x: number; y: number; count: number }[] => [...counts].flatMap((count, place) => count === 0 ? []
	: [{ x: place % vectorscopeSize / (vectorscopeSize - 1) - 0.5, y: 0.5 - Math.floor(place / vectorscopeSize) / (vectorscopeSize - 1), count }]);

test('the waveform of a ramp is a straight line from black to white', () => {
	const waveform = lumaWaveform(ramp);
	expect(Array.from({ length: 256 }, (_, column) => levelsIn(waveform, column))).toEqual(Array.from({ length: 256 }, (_, column) => [column]));
	expect(waveform.counts[128 * 256 + 128]).toBe(3);
});
test('a flat field is one level in every column', () => {
	const waveform = lumaWaveform(flat);
	expect(Array.from({ length: 8 }, (_, column) => levelsIn(waveform, column))).toEqual(Array.from({ length: 8 }, () => [64]));
	expect(waveform.counts[64 * 8]).toBe(8);
});
test('the waveform of colour bars steps down with their luma', () => {
	const steps = bars.map((_, column) => levelsIn(lumaWaveform(colourBars), column)[0] ?? -1);
	expect(steps).toEqual([191, 177, 150, 137, 54, 41, 14]);
});
test('a parade shows each colour by itself', () => {
	const [red, green, blue] = rgbParade(colourBars);
	expect(bars.map((_, column) => [levelsIn(red, column), levelsIn(green, column), levelsIn(blue, column)].flat())).toEqual(bars);
});
test('every pixel is counted once in each scope', () => {
	const total = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);
	const histogram = histogramOf(colourBars);
	expect([lumaWaveform(colourBars).counts, ...rgbParade(colourBars).map(part => part.counts), vectorscopeOf(colourBars), histogram.luma, histogram.red, histogram.green, histogram.blue].map(total))
		.toEqual(Array.from({ length: 9 }, () => 28));
});
test('grey lies in the middle of the vectorscope, however bright', () => {
	placesIn(vectorscopeOf(ramp)).forEach(({ x, y }) => {
		expect(Math.abs(x)).toBeLessThan(0.005);
		expect(Math.abs(y)).toBeLessThan(0.005);
	});
});
test('colour bars at 75 % fall into the boxes of the vectorscope', () => {
	const places = placesIn(vectorscopeOf(colourBars));
	vectorscopeTargets.forEach(({ place }) => {
		const nearest = Math.min(...places.map(({ x, y }) => Math.hypot(x - place.x, y - place.y)));
		expect(nearest).toBeLessThan(0.006);
	});
});
test('a colour lies opposite its complement, and blue and red reach the edge', () => {
	const [red, cyan] = [colourPlace(1, 0, 0), colourPlace(0, 1, 1)];
	expect(red.x + cyan.x).toBeCloseTo(0);
	expect(red.y + cyan.y).toBeCloseTo(0);
	expect([red.y, colourPlace(0, 0, 1).x]).toEqual([expect.closeTo(0.5), expect.closeTo(0.5)]);
});
test('skin of every tone lies near the skin line', () => {
	const tones: readonly Colour[] = [[255, 219, 172], [224, 172, 105], [198, 134, 66], [141, 85, 36]];
	tones.forEach(([red, green, blue]) => {
		const { x, y } = colourPlace(red / 255, green / 255, blue / 255);
		expect(Math.abs(Math.atan2(y, x) / Math.PI * 180 - skinAngle)).toBeLessThan(25);
	});
});
test('the facts of a picture are in percent of white', () => {
	expect(levelFacts(histogramOf(flat))).toEqual({ darkest: expect.closeTo(25.1, 1), brightest: expect.closeTo(25.1, 1), middle: expect.closeTo(25.1, 1), crushed: 0, clipped: 0 });
	expect(levelFacts(histogramOf(ramp))).toMatchObject({ darkest: 0, brightest: 100, middle: expect.closeTo(49.8, 1), crushed: expect.closeTo(0.39), clipped: expect.closeTo(0.39) });
	expect(levelFacts(histogramOf(picture(0, 0, () => [0, 0, 0])))).toEqual({ darkest: 0, brightest: 0, middle: 0, crushed: 0, clipped: 0 });
});
