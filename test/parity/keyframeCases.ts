import { easings, type Easing, type Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { ParityCase } from './parityCases.ts';
import { frames, type CaseClip } from './parityProject.ts';

const size = { width: 640, height: 360 };
const swing: Easing = { type: 'bezier', out: [0.7, -0.4], in: [0.3, 1.5] };

const keys = (...list: readonly (readonly [frame: number, value: number, easing?: Easing])[]): readonly Keyframe[] =>
	list.map(([frame, value, easing = easings.linear]) => ({ time: frames(frame), value, easing }));

const animated = (name: string, source: CaseClip['source'], rest: Partial<CaseClip>, at: readonly number[], least = 0.98, below?: CaseClip): ParityCase => ({
	name: `keyframes: ${name}`, ...size, at, least, asFilm: true,
	clips: [...below ? [below] : [], { source, track: below ? 1 : 0, from: 0, length: 30, ...rest }],
});

const background: CaseClip = { source: 'natural.mp4', track: 0, from: 0, length: 30, sourceFrom: 5 };

/** Keyframed parameters at several times of a moving picture: each kind of easing, before, between and after the keyframes. */
export const keyframeCases: readonly ParityCase[] = [
	animated('a slow straight move', 'natural.mp4', { keyframes: { 'transform.x': keys([4, -0.2], [24, 0.2]), 'transform.y': keys([4, 0], [24, 0.05]) } }, [0, 4, 5, 14, 23, 24, 29], 0.995),
	animated('a test card swung along a curve', 'card.mp4', { transform: { scale: 0.6 }, keyframes: { 'transform.x': keys([2, -0.15, swing], [26, 0.15]), 'transform.rotation': keys([2, -20, easings.ease], [26, 45]) } }, [1, 2, 9, 14, 20, 26], 0.98, background),
	animated('zoomed out of the middle', 'natural.mp4', { keyframes: { 'transform.scale': keys([0, 2.2, easings.ease], [20, 0.3]) } }, [0, 4, 8, 10, 12, 16, 19, 20, 25], 0.99),
	animated('zoomed out while cropped', 'natural.mp4', { crop: { left: 0.1, top: 0.2, right: 0.05, bottom: 0.1 }, keyframes: { 'transform.scale': keys([0, 1.3], [20, 0.4]) } }, [1, 7, 15, 19], 0.99),
	animated('wiped open by the crop', 'natural.mp4', { transform: { rotation: 10, scale: 0.9 }, keyframes: { 'crop.left': keys([0, 0.8], [20, 0]), 'crop.bottom': keys([5, 0, easings.ease], [25, 0.5]) } }, [0, 3, 9, 15, 22, 27], 0.98, background),
	animated('opacity along curves', 'card.mp4', { transform: { x: 0.1 }, fadeIn: frames(4), keyframes: { opacity: keys([0, 1, easings.ease], [12, 0.2, swing], [22, 0.9, easings.hold], [26, 0.4]) } }, [1, 3, 6, 9, 12, 15, 19, 22, 25, 26], 0.99, background),
	animated('jumps that hold', 'natural.mp4', { transform: { scale: 0.5 }, keyframes: { 'transform.x': keys([0, -0.2, easings.hold], [8, 0.2, easings.hold], [16, 0]), 'transform.y': keys([10, 0.1, easings.hold], [12, -0.1]) } }, [0, 7, 8, 10, 11, 12, 15, 16], 0.99),
	animated('a picture with alpha that shrinks', 'alpha.webm', { keyframes: { 'transform.scale': keys([0, 1], [9, 0.6]), 'transform.rotation': keys([0, 0], [9, 30]) }, length: 10 }, [1, 5, 8], 0.98, { ...background, length: 10 }),
	{
		name: 'keyframes: moves that go on through a transition', ...size, at: [8, 11, 14, 17, 20], least: 0.98, asFilm: true,
		clips: [
			{ source: 'natural.mp4', track: 0, from: 0, length: 15, keyframes: { 'transform.scale': keys([0, 1], [20, 1.4]) } },
			{ source: 'card.mp4', track: 0, from: 15, length: 15, sourceFrom: 8, keyframes: { 'transform.x': keys([-5, -0.2, easings.ease], [8, 0]), 'opacity': keys([-5, 0.3], [5, 1]) } },
		],
		transitions: [{ from: 0, to: 1, type: 'cross-dissolve', length: 10 }],
	},
];
