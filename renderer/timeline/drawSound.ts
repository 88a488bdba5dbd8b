import { fadeShape, type FadeCurve } from '../../electron/shared/audio/fades.ts';
import { time } from '../../electron/shared/time/time.ts';
import { rampOf } from '../../electron/shared/time/speedRamp.ts';
import { exactlyPassed, localMoment, sourceMoment } from '../../electron/shared/time/timeMap.ts';
import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { Lane } from './lanes.ts';
import type { Scene, SoundSamples } from './scene.ts';
import { clipGainAt, clipVolumeAt, gainLineY, hasGainLine, soundBody } from './soundLayout.ts';
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

/** A bar for each column, from its lowest to its highest sample, as loud as it leaves the clip. */
const drawBars = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, { from, to, middle, half }: Columns, between: (start: number, end: number) => readonly [number, number]) => {
	context.beginPath();
	for (let x = from; x < to; x++) {
		const local = timeAtX(scene.scale, x) - clip.start;
		const ends = [sourceMoment(clip, local, 0), sourceMoment(clip, local + flicksOf(scene.scale, 1), 0)];
		const gain = clipGainAt(clip, local);
		const [low, high] = between(Math.min(...ends), Math.max(...ends));
		const upper = within(high * gain) * half;
		const lower = within(low * gain) * half;
		context.rect(x, middle - upper, 1, Math.max(1, upper - lower));
	}
	context.fillStyle = scene.palette['clip-wave'];
	context.fill();
};

/** Lowest and highest of the samples between two moments of the source. */
const samplesBetween = (samples: SoundSamples) => (start: number, end: number): readonly [number, number] => {
	let low = Infinity;
	let high = -Infinity;
	for (let sample = Math.floor(start / flicksPerSample); sample <= Math.ceil(end / flicksPerSample) - 1 || low > high; sample++) {
		const left = samples(sample, 0);
		const right = samples(sample, 1);
		low = Math.min(low, left, right);
		high = Math.max(high, left, right);
	}
	return [low, high];
};

/** A line through the samples, the mean of both sides; points on it where they lie far apart. */
const drawLine = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, { from, to, middle, half }: Columns, samples: SoundSamples) => {
	const moments = [from - 1, to + 1].map(x => sourceMoment(clip, timeAtX(scene.scale, x) - clip.start, 0));
	const first = Math.floor(Math.min(...moments) / flicksPerSample);
	const last = Math.ceil(Math.max(...moments) / flicksPerSample);
	const apart = flicksPerSample / flicksOf(scene.scale, 1) / paceBetween(clip, from, to, scene);
	context.beginPath();
	context.strokeStyle = scene.palette['clip-wave'];
	context.lineWidth = 1.25;
	const points: [number, number][] = [];
	for (let sample = first; sample <= last; sample++) {
		const local = localMoment(clip, sample * flicksPerSample);
		if (local !== null) {
			const x = xAt(scene.scale, clip.start + local);
			const y = middle - within((samples(sample, 0) + samples(sample, 1)) / 2 * clipGainAt(clip, local)) * half;
			context.lineTo(x, y);
			points.push([x, y]);
		}
	}
	context.stroke();
	if (apart >= pointsApart) {
		context.fillStyle = scene.palette['clip-wave'];
		points.forEach(([x, y]) => context.fillRect(x - 1.5, y - 1.5, 3, 3));
	}
};

/** Source per time where a clip is seen: of a ramp what it comes to from one column to another. */
const paceBetween = (clip: Clip, from: number, to: number, scene: Scene): number => {
	if (!rampOf(clip) || to <= from) {
		return clip.speed || 1;
	}
	const [first, last] = [from, to].map(x => exactlyPassed(clip, timeAtX(scene.scale, x) - clip.start));
	return ((last ?? 0) - (first ?? 0)) / flicksOf(scene.scale, to - from);
};

/** A clip's wave as it leaves the clip: peaks from afar, samples from near. */
export const drawWave = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, lane: Lane, box: ClipBox): void => {
	const wave = scene.waveOf(clip.assetId, clip.audioStream);
	if (!wave) {
		return;
	}
	const columns = columnsOf(scene, lane, box);
	const ends = [columns.from, columns.to].map(x => sourceMoment(clip, timeAtX(scene.scale, x) - clip.start, 0));
	const samplesPerColumn = flicksOf(scene.scale, 1) / flicksPerSample * paceBetween(clip, columns.from, columns.to, scene);
	const samples = samplesPerColumn < finestPeaks && clip.speed > 0
		? scene.samplesOf(clip.assetId, clip.audioStream, Math.floor(Math.min(...ends) / flicksPerSample) - 2, Math.ceil(Math.max(...ends) / flicksPerSample) + 2)
		: null;
	if (!samples) {
		drawBars(context, scene, clip, columns, (start, end) => wave(time(start), time(end)));
	} else if (samplesPerColumn < 1) {
		drawLine(context, scene, clip, columns, samples);
	} else {
		drawBars(context, scene, clip, columns, samplesBetween(samples));
	}
};

/** The line of a clip's volume, with its keyframes. Brighter under the pointer. */
export const drawGainLine = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, lane: Lane, box: ClipBox, isHovered: boolean): void => {
	if (!hasGainLine(lane.height)) {
		return;
	}
	const laneTop = box.top - 1;
	const from = Math.max(box.left, -2);
	const to = Math.min(box.right, scene.width + 2);
	const yAt = (local: number) => laneTop + gainLineY(clipVolumeAt(clip, local), lane.height);
	const keyframes = clip.keyframes['volume'];
	context.strokeStyle = isHovered ? 'rgb(255 255 255 / 85%)' : 'rgb(255 255 255 / 40%)';
	context.lineWidth = isHovered ? 1.5 : 1;
	context.beginPath();
	for (let x = from; keyframes && x < to; x += 2) {
		context.lineTo(x, yAt(timeAtX(scene.scale, x) - clip.start));
	}
	if (!keyframes) {
		const y = Math.round(yAt(0)) + 0.5;
		context.moveTo(from, y);
		context.lineTo(to, y);
	}
	context.stroke();
	context.fillStyle = scene.palette.text;
	for (const keyframe of keyframes ?? []) {
		const x = xAt(scene.scale, clip.start + keyframe.time);
		if (x >= from - 4 && x <= to + 4) {
			const y = yAt(keyframe.time);
			context.beginPath();
			context.moveTo(x, y - 3.5);
			context.lineTo(x + 3.5, y);
			context.lineTo(x, y + 3.5);
			context.lineTo(x - 3.5, y);
			context.fill();
		}
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
