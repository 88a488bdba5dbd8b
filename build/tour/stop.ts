import type { Tour } from './tour.ts';

/** What the tour shows of each kind there is a list of. */
export const stopKinds = {
	'edit': 'Edit', 'effect': 'Effect', 'sound-effect': 'Sound effect', 'transition': 'Transition', 'title': 'Title', 'generator': 'Generator',
	'blend-mode': 'Blend mode', 'easing': 'Keyframes',
} as const;
export type StopKind = keyof typeof stopKinds;

/** Less than a second of the tour: what it shows, and how that comes onto the timeline. */
export type Stop = {
	readonly kind: StopKind;
	/** As it is written in the film and on the contact sheet. */
	readonly label: string;
	/** Names, as the lists of the program have them, that are shown here. */
	readonly covers: readonly string[];
	/** Where between its beginning and its end it is best looked at, 0…1; in the middle unless told. */
	readonly lookAt?: number;
	/** Puts it at the end of the film. Something must be seen afterwards. */
	readonly build: (tour: Tour) => Promise<void>;
};

/** An edit, or several that belong together. */
export const editStop = (label: string, covers: Stop['covers'], build: Stop['build'], lookAt = 0.5): Stop => ({ kind: 'edit', label, covers, build, lookAt });
