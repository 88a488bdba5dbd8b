import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureRenderer } from '../../build/renderer.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import type { Job } from '../../electron/shared/jobs/job.ts';
import { startWebHost, type WebHost } from '../../electron/web-host/startWebHost.ts';
import { launchChromium } from '../harness/chromium.ts';
import { startTestEngine, temporaryFolder } from '../harness/engine.ts';

/** The main job as somebody new does it, in real Chromium on the loopback host: import, cut, generate, score, export. Found by roles and names only. */
const films = temporaryFolder();
const footage = join(dirname(import.meta.dirname), '..', '..', 'shared', 'media', 'video.mp4');
let browser: Browser;
let page: Page;
let host: WebHost;
let started: Awaited<ReturnType<typeof startTestEngine>>;
const problems: string[] = [];

beforeAll(async () => {
	const clip = join(films.folder, 'clip.mp4');
	if (existsSync(footage)) {
		await copyFile(footage, clip);
	} else {
		console.log('The test footage is not here; this run uses a clip made by ffmpeg.');
		await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=5.05', '-f', 'lavfi', '-i', 'sine=frequency=220:duration=5.05', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-y', clip]);
	}
	started = await startTestEngine([films.folder]);
	host = await startWebHost({ engine: started.engine, pageFolder: await ensureRenderer() });
	browser = await launchChromium();
	page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(60_000);
	page.on('pageerror', error => problems.push(error.message));
	page.on('console', message => message.type() === 'error' && problems.push(message.text()));
	await page.goto(host.url);
});
afterAll(async () => {
	await browser.close();
	await host.dispose();
	await started.dispose();
	films.remove();
});

const dialog = () => page.getByRole('dialog');
const clips = () => page.getByRole('listbox', { name: 'Clips in sight' }).getByRole('option').allTextContents();
const clipNames = () => page.getByRole('listbox', { name: 'Clips in sight' }).getByRole('option')
	.evaluateAll(options => options.map(option => option.getAttribute('aria-label') ?? option.textContent ?? ''));
/** Waits until the newest job of a type has ended, and expects that it ended well. */
const ended = async (type: Job['type']) => {
	const client = started.engine.client();
	const job = (await client.call('jobs.list', {})).findLast(candidate => candidate.type === type);
	expect(await client.call('jobs.wait', { jobId: job?.id ?? '' })).toMatchObject({ state: 'done', failure: null });
};
const playheadTo = async (timecode: string) => {
	const field = page.getByRole('toolbar', { name: 'Transport' }).getByRole('textbox', { name: 'Playhead' });
	await field.fill(timecode);
	await field.press('Enter');
	await page.getByRole('application', { name: 'Tracks' }).focus();
};

test('a new project is made where the user says, and the token leaves the address bar', async () => {
	expect(page.url()).not.toContain('token');
	await page.getByRole('button', { name: 'New project' }).click();
	await dialog().getByRole('textbox', { name: 'Name' }).fill('Holiday');
	await dialog().getByRole('button', { name: 'Make project' }).click();
	await page.getByRole('region', { name: 'Timeline' }).waitFor();
	expect(existsSync(join(films.folder, 'Holiday.reel'))).toBe(true);
});

test('a clip from disk comes into the bin', async () => {
	await page.getByRole('button', { name: 'Import media' }).first().click();
	await dialog().getByRole('option', { name: /^clip.mp4/ }).dblclick();
	await page.getByRole('listbox', { name: 'Media' }).getByRole('option', { name: /^clip.mp4, 5\.[01] s/ }).waitFor();
});

test('a file dropped on the window is kept beside the film and comes into the bin; undo takes it out', async () => {
	const bytes = (await readFile(join(films.folder, 'clip.mp4'))).toString('base64');
	const transfer = await page.evaluateHandle((text) => {
		const data = new DataTransfer();
		data.items.add(new File([Uint8Array.from(atob(text), character => character.charCodeAt(0))], 'dropped.mp4', { type: 'video/mp4' }));
		return data;
	}, bytes);
	await page.getByRole('region', { name: 'Media bin' }).dispatchEvent('drop', { dataTransfer: transfer });
	const dropped = page.getByRole('listbox', { name: 'Media' }).getByRole('option', { name: /^dropped.mp4/ });
	await dropped.waitFor();
	expect(existsSync(join(films.folder, 'Holiday.media', 'dropped.mp4'))).toBe(true);
	await page.keyboard.press('Control+z');
	await dropped.waitFor({ state: 'detached' });
});

test('it is put on the timeline from the source viewer, picture with sound', async () => {
	await page.getByRole('option', { name: /^clip.mp4, 5/ }).dblclick();
	await page.getByRole('tab', { name: /^Source/, selected: true }).waitFor();
	await page.keyboard.press('Comma');
	await expect.poll(clipNames).toEqual([expect.stringMatching(/^clip.mp4, V1, 00:00:00:00 to 00:00:05:0/), expect.stringMatching(/^clip.mp4, A1, 00:00:00:00 to 00:00:05:0/)]);
});

