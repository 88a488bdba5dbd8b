import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportSequence } from '../../electron/engine/export/exportSequence.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { defaultExportSettings, type ExportSettings } from '../../electron/shared/export/settings.ts';
import { layerGeometry, transformed } from '../../electron/shared/render/geometry.ts';
import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { clipDefaults, type Asset, type Transform } from '../../electron/shared/timeline/records.ts';
import { centreOfLight, pixelAt, readPixels, type Pixels } from '../harness/pixels.ts';
import { TestFilm } from '../harness/film.ts';

/** What the exported picture looks like: colours, places, layers, mixes. Flat colours and one white spot, so that every value is known beforehand. */

const size = { width: 320, height: 180 };
let folder = '';
let counter = 0;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-picture-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const make = async (name: string, lavfi: string, output: readonly string[]): Promise<string> => {
	const path = join(folder, name);
	await runFfmpeg(['-f', 'lavfi', '-i', lavfi, ...output, '-y', `file:${path}`]);
	return path;
};

const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0'];
const flat = (colour: string, frames = 20, pictureSize = '320x180'): string =>
	`color=c=${colour}:s=${pictureSize}:r=25,trim=end_frame=${frames},format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;
const tagged = ['-colorspace', 'bt709', '-color_range', 'tv', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

const shown = async (film: TestFilm, settings: Partial<ExportSettings> = {}): Promise<Pixels> => {
	const path = join(folder, `film-${counter++}.mp4`);
	await exportSequence({
		project: film.project, sequenceId: film.sequenceId, settings: { ...defaultExportSettings, quality: 'best', ...settings }, path, sources: film.sources, overwrite: true,
		signal: new AbortController().signal, report: () => undefined,
	});
	return readPixels(path, { width: settings.width ?? size.width, height: settings.height ?? size.height });
};

const near = (actual: readonly number[], expected: readonly number[], tolerance = 4): void => {
	expected.forEach((value, side) => expect(Math.abs((actual[side] ?? -999) - value), `${actual} is not ${expected}`).toBeLessThanOrEqual(tolerance));
};

const newFilm = () => new TestFilm({ folder, ...size });

/** A film of one still moment. */
const ofOne = async (path: string, extra: Parameters<TestFilm['clip']>[3] = {}): Promise<Pixels> => {
	const film = newFilm();
	film.clip(film.track('video'), await film.asset(path), { at: 0, frames: 3 }, extra);
	return shown(film);
};

describe('colours survive, however the source writes them', () => {
	const colour = [200, 60, 90];
	const rgb = 'color=c=0xc83c5a:s=320x180:r=25,trim=end_frame=5,format=gbrp';
	test.each([
		['Rec. 709, limited', `${rgb},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`, [...lossless, ...tagged], 'mp4'],
		['Rec. 601, limited, tagged', `${rgb},scale=out_color_matrix=smpte170m:out_range=tv,format=yuv420p`, [...lossless, '-colorspace', 'smpte170m', '-color_range', 'tv'], 'mp4'],
		['Rec. 601, limited, untagged and small', `${rgb},scale=out_color_matrix=smpte170m:out_range=tv,format=yuv420p`, lossless, 'mp4'],
		['Rec. 709, full', `${rgb},scale=out_color_matrix=bt709:out_range=pc,format=yuv420p,setparams=range=pc`, [...lossless, '-colorspace', 'bt709', '-color_range', 'pc'], 'mp4'],
		['Rec. 709, ten bits', `${rgb},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p10le`, ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error:lossless=1', ...tagged], 'mp4'],
		['4:4:4 RGB', rgb, ['-c:v', 'libx264rgb', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'bgr24'], 'mkv'],
		['a PNG', `${rgb},trim=end_frame=1,format=rgb24`, ['-frames:v', '1'], 'png'],
		['a JPEG', `${rgb},trim=end_frame=1,format=yuvj444p`, ['-frames:v', '1', '-q:v', '1'], 'jpg'],
	])('%s', async (name, lavfi, output, ending) => {
		const film = await ofOne(await make(`${name.replace(/\W+/gu, '-')}.${ending}`, lavfi, output));
		near(pixelAt(film, 0, 160, 90), colour);
		// The same through the general way of drawing, which works in RGB.
		const turned = await ofOne(join(folder, `${name.replace(/\W+/gu, '-')}.${ending}`), { transform: { ...clipDefaults.transform, scale: 0.8, rotation: 7 } });
		near(pixelAt(turned, 0, 160, 90), colour);
	});
});

describe('places', () => {
	/** A soft white spot whose centre is at (u, v) of the picture. */
	const spot = (width: number, height: number, u: number, v: number): string =>
		`nullsrc=s=${width}x${height}:r=25,trim=end_frame=5,format=gray,geq=lum='255*exp(-((X+0.5-${u * width})^2+(Y+0.5-${v * height})^2)/(2*${(width / 40) ** 2}))',scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;

	const transforms: readonly (readonly [string, number, number, Partial<Transform>])[] = [
		['the identity', 320, 180, {}],
		['made larger to fit', 160, 90, {}],
		['made smaller to fit', 1280, 720, {}],
		['a third of a pixel to the right', 320, 180, { x: 1 / 960 }],
		['a quarter of a pixel down, from a large source', 1280, 720, { y: 1 / 720 }],
		['half the size, in a corner', 320, 180, { x: 0.25, y: -0.25, scale: 0.5 }],
		['an odd size, from a large source', 1280, 720, { x: 0.1234, y: 0.0567, scale: 0.3719 }],
		['twice the size', 320, 180, { x: 0.1, y: 0.05, scale: 2 }],
		['four times the size', 320, 180, { x: 0.42, y: -0.25, scale: 4.1 }],
		['turned by 30°', 320, 180, { rotation: 30 }],
		['turned by −117.3°, small, aside, from a large source', 1280, 720, { rotation: -117.3, scale: 0.61, x: 0.07, y: -0.11 }],
		['turned and scaled about a corner, wider than high', 320, 180, { rotation: -20, scale: 0.7, stretch: 1.3, anchorX: -0.5, anchorY: 0.5 }],
		['turned by 90°', 320, 180, { rotation: 90 }],
		['turned by 180°', 320, 180, { rotation: 180 }],
		['an upright source', 90, 160, {}],
	];
	test.each(transforms)('%s: the spot is where the geometry says, to a tenth of a pixel', async (name, width, height, change) => {
		const transform = { ...clipDefaults.transform, ...change };
		const [u, v] = [0.4, 0.56];
		const film = await ofOne(await make(`spot-${name.replace(/\W+/gu, '-')}.mp4`, spot(width, height, u, v), [...lossless, ...tagged]), { transform });
		const expected = transformed(layerGeometry({ width, height, pixelAspect: 1 }, clipDefaults.crop, transform, size).matrix, u, v);
		const found = centreOfLight(film, 0);
		expect(Math.hypot(found.x - expected.x, found.y - expected.y)).toBeLessThan(0.1);
	});

	test('a crop cuts at the right edge of the right pixels', async () => {
		const path = await make('crop.mp4', flat('white'), [...lossless, ...tagged]);
		const film = await ofOne(path, { crop: { left: 0.1, top: 0.2, right: 0.05, bottom: 0.25 } });
		const row = Array.from({ length: 320 }, (_, x) => (pixelAt(film, 0, x, 90)[0] ?? 0) > 128);
		const column = Array.from({ length: 180 }, (_, y) => (pixelAt(film, 0, 160, y)[0] ?? 0) > 128);
		expect([row.indexOf(true), row.lastIndexOf(true) + 1]).toEqual([32, 304]);
		expect([column.indexOf(true), column.lastIndexOf(true) + 1]).toEqual([36, 135]);
	});

	test('the edges of a turned white picture have no dark seam on white, and no light one on black', async () => {
		const film = newFilm();
		const asset = await film.asset(await make('white.mp4', flat('white'), [...lossless, ...tagged]));
		film.clip(film.track('video'), asset, { at: 0, frames: 3 });
		film.clip(film.track('video'), asset, { at: 0, frames: 3 }, { transform: { ...clipDefaults.transform, x: 0.03, y: 0.01, scale: 0.5, rotation: 21 } });
		const pixels = await shown(film);
		expect(pixels.frames[0]?.every(value => value > 248)).toBe(true);
	});
});

