import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { EngineContract } from '../shared/contract/contract.ts';
import type { Failure } from '../shared/contract/failure.ts';
import type { Client } from '../shared/contract/rpc.ts';

/** Where films go that were begun without a name. */
export const filmFolder = (): string => {
	const folder = join(homedir(), 'Reelwright');
	mkdirSync(folder, { recursive: true });
	return folder;
};

/** A name in `filmFolder` that is never another film's. */
const newFilmPath = (): string => {
	const stamp = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
	return join(filmFolder(), `Film ${stamp}.reel`);
};

/** Opens what was named when a host was started: a film, or clips, which begin a new one. Answers the files that were refused; throws when the film cannot be opened. */
export const openPaths = async (client: Client<EngineContract>, paths: readonly string[]): Promise<Failure[]> => {
	const film = paths.find(path => extname(path) === '.reel');
	const clips = paths.filter(path => extname(path) !== '.reel').map(path => resolve(path));
	if (film) {
		await client.call('project.open', { path: resolve(film) });
	} else if (clips.length > 0) {
		await client.call('project.new', { path: newFilmPath() });
	}
	if (clips.length === 0) {
		return [];
	}
	const { refused } = await client.call('media.import', { paths: clips });
	return refused.map(({ failure }) => failure);
};

/** Opens the film that was open last, after the engine's process died. */
export const reopenLast = async (client: Client<EngineContract>): Promise<void> => {
	const [last] = await client.call('project.recent', {});
	if (last?.exists) {
		await client.call('project.open', { path: last.path });
	}
};
