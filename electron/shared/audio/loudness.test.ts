import { describe, expect, test } from 'vitest';
import { LoudnessMeter, type Loudness } from './loudness.ts';

const second = 48_000;
type Stretch = { readonly seconds: number; readonly level: number };

/** A 1 kHz tone on both sides, stretch after stretch at levels in dBFS, as in the test signals of EBU Tech 3341. */
const measured = (stretches: readonly Stretch[], block = 4096): Loudness => {
	const total = stretches.reduce((sum, stretch) => sum + stretch.seconds, 0);
	const tone = new Float32Array(total * second);
	let at = 0;
	for (const { seconds, level } of stretches) {
		const gain = 10 ** (level / 20);
		for (const end = at + seconds * second; at < end; at++) {
			tone[at] = gain * Math.sin(2 * Math.PI * 1000 * at / second);
		}
	}
	const meter = new LoudnessMeter({ withTruePeak: total < 5 });
	for (let start = 0; start < tone.length; start += block) {
		const piece = tone.subarray(start, start + block);
		meter.add(piece, piece);
	}
	return meter.read();
};

describe('the signals of EBU Tech 3341 and 3342 read what they must, to a tenth', () => {
	test.each([
		['1: a steady tone at −23', [{ seconds: 20, level: -23 }], -23],
		['2: a steady tone at −33', [{ seconds: 20, level: -33 }], -33],
		['3: the relative gate leaves quiet beginnings and ends out', [{ seconds: 10, level: -36 }, { seconds: 60, level: -23 }, { seconds: 10, level: -36 }], -23],
		['4: the absolute gate leaves silence out', [{ seconds: 10, level: -72 }, { seconds: 10, level: -36 }, { seconds: 60, level: -23 }, { seconds: 10, level: -36 }, { seconds: 10, level: -72 }], -23],
		['5: a louder middle', [{ seconds: 20, level: -26 }, { seconds: 20, level: -20 }, { seconds: 20, level: -26 }], -23],
	] as const)('integrated %s', (_, stretches, expected) => {
		expect(Math.abs(measured(stretches).integrated - expected)).toBeLessThan(0.1);
	});

	test('loudness range: 10 LU between two halves', () => {
		expect(measured([{ seconds: 20, level: -20 }, { seconds: 20, level: -30 }]).range).toBeCloseTo(10, 0);
	});
});

test('momentary and short-term loudness look back 0.4 s and 3 s, and know nothing before', () => {
	const { momentary, shortTerm } = measured([{ seconds: 2, level: -40 }, { seconds: 1, level: -20 }]);
	expect(momentary).toBeCloseTo(-20, 1);
	expect(shortTerm).toBeCloseTo(10 * Math.log10((2 * 1e-4 + 1e-2) / 3), 1);
	expect(measured([{ seconds: 2, level: -40 }]).shortTerm).toBe(-Infinity);
});

test('silence has no loudness, and no sound at all neither', () => {
	expect(measured([{ seconds: 4, level: -200 }])).toMatchObject({ integrated: -Infinity, range: 0 });
	expect(new LoudnessMeter().read()).toEqual({ integrated: -Infinity, momentary: -Infinity, shortTerm: -Infinity, range: 0, truePeak: -Infinity });
});

test('how the sound is cut into blocks makes no difference', () => {
	const sound = [{ seconds: 1, level: -12 }, { seconds: 3, level: -30 }];
	const [small, large] = [measured(sound, 311), measured(sound, 48_000)];
	(['integrated', 'momentary', 'shortTerm', 'range', 'truePeak'] as const).forEach(what => expect(small[what]).toBeCloseTo(large[what], 9));
});

test('the true peak lies between samples', () => {
	const meter = new LoudnessMeter();
	const tone = Float32Array.from({ length: 4800 }, (_, i) => Math.sin(Math.PI / 2 * i + Math.PI / 4) * Math.min(1, i / 2400, (4800 - i) / 2400));
	meter.add(tone, new Float32Array(4800));
	expect(meter.read().truePeak).toBeCloseTo(0, 1);
});
