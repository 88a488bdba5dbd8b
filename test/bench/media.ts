import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformSound } from '../../electron/engine/media/conformSound.ts';
import { inputArguments, runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { makeThumbnails } from '../../electron/engine/media/makeThumbnails.ts';
import { probeFile } from '../../electron/engine/media/probe.ts';
import { toSeconds, zeroTime } from '../../electron/shared/time/time.ts';
import type { BenchTable } from './table.ts';

const rounds = 3;

/** Least of a few runs, in seconds: the machine's other work only ever adds. */
const fastest = async (work: () => Promise<unknown>): Promise<number> => {
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const startedAt = performance.now();
		await work();
		times.push((performance.now() - startedAt) / 1000);
	}
	return Math.min(...times);
};

/** The most memory this process had while `work` ran, in MB. */
const peakMegabytes = async (work: () => Promise<unknown>): Promise<number> => {
	let peak = 0;
	const timer = setInterval(() => peak = Math.max(peak, process.memoryUsage.rss()), 50);
	await work().finally(() => clearInterval(timer));
	return Math.round(peak / 1e6);
};

/** One minute encoded, sixty times in a row: an hour that takes seconds to make. */
const hourOfSound = async (folder: string): Promise<string> => {
	const minute = join(folder, 'minute.m4a');
	const hour = join(folder, 'hour.m4a');
	await runFfmpeg(['-f', 'lavfi', '-i', 'anoisesrc=c=pink:d=60:r=48000:a=0.3', '-f', 'lavfi', '-i', 'sine=f=220:d=60:r=48000', '-filter_complex', 'amerge', '-c:a', 'aac', '-b:a', '160k', '-y', minute]);
	await runFfmpeg(['-stream_loop', '59', '-i', minute, '-c', 'copy', '-y', hour]);
	return hour;
};

const halfMinuteOfPicture = async (folder: string): Promise<string> => {
	const path = join(folder, 'half-minute.mp4');
	await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=25:d=30', '-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-pix_fmt', 'yuv420p', '-y', path]);
	return path;
};

const row = (what: string, ours: number, peer: number, target: string) => [what, ours.toFixed(2), peer.toFixed(2), (ours / peer).toFixed(2), target];

/** P6: conforming an hour of sound with its waveform, and the first thumbnails of half a minute, beside ffmpeg alone doing the least it must. */
export const benchMedia = async (): Promise<BenchTable[]> => {
	const folder = await mkdtemp(join(tmpdir(), 'reelwright-bench-media-'));
	try {
		const sound = await hourOfSound(folder);
		const heard = await probeFile(sound);
		const stream = heard.audio[0];
		const picture = await halfMinuteOfPicture(folder);
		const seen = await probeFile(picture);
		const { video } = seen;
		if (!stream || !video) {
			throw new Error('The sources could not be made.');
		}
		const conform = () => conformSound({
			path: sound, streamIndex: heard.facts.audioIndexes[0] ?? 0, stream, startSeconds: 0, durationSeconds: toSeconds(heard.duration ?? zeroTime),
			soundPath: join(folder, 'sound.f32'), peaksPath: join(folder, 'peaks.bin'),
		});
		const ours = await fastest(conform);
		const memory = await peakMegabytes(conform);
		const decoded = await fastest(() => runFfmpeg([...inputArguments(sound), '-f', 'null', '-']));
		const written = await fastest(() => runFfmpeg([...inputArguments(sound), '-f', 'f32le', '-y', join(folder, 'peer.f32')]));
		const sheet = await fastest(() => makeThumbnails({
			path: picture, video, duration: seen.duration, longestGopSeconds: seen.facts.longestGopSeconds, sheetPath: join(folder, 'sheet.jpg'), indexPath: join(folder, 'sheet.json'),
		}));
		const keys = await fastest(() => runFfmpeg([...inputArguments(picture, { before: ['-skip_frame', 'nokey'] }), '-vf', 'scale=160:90', '-fps_mode', 'passthrough', '-f', 'null', '-']));
		const probed = await fastest(() => probeFile(picture));
		const bytes = (await stat(join(folder, 'sound.f32'))).size;
		return [{
			title: 'P6: preparing media (seconds, best of three)', columns: ['what', 'Reelwright', 'ffmpeg alone', 'ratio', 'target'],
			rows: [
				row('waveform and 48 kHz sound of 1 h of AAC, against decoding it', ours, decoded, '≤ 1.3 ×'),
				row('the same, against decoding and writing it', ours, written, ''),
				row('thumbnails of 30 s of 1080p, against decoding its key frames', sheet, keys, '≤ 0.5 s'),
				['probing 30 s of 1080p, decode check included', probed.toFixed(2), '', '', ''],
			],
			notes: ['Both sides of each row ran in the same minutes on the same machine; the seconds describe the machine, the ratio describes the work.'],
		}, {
			title: 'Memory and space', columns: ['what', 'MB'],
			rows: [['peak memory of the engine process while conforming 1 h', String(memory)], ['conformed sound of 1 h on disk', String(Math.round(bytes / 1e6))]], notes: [],
		}];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
