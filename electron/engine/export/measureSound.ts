import type { Finish } from '../../shared/audio/finishedSound.ts';
import { LoudnessMeter, type Loudness } from '../../shared/audio/loudness.ts';
import type { LoudnessTarget } from '../../shared/audio/loudnessTarget.ts';
import type { MixPlan } from '../../shared/audio/mixPlan.ts';
import { finishedBlocks } from './exportSound.ts';
import type { ExportSources } from './exportSources.ts';

type Measuring = { readonly plan: MixPlan; readonly sources: ExportSources; readonly signal: AbortSignal; readonly report?: (share: number) => void };

/** The loudness of a mix, finished or as it is. Mixes all of it: about a hundred times faster than it sounds. */
export const measureSound = async ({ plan, sources, signal, report }: Measuring, finish: Finish | null = null): Promise<Loudness> => {
	const meter = new LoudnessMeter();
	let done = 0;
	for await (const block of finishedBlocks(plan, sources, finish, signal)) {
		signal.throwIfAborted();
		const count = block.length >> 1;
		const left = new Float32Array(count);
		const right = new Float32Array(count);
		for (let i = 0; i < count; i++) {
			left[i] = block[2 * i] ?? 0;
			right[i] = block[2 * i + 1] ?? 0;
		}
		meter.add(left, right);
		done += count;
		report?.(Math.min(1, done / Math.max(1, plan.sampleCount)));
	}
	return meter.read();
};

/** Nothing is raised by more: what is so quiet is noise. */
const mostGain = 30;
/** Near enough, in LU: half of what R 128 allows a live programme to be wrong by, ten times over. */
const nearEnough = 0.05;
/** A limiter takes some loudness away again, so the gain is found by trying; each try halves the error at least. */
const mostTries = 5;

/**
 * How a mix is brought to a loudness: measured, then raised or lowered; where its peaks would pass the ceiling, limited, measured again and corrected until it is right to
 * a twentieth of a LU. Silence stays silence.
 */
export const finishFor = async (measuring: Measuring, { target, ceiling }: LoudnessTarget): Promise<Finish> => {
	const share = (from: number, to: number) => (part: number) => measuring.report?.(from + (to - from) * part);
	const plain = await measureSound({ ...measuring, report: share(0, 0.5) });
	if (!Number.isFinite(plain.integrated)) {
		return { gain: 0, ceiling: null };
	}
	let gain = Math.min(mostGain, target - plain.integrated);
	if (plain.truePeak + gain <= ceiling) {
		return { gain, ceiling: null };
	}
	for (let attempt = 0; attempt < mostTries; attempt++) {
		const { integrated } = await measureSound({ ...measuring, report: share(0.5 + 0.1 * attempt, 0.6 + 0.1 * attempt) }, { gain, ceiling });
		const missing = target - integrated;
		if (Math.abs(missing) <= nearEnough || gain + missing > mostGain) {
			break;
		}
		gain += missing;
	}
	return { gain, ceiling };
};
