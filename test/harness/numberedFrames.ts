import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';

/** Sources whose every frame carries its number, so that a test can say which frame of the source an exported frame shows. */

const bits = 10;
/** The number is written twice, mirrored, so that a turned picture reads the same. */
const cells = 2 * bits;
const cellPixels = 16;
export const numberedWidth = cells * cellPixels;
export const numberedHeight = 64;

/** A lavfi source of numbered frames at any rate. Upright (the number runs downwards) for footage that its file turns by a quarter. */
export const numberedSource = (options: { rate: string; frames: number; isUpright?: boolean }): string => {
	const along = options.isUpright ? 'Y' : 'X';
	const size = options.isUpright ? `${numberedHeight}x${numberedWidth}` : `${numberedWidth}x${numberedHeight}`;
	const cell = `floor(${along}/${cellPixels})`;
	const bit = `if(lt(${cell},${bits}),${cell},${cells - 1}-${cell})`;
	// `geq` counts frames from 0. Written once at one pixel per cell it would be cheaper, but needs a scaler that keeps edges: this is quick enough.
	return `nullsrc=s=${size}:r=${options.rate},trim=end_frame=${options.frames},format=yuv420p,geq=lum='if(mod(floor(N/pow(2,${bit})),2),235,16)':cb=128:cr=128`;
};

/** The numbers in the frames of a film whose picture lies centred, `scale` times as large as it was made. Null where no number can be read. */
export const readNumbers = async (path: string, size: { width: number; height: number }): Promise<readonly (number | null)[]> => {
	const chunks: Buffer[] = [];
	await runFfmpeg(['-i', `file:${path}`, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'], { onOutput: chunk => void chunks.push(chunk) });
	const all = Buffer.concat(chunks);
	const frameBytes = size.width * size.height;
	const scale = Math.min(size.width / numberedWidth, size.height / numberedHeight);
	const left = (size.width - numberedWidth * scale) / 2;
	return Array.from({ length: all.length / frameBytes }, (_, frame) => {
		const values = Array.from({ length: cells }, (__, cell) =>
			all[frame * frameBytes + Math.floor(size.height / 2) * size.width + Math.round(left + (cell + 0.5) * cellPixels * scale)] ?? 0);
		if (values.some((value, cell) => value !== values[cells - 1 - cell] && Math.abs(value - (values[cells - 1 - cell] ?? 0)) > 60) || values.some(value => value > 90 && value < 165)) {
			return null;
		}
		return values.slice(0, bits).reduce((sum, value, bit) => sum + (value > 128 ? 2 ** bit : 0), 0);
	});
};
