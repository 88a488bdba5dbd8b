import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type SettingsStore = {
	get: (name: string) => unknown;
	set: (name: string, value: unknown) => void;
};

/**
 * Settings that outlive a session, as one readable JSON file in `folder`. A damaged file is set aside, not an error: settings are a comfort,
 * never a reason not to open a film. Where nothing can be written they last until the program ends.
 */
export const openSettings = (folder: string): SettingsStore => {
	const path = join(folder, 'settings.json');
	let values: Record<string, unknown> = {};
	try {
		const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
		if (parsed && typeof parsed === 'object' && !Array.isArray(parsed)) {
			values = parsed as Record<string, unknown>;
		}
	} catch (error) {
		if (error instanceof SyntaxError) {
			renameSync(path, `${path}.damaged`);
		}
	}
	return {
		get: name => Object.hasOwn(values, name) ? values[name] : null,
		set: (name, value) => {
			values = { ...values, [name]: value };
			try {
				mkdirSync(folder, { recursive: true });
				writeFileSync(`${path}.partial`, JSON.stringify(values, null, '\t'));
				renameSync(`${path}.partial`, path);
			} catch {
				// Read-only home: kept in memory only.
			}
		},
	};
};
