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
		kind: 'sequence', id: viewerSequenceId, name: asset.name, sampleRate: 48_000,
		width: even((asset.video?.width ?? 1920) * (asset.video?.pixelAspect ?? 1)), height: even(asset.video?.height ?? 1080),
		frameRate: asset.video && !isStill ? asset.video.frameRate : { numerator: 25, denominator: 1 },
	};
	return projectOf(sequence, [
		asset, track('v', 'video', 0), track('a', 'audio', 0),
		...(asset.video ? [clip('picture', 'v', asset, { duration })] : []),
		...(asset.audio.length > 0 ? [clip('sound', 'a', asset, { duration })] : []),
	]);
};

/** Two frames side by side, standing: what a trim puts before and after the cut. A side without a frame stays black. */
export const twoUpProject = (sequence: Sequence, sides: { out: { asset: Asset; at: Time } | null; in: { asset: Asset; at: Time } | null }): Project => {
	const frame = { ...sequence, id: viewerSequenceId, width: even(sequence.width * 2.04) };
	const half = (id: string, side: { asset: Asset; at: Time } | null, x: number, order: number): (Track | Clip | Asset)[] => side
		? [side.asset, track(`track-${id}`, 'video', order), {
			...clip(id, `track-${id}`, side.asset, { duration: time(flicksPerSecond), sourceStart: side.asset.duration === null ? zeroTime : side.at }),
			// The wide frame fits a source of the sequence's shape by its height; of another shape the scale keeps it inside its half.
			transform: { x, y: 0, scale: halfScale(side.asset, sequence), rotation: 0 },
		}]
		: [];
	return projectOf(frame, [...half('out', sides.out, -0.255, 0), ...half('in', sides.in, 0.255, 1)]);
};

/** A source wider than the sequence would reach over its half: it is made as much smaller as it is wider. */
const halfScale = (asset: Asset, sequence: Sequence): number => {
	const shape = (asset.video?.width ?? sequence.width) * (asset.video?.pixelAspect ?? 1) / (asset.video?.height ?? sequence.height);
	const half = sequence.width / sequence.height;
	// In a frame 2.04 halves wide, "fit" is by height up to that width.
	return Math.min(1, half / Math.min(shape, half * 2.04));
};