describe('mixes', () => {
	const red = () => make('red.mp4', flat('0xe01010', 40), [...lossless, ...tagged]);
	const blue = () => make('blue.mp4', flat('0x1020e0', 40), [...lossless, ...tagged]);
	const mixOf = (a: readonly number[], b: readonly number[], part: number) => a.map((value, side) => value + ((b[side] ?? 0) - value) * part);
	const [RED, BLUE, BLACK] = [[224, 16, 16], [16, 32, 224], [0, 0, 0]];

	test('opacity shows what lies below', async () => {
		const film = newFilm();
		film.clip(film.track('video'), await film.asset(await red()), { at: 0, frames: 3 });
		film.clip(film.track('video'), await film.asset(await blue()), { at: 0, frames: 3 }, { opacity: 0.25 });
		near(pixelAt(await shown(film), 1, 160, 90), mixOf(RED, BLUE, 0.25));
	});

	test('a small turned layer over two others, half transparent', async () => {
		const film = newFilm();
		film.clip(film.track('video'), await film.asset(await red()), { at: 0, frames: 3 });
		film.clip(film.track('video'), await film.asset(await blue()), { at: 0, frames: 3 }, { opacity: 0.5, transform: { ...clipDefaults.transform, x: 0.1, y: 0, scale: 0.5, rotation: 45 } });
		const pixels = await shown(film);
		near(pixelAt(pixels, 1, 192, 90), mixOf(RED, BLUE, 0.5));
		near(pixelAt(pixels, 1, 20, 20), RED);
	});

	test('fades go frame by frame from and to what lies below', async () => {
		const film = newFilm();
		const rate = { numerator: 25, denominator: 1 };
		film.clip(film.track('video'), await film.asset(await red()), { at: 2, frames: 12 }, { fadeIn: timeOfFrame(4, rate), fadeOut: timeOfFrame(4, rate), opacity: 0.8 });
		film.clip(film.track('audio'), await film.asset(await blue()), { at: 0, frames: 16 });
		const pixels = await shown(film);
		const parts = [0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1, 1, 1, 0.875, 0.625, 0.375, 0.125].map(part => part * 0.8);
		parts.forEach((part, frame) => near(pixelAt(pixels, frame, 160, 90), mixOf(BLACK, RED, part), 6));
	});

	test.each([
		['cross-dissolve', {}, (part: number) => mixOf(RED, BLUE, part)],
		['dip-to-colour', { colour: '#30c040' }, (part: number) => (part < 0.5 ? mixOf(RED, [48, 192, 64], 2 * part) : mixOf([48, 192, 64], BLUE, 2 * part - 1))],
	] as const)('%s goes from one clip to the next in the middle of each frame', async (type, parameters, expected) => {
		const film = newFilm();
		const track = film.track('video');
		const from = film.clip(track, await film.asset(await red()), { at: 0, frames: 10 });
		const to = film.clip(track, await film.asset(await blue()), { at: 10, frames: 10, from: 10 });
		film.transition(from, to, 8, type, parameters);
		const whole = await shown(film);
		expect(whole.frames.length).toBe(20);
		Array.from({ length: 20 }, (_, frame) => near(pixelAt(whole, frame, 160, 90), expected(Math.max(0, Math.min(1, (frame - 6 + 0.5) / 8))), 6));
		// An export may begin or end anywhere inside.
		for (const [begin, end] of [[0, 8], [8, 9], [9, 20], [11, 13]] as const) {
			const rate = { numerator: 25, denominator: 1 };
			const part = await shown(film, { range: { start: timeOfFrame(begin, rate), end: timeOfFrame(end, rate) } });
			expect(part.frames.length).toBe(end - begin);
			part.frames.forEach((_, frame) => near(pixelAt(part, frame, 160, 90), expected(Math.max(0, Math.min(1, (begin + frame - 6 + 0.5) / 8))), 6));
		}
	});

	test('alpha of a source shows what lies below', async () => {
		const film = newFilm();
		const half = await make('alpha.webm', "color=c=0x1020e0:s=320x180:r=25,trim=end_frame=5,format=yuva420p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='if(lt(X,107),0,if(lt(X,213),128,255))'", [
			'-c:v', 'libvpx-vp9', '-crf', '10', '-b:v', '0', '-deadline', 'realtime', '-auto-alt-ref', '0',
		]);
		film.clip(film.track('video'), await film.asset(await red()), { at: 0, frames: 3 });
		film.clip(film.track('video'), await film.asset(half), { at: 0, frames: 3 });
		const pixels = await shown(film);
		near(pixelAt(pixels, 1, 40, 90), RED);
		near(pixelAt(pixels, 1, 160, 90), mixOf(RED, BLUE, 128 / 255), 8);
		near(pixelAt(pixels, 1, 290, 90), BLUE, 8);
	});

	test('gaps, hidden tracks and disabled clips are black or show what lies below; a film may be another size and shape', async () => {
		const film = newFilm();
		const asset = await film.asset(await red());
		const track = film.track('video');
		film.clip(track, asset, { at: 0, frames: 2 });
		film.clip(track, asset, { at: 4, frames: 2 });
		film.clip(film.track('video', { isHidden: true }), asset, { at: 0, frames: 6 });
		film.clip(film.track('video'), asset, { at: 0, frames: 6 }, { isEnabled: false });
		const pixels = await shown(film, { width: 240, height: 180 });
		[RED, RED, BLACK, BLACK, RED, RED].forEach((colour, frame) => near(pixelAt(pixels, frame, 120, 90), colour));
		near(pixelAt(pixels, 0, 120, 10), BLACK);
	});
});

test('an asset that is missing from the records of a clip is a bug, not a black frame', async () => {
	const film = newFilm();
	const asset: Asset = await film.asset(await make('any.mp4', flat('white'), lossless));
	film.clip(film.track('video'), asset, { at: 0, frames: 3 });
	film.change({ ...asset, video: null });
	await expect(shown(film)).rejects.toMatchObject({ failure: { kind: 'nothing-to-export' } });
});
