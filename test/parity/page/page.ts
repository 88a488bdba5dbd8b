import type { MediaPart } from '../../../electron/shared/media/mediaUrls.ts';
import type { Project } from '../../../electron/shared/timeline/records.ts';
import type { Time, TimeRange } from '../../../electron/shared/time/time.ts';
import type { PreviewMedia } from '../../../renderer/preview/frameSources.ts';
import { Player } from '../../../renderer/preview/player.ts';
import { renderSound } from '../../../renderer/preview/renderSound.ts';

/** The viewer's own player on a bare page, driven by the tests. Pixels and samples go back as request bodies: a 1080p frame is 8 MB. */

const canvas = document.querySelector('canvas');
if (!canvas) {
	throw new Error('The page has no canvas.');
}
let starts: Readonly<Record<string, number>> = {};
const media: PreviewMedia = {
	url: (assetId: string, part: MediaPart) => new URL(`media/${encodeURIComponent(assetId)}/${part}`, location.href).href,
	previewStart: assetId => (starts[assetId] ?? 0) as Time,
};
const problems: string[] = [];
/** What the player has told since `open`. */
const told: { times: number[]; speeds: number[]; loudest: number } = { times: [], speeds: [], loudest: 0 };
const player = new Player(canvas, media, {
	onTime: at => void told.times.push(at),
	onSpeed: speed => void told.speeds.push(speed),
	onLevels: ({ master }) => {
		told.loudest = Math.max(told.loudest, master.left.peak, master.right.peak);
	},
	onProblem: (assetId, error) => void problems.push(`${assetId}: ${error instanceof Error ? error.message : String(error)}`),
});

const send = async (name: string, body: ArrayBuffer): Promise<void> => {
	await fetch(`results/${encodeURIComponent(name)}`, { method: 'POST', body });
};

const page = {
	player, problems, told,
	/** `previewStarts` by asset, in flicks. */
	open(project: Project, sequenceId: string, width: number, height: number, previewStarts: Readonly<Record<string, number>>): void {
		starts = previewStarts;
		problems.length = 0;
		Object.assign(told, { times: [], speeds: [], loudest: 0 });
		player.resize(width, height);
		player.setProject(project, sequenceId);
	},
	/** Draws one frame and sends its pixels to `results/<name>`. */
	async frame(name: string, at: number, quality: 'exact' | 'quick'): Promise<void> {
		await player.drawFrame(at as Time, quality);
		// A view on exactly these bytes; the buffer is not shared.
		await send(name, player.readPixels().data.buffer as ArrayBuffer);
	},
	/** Milliseconds until each of these frames was drawn and one of its pixels could be read, one after the other. */
	async scrub(times: readonly number[], quality: 'exact' | 'quick'): Promise<number[]> {
		const costs: number[] = [];
		for (const at of times) {
			const startedAt = performance.now();
			await player.drawFrame(at as Time, quality);
			player.readPixels(1, 1);
			costs.push(performance.now() - startedAt);
		}
		return costs;
	},
	/** Plays the range's sound through the worklet and sends the samples, left then right. */
	async sound(name: string, project: Project, sequenceId: string, range: TimeRange): Promise<void> {
		const { left, right } = await renderSound(project, sequenceId, range, media);
		const both = new Float32Array(left.length * 2);
		both.set(left);
		both.set(right, left.length);
		await send(name, both.buffer);
	},
};

export type ParityPage = typeof page;

// The tests find it here.
Object.assign(globalThis, { parityPage: page });
