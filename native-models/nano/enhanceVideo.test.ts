import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FamilyRuntime, ModelSession, SmallFilm } from '../../electron/shared/generation/modelFamily.ts';
import type { VideoData } from './dataFiles.ts';
import { enhanceVideo, framesPerWindow, tilesOfEnhancement } from './enhanceVideo.ts';
import { tilesOver } from './tiles.ts';

const side = fc.integer({ min: 1, max: 500 }).map(half => 2 * half);

test('tiles keep every pixel once and see as far as they should', () => {
	fc.assert(fc.property(side, side, (width, height) => {
		const tiles = tilesOver(width, height, { side: 64, margin: 16 });
		expect(tiles.reduce((sum, { kept }) => sum + (kept.right - kept.left) * (kept.bottom - kept.top), 0)).toBe(width * height);
		tiles.forEach(({ seen, kept }) => {
			expect(kept.left - seen.left).toBe(Math.min(16, kept.left));
			expect(seen.bottom - kept.bottom).toBe(Math.min(16, height - kept.bottom));
			expect([seen.left, seen.top, seen.right, seen.bottom].every(edge => edge % 2 === 0)).toBe(true);
		});
	}));
});

const random = (seed: number, count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => ((i * 7919 + seed) ** 2 >>> 5) % 256);

/** Stands for the network: each pixel becomes four, mixed with its neighbours up to 8 pixels and 2 frames away; outside there is nothing. */
const session: ModelSession = {
	inputShape: () => [],
	run: async ({ frames }) => {
		const [, , count = 0, rows = 0, columns = 0] = frames?.shape ?? [];
		const values = frames?.data as Float32Array;
		const at = (colour: number, frame: number, y: number, x: number): number =>
			frame < 0 || frame >= count || y < 0 || y >= rows || x < 0 || x >= columns ? 0 : values[((colour * count + frame) * rows + y) * columns + x] as number;
		const data = new Float32Array(values.length * 4);
		for (let colour = 0; colour < 3; colour++) {
			for (let frame = 0; frame < count; frame++) {
				for (let y = 0; y < 2 * rows; y++) {
					for (let x = 0; x < 2 * columns; x++) {
						const [v, u] = [y >> 1, x >> 1];
						data[((colour * count + frame) * 2 * rows + y) * 2 * columns + x] =
							(at(colour, frame, v, u) * 3 + at(colour, frame - 2, v - 8, u) + at(colour, frame + 2, v, u + 8) + at(colour, frame, v + 8, u - 8)) / 6;
					}
				}
			}
		}
		return { frames2x: { data, shape: [1, 3, count, 2 * rows, 2 * columns] } };
	},
};

const data = { enhance: { receptiveFrames: 2, receptivePixels: 16 }, files: { enhance: { file: 'e.onnx', sha256: '0'.repeat(64), bytes: 1 } } } as unknown as VideoData;

const enhanced = async (width: number, height: number, count: number, factor: 2 | 4): Promise<{ pixels: Uint8Array; steps: number }> => {
	const pieces: Uint8Array[] = [];
	let steps = 0;
	const pixels = random(3, width * height * count * 3);
	const film: SmallFilm = { width, height, count, fps: 25, read: async (first, some) => pixels.slice(first * width * height * 3, (first + some) * width * height * 3) };
	const runtime: FamilyRuntime = {
		precision: 'fp32', signal: new AbortController().signal, open: async () => session, report: ({ step }) => steps = step, pictures: film,
		write: async bytes => void pieces.push(bytes.slice()), rough: { isDue: () => false, show: async () => undefined },
	};
	const task = { task: 'upscale-video', picture: { width, height, frames: count, fps: 25 }, factor } as const;
	expect(await enhanceVideo(task, data, runtime)).toEqual({ type: 'picture', width: width * factor, height: height * factor, frames: count, fps: 25 });
	expect(steps).toBe(tilesOfEnhancement(data, task));
	return { pixels: Buffer.concat(pieces), steps };
};

/** The same in one piece. */
const whole = async (width: number, height: number, count: number): Promise<Uint8Array> => {
	const pixels = random(3, width * height * count * 3);
	const planar = new Float32Array(pixels.length);
	pixels.forEach((value, i) => planar[(i % 3) * width * height * count + Math.floor(i / 3)] = value / 127.5 - 1);
	const { frames2x } = await session.run({ frames: { type: 'float32', data: planar, shape: [1, 3, count, height, width] } });
	const out = frames2x?.data as Float32Array;
	const plane = out.length / 3;
	return Uint8Array.from(out, (_, i) => Math.max(0, Math.min(255, Math.round(((out[(i % 3) * plane + Math.floor(i / 3)] as number) + 1) * 127.5))));
};

test('windows and tiles give what one large run gives, to the last bit', async () => {
	const { pixels, steps } = await enhanced(200, 24, 11, 2);
	expect(steps).toBe(2 * 2);
	expect(Buffer.compare(pixels, await whole(200, 24, 11))).toBe(0);
});
test('four times is twice twice', async () => {
	const { pixels } = await enhanced(20, 12, 10, 4);
	expect(pixels.length).toBe(80 * 48 * 10 * 3);
});
test('large frames make short windows', () => {
	expect(framesPerWindow({ width: 128, height: 72 }, 2)).toBe(8);
	expect(framesPerWindow({ width: 960, height: 540 }, 2)).toBe(8);
	expect(framesPerWindow({ width: 1920, height: 1080 }, 2)).toBe(2);
});
