import { Mixer } from '../../electron/shared/audio/mixer.ts';
import type { MixPart } from '../../electron/shared/audio/mixPlan.ts';
import { SoundStore } from '../../electron/shared/audio/soundStore.ts';
import type { MixerReply, MixerRequest, SideLevel } from './mixerMessages.ts';

// The world of an AudioWorklet, which TypeScript's DOM library leaves out.
declare class AudioWorkletProcessor {
	readonly port: MessagePort;
}
declare const currentFrame: number;
declare const registerProcessor: (name: string, processor: new () => AudioWorkletProcessor) => void;

/** Blocks of 128 samples between two reports: about twenty a second. */
const blocksPerReport = 18;

class Meter {
	#peak = 0;
	#squares = 0;
	#count = 0;

	add(samples: Float32Array): void {
		for (const sample of samples) {
			this.#peak = Math.max(this.#peak, Math.abs(sample));
			this.#squares += sample * sample;
		}
		this.#count += samples.length;
	}

	take(): SideLevel {
		const level = { peak: this.#peak, rms: this.#count === 0 ? 0 : Math.sqrt(this.#squares / this.#count) };
		this.#peak = 0;
		this.#squares = 0;
		this.#count = 0;
		return level;
	}
}

/** Runs the shared mixer in the audio thread on seconds of sound the page has sent. What has not come is silence; the clock never waits for it. */
class MixerProcessor extends AudioWorkletProcessor {
	readonly #store = new SoundStore();
	readonly #left = new Meter();
	readonly #right = new Meter();
	readonly #mixer = new Mixer();
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
			this.#report(left, right);
		}
		return true;
	}

	readonly #soundOf = (part: MixPart, sourceSample: number, count: number): Float32Array | null => {
		const sound = this.#store.read(part.assetId, part.sound, sourceSample, count);
		this.#missed += sound ? 0 : count;
		return sound;
	};

	#report(left: Float32Array, right: Float32Array): void {
		this.#left.add(left);
		this.#right.add(right);
		this.#blocks++;
		if (this.#blocks >= blocksPerReport) {
			this.#blocks = 0;
			this.#send({ type: 'levels', levels: { left: this.#left.take(), right: this.#right.take() }, missed: this.#missed });
		}
	}

	#take(request: MixerRequest): void {
		switch (request.type) {
			case 'plan': this.#mixer.setPlan(request.plan); break;
			case 'chunk': this.#store.set(request.key, request.samples); break;
			case 'forget': request.keys.forEach(key => this.#store.remove(key)); break;
			case 'play': this.#course = request; break;
			case 'stop': this.#course = null; break;
			case 'sync': this.#send({ type: 'ready' }); break;
		}
	}

	#send(reply: MixerReply): void {
		this.port.postMessage(reply);
	}
}

registerProcessor('reelwright-mixer', MixerProcessor);