test('it is cut: split twice, the middle taken out, the rest joined; and undo brings it back', async () => {
	await playheadTo('00:00:01:00');
	await page.keyboard.press('Control+b');
	await playheadTo('00:00:03:00');
	await page.keyboard.press('Control+b');
	await expect.poll(async () => (await clips()).length).toBe(6);
	// The clip is drawn on a canvas that lies over its accessible twin; the click goes to the place, as a user's would.
	await page.getByRole('option', { name: /^clip.mp4, V1, 00:00:01:00/ }).click({ force: true });
	await page.keyboard.press('Shift+Delete');
	const joined = ['V1, 00:00:00:00 to 00:00:01:00', 'V1, 00:00:01:00 to 00:00:03:0', 'A1, 00:00:00:00 to 00:00:01:00', 'A1, 00:00:01:00 to 00:00:03:0'].map(place => expect.stringContaining(place));
	await expect.poll(clipNames).toEqual(joined);
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await clips()).length).toBe(6);
	await page.keyboard.press('Control+Shift+z');
	await expect.poll(clipNames).toEqual(joined);
});

test('a clip slows down in the middle by the palette, its sound with it and what follows moved along; undo makes it even', async () => {
	const before = await clipNames();
	await page.getByRole('option', { name: /^clip.mp4, V1, 00:00:00:00/ }).click({ force: true });
	await page.keyboard.press('Control+k');
	await page.keyboard.type('slow in the middle');
	await page.keyboard.press('Enter');
	// From a quarter to three quarters of a second it runs at a third of its speed or on the way there.
	await expect.poll(async () => (await clipNames())[0]).not.toBe(before[0]);
	await expect.poll(clipNames).toEqual(['V1, 00:00:00:00 to 00:00:01:', 'V1, 00:00:01:', 'A1, 00:00:00:00 to 00:00:01:', 'A1, 00:00:01:'].map(place => expect.stringContaining(place)));
	const [first, second, firstSound, secondSound] = await clipNames();
	expect([firstSound, secondSound]).toEqual([first, second].map(name => name?.replace('V1', 'A1')));
	await page.keyboard.press('Control+z');
	await expect.poll(clipNames).toEqual(before);
});

test('a shot is generated into a track: there at once, finished later', async () => {
	await page.getByRole('application', { name: 'Tracks' }).focus();
	await page.keyboard.press('End');
	await page.keyboard.press('g');
	await page.getByRole('textbox', { name: 'What should be seen' }).fill('ocean waves at sunset');
	await page.getByRole('textbox', { name: 'Seed' }).fill('7');
	await page.getByRole('textbox', { name: 'Seed' }).press('Tab');
	await page.getByRole('button', { name: /^Generate into V1/ }).click();
	await expect.poll(clipNames).toContainEqual(expect.stringMatching(/V1, 00:00:03:0\d to/));
	await ended('generate');
});

test('the whole cut gets effects and ambience, each on a track of its own', async () => {
	await page.getByRole('application', { name: 'Tracks' }).focus();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Shift+G');
	await dialog().getByRole('radio', { name: 'The whole sequence' }).check();
	await dialog().getByRole('button', { name: 'Make 2 tracks' }).click();
	await expect.poll(clipNames).toContainEqual(expect.stringMatching(/FX, 00:00:00:00 to/));
	await expect.poll(clipNames).toContainEqual(expect.stringMatching(/AMB, 00:00:00:00 to/));
	await ended('soundtrack');
});

test('the mixer turns a track down by keys and puts a limiter on the master; undo takes it off', async () => {
	await page.keyboard.press('Alt+m');
	const fader = page.getByRole('slider', { name: 'Volume of A1' });
	await fader.press('PageDown');
	await fader.press('ArrowUp');
	await expect.poll(() => fader.getAttribute('aria-valuetext')).toBe('−5.5 dB');
	await page.getByRole('button', { name: 'Add an effect to Master' }).click();
	await page.getByRole('menuitem', { name: 'Limiter' }).click();
	const limiter = page.getByRole('button', { name: 'Limiter of Master: settings' });
	await limiter.waitFor();
	await page.getByRole('application', { name: 'Tracks' }).focus();
	await page.keyboard.press('Control+z');
	await limiter.waitFor({ state: 'detached' });
	await page.keyboard.press('Alt+m');
	await page.getByRole('region', { name: 'Mixer' }).waitFor({ state: 'detached' });
});

test('the film is exported as it stands, picture and sound of one length', async () => {
	await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
	await dialog().getByRole('combobox', { name: 'Picture' }).selectOption({ label: '640 × 360 — Small' });
	await dialog().getByRole('combobox', { name: 'Quality' }).selectOption({ label: 'Draft — small and quick' });
	await dialog().getByRole('button', { name: 'Export' }).click();
	await dialog().getByText('Finished').waitFor({ timeout: 150_000 });
	const path = join(films.folder, 'Holiday.mp4');
	const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
	const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
	const seconds = await video?.computeDuration() ?? 0;
	expect(seconds).toBeGreaterThan(4.5);
	expect(Math.abs((await audio?.computeDuration() ?? 0) - seconds)).toBeLessThan(0.03);
	expect([await video?.getDisplayWidth(), await video?.getDisplayHeight()]).toEqual([640, 360]);
	await dialog().getByRole('button', { name: 'Done' }).click();
});

test('after a reload everything is where it was, and the page complained of nothing', async () => {
	const before = await clipNames();
	await page.reload();
	await expect.poll(clipNames).toEqual(before);
	expect(problems).toEqual([]);
});
