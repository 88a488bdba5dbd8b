import type { Track } from '../../electron/shared/timeline/records.ts';

/** One track's strip on the screen, in pixels from the top of all tracks. */
export type Lane = {
	readonly track: Track; readonly top: number;
	/** Of its clips, of the keyframes shown under them, and of the strips of its own volume and pan below these. */
	readonly height: number; readonly keysHeight: number; readonly automationHeight: number;
};

export const defaultHeights = { video: 58, audio: 50 };
/** Room between picture and sound. */
export const middleGap = 5;
const laneGap = 1;

/** Few tracks in a high timeline grow up to this factor; many stay at their usual height and scroll. */
const growthLimit = 1.6;

/** Lanes from top to bottom: video from front to back, then audio. `tracks` come as `tracksOf` gives them (video from back to front); tracks without a height of their own share `room`. `keysHeights` and `automationHeights` are what is shown below. */
export const lanesOf = (tracks: readonly Track[], heights: Readonly<Record<string, number>>, room = 0, keysHeights: Readonly<Record<string, number>> = {}, automationHeights: Readonly<Record<string, number>> = {}): { lanes: readonly Lane[]; height: number } => {
	const usual = tracks.reduce((sum, track) => sum + defaultHeights[track.type] + laneGap, middleGap);
	const taken = tracks.reduce((sum, track) => sum + (keysHeights[track.id] ?? 0) + (automationHeights[track.id] ?? 0), 0);
	const growth = Math.max(1, Math.min(growthLimit, (room - taken) / usual));
	const video = tracks.filter(track => track.type === 'video').toReversed();
	const audio = tracks.filter(track => track.type === 'audio');
	let top = 0;
	const lanes = [...video, ...audio].map((track, index) => {
		if (index === video.length && index > 0) {
			top += middleGap;
		}
		const height = heights[track.id] ?? Math.floor(defaultHeights[track.type] * growth);
		const keysHeight = keysHeights[track.id] ?? 0;
		const automationHeight = automationHeights[track.id] ?? 0;
		const lane = { track, top, height, keysHeight, automationHeight };
		top += height + keysHeight + automationHeight + laneGap;
		return lane;
	});
	return { lanes, height: top };
};

/** The lane at a height, or null between and below them. */
export const laneAt = (lanes: readonly Lane[], y: number): Lane | null =>
	lanes.find(lane => y >= lane.top && y < lane.top + lane.height + lane.keysHeight + lane.automationHeight) ?? null;
