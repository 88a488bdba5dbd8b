import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program that comes from the system, not from npm. */
export type SystemTool = {
	name: string;
	/** Environment variable that points at it. */
	variable: string;
	candidates: readonly string[];
	packages: { apt: string; dnf: string; pacman: string; brew: string; winget: string };
};

export const ffmpegTool: SystemTool = {
	name: 'ffmpeg', variable: 'REELWRIGHT_FFMPEG', candidates: ['ffmpeg'],
	packages: { apt: 'ffmpeg', dnf: 'ffmpeg-free', pacman: 'ffmpeg', brew: 'ffmpeg', winget: 'Gyan.FFmpeg' },
};

export const chromiumTool: SystemTool = {
	name: 'Chromium', variable: 'REELWRIGHT_CHROMIUM',
	candidates: [
		'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
	],
	packages: { apt: 'chromium', dnf: 'chromium', pacman: 'chromium', brew: '--cask chromium', winget: 'Hibbiki.Chromium' },
};

/** Where a command lies, as a path; null when it is not there. */
const pathOf = (command: string): string | null => {
	if (command.includes('/') || command.includes('\\')) {
		return existsSync(command) ? command : null;
	}
	const { status, stdout } = spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' });
	return status === 0 ? stdout.split(/\r?\n/)[0] ?? null : null;
};
const isCommand = (command: string): boolean => pathOf(command) !== null;

/** Path of a tool, or null. */
export const findTool = (tool: SystemTool): string | null => {
	const named = process.env[tool.variable];
	return named ? named : tool.candidates.map(pathOf).find(path => path !== null) ?? null;
};

/** The command that installs `tool` here, as people would type it; null where there is no package manager we know. */
export const installCommand = (tool: SystemTool, platform = process.platform, has: (command: string) => boolean = isCommand): string[] | null => {
	if (platform === 'darwin') {
		return has('brew') ? ['brew', 'install', ...tool.packages.brew.split(' ')] : null;
	}
	if (platform === 'win32') {
		return has('winget') ? ['winget', 'install', tool.packages.winget] : null;
	}
	if (has('apt-get')) {
		return ['apt-get', 'install', '--yes', '--no-install-recommends', tool.packages.apt];
	}
	if (has('dnf')) {
		return ['dnf', 'install', '--assumeyes', tool.packages.dnf];
	}
	return has('pacman') ? ['pacman', '--sync', '--noconfirm', tool.packages.pacman] : null;
};

/** One sentence for somebody who must install it by hand. */
export const installSentence = (tool: SystemTool): string => {
	const command = installCommand(tool);
	return command
		? `${tool.name} is missing. Install it with: ${process.platform === 'linux' ? 'sudo ' : ''}${command.join(' ')}`
		: `${tool.name} is missing. Install it, or set ${tool.variable} to where it is.`;
};

const isRoot = (): boolean => process.getuid?.() === 0;
const canSudo = (): boolean => isCommand('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;

/** Finds `tool`, installing it where the system's package manager can be used without a question. Returns its command, or null after saying what to do. */
export const ensureTool = (tool: SystemTool): string | null => {
	const found = findTool(tool);
	if (found) {
		return found;
	}
	const command = installCommand(tool);
	const prefix = isRoot() ? [] : ['sudo', '-n'];
	const canInstall = command !== null && process.platform === 'linux' && (isRoot() || canSudo());
	if (canInstall) {
		console.log(`${tool.name} is missing; installing it: ${command.join(' ')}`);
		const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const run = (words: string[]) => {
			const [program = '', ...rest] = [...prefix, ...words];
			return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
		};
		if (command[0] === 'apt-get') {
			run(['apt-get', 'update', '-qq']);
		}
		if (run(command)) {
			return findTool(tool);
		}
	}
	console.error(installSentence(tool));
	return null;
};
