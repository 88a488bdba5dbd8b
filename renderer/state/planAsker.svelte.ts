import { toFailure } from '../../electron/shared/contract/failure.ts';
import { failureSentence } from '../../electron/shared/contract/failureSentence.ts';
import type { App } from './app.svelte.ts';

type Wish = { task: 'text-to-video' | 'image-to-video' | 'personalised-video' | 'edit-video' | 'video-to-audio' | 'text-to-audio'; prompt: string; seconds: number; size: string | null; steps: number | null; isDraft?: boolean };
export type Plan = { readonly rewrittenPrompt: string; readonly unknownWords: readonly string[]; readonly estimatedSeconds: number; readonly peakBytes: number };

/** Waits this long after the last keystroke before the engine is asked. */
const pauseMs = 250;

/** Asks what a generation would be given and how long it would take, while the person still types. The newest question wins. */
export class PlanAsker {
	plan = $state.raw<Plan | null>(null);
	problem = $state<string | null>(null);
	readonly #app: App;

	constructor(app: App) {
		this.#app = app;
	}

	/** Call it in an effect: what it returns takes the question back. */
	ask(wish: Wish): () => void {
		if (wish.prompt.trim() === '' && ['text-to-video', 'personalised-video', 'edit-video'].includes(wish.task)) {
			this.plan = null;
			this.problem = null;
			return () => undefined;
		}
		const asking = new AbortController();
		const timer = setTimeout(() => void this.#send(wish, asking.signal), pauseMs);
		return () => {
			clearTimeout(timer);
			asking.abort();
		};
	}
	async #send(wish: Wish, signal: AbortSignal): Promise<void> {
		try {
			const plan = await this.#app.engine.call('generation.plan', wish, signal);
			if (!signal.aborted) {
				this.plan = plan;
				this.problem = null;
			}
		} catch (error) {
			if (!signal.aborted) {
				this.plan = null;
				this.problem = failureSentence(toFailure(error));
			}
		}
	}
}
