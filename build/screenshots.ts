import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { placing } from '../electron/cli/session.ts';
import { startEngine } from '../electron/engine/startEngine.ts';
import { frameLength } from '../electron/shared/time/frameRate.ts';
import { timeFromSeconds } from '../electron/shared/time/time.ts';
import { clipsOfTrack, sequenceDuration, sequencesOf, tracksOf } from '../electron/shared/timeline/queries.ts';
import type { Project } from '../electron/shared/timeline/records.ts';
import { startWebHost } from '../electron/web-host/startWebHost.ts';
import { makeFootage } from './footage.ts';
import { ensureRenderer } from './renderer.ts';
import { root } from './run.ts';
import { chromiumTool, ensureTool, ffmpegTool } from './setup.ts';

/** `npm run screenshots`: makes a film with the shipped models and footage of its own, opens it in Chromium, and writes the pictures of the documents to docs/images. */
const ffmpeg = ensureTool(ffmpegTool);
const browserPath = ensureTool(chromiumTool);
if (!ffmpeg || !browserPath) {
	process.exit(1);
}
const images = join(root, 'docs', 'images');
mkdirSync(images, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'reelwright-screenshots-'));
const engine = await startEngine({ grantedFolders: [scratch], cacheFolder: join(scratch, 'cache'), settingsFolder: join(scratch, 'settings') });
const client = engine.client();
const projectNow = async () => Object.fromEntries(((await client.call('project.current', {}))?.records ?? []).map(record => [record.id, record])) as Project;
const sequenceNow = async () => {
	const [sequence] = sequencesOf(await projectNow());
	if (!sequence) {
		throw new Error('The film has no sequence.');
	}
	return sequence;
};
const edit = (name: string, args: unknown) => client.call('project.edit', { edit: name, args });
const finished = async (jobId: string) => {
	const job = await client.call('jobs.wait', { jobId });
	if (job.state !== 'done') {
		throw new Error(`${job.title} ended as ${job.state}.`);
	}
};

/** A short film: a clip cut in two with a dissolve, three generated shots, a soundtrack over all of it. */
const makeFilm = async (): Promise<void> => {
	await client.call('project.new', { path: join(scratch, 'Evening.reel') });
	const clip = join(scratch, 'bouncing ball.mp4');
	await makeFootage(clip);
	const { assets: [asset] } = await client.call('media.import', { paths: [clip] });
	if (!asset) {
		throw new Error('The footage could not be imported.');
	}
	const sequence = await sequenceNow();
	const frame = frameLength(sequence.frameRate);
	await edit('append', { ...placing(await projectNow(), asset), duration: 75 * frame });
	await edit('append', { ...placing(await projectNow(), asset), sourceStart: 90 * frame, duration: 50 * frame });
	const [lowest] = tracksOf(await projectNow(), sequence.id, 'video');
	const [first, second] = clipsOfTrack(await projectNow(), lowest?.id ?? '');
	await edit('addTransition', { fromClipId: first?.id, toClipId: second?.id, duration: 12 * frame });
	for (const [number, prompt] of ['the sea with waves at sunset', 'aurora over mountains at night', 'clouds drifting in the sky during the day'].entries()) {
		const start = sequenceDuration(await projectNow(), sequence.id);
		await finished((await client.call('generation.clip', { prompt, sequenceId: sequence.id, placement: { trackId: null, start }, duration: timeFromSeconds(2), seed: number + 1 })).jobId);
	}
	const end = sequenceDuration(await projectNow(), sequence.id);
	await finished((await client.call('generation.soundtrack', { target: { type: 'range', sequenceId: sequence.id, start: 0, end }, seed: 1 })).jobId);
	// Thumbnails, waveforms and sound of everything.
	for (const job of await client.call('jobs.list', {})) {
		await client.call('jobs.wait', { jobId: job.id });
	}
};

/** Five hundred clips on four tracks, to show (and see) that a long timeline stays readable. */
const makeLongFilm = async (): Promise<void> => {
	await client.call('project.saveCopy', { path: join(scratch, 'Long evening.reel') });
	await client.call('project.open', { path: join(scratch, 'Long evening.reel') });
	const project = await projectNow();
	const sequence = await sequenceNow();
	const clips = tracksOf(project, sequence.id).flatMap(track => clipsOfTrack(project, track.id)).filter(clip => clip.linkId !== null || clip.start > 0);
	const length = sequenceDuration(project, sequence.id);
	for (let copy = 1; copy * clips.length < 500; copy++) {
		await edit('paste', { clips, start: copy * length });
	}
};

const settle = async (page: Page) => {
	await page.waitForLoadState('networkidle');
	// Thumbnails and the viewer's frame are drawn after their files arrive; there is no event for "nothing more to draw".
	await page.waitForTimeout(4000);
};
const playheadTo = async (page: Page, timecode: string) => {
	const field = page.getByRole('toolbar', { name: 'Transport' }).getByRole('textbox', { name: 'Playhead' });
	await field.fill(timecode);
	await field.press('Enter');
	await page.getByRole('application', { name: 'Tracks' }).focus();
};

await makeFilm();
const host = await startWebHost({ engine, pageFolder: await ensureRenderer() });
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'] });
try {
	const page = await browser.newPage({ viewport: { width: 1600, height: 960 } });
	const shoot = async (name: string) => {
		await settle(page);
		await page.screenshot({ path: join(images, `${name}.png`) });
		console.log(`docs/images/${name}.png`);
	};
	await page.goto(host.url);
	await page.getByRole('region', { name: 'Timeline' }).waitFor();
	await page.keyboard.press('f');
	await playheadTo(page, '00:00:05:20');
	await page.getByRole('option', { name: /^the sea.*, V\d/ }).click({ force: true });
	await playheadTo(page, '00:00:05:20');
	await shoot('editor');
	await page.keyboard.press('g');
	await page.getByRole('textbox', { name: 'What should be seen' }).fill('stars over dark mountains, slow zoom in');
	await shoot('generate');
	// The smallest window the program is meant for.
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('tab', { name: 'Effects' }).click();
	await shoot('effects');
	await page.getByRole('tab', { name: 'Titles' }).click();
	await page.getByRole('tab', { name: 'Captions' }).click();
	await shoot('titles');
	await page.setViewportSize({ width: 1600, height: 960 });
	await makeLongFilm();
	await settle(page);
	await page.getByRole('tab', { name: 'Media' }).click();
	await page.getByRole('application', { name: 'Tracks' }).focus();
	await page.keyboard.press('f');
	await playheadTo(page, '00:00:05:20');
	await shoot('long');
} finally {
	await browser.close();
	await host.dispose();
	await engine.dispose();
	rmSync(scratch, { recursive: true, force: true });
}
