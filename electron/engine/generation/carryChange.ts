import { open, readFile } from 'node:fs/promises';
import type { Lineage } from '../../shared/generation/lineage.ts';
import { localChange, type LocalChange } from '../../shared/generation/localChange.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import type { Time, TimeRange } from '../../shared/time/time.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { renderPictures } from '../export/renderPictures.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { openSmallFilm } from '../../inference/rawFile.ts';
import { changedFilm } from './changedFilm.ts';
import { deliveredFilter, filmArguments, type RawFrames } from './encodeFrames.ts';
import { removeFiles, writeFailure } from './generatedFiles.ts';
import { filmOfAsset, type PictureSources } from './lookedAt.ts';
import type { PictureMaking } from './makePicture.ts';
import { refuse } from './wishes.ts';

type Size = { readonly width: number; readonly height: number };

export type Carrying = {
	/** What the model saw and what it made of it: the same moments, small. */
	readonly seen: RawFrames; readonly changed: RawFrames;
	/** The footage itself, as a film of its own. */
	readonly film: { readonly project: Project; readonly sequenceId: string; readonly range: TimeRange };
	readonly media: PictureSources;
	/** Size and rate of the result, which are those of the footage, and how many frames it has. */
	readonly size: Size; readonly rate: FrameRate; readonly frames: number;
	/** Beginning of the paths of temporary files. */
	readonly scratch: string;
	readonly output: string;
	readonly signal: AbortSignal;
	readonly onShare: (share: number) => void;
};

/** Raw frames of the footage that lie on the disk at once. */
const pieceBytes = 256e6;
/** Offsets go from −510 to 510 levels, gains from 0 to 2; both are written as 16 bits. */
const [largestOffset, largestGain] = [510, 2];

/** The small frame before a moment and the share of the one after it; the first and the last are held. */
export const momentOf = (frame: number, rate: FrameRate, small: { readonly fps: number; readonly frames: number }): { readonly before: number; readonly after: number; readonly share: number } => {
	const at = Math.min(small.frames - 1, frame * rate.denominator / rate.numerator * small.fps);
	const before = Math.floor(at + 1e-6);
	return { before, after: Math.min(small.frames - 1, before + 1), share: Math.max(0, at - before) };
};

/** Rectangle of a picture that was seen when it was cut to another shape, evenly on both sides. */
export const seenPart = (whole: Size, seen: Size): Size => ({
	width: Math.min(whole.width, 2 * Math.round(whole.height * seen.width / seen.height / 2)),
	height: Math.min(whole.height, 2 * Math.round(whole.width * seen.height / seen.width / 2)),
});

/**
 * gain · footage + offset, both small pictures of 16 bits enlarged to the footage. The middle of the offsets is 1/2 and the filter that adds takes no constant, so the sum is
 * formed at a quarter of its size and stretched again. What the model did not see of the footage is changed like the edge of what it saw.
 */
export const carryFilters = (size: Size, seen: Size): string => {
	const part = seenPart(size, seen);
	const [left, top] = [(size.width - part.width) / 2, (size.height - part.height) / 2];
	const large = `scale=${part.width}:${part.height}:flags=bicubic+accurate_rnd`
		+ (left > 0 || top > 0 ? `,pad=${size.width}:${size.height}:${left}:${top},fillborders=left=${left}:right=${left}:top=${top}:bottom=${top}:mode=smear` : '');
	const stretched = "'clip(4*val-131070,0,65535)'";
	return [
		'[0:v]format=gbrp16[footage]', `[1:v]format=gbrp16,${large}[gain]`, `[2:v]format=gbrp16,${large}[offset]`,
		'[footage][gain]blend=all_mode=multiply[scaled]',
		`[scaled][offset]mix=inputs=2:weights='1 2':scale=0.5,lutrgb=r=${stretched}:g=${stretched}:b=${stretched},${deliveredFilter(size)}[film]`,
	].join(';');
};

const levels = (bytes: Uint8Array): Float32Array => Float32Array.from(bytes);
const between = (a: Float32Array, b: Float32Array, share: number): Float32Array => share === 0 ? a : a.map((value, i) => value + share * ((b[i] as number) - value));

const toWords = (values: Float32Array, { lowest, span }: { lowest: number; span: number }): Buffer => {
	const words = Buffer.alloc(values.length * 2);
	values.forEach((value, i) => words.writeUInt16LE(Math.max(0, Math.min(65_535, Math.round((value - lowest) / span * 65_535))), 2 * i));
	return words;
};

