import { afterAll, beforeAll, expect, test } from 'vitest';
import { mixedBytes } from '../../electron/engine/export/exportSound.ts';
import { mixPlan } from '../../electron/shared/audio/mixPlan.ts';
import type { Asset, Project } from '../../electron/shared/timeline/records.ts';
import type { Time, TimeRange } from '../../electron/shared/time/time.ts';
import { ParityBench } from './parityBench.ts';
import { frames, projectOf, sequenceId, type CaseClip } from './parityProject.ts';

/** Target F2: what is heard while editing is, sample by sample, what the export writes before encoding. */

let bench: ParityBench;
let project: Project;

const heard = (source: CaseClip['source'], rest: Partial<CaseClip>): CaseClip => ({ source, track: 0, trackType: 'audio', from: 0, length: 25, ...rest });

beforeAll(async () => {
	bench = await ParityBench.start();
	const clips = [
		heard('sounding.mp4', { length: 25, volume: -3, pan: -0.4, fadeIn: frames(10) }),
		heard('sounding.mp4', { from: 25, length: 20, sourceFrom: 12, volume: 2.5, fadeOut: frames(7) }),
		heard('music.wav', { track: 1, from: 5, length: 60, sourceFrom: 3, pan: 0.7, volume: -7.3 }),
		heard('music.wav', { track: 2, from: 30, length: 40, volume: -60 }),
	];
	const assets = new Map<string, Asset>();
	for (const { source } of clips) {
		assets.set(source, await bench.asset(source));
	}
	project = projectOf({ width: 640, height: 360, clips, transitions: [{ from: 0, to: 1, type: 'cross-dissolve', length: 8 }] }, assets);
});

afterAll(async () => {
	await bench?.close();
});

/** The export's mix of a range: left, then right, as the page sends it. */
const exportedSound = async (range: TimeRange): Promise<Float32Array> => {
	const plan = mixPlan(project, sequenceId, range);
	const both = new Float32Array(2 * plan.sampleCount);
	let at = 0;
	for await (const bytes of mixedBytes(plan, bench.sources())) {
		const block = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
		for (let i = 0; i < block.length / 2; i++) {
			both[at + i] = block[2 * i] ?? 0;
			both[plan.sampleCount + at + i] = block[2 * i + 1] ?? 0;
		}
		at += block.length / 2;
	}
	return both;
};

test.each([
	['all of it', frames(0), frames(70)],
	['from the middle of the crossfade on', frames(24), frames(50)],
	['from an odd sample on', 14_700 * 31_337 as Time, 14_700 * 99_991 as Time],
])('the samples played and the samples exported are the same: %s', async (_, start, end) => {
	const [played, exported] = [await bench.previewSound(project, { start, end }), await exportedSound({ start, end })];
	expect(played.length).toBe(exported.length);
	// Neither is silence: that would prove nothing.
	expect(exported.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeGreaterThan(0.2);
	const differing = played.findIndex((sample, index) => !Object.is(sample, exported[index]));
	expect(differing, `sample ${differing} is ${played[differing]} played and ${exported[differing]} exported`).toBe(-1);
});
