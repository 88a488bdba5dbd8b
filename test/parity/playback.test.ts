import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { flicksPerSecond, type Time } from '../../electron/shared/time/time.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import type { ParityPage } from './page/page.ts';
import { ParityBench } from './parityBench.ts';
import { frame, frames, projectOf, type CaseClip } from './parityProject.ts';

/** The viewer's player in a real Chromium. Machines may be slow: what is tested is order and sync, never speed. */

declare const parityPage: ParityPage;
let bench: ParityBench;

beforeAll(async () => {
	bench = await ParityBench.start();
});

afterAll(async () => {
	await bench?.close();
});

beforeEach(async () => {
	const clips: CaseClip[] = [
		{ source: 'sounding.mp4', track: 0, from: 0, length: 40 },
		{ source: 'sounding.mp4', track: 0, trackType: 'audio', from: 0, length: 40 },
	];
	const asset: Asset = await bench.asset('sounding.mp4');
	await bench.open(projectOf({ width: 320, height: 180, clips }, new Map([['sounding.mp4', asset]])));
	await bench.page.evaluate(() => parityPage.player.seek(0 as Time));
});

afterEach(async () => {
	await bench.page.evaluate(() => parityPage.player.pause());
});

const told = () => bench.page.evaluate(() => ({ ...parityPage.told, at: parityPage.player.at as number, speed: parityPage.player.speed, statistics: parityPage.player.statistics }));
const isRising = (times: readonly number[]): boolean => times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0));

test('plays to the end on frame boundaries, with sound, and stops there', async () => {
	await bench.page.evaluate(() => parityPage.player.play());
	await bench.page.waitForFunction(() => parityPage.told.speeds.at(-1) === 0, undefined, { timeout: 60_000 });
	const { times, at, loudest, statistics, speeds } = await told();
	expect(speeds).toEqual([1, 0]);
	expect(at).toBe(frames(40));
	expect(isRising(times)).toBe(true);
	expect(times.every(time => time % frame === 0)).toBe(true);
	expect(loudest).toBeGreaterThan(0.2);
	expect(statistics.shown).toBeGreaterThan(0);
	expect(statistics.missedSamples).toBe(0);
});

test('the picture follows the clock: it is never ahead of the time that has passed', async () => {
	const { played, passed } = await bench.page.evaluate(async () => {
		const startedAt = performance.now();
		parityPage.player.play();
		await new Promise<void>((resolve) => {
			const look = () => parityPage.player.at > 0.8 * 705_600_000 ? resolve() : void requestAnimationFrame(look);
			look();
		});
		return { played: parityPage.player.at as number, passed: performance.now() - startedAt };
	});
	expect(played / flicksPerSecond * 1000).toBeLessThanOrEqual(passed + 20);
});

test('J and L shuttle, K stops, arrows step', async () => {
	const speeds = await bench.page.evaluate((start) => {
		const { player } = parityPage;
		player.seek(start);
		const seen: number[] = [];
		for (const direction of [1, 1, 1, -1, -1] as const) {
			player.shuttle(direction);
			seen.push(player.speed);
		}
		player.pause();
		return [...seen, player.speed];
	}, frames(20));
	expect(speeds).toEqual([1, 2, 4, -1, -2, 0]);
	const stepped = await bench.page.evaluate((start) => {
		const { player } = parityPage;
		player.seek(start);
		player.step(1);
		const next = player.at as number;
		player.step(-3);
		return [next, player.at as number];
	}, frames(20));
	expect(stepped).toEqual([frames(21), frames(18)]);
});

test('runs backwards to the beginning and stops there', async () => {
	await bench.page.evaluate((start) => {
		parityPage.player.seek(start);
		parityPage.player.play(-4);
	}, frames(39));
	await bench.page.waitForFunction(() => parityPage.told.speeds.at(-1) === 0, undefined, { timeout: 60_000 });
	const { times, at } = await told();
	expect(at).toBe(0);
	expect(isRising(times.slice(1).toReversed())).toBe(true);
});

test('a loop comes back to its beginning and never leaves its range', async () => {
	const range = { start: frames(10) as Time, end: frames(20) as Time };
	await bench.page.evaluate((loop) => {
		parityPage.player.seek(loop.start);
		parityPage.player.setLoop(loop);
		parityPage.player.play();
	}, range);
	// Back twice: the clock restarts properly after the first time.
	await bench.page.waitForFunction(() => parityPage.told.times.filter((time, index, all) => time < (all[index - 1] ?? 0)).length >= 2, undefined, { timeout: 60_000 });
	const { times } = await told();
	expect(times.every(time => time >= range.start && time < range.end)).toBe(true);
	await bench.page.evaluate(() => parityPage.player.setLoop(null));
});

test('while standing, only the newest of many wishes is drawn at last', async () => {
	await bench.page.evaluate((times) => {
		times.forEach(at => parityPage.player.seek(at));
	}, [5, 30, 12, 25, 33].map(frames));
	expect(await bench.page.evaluate(() => parityPage.player.at as number)).toBe(frames(33));
	const isExact = await bench.page.evaluate(async (at) => {
		const wait = () => new Promise(resolve => setTimeout(resolve, 50));
		const { player } = parityPage;
		await player.drawFrame(at, 'exact');
		const wanted = player.readPixels().data.join();
		player.seek(0 as Time);
		player.seek(at);
		// The standing picture is drawn exactly a moment after it came to rest.
		for (let tries = 0; tries < 400 && player.readPixels().data.join() !== wanted; tries++) {
			await wait();
		}
		return player.readPixels().data.join() === wanted;
	}, frames(33));
	expect(isExact).toBe(true);
});

test('a lost graphics context comes back and is drawn into again', async () => {
	const isSame = await bench.page.evaluate(async (at) => {
		const { player } = parityPage;
		await player.drawFrame(at, 'quick');
		const before = player.readPixels().data.join();
		const canvas = document.querySelector('canvas');
		const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
		const restored = new Promise(resolve => canvas?.addEventListener('webglcontextrestored', resolve, { once: true }));
		extension?.loseContext();
		await new Promise(resolve => setTimeout(resolve, 100));
		extension?.restoreContext();
		await restored;
		await player.drawFrame(at, 'quick');
		return player.readPixels().data.join() === before;
	}, frames(7));
	expect(isSame).toBe(true);
});

test('the canvas shows the frame the right way up', async () => {
	const isSame = await bench.page.evaluate(async (at) => {
		const { player } = parityPage;
		await player.drawFrame(at, 'quick');
		// In the same task: later the browser may have taken the canvas's pixels away.
		const source = document.querySelector('canvas');
		const copy = new OffscreenCanvas(source?.width ?? 0, source?.height ?? 0);
		const context = copy.getContext('2d');
		if (!source || !context) {
			return false;
		}
		context.drawImage(source, 0, 0);
		const seen = context.getImageData(0, 0, copy.width, copy.height).data;
		const drawn = player.readPixels().data;
		return seen.length === drawn.length && seen.every((value, index) => value === drawn[index]);
	}, frames(7));
	expect(isSame).toBe(true);
});

test('a frame that is asked for while others are being decoded does not take their decoder away', async () => {
	const problems = await bench.page.evaluate(async (times) => {
		const { player } = parityPage;
		for (let round = 0; round < 3; round++) {
			times.forEach(at => player.seek(at));
			await Promise.all(times.map(at => player.drawFrame(at, 'quick')));
		}
		return parityPage.problems;
	}, [2, 31, 7, 38, 18, 26].map(frames));
	expect(problems).toEqual([]);
});
