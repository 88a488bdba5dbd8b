import { expect, test } from 'vitest';
import { ffmpegTool, installCommand } from './setup.ts';

test.each([
	['linux', 'apt-get', 'apt-get install --yes --no-install-recommends ffmpeg'],
	['linux', 'dnf', 'dnf install --assumeyes ffmpeg-free'],
	['linux', 'pacman', 'pacman --sync --noconfirm ffmpeg'],
	['darwin', 'brew', 'brew install ffmpeg'],
	['win32', 'winget', 'winget install Gyan.FFmpeg'],
] as const)('on %s with %s', (platform, manager, expected) => {
	expect(installCommand(ffmpegTool, platform, command => command === manager)?.join(' ')).toBe(expected);
});

test('without a package manager there is no command, only the sentence', () => {
	expect(installCommand(ffmpegTool, 'linux', () => false)).toBeNull();
});
