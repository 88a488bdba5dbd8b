import { CallFailed } from '../contract/failure.ts';
import { finishedSound, type Finish } from './finishedSound.ts';
import { LoudnessMeter, type Loudness } from './loudness.ts';
import type { LoudnessTarget } from './loudnessTarget.ts';

/** Sound that can be read from its beginning as often as is wanted: interleaved stereo at 48 kHz, `sampleCount` samples a side in all. */
export type RereadableSound = { readonly blocks: () => AsyncIterable<Float32Array>; readonly sampleCount: number };
type Measuring = { readonly signal: AbortSignal; readonly report?: ((share: number) => void) | undefined };

/** The loudness of a sound, finished or as it is. Reads all of it. */
export const measureSoundLoudness = async ({ blocks, sampleCount }: RereadableSound, { signal, report }: Measuring, finish: Finish | null = null): Promise<Loudness> => {
	const meter = new LoudnessMeter();
	let done = 0;
	for await (const block of finish ? finishedSound(blocks(), finish) : blocks()) {
		if (signal.aborted) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		const count = block.length >> 1;
		const left = new Float32Array(count);
		const right = new Float32Array(count);
		for (let i = 0; i < count; i++) {
			left[i] = block[2 * i] ?? 0;
			right[i] = block[2 * i + 1] ?? 0;
		}
		meter.add(left, right);
		done += count;
		report?.(Math.min(1, done / Math.max(1, sampleCount)));
	}
	return meter.read();
};

/** Near enough, in LU: half of what R 128 allows a live programme to be wrong by, ten times over. */
const nearEnough = 0.05;
/** A limiter takes some loudness away again, so the gain is found by trying; each try halves the error at least. */
const mostTries = 5;

/**
 * How a sound is brought to a loudness: measured, then raised (by at most `mostGain` dB: what is quieter still is noise) or lowered; where its peaks would pass the ceiling,
 * limited, measured again and corrected until it is right to a twentieth of a LU. Silence stays silence.
 */
export const finishFor = async (sound: RereadableSound, measuring: Measuring, { target, ceiling }: LoudnessTarget, mostGain = 30): Promise<Finish> => {
	const share = (from: number, to: number): Measuring => ({ ...measuring, report: part => measuring.report?.(from + (to - from) * part) });
	const plain = await measureSoundLoudness(sound, share(0, 0.5));
	if (!Number.isFinite(plain.integrated)) {
		return { gain: 0, ceiling: null };
	}
	let gain = Math.min(mostGain, target - plain.integrated);
	if (plain.truePeak + gain <= ceiling) {
		return { gain, ceiling: null };
	}
	for (let attempt = 0; attempt < mostTries; attempt++) {
		const { integrated } = await measureSoundLoudness(sound, share(0.5 + 0.1 * attempt, 0.6 + 0.1 * attempt), { gain, ceiling });
		const missing = target - integrated;
		if (Math.abs(missing) <= nearEnough || gain + missing > mostGain) {
			break;
		}
		gain += missing;
	}
	return { gain, ceiling };
};
