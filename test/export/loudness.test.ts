import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportSequence } from '../../electron/engine/export/exportSequence.ts';
import { measureSound } from '../../electron/engine/export/measureSound.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { clipSound } from '../../electron/shared/audio/clipSound.ts';
import { mixPlan } from '../../electron/shared/audio/mixPlan.ts';
import { defaultExportSettings, type ExportSettings } from '../../electron/shared/export/settings.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import { sequenceDuration } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import { TestFilm } from '../harness/film.ts';
import { measuredByFfmpeg } from '../harness/loudness.ts';

/** What the meter says and what an export promises, checked by ffmpeg's ebur128: another implementation of the same standard. */

let folder = '';
let film: TestFilm;
let quiet: Clip;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-loudness-'));
	film = new TestFilm({ folder, width: 320, height: 180 });
	// Noise that swells, over a tone with sharp hits: loud and quiet passages, and peaks far above the mean.
	await runFfmpeg(['-f', 'lavfi', '-i', "aevalsrc='0.05*(random(0)*2-1)*(0.2+abs(sin(t/2)))|0.05*(random(1)*2-1)*(0.2+abs(sin(t/3)))':s=48000:d=14", '-c:a', 'pcm_s24le', '-y', `file:${join(folder, 'noise.wav')}`]);
	await runFfmpeg(['-f', 'lavfi', '-i', "aevalsrc='0.05*sin(2*PI*330*t)+0.8*exp(-60*mod(t,1))*sin(2*PI*1200*t)':s=48000:d=14", '-c:a', 'pcm_s24le', '-y', `file:${join(folder, 'hits.wav')}`]);
	const noise = await film.asset(join(folder, 'noise.wav'));
	const hits = await film.asset(join(folder, 'hits.wav'));
	quiet = film.clip(film.track('audio', { volume: -3 }), noise, { at: 0, frames: 340 }, { volume: -4 });
	film.clip(film.track('audio', { pan: -0.3 }), hits, { at: 20, frames: 300 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const written = async (name: string, settings: Partial<ExportSettings> = {}): Promise<{ integrated: number; truePeak: number }> => {
	const path = join(folder, name);
	await exportSequence({
		project: film.project, sequenceId: film.sequenceId, path, sources: film.sources, overwrite: true, signal: new AbortController().signal, report: () => undefined,
		settings: { ...defaultExportSettings, format: 'wav', ...settings },
	});
	return measuredByFfmpeg(path);
};
const measured = (plan: Parameters<typeof measureSound>[0]['plan']) => measureSound({ plan, sources: film.sources, signal: new AbortController().signal });

test('the mix measures what ffmpeg says of the exported file, to a tenth', async () => {
	const ours = await measured(mixPlan(film.project, film.sequenceId, { start: zeroTime, end: sequenceDuration(film.project, film.sequenceId) }));
	const theirs = await written('plain.wav');
	expect(Math.abs(ours.integrated - theirs.integrated)).toBeLessThanOrEqual(0.1);
	expect(Math.abs(ours.truePeak - theirs.truePeak)).toBeLessThanOrEqual(0.3);
});

test.each([[-14, -1], [-16, -2], [-23, -1]])('an export at %i LUFS is that loud to a tenth, with no true peak above %i dBTP', async (target, ceiling) => {
	const { integrated, truePeak } = await written(`at${target}.wav`, { loudness: { target, ceiling } });
	expect(Math.abs(integrated - target)).toBeLessThanOrEqual(0.1);
	// ffmpeg prints one decimal and interpolates a little differently.
	expect(truePeak).toBeLessThanOrEqual(ceiling + 0.1);
});

test('a part of the film is brought to the loudness by itself, in a film with AAC too', async () => {
	const range = { start: zeroTime, end: 705_600_000 * 8 as typeof zeroTime };
	const { integrated } = await written('part.mp4', { format: 'mp4', quality: 'best', range, loudness: { target: -18, ceiling: -1 } });
	expect(Math.abs(integrated + 18)).toBeLessThanOrEqual(0.2);
});

test('a clip is measured as it leaves the clip: its own volume counts, its track’s does not', async () => {
	const plan = clipSound(film.project, quiet);
	const louder = clipSound(film.project, { ...quiet, volume: 2 });
	if (!plan || !louder) {
		throw new Error('The clip has no sound.');
	}
	const [before, after] = [await measured(plan), await measured(louder)];
	expect(after.integrated - before.integrated).toBeCloseTo(6, 1);
	const source = await measuredByFfmpeg(join(folder, 'noise.wav'));
	expect(Math.abs(before.integrated - (source.integrated - 4))).toBeLessThanOrEqual(0.25);
});
