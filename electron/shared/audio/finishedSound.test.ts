import { expect, test } from 'vitest';
import { finishedSound, type Finish } from './finishedSound.ts';
import { LoudnessMeter } from './loudness.ts';

const sound = Float32Array.from({ length: 2 * 30_000 }, (_, i) => 0.4 * Math.sin((i >> 1) / 17) * (i % 2 === 0 ? 1 : 0.5));
async function* inBlocks(size: number): AsyncGenerator<Float32Array> {
	for (let at = 0; at < sound.length; at += 2 * size) {
		yield sound.slice(at, at + 2 * size);
	}
}
const whole = async (finish: Finish, size = 4096): Promise<Float32Array> => {
	const all: number[] = [];
	for await (const block of finishedSound(inBlocks(size), finish)) {
		all.push(...block);
	}
	return Float32Array.from(all);
};

test('a gain alone multiplies every sample', async () => {
	const louder = await whole({ gain: 6.0206, ceiling: null });
	expect(louder.length).toBe(sound.length);
	expect(louder[500]).toBeCloseTo(2 * (sound[500] ?? 0), 4);
	expect(await whole({ gain: 0, ceiling: null })).toEqual(sound);
});

test('with a ceiling as many samples come out as went in, none late, and no true peak above it', async () => {
	const quiet = await whole({ gain: -20, ceiling: -1 });
	expect(quiet.length).toBe(sound.length);
	expect(quiet[20_001]).toBeCloseTo((sound[20_001] ?? 0) / 10, 5);
	const limited = await whole({ gain: 12, ceiling: -1 });
	expect(await whole({ gain: 12, ceiling: -1 }, 777)).toEqual(limited);
	const meter = new LoudnessMeter();
	meter.add(limited.filter((_, i) => i % 2 === 0), limited.filter((_, i) => i % 2 === 1));
	expect(meter.read().truePeak).toBeLessThanOrEqual(-0.99);
	expect(meter.read().truePeak).toBeGreaterThan(-1.5);
});
