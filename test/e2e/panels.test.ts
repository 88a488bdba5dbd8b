import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureRenderer } from '../../build/renderer.ts';
import { placing } from '../../electron/cli/session.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { frameLength, timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { clipsOfTrack, effectsOf, recordOf, sequencesOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Project, Sequence } from '../../electron/shared/timeline/records.ts';
import { startWebHost, type WebHost } from '../../electron/web-host/startWebHost.ts';
import { launchChromium } from '../harness/chromium.ts';
import { startTestEngine, temporaryFolder } from '../harness/engine.ts';

/** One quick way through each panel, in real Chromium on the loopback host; what came of it is read from the engine. */
const films = temporaryFolder();
let browser: Browser;
let page: Page;
let host: WebHost;
let started: Awaited<ReturnType<typeof startTestEngine>>;
let client: ReturnType<typeof started.engine.client>;
const problems: string[] = [];

const project = async (): Promise<Project> => Object.fromEntries(((await client.call('project.current', {}))?.records ?? []).map(record => [record.id, record]));
const sequence = async (): Promise<Sequence> => {
	const [first] = sequencesOf(await project());
	if (!first) {
		throw new Error('The film has no sequence.');
	}
	return first;
};
/** The picture on the lowest or the second track. */
const picture = async (track = 0): Promise<Clip> => {
	const now = await project();
	const [clip] = clipsOfTrack(now, tracksOf(now, (await sequence()).id, 'video').find(({ order }) => order === track)?.id ?? '');
	if (!clip) {
		throw new Error('There is no picture there.');
	}
	return clip;
};
const layout = async () => (await client.call('settings.get', { name: 'layout' })).value as Record<string, unknown> | null;
const appliedEdits = async () => (await client.call('history.list', { limit: 1000 })).filter(step => step.isApplied).length;
const tracks = () => page.getByRole('application', { name: 'Tracks' });
const dialog = () => page.getByRole('dialog');
const runCommand = async (words: string) => {
	await tracks().focus();
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox', { name: 'Search commands' }).fill(words);
	await page.keyboard.press('Enter');
};
const playheadTo = async (timecode: string) => {
	const field = page.getByRole('toolbar', { name: 'Transport' }).getByRole('textbox', { name: 'Playhead' });
	await field.fill(timecode);
	await field.press('Enter');
	await tracks().focus();
};
const select = async (name: RegExp) => {
	await page.getByRole('listbox', { name: 'Clips in sight' }).getByRole('option', { name }).click({ force: true });
	await tracks().focus();
};

beforeAll(async () => {
	const film = join(films.folder, 'clip.mp4');
	await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=4', '-f', 'lavfi', '-i', 'sine=frequency=220:duration=4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-y', film]);
	started = await startTestEngine([films.folder]);
	client = started.engine.client();
	await client.call('project.new', { path: join(films.folder, 'Panels.reel') });
	const { assets: [asset] } = await client.call('media.import', { paths: [film] });
	if (!asset) {
		throw new Error('The clip could not be imported.');
	}
	await client.call('project.edit', { edit: 'append', args: placing(await project(), asset) });
	await client.call('project.edit', { edit: 'addDrawing', args: { drawing: 'linear-gradient', start: 0, duration: timeOfFrame(50, (await sequence()).frameRate) } });
	host = await startWebHost({ engine: started.engine, pageFolder: await ensureRenderer() });
	browser = await launchChromium();
	page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(120_000);
	page.on('pageerror', error => problems.push(error.message));
	page.on('console', message => message.type() === 'error' && problems.push(message.text()));
	await page.goto(host.url);
	await page.getByRole('region', { name: 'Timeline' }).waitFor();
	// Building the interface and starting a browser take minutes on a machine that is busy otherwise.
}, 600_000);
afterAll(async () => {
	await browser.close();
	await host.dispose();
	await started.dispose();
	films.remove();
});
beforeEach(async () => {
	await page.keyboard.press('Escape');
	await playheadTo('00:00:00:00');
});

test('the master’s fader is keyframed: the first from the inspector, the second by moving it further on', async () => {
	await page.keyboard.press('Alt+m');
	await page.getByRole('button', { name: 'Master', exact: true }).click();
	await page.getByRole('button', { name: 'Set a keyframe of Volume at the playhead' }).click();
	await expect.poll(async () => (await sequence()).keyframes['volume']?.length).toBe(1);
	await playheadTo('00:00:01:00');
	const fader = page.getByRole('slider', { name: 'Volume of Master', exact: true });
	await fader.press('PageDown');
	await expect.poll(async () => (await sequence()).keyframes['volume']?.map(({ value }) => value)).toEqual([0, -6]);
	await playheadTo('00:00:00:12');
	await expect.poll(() => fader.getAttribute('aria-valuetext')).toMatch(/^−[23]\.\d dB$/u);
	await tracks().focus();
	await page.keyboard.press('Alt+m');
	await page.getByRole('region', { name: 'Mixer' }).waitFor({ state: 'detached' });
});

