import type { SoundKey } from './effects/defineSoundEffect.ts';
import { applyFades, fadesWithin } from './fades.ts';
import type { MixBus, MixPart, MixPlan } from './mixPlan.ts';
import { pieceSamples, SoundChain } from './soundChain.ts';
import { applyGain } from './soundGain.ts';
import { firstEndingAfter } from './soundNeeds.ts';
import type { SoundStage } from './soundStage.ts';

/** Gives `count` samples of a part's conformed source from `sourceSample` (0 or later) on, as interleaved stereo, shorter where the source ends; null where it is not at hand: silence. Valid until the next call. */
export type SoundOf = (part: MixPart, sourceSample: number, count: number) => Float32Array | null;

/** Told of what every track and the whole gives, after its volume; for meters. Valid during the call. */
export type MixListener = {
	readonly bus: (trackId: string, left: Float32Array, right: Float32Array) => void;
	readonly sum: (left: Float32Array, right: Float32Array) => void;
};

const pair = () => ({ left: new Float32Array(pieceSamples), right: new Float32Array(pieceSamples) });

/**
 * The one mixer: AudioWorklet and export both run this. Pure arithmetic, the same in every engine: however a film is cut into blocks, and wherever playback begins, a sample
 * comes out the same to the last bit, because every number depends on the position in the sequence alone and sounds are added in the plan's order.
 *
 * Clip: source → effects → volume, pan, fades. Track: sum of clips → effects → volume, pan. Master: sum of tracks → effects → volume.
 */
export class Mixer {
	#plan: MixPlan | null = null;
	/** By clip, track, or '' for the master. */
	#chains = new Map<string, SoundChain>();
	readonly #listener: MixListener | null;
	readonly #bus = pair();
	readonly #part = pair();
	readonly #key = pair();
	#soundOf: SoundOf = () => null;

	constructor(listener: MixListener | null = null) {
		this.#listener = listener;
	}

	/** Takes a plan. Chains that go on keep their memory, so that a plan may be exchanged, and settings changed, while it sounds. */
	setPlan(plan: MixPlan): void {
		this.#plan = plan;
		const wanted = new Map<string, readonly SoundStage[]>([
			['', plan.master.stages],
			...plan.buses.flatMap(bus => [[bus.trackId, bus.stages] as const, ...bus.parts.map(part => [part.clipId, part.stages] as const)]),
		]);
		for (const [id, chain] of this.#chains) {
			if (!chain.retune(wanted.get(id) ?? [])) {
				this.#chains.delete(id);
			}
		}
	}

	/** Mixes what is heard from `start` of the sequence on into both sides, which may be of any length. */
	mix(start: number, left: Float32Array, right: Float32Array, soundOf: SoundOf): void {
		const plan = this.#plan;
		this.#soundOf = soundOf;
		for (let done = 0; done < left.length; done += pieceSamples) {
			const l = left.subarray(done, done + pieceSamples);
			const r = right.subarray(done, done + pieceSamples);
			l.fill(0);
			r.fill(0);
			if (plan) {
				this.#through('', plan.master.stages, start + done, l, r, (at, a, b) => this.#sum(plan.buses, at, a, b));
				applyGain(plan.master.gain, start + done, l, r);
			}
			this.#listener?.sum(l, r);
		}
	}

	/** By how much every running effect turned the last sample down, in dB. */
	reductions(): ReadonlyMap<string, number> {
		return new Map([...this.#chains.values()].flatMap(chain => [...chain.reductions()]));
	}

	/** Sound through a chain of effects, or straight where there are none. */
	#through(id: string, stages: readonly SoundStage[], start: number, left: Float32Array, right: Float32Array, input: (start: number, left: Float32Array, right: Float32Array) => void): void {
		if (stages.length === 0) {
			input(start, left, right);
			return;
		}
		const chain = this.#chains.get(id) ?? new SoundChain(stages);
		this.#chains.set(id, chain);
		chain.pull(start, left, right, input, this.#keyOf);
	}

	/** Fills with the sum of all tracks. */
	#sum(buses: readonly MixBus[], start: number, left: Float32Array, right: Float32Array): void {
		left.fill(0);
		right.fill(0);
		const l = this.#bus.left.subarray(0, left.length);
		const r = this.#bus.right.subarray(0, left.length);
		for (const bus of buses) {
			this.#through(bus.trackId, bus.stages, start, l, r, (at, a, b) => this.#clips(bus, at, a, b, true));
			applyGain(bus.gain, start, l, r);
			this.#listener?.bus(bus.trackId, l, r);
			add(left, l);
			add(right, r);
		}
	}

	/** Fills with the sum of a track's clips, with their effects or without. */
	#clips(bus: MixBus, start: number, left: Float32Array, right: Float32Array, withEffects: boolean): void {
		left.fill(0);
		right.fill(0);
		const end = start + left.length;
		for (let place = firstEndingAfter(bus.parts, start), part = bus.parts[place]; part && part.startSample < end; part = bus.parts[++place]) {
			const from = Math.max(part.startSample, start);
			const count = Math.min(part.endSample, end) - from;
			const l = this.#part.left.subarray(0, count);
			const r = this.#part.right.subarray(0, count);
			const heard = part;
			this.#through(part.clipId, withEffects ? part.stages : [], from, l, r, (at, a, b) => this.#source(heard, at, a, b));
			applyGain(part.gain, from, l, r);
			if (fadesWithin(part, from, count)) {
				applyFades(part, from, l, r);
			}
			add(left.subarray(from - start), l);
			add(right.subarray(from - start), r);
		}
	}

	/** Fills with a part's source, before its beginning and after its end too: its handles. */
	#source(part: MixPart, start: number, left: Float32Array, right: Float32Array): void {
		const sourceSample = part.sourceStartSample + start - part.startSample;
		// The conformed source begins at sample 0: before that is silence.
		const skipped = Math.min(left.length, Math.max(0, -sourceSample));
		const sound = skipped < left.length ? this.#soundOf(part, sourceSample + skipped, left.length - skipped) : null;
		const count = sound ? sound.length >> 1 : 0;
		left.fill(0);
		right.fill(0);
		for (let i = 0; i < count; i++) {
			left[skipped + i] = sound?.[2 * i] ?? 0;
			right[skipped + i] = sound?.[2 * i + 1] ?? 0;
		}
	}

	/** The clips of another track as they are cut and faded, without effects: what a ducking listens to. */
	readonly #keyOf = (trackId: string, start: number, count: number): SoundKey | null => {
		const bus = this.#plan?.buses.find(other => other.trackId === trackId);
		if (!bus) {
			return null;
		}
		const key = { left: this.#key.left.subarray(0, count), right: this.#key.right.subarray(0, count) };
		this.#clips(bus, start, key.left, key.right, false);
		return key;
	};
}

const add = (sum: Float32Array, sound: Float32Array): void => {
	for (let i = 0; i < sound.length; i++) {
		sum[i] = (sum[i] ?? 0) + (sound[i] ?? 0);
	}
};
