import { open, writeFile } from 'node:fs/promises';
import type { ThumbnailIndex } from '../../shared/media/thumbnails.ts';
import type { VideoStream } from '../../shared/media/streams.ts';
import { timeFromSeconds, toSeconds, zeroTime, type Time } from '../../shared/time/time.ts';
import { writeWhole } from './cacheFiles.ts';
import { inputArguments, runFfmpeg } from './ffmpeg.ts';

const columns = 10;
const mostFrames = 100;
/** Half the width at which the bin shows them on a dense display; 100 of them make a sheet of some 250 KB. */
const tileArea = 160 * 90;

/** The size of a small frame: the picture's shape as shown, even, of about the same area whatever the shape. */
export const tileSize = (video: Pick<VideoStream, 'width' | 'height' | 'pixelAspect'>): { width: number; height: number } => {
	const aspect = Math.min(8, Math.max(1 / 8, video.width * video.pixelAspect / video.height));
	const even = (value: number): number => Math.max(2, Math.round(value / 2) * 2);
	return { width: even(Math.sqrt(tileArea * aspect)), height: even(Math.sqrt(tileArea / aspect)) };
};

/** Above this length only key frames are decoded: 0.23 s instead of 3.3 s for half a minute of 1080p (measured on two cores). */
const everyFrameSeconds = 4;
/** Above this length (an hour of 1080p is gigabytes) frames are sought one by one instead of reading the file through. */
const readThroughSeconds = 600;

export type ThumbnailsToMake = {
	path: string; video: VideoStream; duration: Time | null;
	longestGopSeconds: number;
	sheetPath: string; indexPath: string;
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: number) => void) | undefined;
};

const pictureFilter = (job: ThumbnailsToMake): string => {
	const { width, height } = tileSize(job.video);
	// Over black, as the timeline shows them: a JPEG has no alpha.
	const flattened = job.video.hasAlpha ? ',format=gbrap,premultiply=inplace=1' : '';
	return `scale=${width}:${height}:flags=area${flattened},setsar=1,format=yuvj420p`;
};

/** A still is one frame and needs no sheet. */
const columnsOf = (job: ThumbnailsToMake): number => job.duration === null ? 1 : columns;

const mapped = (job: ThumbnailsToMake): string[] => ['-map', job.video.index === undefined ? '0:v:0' : `0:${job.video.index}`];
const offset = (job: ThumbnailsToMake): number => toSeconds(job.video.firstFrameAt ?? zeroTime);

/** Reads the file once; ffmpeg lays the sheet out itself and prints which moment each frame is from. */
const readThrough = async (job: ThumbnailsToMake, sheet: string): Promise<number[]> => {
	const seconds = job.duration === null ? 0 : toSeconds(job.duration);
	const spacing = Math.max(seconds / (mostFrames - 1), 0.2);
	const isKeysOnly = seconds > everyFrameSeconds && job.longestGopSeconds < Math.max(3, seconds / 5);
	let printed = '';
	await runFfmpeg([
		...inputArguments(job.path, { video: job.video, before: isKeysOnly ? ['-skip_frame', 'nokey'] : [] }), ...mapped(job), '-an', '-sn', '-dn',
		'-vf', `select=isnan(prev_selected_t)+gte(t-prev_selected_t\\,${(spacing * 0.999).toFixed(6)}),metadata=add:key=shown:value=1,metadata=print:file=pipe\\\\:1,${pictureFilter(job)},tile=${columnsOf(job)}x${job.duration === null ? 1 : mostFrames / columns}`,
		'-fps_mode', 'passthrough', '-frames:v', '1', '-q:v', '4', '-f', 'image2', '-update', '1', '-y', sheet,
	], {
		signal: job.signal, niceness: 5, outputPath: job.sheetPath, timeoutMs: 600_000,
		onOutput: chunk => void (printed += chunk.toString()),
	});
	return [...printed.matchAll(/pts_time:(-?[\d.]+)/g)].map(match => Number(match[1]) - offset(job));
};

/** Seeks to each moment, ten inputs to a process, and lays out the frames as they come. */
const seekThrough = async (job: ThumbnailsToMake, sheet: string): Promise<number[]> => {
	const seconds = job.duration === null ? 0 : toSeconds(job.duration);
	const { width, height } = tileSize(job.video);
	const wanted = Array.from({ length: mostFrames }, (_, index) => (index + 0.5) * seconds / mostFrames);
	const tileBytes = width * height * 3;
	const tiles: Buffer[] = [];
	const times: number[] = [];
	const perProcess = 5;
	for (let from = 0; from < wanted.length; from += perProcess) {
		const batch = wanted.slice(from, from + perProcess);
		const parts: Buffer[] = [];
		// Each input gives its one key frame; concat keeps their order and drops those behind the last key frame.
		await runFfmpeg([
			...batch.flatMap(at => inputArguments(job.path, { video: job.video, before: ['-skip_frame', 'nokey', '-noaccurate_seek', '-ss', (at + offset(job)).toFixed(3)] })),
			'-filter_complex', `${batch.map((_, index) => `[${index}:${job.video.index ?? 'v:0'}]trim=end_frame=1,setpts=0,${pictureFilter(job)},format=rgb24[p${index}];`).join('')}${batch.map((_, index) => `[p${index}]`).join('')}concat=n=${batch.length}:v=1:a=0`,
			'-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1',
		], { signal: job.signal, niceness: 5, timeoutMs: 120_000, onOutput: chunk => void parts.push(chunk) });
		const bytes = Buffer.concat(parts);
		for (let index = 0; (index + 1) * tileBytes <= bytes.length; index++) {
			tiles.push(bytes.subarray(index * tileBytes, (index + 1) * tileBytes));
			times.push(batch[index] ?? 0);
		}
		job.onProgress?.((from + batch.length) / wanted.length);
	}
	await runFfmpeg([
		'-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', '25', '-i', 'pipe:0', '-vf', `format=yuvj420p,tile=${columns}x${mostFrames / columns}`,
		'-frames:v', '1', '-q:v', '4', '-f', 'image2', '-update', '1', '-y', sheet,
	], { signal: job.signal, input: tiles, outputPath: job.sheetPath });
	return times;
};

/**
 * Makes the sheet of small frames and its index: at most 100, key frames where a source is long. Sheet and index appear together (the index last). Fails as
 * `runFfmpeg` does.
 */
export const makeThumbnails = async (job: ThumbnailsToMake): Promise<ThumbnailIndex> => {
	let times: number[] = [];
	await writeWhole(job.sheetPath, async (partial) => {
		times = job.duration !== null && toSeconds(job.duration) > readThroughSeconds ? await seekThrough(job, partial) : await readThrough(job, partial);
		await sync(partial);
	});
	const rising = times.map(seconds => timeFromSeconds(Math.max(0, seconds)));
	const index: ThumbnailIndex = { ...tileSize(job.video), columns: columnsOf(job), times: rising.length > 0 ? rising : [zeroTime] };
	await writeWhole(job.indexPath, async (partial) => {
		await writeFile(partial, JSON.stringify(index));
		await sync(partial);
	});
	return index;
};

const sync = async (path: string): Promise<void> => {
	const file = await open(path, 'r+');
	await file.sync().finally(() => file.close());
};

