import { readPreferences, type Preferences } from '../../electron/shared/settings/preferences.ts';
import { desktop } from '../client/desktop.ts';
import type { App } from './app.svelte.ts';

/** What this person prefers. Remembered by the engine's settings under the name `preferences`; takes effect at once. */
export class PreferenceState {
	now = $state.raw<Preferences>(readPreferences(null));
	readonly #app: Pick<App, 'remember' | 'view'>;

	constructor(app: Pick<App, 'remember' | 'view'>) {
		this.#app = app;
	}

	read(value: unknown): void {
		this.now = readPreferences(value);
		this.#apply();
	}

	change(part: Partial<Preferences>): void {
		this.now = readPreferences({ ...this.now, ...part });
		this.#app.remember('preferences', this.now);
		this.#apply();
	}

	#apply(): void {
		this.#app.view.isSnapping = this.now.isSnapping;
		document.documentElement.dataset['motion'] = this.now.motion;
		desktop()?.setScale?.(this.now.scale / 100);
	}
}