/** Writes the change of every frame of the result, small, as two films of 16-bit RGB. */
const writeChange = async ({ seen, changed, rate, frames, signal }: Carrying, gainPath: string, offsetPath: string): Promise<void> => {
	const files: { close: () => Promise<void> }[] = [];
	const opened = async <File extends { close: () => Promise<void> }>(file: Promise<File>): Promise<File> => {
		files.push(await file);
		return file;
	};
	const count = Math.min(seen.frames, changed.frames);
	try {
		const [before, after] = [await opened(openSmallFilm(seen)), await opened(openSmallFilm(changed))];
		const [gains, offsets] = [await opened(open(gainPath, 'w')), await opened(open(offsetPath, 'w'))];
		const known = new Map<number, LocalChange>();
		const changeAt = async (frame: number): Promise<LocalChange> => {
			const found = known.get(frame) ?? localChange(levels(await before.read(frame, 1)), levels(await after.read(frame, 1)), seen);
			known.delete(frame - 2);
			known.set(frame, found);
			return found;
		};
		for (let frame = 0; frame < frames; frame++) {
			signal.throwIfAborted();
			const moment = momentOf(frame, rate, { fps: seen.fps, frames: count });
			const [a, b] = [await changeAt(moment.before), await changeAt(moment.after)];
			await gains.writeFile(toWords(between(a.gain, b.gain, moment.share), { lowest: 0, span: largestGain }));
			await offsets.writeFile(toWords(between(a.offset, b.offset, moment.share), { lowest: -largestOffset, span: 2 * largestOffset }));
		}
	} catch (error) {
		throw signal.aborted || !(error as NodeJS.ErrnoException).code ? error : writeFailure(error as NodeJS.ErrnoException, gainPath);
	} finally {
		await Promise.all(files.map(file => file.close()));
	}
};

/** The footage's own frames as raw RGB, a piece at a time over one file; a film that ends early holds its last frame. */
async function* footageFrames({ film, media, size, rate, frames, signal }: Carrying, path: string): AsyncGenerator<Uint8Array> {
	const frameBytes = size.width * size.height * 3;
	const piece = Math.max(1, Math.floor(pieceBytes / frameBytes));
	const length = frameLength(rate);
	let last: Uint8Array | null = null;
	for (let first = 0; first < frames; first += piece) {
		const count = Math.min(piece, frames - first);
		const range = { start: film.range.start + first * length as Time, end: film.range.start + (first + count) * length as Time };
		const there = await renderPictures({ ...film, ...size, range, rate, composedPixels: Infinity, sources: media, path, signal, report: () => undefined });
		const pixels = await readFile(path);
		for (let frame = 0; frame < count; frame++) {
			const index = Math.min(frame, there - 1);
			const found: Uint8Array | null = index < 0 ? last : pixels.subarray(index * frameBytes, (index + 1) * frameBytes);
			if (!found) {
				throw new Error('The footage gave no frame to carry the change to.');
			}
			last = found;
			yield found;
		}
	}
}

/**
 * Lays the change that a model made to a small picture over the footage in its own size and rate (see `localChange`), and writes that as a film. What was left alone is the
 * footage itself, detail and all.
 */
export const carryChange = async (carrying: Carrying): Promise<void> => {
	const { seen, size, rate, frames, scratch, output, signal, onShare } = carrying;
	const [gain, offset, footage] = [`${scratch}.gain.partial`, `${scratch}.offset.partial`, `${scratch}.footage.partial`] as const;
	const fps = rate.numerator / rate.denominator;
	const ratio = `${rate.numerator}/${rate.denominator}`;
	const raw = (pixels: string, { width, height }: Size, path: string): string[] => ['-f', 'rawvideo', '-pixel_format', pixels, '-video_size', `${width}x${height}`, '-framerate', ratio, '-i', path];
	try {
		await writeChange(carrying, gain, offset);
		await runFfmpeg([
			'-y', ...raw('rgb24', size, 'pipe:0'), ...raw('rgb48le', seen, `file:${gain}`), ...raw('rgb48le', seen, `file:${offset}`),
			'-filter_complex', carryFilters(size, seen), '-map', '[film]', ...filmArguments(fps, output),
		], { signal, input: footageFrames(carrying, footage), outputPath: output, onProgress: progress => onShare(Math.min(1, progress.frame / frames)) });
	} finally {
		await removeFiles([gain, offset, footage]);
	}
};

/** How the picture of a changed version of footage is finished (see `makePicture`). Fails with `generation-refused` where the footage is no longer in the project. */
export const carryTo = (project: Project, lineage: Lineage, media: PictureSources): NonNullable<PictureMaking['finish']> => async (made) => {
	const { input } = lineage;
	const footage = input.type === 'asset-range' ? recordOf(project, 'asset', input.assetId) : undefined;
	if (input.type !== 'asset-range' || !footage) {
		return refuse('The footage this was made from is no longer in the project. Generate a new clip in its place.');
	}
	const { rate, frames, ...size } = changedFilm(footage, lineage);
	return carryChange({ ...made, film: filmOfAsset(project, input, rate), media, size, rate, frames });
};
