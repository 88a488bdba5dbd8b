import type { SoundKey, SoundProcessor } from './effects/defineSoundEffect.ts';
import { chainLatency, chainSettling, definitionOf, isMoving, movingGrid, stageValuesAt, type SoundStage } from './soundStage.ts';

/**
 * Effects in a row on one clip, track or master.
 *
 * An effect remembers, so what comes out depends on where one began to listen; yet a sample of a film must be the same wherever playback or export begins. Therefore
 * every chain begins anew every five seconds of the sequence, each time as much earlier as it takes to settle: what is heard from 10 s to 15 s never depends on
 * anything before 10 s less the settling time. Old and new run side by side until the old one has had its five seconds; where they meet they differ by less than
 * anyone can hear (80 dB below the sound). Costs one more run for every five seconds it takes to settle.
 */
const segmentSamples = 240_000;

/** Chains work on pieces of at most so many samples; a mixer's buffers are of this size. */
export const pieceSamples = 1024;

/** Gives the sound a chain works on: fills both sides from `start` of the sequence on. */
export type ChainInput = (start: number, left: Float32Array, right: Float32Array) => void;
/** Gives the sound of the track a stage listens to, valid until the next call; null when it is not heard. */
export type ChainKey = (trackId: string, start: number, count: number) => SoundKey | null;

/** The stages listened to from one beginning on. */
type Run = { readonly segment: number; readonly processors: readonly SoundProcessor[] };

const firstSample = (segment: number, settling: number): number => segment * segmentSamples - settling;

/** The first sample a chain must be given so that it can say what is heard at `at`. */
export const chainBeginning = (stages: readonly SoundStage[], at: number): number =>
	firstSample(Math.floor(at / segmentSamples), chainSettling(stages)) + chainLatency(stages);

/** A chain at work. Asked for one piece after the other it goes on; asked for any other place it begins where it must. */
export class SoundChain {
	#stages: readonly SoundStage[];
	#latency = 0;
	#settling = 0;
	#isMoving = false;
	#runs: Run[] = [];
	/** The next sample to come out; nothing is known before the first question. */
	#cursor = Number.NaN;
	/** Earlier segments are not wanted: they were left out when this run of questions began. */
	#firstSegment = 0;
	readonly #input = { left: new Float32Array(pieceSamples), right: new Float32Array(pieceSamples) };
	readonly #work = { left: new Float32Array(pieceSamples), right: new Float32Array(pieceSamples) };

	constructor(stages: readonly SoundStage[]) {
		this.#stages = stages;
		this.#measure();
	}

	/** Takes new settings while it sounds. False when the stages are others than before: a new chain is needed then. */
	retune(stages: readonly SoundStage[]): boolean {
		if (stages === this.#stages) {
			return true;
		}
		const isSame = stages.length === this.#stages.length && stages.every((stage, place) => stage.effectId === this.#stages[place]?.effectId && stage.type === this.#stages[place]?.type);
		// Plans come anew four times a second; only what changed may touch the running effects.
		if (isSame && JSON.stringify(stages) !== JSON.stringify(this.#stages)) {
			this.#stages = stages;
			this.#measure();
			this.#runs.forEach(run => this.#tune(run, this.#cursor - this.#sinceGrid()));
		}
		return isSame;
	}

	/** Fills both sides with what comes out from `start` on; at most `pieceSamples`. */
	pull(start: number, left: Float32Array, right: Float32Array, input: ChainInput, key: ChainKey): void {
		if (start !== this.#cursor) {
			this.#firstSegment = Math.floor(start / segmentSamples);
			this.#cursor = firstSample(this.#firstSegment, this.#settling);
			this.#runs = [];
			while (this.#cursor < start) {
				this.#advance(Math.min(pieceSamples, start - this.#cursor), null, 0, input, key);
			}
		}
		for (let done = 0; done < left.length;) {
			done += this.#advance(left.length - done, { left, right }, done, input, key);
		}
	}

	/** By how much each effect turned the last sample down, in dB. */
	reductions(): ReadonlyMap<string, number> {
		const [run] = this.#runs;
		return new Map(this.#stages.flatMap((stage, place) => {
			const reduction = run?.processors[place]?.reduction?.();
			return reduction === undefined ? [] : [[stage.effectId, reduction] as const];
		}));
	}

	#measure(): void {
		this.#latency = chainLatency(this.#stages);
		this.#settling = chainSettling(this.#stages);
		this.#isMoving = this.#stages.some(isMoving);
	}

	/** Samples since moving settings were set last; the grid lies at fixed places of the sequence. */
	#sinceGrid(): number {
		return (this.#cursor % movingGrid + movingGrid) % movingGrid;
	}

	#tune(run: Run, sample: number): void {
		this.#stages.forEach((stage, place) => run.processors[place]?.tune(stageValuesAt(stage, sample)));
	}

	/** Goes on by up to `most` samples and answers how many: to the next moment at which something begins, ends or moves. */
	#advance(most: number, out: SoundKey | null, offset: number, input: ChainInput, key: ChainKey): number {
		const at = this.#cursor;
		const segment = Math.max(this.#firstSegment, Math.floor(at / segmentSamples));
		this.#runs = this.#runs.filter(run => run.segment >= segment);
		// The newest run whose beginning has been reached, and when the next begins.
		const newest = Math.max(this.#firstSegment, Math.floor((at + this.#settling) / segmentSamples));
		for (let next = (this.#runs.at(-1)?.segment ?? segment - 1) + 1; next <= newest; next++) {
			const run = { segment: next, processors: this.#stages.map(stage => definitionOf(stage).create()) };
			this.#tune(run, at - this.#sinceGrid());
			this.#runs.push(run);
		}
		const sinceGrid = this.#sinceGrid();
		if (this.#isMoving && sinceGrid === 0) {
			this.#runs.forEach(run => this.#tune(run, at));
		}
		const count = Math.min(
			most, (segment + 1) * segmentSamples - at, firstSample(newest + 1, this.#settling) - at,
			this.#isMoving ? movingGrid - sinceGrid : most,
		);
		this.#process(count, out, offset, input, key);
		this.#cursor += count;
		return count;
	}

	#process(count: number, out: SoundKey | null, offset: number, input: ChainInput, key: ChainKey): void {
		const heardAt = this.#cursor + this.#latency;
		const given = { left: this.#input.left.subarray(0, count), right: this.#input.right.subarray(0, count) };
		input(heardAt, given.left, given.right);
		const keys = this.#stages.map(stage => (stage.keyTrackId === null ? null : key(stage.keyTrackId, heardAt, count)));
		for (const [place, run] of this.#runs.entries()) {
			const isLast = place === this.#runs.length - 1;
			const work = isLast ? given : { left: this.#work.left.subarray(0, count), right: this.#work.right.subarray(0, count) };
			if (!isLast) {
				work.left.set(given.left);
				work.right.set(given.right);
			}
			run.processors.forEach((processor, stage) => processor.process(work.left, work.right, keys[stage] ?? null));
			if (place === 0 && out) {
				out.left.set(work.left, offset);
				out.right.set(work.right, offset);
			}
		}
	}
}

/** Samples by which a chain must hear ahead of what comes out. */
export const chainLead = chainLatency;
