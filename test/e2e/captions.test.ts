import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureRenderer } from '../../build/renderer.ts';
import { timeFromSeconds } from '../../electron/shared/time/time.ts';
import { startWebHost, type WebHost } from '../../electron/web-host/startWebHost.ts';
import { launchChromium } from '../harness/chromium.ts';
import { startTestEngine, temporaryFolder } from '../harness/engine.ts';

/** Captions on the timeline, edited in real Chromium by mouse and keys. Twelve seconds of colour under three captions. */
const films = temporaryFolder();
let browser: Browser;
let page: Page;
let host: WebHost;
let started: Awaited<ReturnType<typeof startTestEngine>>;
const problems: string[] = [];

beforeAll(async () => {
	started = await startTestEngine([films.folder]);
	const client = started.engine.client();
	await client.call('project.new', { path: join(films.folder, 'Talk.reel') });
	const edit = (name: string, args: unknown) => client.call('project.edit', { edit: name, args });
	await edit('addDrawing', { drawing: 'solid', start: 0, duration: timeFromSeconds(12) });
	for (const [text, start, end] of [['Good evening', 1, 3], ['and welcome', 4, 6], ['to the show', 6, 8]] as const) {
		await edit('addCaption', { text, start: timeFromSeconds(start), duration: timeFromSeconds(end - start) });
	}
	host = await startWebHost({ engine: started.engine, pageFolder: await ensureRenderer() });
	browser = await launchChromium();
	page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(60_000);
	page.on('pageerror', error => problems.push(error.message));
	page.on('console', message => message.type() === 'error' && problems.push(message.text()));
	await page.goto(host.url);
	await page.getByRole('listbox', { name: 'Captions in sight, Captions' }).getByRole('option').first().waitFor();
});
afterAll(async () => {
	await browser.close();
	await host.dispose();
	await started.dispose();
	films.remove();
});

const options = () => page.getByRole('listbox', { name: 'Captions in sight, Captions' }).getByRole('option');
/** What is on the lane, shortened: "Good evening 01:00-03:00" in seconds and frames. */
const captions = () => options().evaluateAll(found => found.map(option => (option.getAttribute('aria-label') ?? '').replace(/, Captions, 00:00:(\S+) to 00:00:(\S+)/, ' $1-$2')));
const named = (text: string) => page.getByRole('option', { name: text });
const boxOf = async (text: string) => await named(text).boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 };
/** Drags from a place in a caption by so many seconds; the last one lasts two, which tells what a second is on the screen. */
const drag = async (text: string, from: 'middle' | 'head' | 'tail', seconds: number) => {
	const box = await boxOf(text);
	const perSecond = (await boxOf('to the show')).width / 2;
	const x = box.x + { middle: box.width / 2, head: 2, tail: box.width - 2 }[from];
	const y = box.y + box.height / 2;
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + seconds * perSecond, y);
	await page.mouse.up();
};
const undo = () => page.keyboard.press('Control+z');
const whole = ['Good evening 01:00-03:00', 'and welcome 04:00-06:00', 'to the show 06:00-08:00'];

test('captions lie on the timeline; one chosen there is chosen in the panel', async () => {
	await expect.poll(captions).toEqual(whole);
	await page.getByRole('tab', { name: 'Captions' }).click();
	await named('and welcome').click({ force: true });
	await page.locator('li.chosen').getByRole('textbox', { name: 'Words' }).waitFor();
	expect(await page.locator('li.chosen').getByRole('textbox', { name: 'Words' }).inputValue()).toBe('and welcome');
});

test('a caption is dragged as far as its neighbour, an edge to where it is let go, and undo takes each back', async () => {
	await drag('Good evening', 'middle', 1.4);
	await expect.poll(captions).toEqual(['Good evening 02:00-04:00', ...whole.slice(1)]);
	await undo();
	await expect.poll(captions).toEqual(whole);
	await drag('to the show', 'tail', -1);
	await expect.poll(async () => (await captions())[2]).toBe('to the show 06:00-07:00');
	await undo();
	await expect.poll(captions).toEqual(whole);
	await drag('and welcome', 'tail', 1);
	await drag('to the show', 'head', 1);
	await expect.poll(captions).toEqual([...whole.slice(0, 2), 'to the show 07:00-08:00']);
	await undo();
	await expect.poll(captions).toEqual(whole);
});

test('a double-click types in place; Tab goes on with the next, Escape leaves it', async () => {
	const box = await boxOf('Good evening');
	await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
	const field = page.getByRole('textbox', { name: 'Words of the caption' });
	await field.fill('Good morning');
	await field.press('Tab');
	await expect.poll(() => field.inputValue()).toBe('and welcome');
	await field.fill('never kept');
	await field.press('Escape');
	await expect.poll(captions).toEqual(['Good morning 01:00-03:00', ...whole.slice(1)]);
	await undo();
	await expect.poll(captions).toEqual(whole);
});

test('without a mouse: walk, nudge, split at the playhead, merge with the next, remove', async () => {
	await options().first().focus();
	await page.keyboard.press('Alt+ArrowDown');
	await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^and welcome/);
	await page.keyboard.press('Alt+ArrowLeft');
	await expect.poll(async () => (await captions())[1]).toBe('and welcome 03:24-05:24');
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('[');
	await expect.poll(async () => (await captions())[1]).toBe('and welcome 04:10-05:24');
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('Control+b');
	await expect.poll(captions).toHaveLength(4);
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Merge caption with next');
	await page.keyboard.press('Enter');
	await expect.poll(captions).toHaveLength(3);
	await options().nth(1).focus();
	await page.keyboard.press('Delete');
	await expect.poll(captions).toEqual([whole[0], whole[2]]);
	await options().first().focus();
	await page.keyboard.press('Enter');
	await page.getByRole('textbox', { name: 'Words of the caption' }).fill('Evening');
	await page.keyboard.press('Enter');
	await expect.poll(captions).toEqual(['Evening 01:00-03:00', whole[2]]);
});

test('the lanes fold and unfold, and the page complained of nothing', async () => {
	const lane = page.getByRole('application', { name: 'Captions of Captions' });
	const height = async () => (await lane.boundingBox())?.height ?? 0;
	const open = await height();
	const fold = page.getByRole('button', { name: 'Caption lanes' });
	await fold.click();
	await expect.poll(height).toBeLessThan(open);
	await fold.click();
	await expect.poll(height).toBe(open);
	expect(problems).toEqual([]);
});