test('times are typed as editors do, and what is no time is refused in words', async () => {
	const field = page.getByRole('toolbar', { name: 'Transport' }).getByRole('textbox', { name: 'Playhead' });
	for (const [typed, shown] of [['1.5s', '00:00:01:13'], ['+10', '00:00:01:23'], ['-1s', '00:00:00:23'], ['12f', '00:00:00:12']] as const) {
		await playheadTo(typed);
		await expect.poll(() => field.inputValue()).toBe(shown);
	}
	await playheadTo('90');
	await page.getByText('For 90 frames write 90f.').first().waitFor();
	await expect.poll(() => field.inputValue()).toBe('00:00:00:12');
});

test('scopes show what the picture is made of, and stay open', async () => {
	await page.keyboard.press('Shift+W');
	await page.getByRole('region', { name: 'Scopes' }).getByRole('img', { name: /: darkest \d/ }).waitFor();
	await page.getByRole('combobox', { name: 'Scope' }).selectOption('Vectorscope');
	await page.getByRole('img', { name: /^Vectorscope: / }).waitFor();
	await expect.poll(layout).toMatchObject({ showsScopes: true, scopeKind: 'vectorscope' });
	await tracks().focus();
	await page.keyboard.press('Shift+W');
	await expect.poll(layout).toMatchObject({ showsScopes: false });
});

test('Delete means what was selected when it was pressed, though an edit is under way and another clip is clicked on before it is done', async () => {
	await select(/gradient, V2/iu);
	const box = await page.getByRole('listbox', { name: 'Clips in sight' }).getByRole('option', { name: /^clip.mp4, V1/ }).boundingBox();
	if (!box) {
		throw new Error('The clip is not in sight.');
	}
	// Faster than any hand and any engine: all within one task of the page.
	await tracks().evaluate((area, [clientX, clientY]) => {
		const press = (init: KeyboardEventInit) => area.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
		const point = (type: string) => area.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX, clientY }));
		press({ key: 'ArrowRight', code: 'ArrowRight', altKey: true });
		press({ key: 'Delete', code: 'Delete' });
		point('pointerdown');
		point('pointerup');
	}, [box.x + box.width / 2, box.y + 12] as const);
	await expect.poll(async () => (await client.call('history.list', { limit: 2 })).map(({ label }) => label)).toEqual(['Lift clips', 'Move clips']);
	expect((await project())[(await picture()).id]).toMatchObject({ name: 'clip.mp4' });
	await expect.poll(() => page.getByRole('option', { name: /^clip.mp4, V1/ }).getAttribute('aria-selected')).toBe('true');
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await picture(1)).start).toBe(0);
});

test('keyframes under a clip are opened, chosen, moved by a frame, and deleted', async () => {
	await select(/^clip.mp4, V1/);
	await page.keyboard.press('Alt+k');
	await expect.poll(async () => Object.keys((await picture()).keyframes).length).toBe(4);
	await page.keyboard.press('Shift+K');
	await page.keyboard.press('Alt+Shift+A');
	// Both keys stand for clips as well, and the second comes before the first has been answered.
	await page.keyboard.press('Alt+ArrowRight');
	await page.keyboard.press('Delete');
	await expect.poll(async () => Object.keys((await picture()).keyframes)).toEqual([]);
	expect((await client.call('history.list', { limit: 2 })).map(({ label }) => label)).toEqual(['Remove keyframes', 'Move keyframes']);
	// The clip itself is still there.
	expect(await picture()).toMatchObject({ name: 'clip.mp4', start: 0 });
	await page.keyboard.press('Shift+K');
});

