import { totalmem } from 'node:os';
import { findTools } from '../media/findTools.ts';
import { cacheSize, emptyFolder } from '../media/cacheSize.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export const engineHandlers = (context: EngineContext): HandlersOf<'engine'> & HandlersOf<'settings'> & HandlersOf<'cache'> => ({
	'engine.info': async () => ({
		version: context.version, platform: `${process.platform}-${process.arch}`, device: await context.currentFilm()?.generation.deviceName() ?? 'CPU',
		ffmpeg: await findTools().then(tools => tools.ffmpeg.version, () => null), memoryBytes: totalmem(),
	}),
	'settings.get': async ({ name }) => ({ value: context.settings.get(name) }),
	'settings.set': async ({ name, value }) => {
		context.settings.set(name, value);
		if (name === 'preferences') {
			context.currentFilm()?.applyPreferences();
		}
		return {};
	},
	'cache.info': async () => ({ path: context.cacheFolder, ...await cacheSize(context.cacheFolder) }),
	'cache.empty': async () => {
		const before = await cacheSize(context.cacheFolder);
		const film = context.currentFilm();
		await (film ? film.media.prepareAnew(() => emptyFolder(context.cacheFolder)) : emptyFolder(context.cacheFolder));
		return { freedBytes: before.sizeBytes };
	},
});
