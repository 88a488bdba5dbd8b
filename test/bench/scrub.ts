import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toSeconds } from '../../electron/shared/time/time.ts';
import { ParityBench } from '../parity/parityBench.ts';
import { frames, projectOf } from '../parity/parityProject.ts';
import { percentile, type BenchTable } from './table.ts';

const run = promisify(execFile);
const length = 500;
const tries = 40;

/** The same places in every run. */
const randomFrames = (seed: number, count: number): number[] => {
	let state = seed;
	return Array.from({ length: count }, () => {
		state = state * 48_271 % 2_147_483_647;
		return state % length;
	});
};

const row = (name: string, costsMs: readonly number[]): (string | number)[] => [name, percentile(costsMs, 0.5), percentile(costsMs, 0.95), Math.max(...costsMs)];

/** Target P3: from asking for a random frame of a 1080p film to seeing it, in a real Chromium, beside a fresh ffmpeg for each frame in the same run. */
export const benchScrub = async (): Promise<BenchTable[]> => {
	const bench = await ParityBench.start();
	try {
		const asset = await bench.asset('scrub-1080p.mp4');
		const project = projectOf({ width: 1920, height: 1080, clips: [{ source: 'scrub-1080p.mp4', track: 0, from: 0, length }] }, new Map([['scrub-1080p.mp4', asset]]));
		const rows: (string | number)[][] = [];
		for (const [name, scale, quality] of [['viewer, 960×540', 0.5, 'quick'], ['viewer, 1920×1080', 1, 'quick'], ['viewer, 960×540, exact', 0.5, 'exact']] as const) {
			await bench.open(project, scale);
			// Warm: the file is open and the shaders are compiled.
			await bench.scrub(randomFrames(7, 5).map(frames), quality);
			rows.push(row(name, await bench.scrub(randomFrames(11, tries).map(frames), quality)));
		}
		await bench.open(project, 0.5);
		await bench.scrub([frames(200)], 'quick');
		rows.push(row('viewer, dragged back and forth by 5 frames', await bench.scrub(Array.from({ length: tries }, (_, index) => frames(200 + 60 - Math.abs(60 - (index * 5) % 120))), 'quick')));
		const spawned: number[] = [];
		for (const number of randomFrames(11, 20)) {
			const startedAt = performance.now();
			await run('ffmpeg', ['-v', 'error', '-ss', String(toSeconds(frames(number))), '-i', asset.source.type === 'file' ? asset.source.path : '', '-frames:v', '1', '-s', '960x540', '-pix_fmt', 'rgba', '-f', 'rawvideo', '-'], { encoding: 'buffer', maxBuffer: 16 * 1024 * 1024 });
			spawned.push(performance.now() - startedAt);
		}
		rows.push(row('ffmpeg started for each frame', spawned));
		return [{
			title: 'Scrubbing to a random frame, 1080p25 H.264, a key frame every 60', columns: ['', 'p50 ms', 'p95 ms', 'worst ms'], rows,
			notes: [`${tries} frames out of ${length}; from asking to a pixel of it being readable. Chromium draws with SwiftShader: no graphics card is used.`],
		}];
	} finally {
		await bench.close();
	}
};