test('the line of a clip’s opacity is dragged on the clip; a point taken out of it is dragged, left alone with Escape, and deleted', async () => {
	await select(/^clip.mp4, V1/);
	const boxOf = (name: RegExp) => page.getByRole('listbox', { name: 'Clips in sight' }).getByRole('option', { name }).boundingBox();
	// The list follows the drawn clips with a little delay, and lanes have just been closed.
	let seen = '';
	await expect.poll(async () => {
		const before = seen;
		seen = JSON.stringify(await boxOf(/^clip.mp4, V1/));
		return seen === before;
	}, { interval: 200 }).toBe(true);
	const [box, gradient] = [await boxOf(/^clip.mp4, V1/), await boxOf(/gradient, V2/iu)];
	if (!box || !gradient) {
		throw new Error('The clips are not in sight.');
	}
	/** Two seconds of gradient tell how wide a frame is. */
	const place = ([at, level]: readonly [number, number]) => [box.x + gradient.width / 50 * at, box.y + 17 + (box.height - 20) * (1 - level)] as const;
	const drag = async (from: readonly [number, number], to: readonly [number, number], end: 'release' | 'Escape' = 'release') => {
		await page.mouse.move(...place(from));
		await page.mouse.down();
		await page.mouse.move(...place(to), { steps: 2 });
		await (end === 'Escape' ? page.keyboard.press('Escape') : Promise.resolve());
		await page.mouse.up();
	};
	await drag([30, 1], [30, 0.6]);
	await expect.poll(async () => (await picture()).opacity).toBeCloseTo(0.6, 1);
	await page.keyboard.down('Alt');
	await drag([25, 0.6], [40, 0.3]);
	await page.keyboard.up('Alt');
	const frame = frameLength((await sequence()).frameRate);
	const points = async () => ((await picture()).keyframes['opacity'] ?? []).map(({ time, value }) => [Math.round(time / frame), Number(Number(value).toFixed(1))]);
	await expect.poll(points).toEqual([[40, 0.3]]);
	await drag([40, 0.3], [30, 0.8]);
	await expect.poll(points).toEqual([[30, 0.8]]);
	await drag([30, 0.8], [20, 0.2], 'Escape');
	await page.keyboard.press('Delete');
	await expect.poll(points).toEqual([]);
	expect((await client.call('history.list', { limit: 4 })).map(({ label }) => label)).toEqual(['Remove keyframes', 'Move keyframes', 'Set keyframe of opacity', 'Change opacity']);
});

test('a mask is put on by command and moved by its handles with the keyboard; Space on a handle does not play', async () => {
	await select(/^clip.mp4, V1/);
	await runCommand('Mask with ellipse');
	await expect.poll(async () => (await picture()).mask?.type).toBe('ellipse');
	const x = async () => (await picture()).mask?.x ?? 0;
	const before = await x();
	const handle = page.getByRole('button', { name: /^Mask: drag or use the arrow keys/ });
	await handle.focus();
	await page.keyboard.press('Shift+ArrowRight');
	await expect.poll(x).toBeGreaterThan(before);
	const moved = await x();
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Shift+ArrowRight');
	await expect.poll(x).toBeGreaterThan(moved);
	// While the film plays there are no handles, and the playhead runs.
	expect(await handle.count()).toBe(1);
	expect(await page.getByRole('toolbar', { name: 'Transport' }).getByRole('textbox', { name: 'Playhead' }).inputValue()).toBe('00:00:00:00');
	await page.keyboard.press('Escape');
	await handle.waitFor({ state: 'detached' });
});

test('a blend mode is tried without an edit, and chosen with one', async () => {
	await select(/gradient, V2/iu);
	const blend = page.getByRole('combobox', { name: 'Blend' });
	const edits = await appliedEdits();
	await blend.press('Enter');
	await page.getByRole('listbox', { name: 'Blend' }).waitFor();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect.poll(() => page.getByRole('listbox', { name: 'Blend' }).locator('.active').textContent()).toContain('Multiply');
	await page.keyboard.press('Escape');
	await page.getByRole('listbox', { name: 'Blend' }).waitFor({ state: 'detached' });
	expect([await appliedEdits(), (await picture(1)).blend]).toEqual([edits, 'normal']);
	await blend.press('Enter');
	await page.getByRole('listbox', { name: 'Blend' }).getByRole('option', { name: 'Screen' }).click();
	await expect.poll(async () => [await appliedEdits(), (await picture(1)).blend]).toEqual([edits + 1, 'screen']);
	await tracks().focus();
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await picture(1)).blend).toBe('normal');
});

test('the divider between before and after is moved with the keyboard and stays where it was left', async () => {
	await page.keyboard.press('Alt+b');
	const divider = page.getByRole('slider', { name: 'Divider between before and after' });
	await divider.press('Home');
	await divider.press('Shift+ArrowRight');
	await divider.press('ArrowRight');
	await expect.poll(async () => Number((await layout())?.['splitAt']).toFixed(2)).toBe('0.11');
	await tracks().focus();
	await page.keyboard.press('Alt+b');
	await divider.waitFor({ state: 'detached' });
	await page.keyboard.press('Alt+b');
	await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('11');
	await page.keyboard.press('Alt+b');
});

