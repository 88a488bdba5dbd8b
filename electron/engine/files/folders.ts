import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this system keeps things that can be made again, and things that are remembered. `REELWRIGHT_CACHE` and `REELWRIGHT_SETTINGS` move them. */
export const userFolders = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): { cache: string; settings: string } => {
	const home = homedir();
	const bases = {
		darwin: { cache: join(home, 'Library/Caches'), settings: join(home, 'Library/Application Support') },
		win32: { cache: environment['LOCALAPPDATA'] ?? join(home, 'AppData/Local'), settings: environment['APPDATA'] ?? join(home, 'AppData/Roaming') },
	} as const;
	const base = platform === 'darwin' || platform === 'win32' ? bases[platform] : {
		cache: environment['XDG_CACHE_HOME'] || join(home, '.cache'), settings: environment['XDG_CONFIG_HOME'] || join(home, '.config'),
	};
	return {
		cache: environment['REELWRIGHT_CACHE'] || join(base.cache, 'reelwright'),
		settings: environment['REELWRIGHT_SETTINGS'] || join(base.settings, 'reelwright'),
	};
};
