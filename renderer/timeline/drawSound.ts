import { fadeShape, type FadeCurve } from '../../electron/shared/audio/fades.ts';
import { partOf } from '../../electron/shared/audio/mixPlan.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import { sourceMoment } from '../../electron/shared/time/timeMap.ts';
import { clipEnd, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { Lane } from './lanes.ts';
import type { Scene } from './scene.ts';
import { clipGainAt, soundBody } from './soundLayout.ts';
import { flicksOf, timeAtX, xAt } from './zoom.ts';

/** Where a clip lies on the screen. */
export type ClipBox = { readonly left: number; readonly right: number; readonly top: number; readonly height: number };

const flicksPerSample = 14_700;
/** With fewer samples in a column than this the samples themselves are drawn: the finest peaks hold 256. */
const finestPeaks = 256;
/** Samples this far apart are drawn as points on the line. */
const pointsApart = 6;

type Columns = { readonly from: number; readonly to: number; readonly middle: number; readonly half: number };

const columnsOf = (scene: Scene, lane: Lane, box: ClipBox): Columns => {
	const body = soundBody(lane.height);
	const laneTop = box.top - 1;
	return {
		from: Math.max(0, Math.floor(box.left)), to: Math.min(Math.ceil(box.right), Math.ceil(scene.width)),
		middle: laneTop + (body.top + body.bottom) / 2, half: (body.bottom - body.top) / 2,
	};
};

const within = (value: number): number => Math.max(-1, Math.min(1, value));

/** Lowest and highest sample between two moments of a clip's own time. */
type Between = (start: number, end: number) => readonly [number, number];

/** A bar for each column, from its lowest to its highest sample, as loud as it leaves the clip. */
const drawBars = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, { from, to, middle, half }: Columns, between: Between) => {
	context.beginPath();
	for (let x = from; x < to; x++) {
		const local = timeAtX(scene.scale, x) - clip.start;
		const gain = clipGainAt(clip, local);
		const [low, high] = between(local, local + flicksOf(scene.scale, 1));
		const upper = within(high * gain) * half;
		const lower = within(low * gain) * half;
		context.rect(x, middle - upper, 1, Math.max(1, upper - lower));
	}
	context.fillStyle = scene.palette['clip-wave'];
	context.fill();
};

/** The samples a clip plays near what is seen of it, counted as those of the sequence. */
type Played = (sample: number, side: 0 | 1) => number;

const playedBetween = (played: Played, clip: Clip): Between => (start, end) => {
	let low = Infinity;
	let high = -Infinity;
	for (let sample = Math.floor((clip.start + start) / flicksPerSample); sample <= Math.ceil((clip.start + end) / flicksPerSample) - 1 || low > high; sample++) {
		const left = played(sample, 0);
		const right = played(sample, 1);
		low = Math.min(low, left, right);
		high = Math.max(high, left, right);
	}
	return [low, high];
};

/** A line through the samples, the mean of both sides; points on it where they lie far apart. */
const drawLine = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, { from, to, middle, half }: Columns, played: Played) => {
	const [first, last] = [Math.floor(timeAtX(scene.scale, from - 1) / flicksPerSample), Math.ceil(timeAtX(scene.scale, to + 1) / flicksPerSample)];
	context.beginPath();
	context.strokeStyle = scene.palette['clip-wave'];
	context.lineWidth = 1.25;
	const points: [number, number][] = [];
	for (let sample = first; sample <= last; sample++) {
		const at = sample * flicksPerSample;
		const x = xAt(scene.scale, at);
		const y = middle - within((played(sample, 0) + played(sample, 1)) / 2 * clipGainAt(clip, at - clip.start)) * half;
		context.lineTo(x, y);
		points.push([x, y]);
	}
	context.stroke();
	if (flicksPerSample / flicksOf(scene.scale, 1) >= pointsApart) {
		context.fillStyle = scene.palette['clip-wave'];
		points.forEach(([x, y]) => context.fillRect(x - 1.5, y - 1.5, 3, 3));
	}
};

/** What is heard of a clip in the columns: its sound as it is, or as it was stretched for the speed it runs at. Null until it has come. */
const playedIn = (scene: Scene, clip: Clip, { from, to }: Columns): Played | null => {
	const asset = recordOf(scene.project, 'asset', clip.assetId);
	if (!asset || clip.speed <= 0) {
		return null;
	}
	const { sound, startSample, sourceStartSample } = partOf(scene.project, clip, asset);
	const offset = sourceStartSample - startSample;
	const [first, last] = [Math.floor(timeAtX(scene.scale, from) / flicksPerSample) - 2, Math.ceil(timeAtX(scene.scale, to) / flicksPerSample) + 2];
	const samples = scene.samplesOf(clip.assetId, clip.audioStream, sound, first + offset, last + offset);
	return samples && ((sample, side) => samples(sample + offset, side));
};

/** A clip's wave as it leaves the clip: peaks from afar, samples from near. */
export const drawWave = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, lane: Lane, box: ClipBox): void => {
	const wave = scene.waveOf(clip.assetId, clip.audioStream);
	if (!wave) {
		return;
	}
	const columns = columnsOf(scene, lane, box);
	const samplesPerColumn = flicksOf(scene.scale, 1) / flicksPerSample;
	const played = samplesPerColumn < finestPeaks ? playedIn(scene, clip, columns) : null;
	if (!played) {
		drawBars(context, scene, clip, columns, (...locals) => {
			const [start, end] = locals.map(local => sourceMoment(clip, local, 0)).toSorted((a, b) => a - b);
			return wave(start ?? zeroTime, end ?? zeroTime);
		});
	} else if (samplesPerColumn < 1) {
		drawLine(context, scene, clip, columns, played);
	} else {
		drawBars(context, scene, clip, columns, playedBetween(played, clip));
	}
};

const curveSteps = 24;

/** Fades as darkness over what they take away, along their curve. Pictures fade in a straight line. */
export const drawFades = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, box: ClipBox, isSound: boolean): void => {
	const bottom = box.top + box.height;
	context.fillStyle = 'rgb(8 8 10 / 55%)';
	context.strokeStyle = 'rgb(255 255 255 / 55%)';
	context.lineWidth = 1;
	const sides: readonly (readonly [length: number, edge: number, inner: number, curve: FadeCurve])[] = [
		[clip.fadeIn, box.left, xAt(scene.scale, clip.start + clip.fadeIn), clip.fadeInCurve],
		[clip.fadeOut, box.right, xAt(scene.scale, clipEnd(clip) - clip.fadeOut), clip.fadeOutCurve],
	];
	for (const [length, edge, inner, curve] of sides) {
		if (length > 0) {
			const points = Array.from({ length: curveSteps + 1 }, (_, step): [number, number] => {
				const share = step / curveSteps;
				return [edge + (inner - edge) * share, bottom - (bottom - box.top - 0.5) * fadeShape(share, isSound ? curve : 'linear')];
			});
			context.beginPath();
			points.forEach(([x, y]) => context.lineTo(x, y));
			context.lineTo(edge, box.top);
			context.closePath();
			context.fill();
			context.beginPath();
			points.forEach(([x, y]) => context.lineTo(x, y));
			context.stroke();
		}
	}
};
