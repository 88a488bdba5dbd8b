import { mixPlan, sampleAt, type MixPlan } from '../../electron/shared/audio/mixPlan.ts';
import { soundNeeds } from '../../electron/shared/audio/soundNeeds.ts';
import { chunkKey, chunksOf } from '../../electron/shared/audio/soundStore.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { flicksPerSecond, time, type Time } from '../../electron/shared/time/time.ts';
import type { PreviewMedia } from './frameSources.ts';
import { restingLevels, type MixerReply, type MixerRequest, type SoundLevels } from './mixerMessages.ts';
import { mixerUrl } from './mixerUrl.ts';
import { fetchChunk } from './soundFetcher.ts';

const sampleRate = 48_000;
/** Sound is fetched this far ahead, and the plan sent to the mixer reaches as far again. */
const secondsAhead = 6;
/** About 45 MB: going back a little must not fetch again. */
const maxChunks = 120;
/** Playback does not begin before this much is there… */
const primedSeconds = 0.4;
/** …or so much time has passed: a slow disk costs the beginning of the sound, not the play key. */
const longestPrimingMs = 500;
/** An audio clock that stands for so long belongs to a machine without a sound device. */
const stalledMs = 400;

type Chunk = { readonly url: string; state: 'loading' | 'sent'; usedAt: number };

/** Plays a sequence's sound through the shared mixer in an AudioWorklet, and is the clock while it does. */
export class SoundPlayer {
	readonly #media: PreviewMedia;
	readonly #onLevels: (levels: SoundLevels) => void;
	readonly #chunks = new Map<string, Chunk>();
	readonly #abort = new AbortController();
	#opening: Promise<AudioWorkletNode | null> | null = null;
	#node: AudioWorkletNode | null = null;
	#project: Project = {};
	#sequenceId = '';
	#course: { readonly startSample: number; readonly startFrame: number } | null = null;
	#position = 0;
	#generation = 0;
	#timer: ReturnType<typeof setInterval> | null = null;
	#advanced = { contextTime: -1, ms: 0 };
	/** Samples that should have sounded and had not been fetched yet. */
	missedSamples = 0;

	constructor(media: PreviewMedia, onLevels: (levels: SoundLevels) => void) {
		this.#media = media;
		this.#onLevels = onLevels;
	}

	setProject(project: Project, sequenceId: string): void {
		this.#project = project;
		this.#sequenceId = sequenceId;
		if (this.#course) {
			this.#sendPlan();
		}
	}

	/** Begins to sound at `at` as soon as enough is fetched; resolves then. Resolves at once where there is no sound device. */
	async play(at: Time): Promise<void> {
		const generation = ++this.#generation;
		this.#course = null;
		this.#position = sampleAt(at);
		const node = await this.#open();
		if (!node || generation !== this.#generation) {
			return;
		}
		const context = node.context as AudioContext;
		this.#sendPlan();
		await Promise.race([
			Promise.all([context.resume(), this.#fetchNeeded(primedSeconds, true)]),
			new Promise(resolve => setTimeout(resolve, longestPrimingMs)),
		]);
		if (generation !== this.#generation) {
			return;
		}
		// A little later than now, for the message must arrive first; on a whole block, as the worklet counts.
		const startFrame = Math.ceil((context.currentTime + 0.03) * sampleRate / 128) * 128;
		this.#course = { startSample: this.#position, startFrame };
		this.#advanced = { contextTime: -1, ms: performance.now() };
		this.#send({ type: 'play', ...this.#course });
		this.#timer ??= setInterval(() => this.#proceed(), 250);
		void this.#fetchNeeded(secondsAhead, false);
	}

	stop(): void {
		this.#generation++;
		if (this.#course) {
			this.#send({ type: 'stop' });
			this.#onLevels(restingLevels);
		}
		this.#course = null;
		if (this.#timer !== null) {
			clearInterval(this.#timer);
			this.#timer = null;
		}
	}

	/** What is heard now, in flicks of the sequence; null while nothing sounds or the audio clock stands. */
	position(): number | null {
		const context = this.#node?.context as AudioContext | undefined;
		if (!this.#course || !context) {
			return null;
		}
		if (this.#isStalled(context)) {
			// Were it to start now, it would be behind: the computer's clock keeps this run.
			this.#course = null;
			this.#send({ type: 'stop' });
			return null;
		}
		const frames = heardTime(context) * sampleRate - this.#course.startFrame;
		return (this.#course.startSample + Math.max(0, frames)) / sampleRate * flicksPerSecond;
	}

	dispose(): void {
		this.stop();
		this.#abort.abort();
		void (this.#node?.context as AudioContext | undefined)?.close();
		this.#node = null;
	}

	#open(): Promise<AudioWorkletNode | null> {
		this.#opening ??= (async () => {
			try {
				const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
				await context.audioWorklet.addModule(mixerUrl);
				const node = new AudioWorkletNode(context, 'reelwright-mixer', { numberOfInputs: 0, numberOfOutputs: 1, outputChannelCount: [2] });
				node.connect(context.destination);
				node.port.onmessage = event => this.#receive(event.data as MixerReply);
				this.#node = node;
				return node;
			} catch {
				// No sound on this machine: the picture plays by the computer's clock.
				return null;
			}
		})();
		return this.#opening;
	}

	#receive(reply: MixerReply): void {
		if (reply.type === 'levels') {
			this.missedSamples = reply.missed;
			this.#onLevels(reply.levels);
		}
	}

	#proceed(): void {
		const heard = this.position();
		if (heard !== null) {
			this.#position = Math.round(heard / flicksPerSecond * sampleRate);
		}
		this.#sendPlan();
		void this.#fetchNeeded(secondsAhead, false);
	}

