import type { App } from './app.svelte.ts';

/** A drag changes a width many times; it is stored once it rests. */
const restMs = 300;

/**
 * Stores what `read` gives under a setting's name whenever it changes, once the engine has told what was stored before. To be called while a component is made;
 * ends with it.
 */
export const remember = (app: App, name: () => string | null, read: () => unknown): void => {
	let stored: { name: string; text: string } | null = null;
	$effect(() => {
		const [setting, value] = [name(), read()];
		if (!app.isReady || setting === null) {
			return;
		}
		const text = JSON.stringify(value);
		if (stored?.name !== setting) {
			stored = { name: setting, text };
		}
		const timer = setTimeout(() => {
			if (stored?.name === setting && stored.text !== text) {
				stored = { name: setting, text };
				app.remember(setting, value);
			}
		}, restMs);
		return () => clearTimeout(timer);
	});
};
