import type { Lineage } from '../../shared/generation/lineage.ts';
import type { Precision } from '../../shared/generation/modelFamily.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import { time, type Time } from '../../shared/time/time.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { enlargement } from './encodeFrames.ts';

/** Device and precision as lineages name them: both are needed for the same bits. "cpu", "cpu int8". */
export const deviceLabel = (device: string, precision: Precision): string => precision === 'fp32' ? device : `${device} ${precision}`;

/** The precision named by a lineage's device. */
export const precisionOf = (label: string): Precision => label.endsWith(' int8') ? 'int8' : 'fp32';

/** Frames of a clip of that length: never fewer than it needs. */
export const framesFor = (seconds: number, fps: number | null): number => Math.max(1, Math.ceil(seconds * (fps ?? 1) - 1e-6));

const longestName = 60;

/** The name of what a prompt made, as it stands on a clip. */
export const nameOf = (prompt: string, otherwise: string): string => {
	const name = prompt.trim().replaceAll(/\s+/g, ' ');
	if (name === '') {
		return otherwise;
	}
	return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
};

export type NewAsset = Omit<Asset, 'kind' | 'id'>;

/** Frames per second as a fraction. */
export const rateOf = (fps: number): FrameRate => Number.isInteger(fps) ? { numerator: fps, denominator: 1 } : { numerator: Math.round(fps * 1000), denominator: 1000 };

/** The size, rate and number of frames of a film. */
type Film = { readonly width: number; readonly height: number; readonly rate: FrameRate; readonly frames: number };

/** The asset record of a film that a model will make. */
export const filmAsset = (name: string, lineage: Lineage, { width, height, rate, frames }: Film): NewAsset => ({
	name, mediaType: 'video', audio: [], source: { type: 'generated', lineage }, duration: time(frames * frameLength(rate)),
	video: {
		codec: 'h264', width, height, rotation: 0, pixelAspect: 1, frameRate: rate, hasVariableFrameRate: false, hasAlpha: false,
		colour: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
	},
});

/** The asset record of a clip that will be generated; the lineage has a picture. A changed version of footage is a film like it (`changedFilm`); all else is the model's picture enlarged. */
export const pictureAsset = (lineage: Lineage, film?: Film): NewAsset => {
	const { picture } = lineage;
	if (!picture) {
		throw new Error('A generated clip has a picture.');
	}
	const usual = { width: picture.width * enlargement, height: picture.height * enlargement, rate: rateOf(picture.fps), frames: picture.frames };
	return filmAsset(nameOf(lineage.prompt, 'Generated clip'), lineage, film ?? usual);
};

/** The asset record of a soundtrack that will be generated. */
export const soundAsset = (lineage: Lineage, duration: Time): NewAsset => ({
	name: nameOf(lineage.prompt, 'Soundtrack'), mediaType: 'audio', video: null,
	source: { type: 'generated', lineage }, duration,
	audio: [{ codec: 'pcm_f32le', channels: 1, sampleRate: 48_000, language: null }],
});