	/** What sounds soon: all of a long film would be sent four times a second. */
	#soonPlan(seconds: number): MixPlan | null {
		if (!recordOf(this.#project, 'sequence', this.#sequenceId)) {
			return null;
		}
		const start = this.#position / sampleRate * flicksPerSecond;
		return mixPlan(this.#project, this.#sequenceId, { start: time(Math.max(0, start - flicksPerSecond)), end: time(start + seconds * flicksPerSecond) });
	}

	#sendPlan(): void {
		const plan = this.#soonPlan(2 * secondsAhead);
		if (plan) {
			this.#send({ type: 'plan', plan });
		}
	}

	/** Fetches what is not there of the next `seconds`; at a beginning also what effects must have heard before. */
	async #fetchNeeded(seconds: number, isBeginning: boolean): Promise<void> {
		const wanted = new Map<string, { url: string; index: number }>();
		const plan = this.#soonPlan(seconds);
		for (const need of plan ? soundNeeds(plan, this.#position, this.#position + Math.round(seconds * sampleRate), isBeginning) : []) {
			const { assetId, sound } = need.part;
			const url = this.#media.url(assetId, `sound/${sound}`);
			if (url !== null) {
				chunksOf(need).forEach(index => wanted.set(chunkKey(assetId, sound, index), { url, index }));
			}
		}
		await Promise.all([...wanted].map(([key, { url, index }]) => this.#fetch(key, url, index)));
		this.#forgetOld(new Set(wanted.keys()));
	}

	async #fetch(key: string, url: string, index: number): Promise<void> {
		const known = this.#chunks.get(key);
		if (known?.url === url) {
			known.usedAt = performance.now();
			return;
		}
		const chunk: Chunk = { url, state: 'loading', usedAt: performance.now() };
		this.#chunks.set(key, chunk);
		try {
			const samples = await fetchChunk(url, index, this.#abort.signal);
			chunk.state = 'sent';
			this.#send({ type: 'chunk', key, samples }, [samples.buffer]);
		} catch {
			// Silence for now; asked for again a moment later.
			this.#chunks.delete(key);
		}
	}

	#forgetOld(wanted: ReadonlySet<string>): void {
		const spare = [...this.#chunks].filter(([key, chunk]) => !wanted.has(key) && chunk.state === 'sent').toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
		const keys = spare.slice(0, Math.max(0, this.#chunks.size - maxChunks)).map(([key]) => key);
		keys.forEach(key => this.#chunks.delete(key));
		if (keys.length > 0) {
			this.#send({ type: 'forget', keys });
		}
	}

	#isStalled(context: AudioContext): boolean {
		const ms = performance.now();
		if (context.currentTime !== this.#advanced.contextTime) {
			this.#advanced = { contextTime: context.currentTime, ms };
		}
		return ms - this.#advanced.ms > stalledMs;
	}

	#send(request: MixerRequest, transfer: Transferable[] = []): void {
		this.#node?.port.postMessage(request, transfer);
	}
}

/** The moment of the audio clock that leaves the loudspeaker now. The clock itself runs in bursts and ahead of what is heard. */
const heardTime = (context: AudioContext): number => {
	const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
	const sinceMs = performance.now() - performanceTime;
	const isUsable = contextTime > 0 && sinceMs >= 0 && sinceMs < 500;
	return isUsable ? Math.min(contextTime + sinceMs / 1000, context.currentTime) : context.currentTime - (context.outputLatency || context.baseLatency || 0);
};
