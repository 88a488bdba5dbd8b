import type { Stem } from '../../electron/shared/generation/tasks.ts';

/** What a clip starts from or ends at, as chosen in the panel; where it lies decides which picture that is. */
export type KnownChoice =
	| { readonly type: 'nothing' }
	/** The clip that lies right beside it: the new one goes on from it, or leads into it. */
	| { readonly type: 'beside' }
	/** The composed picture beside it. */
	| { readonly type: 'frame' }
	/** A picture of the bin. */
	| { readonly type: 'asset'; readonly assetId: string };

const nothing: KnownChoice = { type: 'nothing' };

/** What stands in the panel for sound from words. */
class SoundWish {
	prompt = $state('');
	/** Null: everything in one. */
	stem = $state<Stem | null>('effects');
	seconds = $state(4);
	/** Of the clip, in dB. */
	volume = $state(0);
	seed = $state<number | null>(null);
	trackId = $state<string | null>(null);
}

/** What stands in the generate panel. Lives here so that switching tabs loses no words. */
export class Generation {
	/** What the panel makes. */
	medium = $state<'picture' | 'sound'>('picture');
	readonly sound = new SoundWish();
	/** Raised by “Sound from words”: the panel puts the cursor into the words. */
	soundFocusRequests = $state(0);
	prompt = $state('');
	seconds = $state(4);
	size = $state<string | null>(null);
	seed = $state<number | null>(null);
	steps = $state<number | null>(null);
	guidance = $state<number | null>(null);
	trackId = $state<string | null>(null);
	starts = $state.raw<KnownChoice>(nothing);
	ends = $state.raw<KnownChoice>(nothing);
	/** Somebody of the cast who shall be seen. */
	castId = $state<string | null>(null);
	isDraft = $state(false);
	schedule = $state<'linear' | 'linear-quadratic' | null>(null);
	/** Null: as the model's card says. */
	guidanceInterval = $state.raw<readonly [number, number] | null>(null);
	/** Raised by "Generate here": the panel puts the cursor into the prompt. */
	focusRequests = $state(0);
}
