import { flicksPerSecond, time, zeroTime, type Time } from '../../electron/shared/time/time.ts';
import { clipDefaults, trackDefaults, type Asset, type Clip, type Project, type Sequence, type Track } from '../../electron/shared/timeline/records.ts';

/** The sequence of every project made here. */
export const viewerSequenceId = 'viewer-sequence';

const track = (id: string, type: 'video' | 'audio', order: number): Track =>
	({ kind: 'track', id, sequenceId: viewerSequenceId, name: id, type, order, ...trackDefaults });

const clip = (id: string, trackId: string, asset: Asset, part: { start?: Time; sourceStart?: Time; duration: Time }): Clip =>
	({ kind: 'clip', id, trackId, assetId: asset.id, name: asset.name, start: zeroTime, sourceStart: zeroTime, ...clipDefaults, ...part });

const projectOf = (sequence: Sequence, records: readonly (Track | Clip | Asset)[]): Project =>
	Object.fromEntries([sequence, ...records].map(record => [record.id, record]));

const even = (size: number): number => Math.max(16, Math.round(size / 2) * 2);

/** How long a still is looked at in the source viewer. */
const stillLength = time(5 * flicksPerSecond);

/** A film of one asset as it is: the source viewer plays it with the very player the timeline has. */
export const sourceProject = (asset: Asset): Project => {
	const duration = asset.duration ?? stillLength;
	const isStill = asset.mediaType === 'image';
	const sequence: Sequence = {
		kind: 'sequence', id: viewerSequenceId, name: asset.name, sampleRate: 48_000, volume: 0, keyframes: {},
		width: even((asset.video?.width ?? 1920) * (asset.video?.pixelAspect ?? 1)), height: even(asset.video?.height ?? 1080),
		frameRate: asset.video && !isStill ? asset.video.frameRate : { numerator: 25, denominator: 1 },
	};
	return projectOf(sequence, [
		asset, track('v', 'video', 0), track('a', 'audio', 0),
		...(asset.video ? [clip('picture', 'v', asset, { duration })] : []),
		...(asset.audio.length > 0 ? [clip('sound', 'a', asset, { duration })] : []),
	]);
};

/** The film with every effect on its pictures off: what it was before. */
export const beforeProject = (project: Project): Project =>
	Object.fromEntries(Object.entries(project).map(([id, record]) => [id, record.kind === 'effect' && record.isEnabled ? { ...record, isEnabled: false } : record]));

/** Frames side by side, standing: what a trim decides about. Two lie beside each other, four in two rows; a place without a frame stays black. */
export const trimProject = (sequence: Sequence, frames: readonly ({ asset: Asset; at: Time } | null)[]): Project => {
	const isFour = frames.length > 2;
	const frame = { ...sequence, id: viewerSequenceId, width: even(sequence.width * wide), height: isFour ? even(sequence.height * wide) : sequence.height };
	return projectOf(frame, frames.flatMap((shown, place): (Track | Clip | Asset)[] => shown
		? [shown.asset, track(`track-${place}`, 'video', place), {
			...clip(`frame-${place}`, `track-${place}`, shown.asset, { duration: time(flicksPerSecond), sourceStart: shown.asset.duration === null ? zeroTime : shown.at }),
			transform: {
				...clipDefaults.transform, x: place % 2 === 0 ? -0.255 : 0.255, y: isFour ? rowOf(place) : 0,
				scale: isFour ? 1 / wide : halfScale(shown.asset, sequence),
			},
		}]
		: []));
};

/** Where in the height of the frame the row of a place lies. */
const rowOf = (place: number): number => place < 2 ? -0.255 : 0.255;

/** How much wider than the sequence the trim display is: two pictures and a little room between them. */
const wide = 2.04;

/** In the wide frame a source of the sequence's shape is fitted by its height; a wider one would reach over its half, and is made as much smaller as it is wider. */
const halfScale = (asset: Asset, sequence: Sequence): number => {
	const shape = (asset.video?.width ?? sequence.width) * (asset.video?.pixelAspect ?? 1) / (asset.video?.height ?? sequence.height);
	const half = sequence.width / sequence.height;
	return Math.min(1, half / Math.min(shape, half * wide));
};
