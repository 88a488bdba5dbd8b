import { afterAll, beforeAll, expect, test } from 'vitest';
import { beforeProject } from '../../renderer/state/viewerProject.ts';
import type { ParityPage } from './page/page.ts';
import { ParityBench } from './parityBench.ts';
import { frames, projectOf, sequenceId } from './parityProject.ts';

/** The viewer compares a film with itself before its effects, along a divider. */

declare const parityPage: ParityPage;
let bench: ParityBench;

beforeAll(async () => {
	bench = await ParityBench.start();
});

afterAll(async () => {
	await bench?.close();
});

test('left of the divider is the film without its effects, right of it the film as it is, pixel by pixel', async () => {
	const after = projectOf({ width: 320, height: 180, clips: [
		{ source: 'card.mp4', track: 0, from: 0, length: 10, effects: [{ type: 'gaussian-blur' }, { type: 'drop-shadow' }] },
		{ source: 'adjustment', track: 1, from: 0, length: 10, effects: [{ type: 'black-and-white' }] },
	] }, new Map([['card.mp4', await bench.asset('card.mp4')], ['adjustment', await bench.asset('adjustment')]]));
	const before = beforeProject(after);
	const [[plain], [changed]] = [await bench.previewFrames(before, [4]), await bench.previewFrames(after, [4])];
	const split = Uint8Array.from(await bench.page.evaluate(async ([film, compared, id, at]) => {
		const { player } = parityPage;
		player.setProject(film, id, compared);
		player.setSplit(0.25);
		await player.drawFrame(at);
		return [...player.readPixels().data];
	}, [after, before, sequenceId, frames(4)] as const));
	if (!plain || !changed) {
		throw new Error('A frame is missing.');
	}
	/** Parts of pixels that differ between two columns. */
	const differing = (one: ArrayLike<number>, other: ArrayLike<number>, from: number, to: number) =>
		Array.from(one).filter((value, place) => Math.floor(place / 4) % 320 >= from && Math.floor(place / 4) % 320 < to && value !== other[place]).length;
	expect([differing(split, plain.data, 0, 80), differing(split, changed.data, 80, 320)]).toEqual([0, 0]);
	// Else nothing would have been shown.
	expect(differing(plain.data, changed.data, 0, 80)).toBeGreaterThan(1000);
});
