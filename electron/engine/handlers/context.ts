import type { EngineContract } from '../../shared/contract/contract.ts';
import type { Emit, Handlers } from '../../shared/contract/rpc.ts';
import type { Grants } from '../files/grants.ts';
import type { OpenFilm } from '../openFilm.ts';
import type { NewProject } from '../storage/newProject.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';

/** What handlers may reach. */
export type EngineContext = {
	/** The open film. Throws `no-project` when there is none. */
	film: () => OpenFilm;
	currentFilm: () => OpenFilm | null;
	/** Opens (or makes) a film in place of the present one, which is closed first. */
	open: (path: string, make: NewProject | null) => Promise<OpenFilm>;
	close: () => Promise<void>;
	grants: Grants;
	settings: SettingsStore;
	/** What can be made again lies here. */
	cacheFolder: string;
	/** Sends to every connected client. */
	emit: Emit<EngineContract>;
	version: string;
};

/** The handlers of one part of the contract: all calls whose name begins with `Prefix.`. */
export type HandlersOf<Prefix extends string> = Pick<Handlers<EngineContract>, Extract<keyof EngineContract['calls'], `${Prefix}.${string}`>>;
