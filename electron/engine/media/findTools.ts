import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';

/** One of ffmpeg's programs, found. */
export type Tool = { path: string; version: string };
export type Tools = { ffmpeg: Tool; ffprobe: Tool };
type ToolName = keyof Tools;

/** How to get ffmpeg, in one sentence. */
export const installSentence = (platform: NodeJS.Platform): string => {
	switch (platform) {
		case 'darwin': return 'Install it with “brew install ffmpeg”, then start Reelwright again.';
		case 'win32': return 'Install it with “winget install ffmpeg”, then start Reelwright again.';
		case 'linux': return 'Install it with “sudo apt install ffmpeg” (or your distribution’s package manager), then start Reelwright again.';
		default: return 'Install ffmpeg with your package manager, then start Reelwright again.';
	}
};

const overrides = { ffmpeg: 'REELWRIGHT_FFMPEG', ffprobe: 'REELWRIGHT_FFPROBE' } as const;

/** Where a program may lie, in order. A path in the environment is the only candidate: whoever set it meant it. */
export const candidates = (name: ToolName, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] => {
	const named = env[overrides[name]];
	if (named) {
		return [named];
	}
	const file = platform === 'win32' ? `${name}.exe` : name;
	// A desktop app started by the Finder does not get the shell's PATH, so Homebrew's folders are named here.
	const usual = platform === 'darwin' ? ['/opt/homebrew/bin', '/usr/local/bin'] : [];
	return [...(env['PATH'] ?? env['Path'] ?? '').split(delimiter), ...usual].filter(folder => folder.length > 0).map(folder => join(folder, file));
};

const isRunnable = (path: string): Promise<boolean> => access(path, constants.X_OK).then(() => true, () => false);

const versionOf = (path: string): Promise<string | null> => new Promise((resolve) => {
	execFile(path, ['-hide_banner', '-version'], { timeout: 10_000, windowsHide: true }, (error, stdout) =>
		resolve(error ? null : /^\w+ version (\S+)/.exec(stdout)?.[1] ?? null));
});

const findTool = async (name: ToolName, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<Tool> => {
	for (const path of candidates(name, env, platform)) {
		const version = await isRunnable(path) ? await versionOf(path) : null;
		if (version !== null) {
			return { path, version };
		}
	}
	throw new CallFailed({ kind: 'tool-missing', tool: name, install: installSentence(platform) });
};

const found = new Map<string, Promise<Tools>>();

/**
 * Finds ffmpeg and ffprobe: `REELWRIGHT_FFMPEG`/`REELWRIGHT_FFPROBE`, else the PATH. Found once per environment and remembered; a failure is
 * not, so that installing ffmpeg helps without a restart. Fails with `tool-missing`.
 */
export const findTools = (env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): Promise<Tools> => {
	const key = [env['REELWRIGHT_FFMPEG'], env['REELWRIGHT_FFPROBE'], env['PATH'] ?? env['Path']].join('\n');
	const known = found.get(key);
	if (known) {
		return known;
	}
	// One after the other: where both are missing, it is always ffmpeg that is named.
	const search = findTool('ffmpeg', env, platform).then(async ffmpeg => ({ ffmpeg, ffprobe: await findTool('ffprobe', env, platform) }));
	found.set(key, search);
	search.catch(() => found.delete(key));
	return search;
};
