import type { VideoStream } from '../../shared/media/streams.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import { flicksPerSecond, type Time } from '../../shared/time/time.ts';
import { exportTicks } from '../../shared/transitions/defineTransition.ts';

/** Options of `scale` that say how the source's numbers are to be read; empty when they are what the film uses already, so that nothing is converted. */
export const colourOptions = (video: VideoStream): string => {
	const { range, matrix } = video.colour;
	// JPEG and lossy WebP are Rec. 601 by definition, whatever their size.
	const isPhotograph = video.codec === 'mjpeg' || video.codec === 'webp';
	const usual = video.height >= 720 && !isPhotograph ? 'bt709' : 'smpte170m';
	const known = new Map([
		['bt709', 'bt709'], ['smpte170m', 'smpte170m'], ['bt470bg', 'smpte170m'], ['smpte240m', 'smpte240m'], ['fcc', 'fcc'],
		['bt2020nc', 'bt2020'], ['bt2020c', 'bt2020'], ['rgb', 'bt709'], ['gbr', 'bt709'],
	]);
	const from = known.get(matrix) ?? usual;
	const isRgb = matrix === 'rgb' || matrix === 'gbr';
	if (from === 'bt709' && range === 'limited' && !isRgb) {
		return '';
	}
	return `:in_color_matrix=${from}:in_range=${range === 'full' ? 'pc' : 'tv'}`;
};

/** Where reading begins: `seek` goes before `-i`, and decoded times then count from there. */
export type Seek = { readonly arguments: readonly string[]; readonly at: Time };

/**
 * A jump to well before `sourceTime` (a moment on ffmpeg's clock). Decoders give wrong pictures just after a jump into a group of pictures that leans on the one before, and
 * containers without an index jump to any packet, not to a key frame: for them the margin must be longer than any usual group of pictures.
 * Without `-noaccurate_seek` ffmpeg would drop the frame that began before the jump and is still shown.
 */
export const seekTo = (sourceTime: Time, hasIndex: boolean): Seek => {
	const marginSeconds = hasIndex ? 1 : 12;
	const milliseconds = Math.floor(sourceTime / flicksPerSecond * 1000 - marginSeconds * 1000);
	return milliseconds <= 0
		? { arguments: [], at: 0 as Time }
		: { arguments: ['-noaccurate_seek', '-ss', (milliseconds / 1000).toFixed(3)], at: milliseconds * (flicksPerSecond / 1000) as Time };
};

/** Puts the frames of a branch on the export's clock, counted from 0. */
export const onTicks = `settb=1/${exportTicks.framesPerSecond},setpts=N,fps=${exportTicks.framesPerSecond},settb=1/${exportTicks.perSecond}`;

/**
 * Turns decoded frames of any rate into frames of the film: frame k is the one whose presentation interval holds `from` + k frames. `from` lies on the clock of the decoded times.
 * Frames before the source begins show its first. At another `speed` frame k is the one that holds `from` + k frames × speed; at 0 all are the one that holds `from`.
 */
export const sampled = (from: Time, rate: FrameRate, speed = 1): string => (speed === 0 ? `${sampled(from, rate)},trim=end_frame=1` : [
	// In flicks every usual time base and rate is whole, so the comparison below is exact.
	`settb=1/${flicksPerSecond}`, speed === 1 ? `setpts=PTS-(${from})` : `setpts=(PTS-(${from}))/${speed}`,
	// A source frame shown from p on is first due at the first film frame at or after p: rounding up. Of several due at once the last stays.
	`fps=fps=${rate.numerator}/${rate.denominator}:round=up:start_time=0`,
	onTicks,
].join(','));

/** How many of the moments from place `from` up to `to` lie before the decoded time, and `from` with them: found by halves, so a frame costs log n comparisons. */
const momentsBefore = (moments: readonly Time[], from: number, to: number): string => {
	if (from >= to) {
		return String(from);
	}
	const middle = (from + to) >> 1;
	return `if(lte(PTS,${moments[middle]}),${momentsBefore(moments, from, middle)},${momentsBefore(moments, middle + 1, to)})`;
};

/**
 * The same where the speed changes: frame k is the one whose presentation interval holds `moments[k]`, which never run backwards and lie on the clock of the decoded times. A
 * source frame shown from p on is first due at the first frame whose moment is not before p: the same whole numbers that the preview looks up, compared and never calculated.
 */
export const sampledAt = (moments: readonly Time[], rate: FrameRate): string => [
	`settb=1/${flicksPerSecond}`, `setpts='${frameLength(rate)}*${momentsBefore(moments, 0, moments.length)}'`,
	`fps=fps=${rate.numerator}/${rate.denominator}:round=up:start_time=0`,
	onTicks,
].join(',');

/** Makes a branch exactly `frames` long: holds its last frame, or cuts. */
export const exactly = (frames: number): string => `tpad=stop=-1:stop_mode=clone,trim=end_frame=${frames}`;

/** Frames of the film as seconds on the export's clock. */
export const tickSeconds = (frames: number): string => (frames / exportTicks.framesPerSecond).toFixed(4);

/** A rate as ffmpeg takes it. */
export const rateText = (rate: FrameRate): string => `${rate.numerator}/${rate.denominator}`;

/**
 * From the export's clock to frames of `to`, where the branch's first frame is frame `first` of a film at `from`: gives the frames of `to` that begin
 * inside. Answers the filters and how many frames come out.
 */
export const delivered = (first: number, frames: number, from: FrameRate, to: FrameRate): { filters: string; frames: number } => {
	const isSame = from.numerator * to.denominator === to.numerator * from.denominator;
	if (isSame) {
		return { filters: `settb=${from.denominator}/${from.numerator},setpts=N,fps=${rateText(from)}`, frames };
	}
	const source = frameLength(from);
	const target = frameLength(to);
	const firstOut = Math.ceil(first * source / target);
	const count = Math.ceil((first + frames) * source / target) - firstOut;
	return {
		filters: `settb=1/${flicksPerSecond},setpts=(N+${first})*${source}-${firstOut * target},fps=fps=${rateText(to)}:round=up:start_time=0,tpad=stop=-1:stop_mode=clone,trim=end_frame=${count}`,
		frames: count,
	};
};
