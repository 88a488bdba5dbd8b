import { soundEffects } from '../../electron/shared/audio/effects/index.ts';
import { blendModes } from '../../electron/shared/blending/blendModes.ts';
import { pictureEffects } from '../../electron/shared/effects/index.ts';
import { lut } from '../../electron/shared/effects/lut.ts';
import { generators } from '../../electron/shared/generators/index.ts';
import { adjustment } from '../../electron/shared/generators/adjustment.ts';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { titles } from '../../electron/shared/titles/index.ts';
import type { DrawingDefinition } from '../../electron/shared/drawing/defineDrawing.ts';
import { transitions } from '../../electron/shared/transitions/index.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import { warmTable } from './pictureStops.ts';
import type { Stop } from './stop.ts';

/** Settings under which an effect shows what it does; those not named do as they come. */
const tellingSettings: Readonly<Record<string, Readonly<Record<string, number | string | boolean | number[]>>>> = {
	'exposure': { exposure: 0.7, contrast: 0.3, saturation: 1.4 }, 'white-balance': { temperature: 0.7 },
	'lift-gamma-gain': { lift: [-0.05, 0, 0.15, 0], gamma: [0, 0, 0, 0.1], gain: [0.2, 0.05, -0.1, 0] },
	'curves': { master: [0, 0.05, 0.3, 0.15, 0.7, 0.9, 1, 1] }, 'hue': { angle: 120 }, 'directional-blur': { length: 0.12, angle: 20 },
	'rounded-corners': { radius: 0.4 }, 'chroma-key': { colour: '#20c040' }, 'grain': { amount: 0.6 },
};
/** Effects that change the outline of a picture: they are shown on one smaller than the frame. */
const shownInset: ReadonlySet<string> = new Set(['drop-shadow', 'rounded-corners']);

const effectStops: readonly Stop[] = pictureEffects.map(({ name, label, isSeeThrough }): Stop => ({
	kind: 'effect', label, covers: [name],
	build: async (tour) => {
		// All on the same film, to be compared.
		const [asset, other] = tour.footage;
		const { picture: lowest } = await tour.place(tour.length, { asset: shownInset.has(name) ? other : asset });
		let target = lowest.id;
		if (name === lut.name) {
			await tour.edit('addLut', { ...warmTable, clipIds: [target] });
			return;
		}
		if (isSeeThrough === true && !shownInset.has(name)) {
			// Nothing has a screen behind it; a checker of the screen's colour and white is half of one.
			target = tour.added(await tour.edit('addDrawing', { drawing: 'checker', parameters: { one: '#20c040', other: '#ffffff' }, start: lowest.start, duration: lowest.duration, trackId: await tour.track('video', 1) }), 'clip').id;
		} else if (shownInset.has(name)) {
			target = (await tour.place(tour.length, { at: lowest.start, track: 1, asset })).picture.id;
			await tour.edit('setProperty', { id: target, path: 'transform.scale', value: 0.6 });
		}
		await tour.edit('addEffect', { targetIds: [target], type: name, parameters: tellingSettings[name] ?? {} });
	},
}));

const soundStops: readonly Stop[] = soundEffects.map(({ name, label }): Stop => ({
	kind: 'sound-effect', label, covers: [name],
	build: async (tour) => {
		const { sound } = await tour.place(tour.length);
		if (!sound) {
			throw new Error('The footage has no sound for the effects on sound. Name films with sound.');
		}
		await tour.edit('addEffect', { targetIds: [sound.id], type: name });
	},
}));

const transitionStops: readonly Stop[] = transitions.map(({ name, label }): Stop => ({
	kind: 'transition', label, covers: [name],
	build: async (tour) => {
		const [first, second] = tour.footage;
		const from = await tour.place(13, { asset: first });
		const to = await tour.place(13, { asset: second });
		await tour.edit('addTransition', { fromClipId: from.picture.id, toClipId: to.picture.id, type: name, duration: tour.frames(16) });
	},
}));

const drawingStop = (kind: 'title' | 'generator', { name, label, sample, hasAlpha }: DrawingDefinition): Stop => ({
	// Titles come in and go out again; between the two they stand.
	kind, label, covers: [name], lookAt: 0.6,
	build: async (tour) => {
		const start = tour.now;
		if (hasAlpha) {
			await tour.place(tour.length);
		}
		const change = await tour.edit('addDrawing', { drawing: name, parameters: sample ?? {}, start, duration: tour.frames(tour.length), trackId: await tour.track('video', hasAlpha ? 1 : 0) });
		if (name === adjustment.name) {
			await tour.edit('addEffect', { targetIds: [tour.added(change, 'clip').id], type: 'black-and-white', parameters: { toning: 0.8 } });
		}
	},
});

const blendStops: readonly Stop[] = blendModes.map(({ name, label }): Stop => ({
	kind: 'blend-mode', label, covers: [name],
	build: async (tour) => {
		const [below, above] = tour.footage;
		const { picture: lowest } = await tour.place(tour.length, { asset: below });
		const { picture } = await tour.place(tour.length, { asset: above, at: lowest.start, track: 1 });
		await tour.edit('setProperty', { id: picture.id, path: 'transform.scale', value: 0.75 });
		await tour.edit('setProperty', { id: picture.id, path: 'blend', value: name });
	},
}));

const easingLabels: Readonly<Record<keyof typeof easings, string>> = { linear: 'Linear', hold: 'Hold', ease: 'Ease', easeIn: 'Ease in', easeOut: 'Ease out' };
const easingStops: readonly Stop[] = (Object.keys(easings) as (keyof typeof easings)[]).map((name): Stop => ({
	kind: 'easing', label: easingLabels[name], covers: [name],
	build: async (tour) => {
		const { picture: lowest } = await tour.place(tour.length);
		const { picture } = await tour.place(tour.length, { at: lowest.start, track: 1 });
		await tour.edit('setProperty', { id: picture.id, path: 'transform.scale', value: 0.4 });
		await tour.edit('setKeyframe', { id: picture.id, path: 'transform.x', time: zeroTime, value: -0.28, easing: easings[name] });
		await tour.edit('setKeyframe', { id: picture.id, path: 'transform.x', time: tour.frames(tour.length - 1), value: 0.28 });
	},
}));

/** A stop for everything there is a list of but edits: what is added to a list is in the tour. */
export const listStops: readonly Stop[] = [
	...transitionStops, ...effectStops, ...blendStops,
	...titles.map(title => drawingStop('title', title)), ...generators.map(generator => drawingStop('generator', generator)),
	...easingStops, ...soundStops,
];
