import { masterParameters, trackParameters } from '../../../electron/shared/parameters/trackParameters.ts';
import type { ParameterSchema } from '../../../electron/shared/parameters/parameter.ts';
import { zeroTime } from '../../../electron/shared/time/time.ts';
import type { Sequence, Track } from '../../../electron/shared/timeline/records.ts';
import { keyName } from '../../keyframes/keySelection.ts';
import { keysWithin } from '../keys/keyLanes.ts';
import type { Lane } from '../lanes.ts';
import { timeAtX, type Scale } from '../zoom.ts';
import { keyframesOf, levelAt, levelY, type Level } from './level.ts';

/** The strip in which a volume or pan of a track, or the volume of the master, is drawn along time. */
export type AutomationLane = {
	readonly record: Track | Sequence;
	readonly path: 'volume' | 'pan';
	readonly label: string;
	/** In pixels from the top of all tracks. */
	readonly top: number; readonly height: number;
};

/** Height of one strip, and the air above and below its curve, in pixels. */
export const automationHeight = 40;
const air = 6;
/** Room above the strips of the master. */
const masterGap = 5;

const isLevel = (path: string): path is AutomationLane['path'] => path === 'volume' || path === 'pan';

const parametersOf = (record: Track | Sequence): readonly ParameterSchema[] => {
	if (record.kind === 'sequence') {
		return masterParameters;
	}
	return record.type === 'audio' ? trackParameters : [];
};

const stripsOf = (record: Track | Sequence, top: number): readonly AutomationLane[] => parametersOf(record)
	.flatMap(({ path, label }) => isLevel(path) ? [{ path, label }] : [])
	.map(({ path, label }, place) => ({ record, path, label, top: top + place * automationHeight, height: automationHeight }));

/** Room for the strips under each track. `open` holds the ids of tracks, and of the sequence for its master, whose strips are shown. */
export const automationHeights = (tracks: readonly Track[], open: ReadonlySet<string>): Readonly<Record<string, number>> =>
	Object.fromEntries(tracks.filter(({ id }) => open.has(id)).map(track => [track.id, stripsOf(track, 0).length * automationHeight]));

/** All strips shown, from top to bottom, those of the master under the last track, and the height of tracks and strips together. */
export const withAutomation = (layout: { readonly lanes: readonly Lane[]; readonly height: number }, sequence: Sequence | null, open: ReadonlySet<string>): { readonly lanes: readonly Lane[]; readonly automation: readonly AutomationLane[]; readonly height: number } => {
	const master = sequence && open.has(sequence.id) ? stripsOf(sequence, layout.height + masterGap) : [];
	const ofTracks = layout.lanes.filter(({ track }) => open.has(track.id)).flatMap(lane => stripsOf(lane.track, lane.top + lane.height + lane.keysHeight));
	return { lanes: layout.lanes, automation: [...ofTracks, ...master], height: layout.height + (master.length > 0 ? masterGap + master.length * automationHeight : 0) };
};

/** The level a strip shows. */
export const levelOfStrip = ({ record, path, top, height }: AutomationLane): Level => ({ record, path, start: zeroTime, end: Infinity, top: top + air, bottom: top + height - air - 1 });

/** The strip at a height. */
export const automationAt = (lanes: readonly AutomationLane[], y: number): AutomationLane | undefined => lanes.find(({ top, height }) => y >= top && y < top + height);

/** The keyframes of strips that a band touches, by name. */
export const automationInBand = (lanes: readonly AutomationLane[], scale: Scale, band: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): readonly string[] => lanes
	.filter(({ top, height }) => top < band.bottom && top + height > band.top)
	.map(levelOfStrip)
	.flatMap(level => keysWithin(keyframesOf(level), timeAtX(scale, band.left), timeAtX(scale, band.right))
		.filter(({ time }) => {
			const y = levelY(level, levelAt(level, time));
			return y + 4 >= band.top && y - 4 <= band.bottom;
		})
		.map(({ time }) => keyName({ id: level.record.id, path: level.path, time })));
