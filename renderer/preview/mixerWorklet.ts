import { Mixer } from '../../electron/shared/audio/mixer.ts';
import { MixMeters } from '../../electron/shared/audio/mixMeters.ts';
import type { MixPart } from '../../electron/shared/audio/mixPlan.ts';
import { SoundStore } from '../../electron/shared/audio/soundStore.ts';
import type { MixerReply, MixerRequest } from './mixerMessages.ts';

// The world of an AudioWorklet, which TypeScript's DOM library leaves out.
declare class AudioWorkletProcessor {
	readonly port: MessagePort;
}
declare const currentFrame: number;
declare const registerProcessor: (name: string, processor: new () => AudioWorkletProcessor) => void;

/** Blocks of 128 samples between two reports: about twenty a second. */
const blocksPerReport = 18;

/** Runs the shared mixer in the audio thread on seconds of sound the page has sent. What has not come is silence; the clock never waits for it. */
class MixerProcessor extends AudioWorkletProcessor {
	readonly #store = new SoundStore();
	readonly #meters = new MixMeters();
	readonly #mixer = new Mixer(this.#meters);
	#course: { readonly startSample: number; readonly startFrame: number } | null = null;
	#blocks = 0;
	#missed = 0;

	constructor() {
		super();
		// Only the page that made this node can send here.
		this.port.onmessage = event => this.#take(event.data as MixerRequest);
	}

	process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
		const [left, right] = outputs[0] ?? [];
		if (left && right && this.#course) {
			// Sounding begins with a whole block, so that no block is mixed by halves.
			const ahead = currentFrame - this.#course.startFrame;
			if (ahead >= 0) {
				this.#mixer.mix(this.#course.startSample + ahead, left, right, this.#soundOf);
			}
			this.#report();
		}
		return true;
	}

	readonly #soundOf = (part: MixPart, sourceSample: number, count: number): Float32Array | null => {
		const sound = this.#store.read(part.assetId, part.sound, sourceSample, count);
		this.#missed += sound ? 0 : count;
		return sound;
	};

	#report(): void {
		this.#blocks++;
		if (this.#blocks >= blocksPerReport) {
			this.#blocks = 0;
			this.#send({ type: 'levels', levels: { ...this.#meters.report(), reductions: Object.fromEntries(this.#mixer.reductions()) }, missed: this.#missed });
		}
	}

	#take(request: MixerRequest): void {
		switch (request.type) {
			case 'plan': this.#mixer.setPlan(request.plan); break;
			case 'chunk': this.#store.set(request.key, request.samples); break;
			case 'forget': request.keys.forEach(key => this.#store.remove(key)); break;
			case 'play':
				this.#course = request;
				this.#meters.begin();
				break;
			case 'stop': this.#course = null; break;
			case 'sync': this.#send({ type: 'ready' }); break;
		}
	}

	#send(reply: MixerReply): void {
		this.port.postMessage(reply);
	}
}

registerProcessor('reelwright-mixer', MixerProcessor);