test('a guide is drawn out of a ruler, and back onto it to take it away', async () => {
	await page.keyboard.press('Alt+Shift+U');
	const ruler = await page.getByRole('button', { name: /^Ruler beside the picture/ }).boundingBox();
	const canvas = await page.getByRole('region', { name: 'Viewer' }).getByLabel('Picture', { exact: true }).boundingBox();
	if (!ruler || !canvas) {
		throw new Error('There is no ruler.');
	}
	const drag = async (fromX: number, toX: number) => {
		await page.mouse.move(fromX, canvas.y + canvas.height / 3);
		await page.mouse.down();
		await page.mouse.move((fromX + toX) / 2, canvas.y + canvas.height / 3);
		await page.mouse.move(toX, canvas.y + canvas.height / 3);
		await page.mouse.up();
	};
	const goal = canvas.x + canvas.width / 4;
	await drag(ruler.x + ruler.width / 2, goal);
	const firstGuide = async () => ((await layout())?.['guidesDown'] as number[] | undefined)?.[0];
	await expect.poll(firstGuide).toBeCloseTo(0.25, 1);
	const guide = page.getByRole('slider', { name: /^Guide down at/ });
	await guide.waitFor();
	await drag(goal, ruler.x + 2);
	await expect.poll(async () => (await layout())?.['guidesDown']).toEqual([]);
	await guide.waitFor({ state: 'detached' });
	await tracks().focus();
	await page.keyboard.press('Alt+Shift+U');
});

test('project settings change the film, preferences what is usual', async () => {
	await page.keyboard.press('Control+Alt+,');
	await dialog().getByRole('textbox', { name: 'Name' }).fill('Evening');
	await dialog().getByRole('combobox', { name: 'Picture' }).selectOption({ index: 1 });
	await dialog().getByRole('button', { name: 'Apply' }).click();
	await dialog().waitFor({ state: 'detached' });
	await expect.poll(async () => [recordOf(await project(), 'project', 'project')?.name, (await sequence()).width]).toEqual(['Evening', 1280]);
	await tracks().focus();
	await page.keyboard.press('Control+,');
	const field = dialog().getByRole('spinbutton', { name: 'Minutes between backups' });
	await field.fill('7');
	await field.press('Enter');
	await expect.poll(async () => (await client.call('settings.get', { name: 'preferences' })).value).toMatchObject({ backupMinutes: 7 });
});

test('a backup is made and looked into', async () => {
	await runCommand('Backups');
	await dialog().getByRole('button', { name: 'Back up now' }).click();
	await dialog().getByRole('radio').first().waitFor();
	await expect.poll(async () => (await client.call('backup.list', {})).length).toBe(1);
	await dialog().getByText('Nothing was changed since').waitFor();
});

test('the auto-soundtrack opens for the whole film, and begins nothing before it is told to', async () => {
	await page.keyboard.press('Shift+G');
	await dialog().getByRole('radio', { name: 'The whole sequence' }).check();
	await dialog().getByRole('checkbox', { name: 'Make music' }).check();
	await dialog().getByRole('button', { name: 'Make 3 tracks' }).waitFor();
	await dialog().getByRole('button', { name: 'Cancel' }).click();
	await dialog().waitFor({ state: 'detached' });
	expect((await client.call('jobs.list', {})).filter(job => job.type === 'soundtrack')).toEqual([]);
	expect(effectsOf(await project(), (await picture()).id)).toEqual([]);
});

test('which keyframes and automation are shown is as it was left, also after the page was closed', async () => {
	await select(/^clip.mp4, V1/);
	const { id, trackId } = await picture();
	const sound = Object.values(await project()).find(record => record.kind === 'track' && record.type === 'audio' && record.id !== trackId)?.id;
	await page.keyboard.press('Shift+K');
	await page.getByRole('button', { name: 'Automation of A1' }).click();
	const remembered = async () => ((await client.call('settings.get', { name: 'timeline-views' })).value as readonly Record<string, unknown>[] | null)?.[0];
	await expect.poll(remembered).toMatchObject({ openLanes: expect.arrayContaining([id]), openAutomation: [sound] });
	await page.reload();
	await page.getByRole('group', { name: 'Volume of A1 along time' }).waitFor();
	await select(/^clip.mp4, V1/);
	await page.keyboard.press('Shift+K');
	await page.getByRole('button', { name: 'Hide the automation of A1' }).click();
	await expect.poll(remembered).toMatchObject({ openLanes: [], openAutomation: [] });
});

test('the page complained of nothing', () => {
	expect(problems).toEqual([]);
});
