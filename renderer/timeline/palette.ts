const names = [
	'ground', 'panel', 'raised', 'line', 'line-strong', 'text', 'text-second', 'text-label', 'text-disabled', 'accent', 'accent-ground', 'error', 'warn',
	'clip-video', 'clip-video-edge', 'clip-audio', 'clip-audio-edge', 'clip-wave', 'clip-image', 'clip-title', 'clip-pending', 'clip-missing', 'track-video', 'track-audio', 'grey-3', 'grey-4', 'grey-5',
	'marker-amber', 'marker-red', 'marker-green', 'marker-blue', 'marker-violet', 'marker-grey',
] as const;

/** The tokens a canvas needs, read once: a canvas cannot use CSS variables. */
export type Palette = Readonly<Record<(typeof names)[number], string>>;

export const readPalette = (element: Element): Palette => {
	const style = getComputedStyle(element);
	return Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--${name}`).trim()])) as Palette;
};
