import { join } from 'node:path';
import { sampleAt } from '../../shared/audio/mixPlan.ts';
import { soundName, type Stretch } from '../../shared/media/soundName.ts';
import { zeroTime } from '../../shared/time/time.ts';
import { cacheKey, exists } from './cacheFiles.ts';
import type { MediaEntry } from './mediaEntry.ts';
import { stretchSound } from './stretchSound.ts';
import type { Turns } from './turns.ts';

/** Where the conformed sound of a stream lies, or will. */
export const conformedPath = (entry: MediaEntry, stream: number): string => join(entry.folder ?? '', `sound-${stream}.f32`);

/** Before proxies and thumbnails: somebody is about to listen. */
const priority = 0;

/** Sounds for clips at other speeds, made once each in the cache, when they are first asked for. */
export class StretchedSounds {
	#turns: Turns;
	/** By path: being made, or made. */
	#making = new Map<string, Promise<string>>();
	#ready = new Set<string>();

	constructor(turns: Turns) {
		this.#turns = turns;
	}

	/** The path of a stretched sound that is there; else null, and it is begun. */
	fileFor(entry: MediaEntry, stretch: Stretch): string | null {
		const path = this.#pathOf(entry, stretch);
		if (!entry.status.hasSound[stretch.stream] || this.#ready.has(path)) {
			return this.#ready.has(path) ? path : null;
		}
		// Whoever asked asks again; what goes wrong is told to those who wait for it.
		void this.made(entry, stretch).catch(() => undefined);
		return null;
	}

	/** The path of a stretched sound once it is made. The conformed stream must be there. */
	made(entry: MediaEntry, stretch: Stretch): Promise<string> {
		const path = this.#pathOf(entry, stretch);
		const known = this.#making.get(path);
		if (known) {
			return known;
		}
		const making = this.#make(entry, stretch, path);
		this.#making.set(path, making);
		// Tried again by the next who asks.
		making.catch(() => this.#making.delete(path));
		return making;
	}

	#pathOf(entry: MediaEntry, stretch: Stretch): string {
		const name = soundName(stretch);
		// Of a ramp a name may be longer than a file's.
		return join(entry.folder ?? '', `sound-${stretch.ramp ? `${stretch.stream}-ramp-${cacheKey(name)}` : name}.f32`);
	}

	async #make(entry: MediaEntry, stretch: Stretch, stretchedPath: string): Promise<string> {
		const { signal } = entry.controller;
		if (!await exists(stretchedPath)) {
			await this.#turns.run(priority, signal, () => stretchSound({
				path: conformedPath(entry, stretch.stream), sampleCount: sampleAt(entry.asset.duration ?? zeroTime), stretch, stretchedPath, signal,
			}));
		}
		this.#ready.add(stretchedPath);
		return stretchedPath;
	}
}
