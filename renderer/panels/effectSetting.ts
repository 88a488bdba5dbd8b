import type { Effect } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { previewEdit } from '../timeline/previewEdit.ts';

/** Shows a value of an effect's parameter in the viewer without storing it. */
export const previewSetting = (app: App, effect: Effect, path: string, value: unknown): void => {
	const preview = previewEdit(app.document.project, 'setProperty', { id: effect.id, path, value });
	app.view.provisional = preview.project ?? app.view.provisional;
};

/** Stores it. */
export const storeSetting = async (app: App, effect: Effect, path: string, value: unknown): Promise<void> => {
	await app.edit('setProperty', { id: effect.id, path, value });
	app.view.provisional = null;
};

/** The numbers an effect has under a path such as "parameters.lift", or the default. */
export const numbersOf = (effect: Effect, path: string, standard: readonly number[]): readonly number[] => {
	const value = effect.parameters[path.replace(/^parameters\./u, '')];
	return Array.isArray(value) ? value : standard;
};
