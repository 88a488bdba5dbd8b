import { totalmem } from 'node:os';
import { findTools } from '../media/findTools.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export const engineHandlers = (context: EngineContext): HandlersOf<'engine'> & HandlersOf<'settings'> => ({
	'engine.info': async () => ({
		version: context.version, platform: `${process.platform}-${process.arch}`, device: await context.currentFilm()?.generation.deviceName() ?? 'CPU',
		ffmpeg: await findTools().then(tools => tools.ffmpeg.version, () => null), memoryBytes: totalmem(),
	}),
	'settings.get': async ({ name }) => ({ value: context.settings.get(name) }),
	'settings.set': async ({ name, value }) => {
		context.settings.set(name, value);
		return {};
	},
});
