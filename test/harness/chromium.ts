import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';

/** Where Chromium-type browsers are installed by the system's package managers, best known first. */
const usualPlaces: Readonly<Record<string, readonly string[]>> = {
	linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/bin/microsoft-edge'],
	darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
	win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
};

const onPath = (names: readonly string[]): string[] =>
	(process.env['PATH'] ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));

/** The installed Chromium the tests drive: `REELWRIGHT_CHROMIUM`, else the usual places, else the PATH. Null when there is none; nothing is ever downloaded. */
export const findChromium = (): string | null => {
	const told = process.env['REELWRIGHT_CHROMIUM'];
	if (told !== undefined && told !== '') {
		return existsSync(told) ? told : null;
	}
	const places = [...(usualPlaces[process.platform] ?? []), ...onPath(['chromium', 'chromium-browser', 'google-chrome'])];
	return places.find(path => existsSync(path)) ?? null;
};

/** SwiftShader draws WebGL2 on machines without a graphics card, the same everywhere; nothing may reach for the network. */
export const chromiumFlags: readonly string[] = [
	'--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--no-first-run',
	'--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
	'--autoplay-policy=no-user-gesture-required', '--force-color-profile=srgb',
];

/** Starts a headless Chromium for tests and scripts. The caller closes it. */
export const launchChromium = async (extraFlags: readonly string[] = []): Promise<Browser> => {
	const executablePath = findChromium();
	if (executablePath === null) {
		throw new Error('No Chromium was found. Install it (Debian, Ubuntu: apt-get install chromium) or point REELWRIGHT_CHROMIUM at one.');
	}
	return await chromium.launch({ executablePath, headless: true, args: [...chromiumFlags, ...extraFlags] });
};
