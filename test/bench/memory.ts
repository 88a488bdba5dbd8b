import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { defaultExportSettings } from '../../electron/shared/export/settings.ts';
import { flicksPerSecond } from '../../electron/shared/time/time.ts';
import { sequencesOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { startTestEngine } from '../harness/engine.ts';
import type { BenchTable } from './table.ts';

/** P8: peak memory while an hour of 1080p is brought in and written out again. `REELWRIGHT_BENCH_MINUTES` shortens the hour, `REELWRIGHT_BENCH_EXPORT_MINUTES` the part of it that is exported. */

/** Megabytes a process holds; 0 once it is gone. */
const residentMegabytes = (pid: number | string): number => {
	try {
		return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
};

/** All processes below this one. */
const descendants = (pid: number | string): readonly string[] => {
	try {
		const children = readdirSync(`/proc/${pid}/task`).flatMap(task => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean));
		return children.flatMap(child => [child, ...descendants(child)]);
	} catch {
		return [];
	}
};

type Peak = { engine: number; tools: number; together: number };

/** The most memory this process and its children held while `work` ran, looked at five times a second. */
const peakDuring = async (work: () => Promise<unknown>): Promise<Peak & { seconds: number }> => {
	const peak = { engine: 0, tools: 0, together: 0 };
	const look = () => {
		const engine = residentMegabytes(process.pid);
		const tools = descendants(process.pid).reduce((sum, pid) => sum + residentMegabytes(pid), 0);
		peak.engine = Math.max(peak.engine, engine);
		peak.tools = Math.max(peak.tools, tools);
		peak.together = Math.max(peak.together, engine + tools);
	};
	const timer = setInterval(look, 200);
	const begun = performance.now();
	try {
		await work();
	} finally {
		clearInterval(timer);
	}
	return { ...peak, seconds: (performance.now() - begun) / 1000 };
};

/** Peak resident memory in MB. */
export const benchMemory = async (): Promise<BenchTable[]> => {
	const minutes = Number(process.env['REELWRIGHT_BENCH_MINUTES'] ?? 60);
	const exportMinutes = Math.min(minutes, Number(process.env['REELWRIGHT_BENCH_EXPORT_MINUTES'] ?? minutes));
	const started = await startTestEngine();
	try {
		const short = join(started.folder, 'short.mp4');
		const long = join(started.folder, 'long.mp4');
		await runFfmpeg([
			'-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=25', '-f', 'lavfi', '-i', 'anoisesrc=a=0.1:r=48000', '-t', '20', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p',
			'-c:a', 'aac', '-y', `file:${short}`,
		]);
		await runFfmpeg(['-stream_loop', String(minutes * 3 - 1), '-i', `file:${short}`, '-c', 'copy', '-y', `file:${long}`]);

		const client = started.engine.client();
		await client.call('project.new', { path: join(started.folder, 'film.reel') });
		const imported = await peakDuring(async () => {
			const { assets: [asset] } = await client.call('media.import', { paths: [long] });
			// Prepared when thumbnails and sound are there.
			for (;;) {
				const status = (await client.call('media.status', {})).find(({ assetId }) => assetId === asset?.id);
				if (status?.state !== 'ready' || (status.hasThumbnails && status.hasSound.every(Boolean))) {
					break;
				}
				await new Promise(resolve => setTimeout(resolve, 200));
			}
		});

		const project = Object.fromEntries(((await client.call('project.current', {}))?.records ?? []).map(record => [record.id, record])) as Project;
		const sequenceId = sequencesOf(project)[0]?.id ?? '';
		const [picture] = tracksOf(project, sequenceId, 'video');
		const assetId = Object.values(project).find(record => record.kind === 'asset')?.id;
		await client.call('project.edit', { edit: 'append', args: { assetId, trackId: picture?.id, withSound: tracksOf(project, sequenceId, 'audio').map(track => track.id) } });
		// A cut every ten seconds: many more clips than one ffmpeg may open.
		for (let at = 10; at < minutes * 60; at += 10) {
			await client.call('project.edit', { edit: 'split', args: { at: at * flicksPerSecond, sequenceId } });
		}
		const path = join(started.folder, 'film.mp4');
		const exported = await peakDuring(async () => {
			const { jobId } = await client.call('export.start', { sequenceId, path, settings: { ...defaultExportSettings, quality: 'draft', range: { start: 0, end: exportMinutes * 60 * flicksPerSecond } } });
			const job = await client.call('jobs.wait', { jobId });
			if (job.state !== 'done') {
				throw new Error(`The export ended as ${job.state}: ${JSON.stringify(job.failure)}`);
			}
		});
		const row = (name: string, peak: Peak & { seconds: number }): (string | number)[] =>
			[name, Math.round(peak.engine), Math.round(peak.tools), Math.round(peak.together), Math.round(peak.seconds)];
		return [{
			title: `Memory (P8): ${minutes} minutes of 1080p; target ≤ 900 MB for a 1080p export`,
			columns: ['what', 'engine (MB)', 'ffmpeg (MB)', 'together (MB)', 'seconds'],
			rows: [row('import', imported), row(`export of ${exportMinutes} minutes (a cut every ten seconds)`, exported)],
			notes: [`Peaks of resident memory, looked at five times a second. The film is ${Math.round(statSync(path).size / 1e6)} MB.`],
		}];
	} finally {
		await started.dispose();
	}
};
