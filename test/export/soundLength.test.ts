import { join } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { afterEach, expect, test } from 'vitest';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { defaultExportSettings } from '../../electron/shared/export/settings.ts';
import { sequencesOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { startTestEngine } from '../harness/engine.ts';

let started: Awaited<ReturnType<typeof startTestEngine>>;
afterEach(() => started.dispose());

/** Length of each track of a film, as an independent reader sees it. */
const lengths = async (path: string): Promise<{ video: number | undefined; audio: number | undefined }> => {
	const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
	const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
	return { video: await video?.computeDuration(), audio: await audio?.computeDuration() };
};

test.each(['mp4', 'webm'] as const)('the sound of an %s is as long as its picture, though the picture is ready first', async (format) => {
	started = await startTestEngine();
	const clip = join(started.folder, 'clip.mp4');
	await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=25:duration=6', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=6', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-y', clip]);
	const client = started.engine.client();
	await client.call('project.new', { path: join(started.folder, 'film.reel') });
	const { assets: [asset] } = await client.call('media.import', { paths: [clip] });
	const project = Object.fromEntries(((await client.call('project.current', {}))?.records ?? []).map(record => [record.id, record])) as Project;
	const sequenceId = sequencesOf(project)[0]?.id ?? '';
	const [picture] = tracksOf(project, sequenceId, 'video');
	await client.call('project.edit', { edit: 'append', args: { assetId: asset?.id, trackId: picture?.id, withSound: tracksOf(project, sequenceId, 'audio').map(track => track.id) } });
	const path = join(started.folder, `film.${format}`);
	const { jobId } = await client.call('export.start', { sequenceId, path, settings: { ...defaultExportSettings, format, quality: 'draft' } });
	expect(await client.call('jobs.wait', { jobId })).toMatchObject({ state: 'done' });
	const { video, audio } = await lengths(path);
	// WebM moves everything by Opus's lead-in of 6.5 ms, rounded to whole milliseconds, so that no time is negative.
	expect(Math.abs((video ?? 0) - 6)).toBeLessThan(0.0075);
	// One AAC or Opus packet at most.
	expect(Math.abs((audio ?? 0) - 6)).toBeLessThan(0.025);
});
