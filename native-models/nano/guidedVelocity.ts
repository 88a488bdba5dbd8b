import { guide, guideByVideoAndText, isGuided } from '../../electron/shared/generation/guidance.ts';
import type { VelocityAt } from '../../electron/shared/generation/sampler.ts';
import { blendWindows, cutWindow, type TimeAxis, type Window, type WindowWeights } from '../../electron/shared/generation/windows.ts';

/** What a row is told: the words (for sound: all conditions), and the clip that is edited. */
type Told = { readonly isConditional: boolean; readonly isSourceGiven: boolean };

/** One row of a batch: a window of the latent, with the conditions or without. */
export type Row = Told & { readonly window: Window; readonly latent: Float32Array };

export type GuidedVelocityOptions = {
	readonly length: number; readonly axis: TimeAxis;
	readonly windows: readonly Window[]; readonly weights: WindowWeights;
	readonly guidance: number; readonly guidanceInterval: readonly [start: number, end: number];
	/** For edits: how closely to stay with the clip, which then has a row of its own. */
	readonly videoGuidance?: number;
	/** Runs the network once for all rows; answers one prediction for each, in order. */
	readonly evaluate: (rows: readonly Row[], time: number) => Promise<readonly Float32Array[]>;
	readonly signal: AbortSignal;
	/** Told how many windows of this look are done. */
	readonly onWindows?: (done: number) => void;
};

/**
 * Rows in one run of the network. Small, so that memory stays flat however long the clip is and a cancellation is seen soon; fixed, so that the same
 * seed always takes the same path through the arithmetic.
 */
const rowsPerRun = 4;

const told: Told = { isConditional: true, isSourceGiven: true };
const withoutWords: Told = { isConditional: false, isSourceGiven: true };
const toldNothing: Told = { isConditional: false, isSourceGiven: false };

/** The velocity of a whole clip: every window with and without its conditions, guided, and blended where windows overlap. */
export const guidedVelocity = (options: GuidedVelocityOptions): VelocityAt => async (latent, time) => {
	const { length, axis, windows, weights, guidance, guidanceInterval: [start, end], videoGuidance, evaluate, signal, onWindows } = options;
	const isEdit = videoGuidance !== undefined;
	const isWithout = isGuided(time, guidance, { start, end }) || (isEdit && isGuided(time, videoGuidance, { start, end }));
	// At 1 the clip's own scale leaves the row without the clip out of the sum.
	const kinds = isWithout ? [told, withoutWords, ...isEdit && videoGuidance !== 1 ? [toldNothing] : []] : [told];
	const windowsPerRun = Math.max(1, Math.floor(rowsPerRun / kinds.length));
	const combined = (conditional: Float32Array, unconditional: Float32Array | undefined, neither: Float32Array | undefined): Float32Array => {
		if (!unconditional) {
			return conditional;
		}
		return neither && isEdit ? guideByVideoAndText(neither, unconditional, conditional, videoGuidance, guidance) : guide(conditional, unconditional, guidance);
	};
	const parts: { window: Window; prediction: Float32Array }[] = [];
	for (let first = 0; first < windows.length && !signal.aborted; first += windowsPerRun) {
		const chosen = windows.slice(first, first + windowsPerRun);
		const latents = chosen.map(window => cutWindow(latent, length, axis, window));
		const rows = kinds.flatMap(kind => chosen.map((window, i): Row => ({ ...kind, window, latent: latents[i] as Float32Array })));
		const predictions = await evaluate(rows, time);
		chosen.forEach((window, i) => {
			const conditional = predictions[i] as Float32Array;
			const unconditional = predictions[chosen.length + i];
			const neither = predictions[2 * chosen.length + i];
			parts.push({ window, prediction: combined(conditional, unconditional, neither) });
		});
		onWindows?.(parts.length);
	}
	if (signal.aborted) {
		// The sampler looks at the signal next and throws this answer away.
		return latent;
	}
	const [only] = parts;
	return parts.length === 1 && only ? only.prediction : blendWindows(parts, length, axis, weights);
};

/** Puts tensors of equal length one after the other: rows of a batch. */
export const stacked = (rows: readonly Float32Array[]): Float32Array => {
	const size = rows[0]?.length ?? 0;
	const out = new Float32Array(rows.length * size);
	rows.forEach((row, i) => out.set(row, i * size));
	return out;
};

/** Takes a batch apart again. */
export const unstacked = (batch: Float32Array, count: number): readonly Float32Array[] => {
	const size = batch.length / count;
	return Array.from({ length: count }, (_, i) => batch.subarray(i * size, (i + 1) * size));
};
