import { expect, test } from 'vitest';
import { finishFor, measureSoundLoudness, type RereadableSound } from './finishFor.ts';

const signal = new AbortController().signal;
/** Seconds of a tone with a burst in every second, whose peaks stand far above the rest. */
const bursts = (level: number, seconds = 6): RereadableSound => ({
	sampleCount: 48_000 * seconds,
	blocks: async function* () {
		for (let second = 0; second < seconds; second++) {
			yield Float32Array.from({ length: 96_000 }, (_, i) => level * (i < 4800 ? 1 : 0.05) * Math.sin((i >> 1) / 9));
		}
	},
});

test('a gain alone is enough where the peaks stay below the ceiling', async () => {
	const sound = bursts(0.1);
	const finish = await finishFor(sound, { signal }, { target: -30, ceiling: -1 });
	expect(finish.ceiling).toBeNull();
	expect((await measureSoundLoudness(sound, { signal }, finish)).integrated).toBeCloseTo(-30, 1);
});

test('where the peaks would pass it, a limiter holds them and the loudness is right all the same', async () => {
	const sound = bursts(0.9);
	const finish = await finishFor(sound, { signal }, { target: -14, ceiling: -3 });
	const { integrated, truePeak } = await measureSoundLoudness(sound, { signal }, finish);
	expect(Math.abs(integrated + 14)).toBeLessThan(0.1);
	expect(truePeak).toBeLessThan(-2.9);
});

test('what is very quiet is raised by the most and no more; silence stays silent', async () => {
	expect(await finishFor(bursts(0.001), { signal }, { target: -14, ceiling: -1 }, 18)).toEqual({ gain: 18, ceiling: null });
	expect(await finishFor(bursts(0), { signal }, { target: -14, ceiling: -1 })).toEqual({ gain: 0, ceiling: null });
});
