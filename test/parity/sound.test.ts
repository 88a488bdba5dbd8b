import { afterAll, beforeAll, expect, test } from 'vitest';
import { mixedBytes } from '../../electron/engine/export/exportSound.ts';
import { mixPlan } from '../../electron/shared/audio/mixPlan.ts';
import { soundEffects } from '../../electron/shared/audio/effects/index.ts';
import type { Asset, Effect, Project } from '../../electron/shared/timeline/records.ts';
import type { Time, TimeRange } from '../../electron/shared/time/time.ts';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { ParityBench } from './parityBench.ts';
import { frames, projectOf, sequenceId, type CaseClip } from './parityProject.ts';

/** Target F2: what is heard while editing is, sample by sample, what the export writes before encoding. */

let bench: ParityBench;
let project: Project;
const assets = new Map<string, Asset>();

const heard = (source: CaseClip['source'], rest: Partial<CaseClip>): CaseClip => ({ source, track: 0, trackType: 'audio', from: 0, length: 25, ...rest });

beforeAll(async () => {
	bench = await ParityBench.start();
	const clips = [
		heard('sounding.mp4', { length: 25, volume: -3, pan: -0.4, fadeIn: frames(10) }),
		heard('sounding.mp4', { from: 25, length: 20, sourceFrom: 12, volume: 2.5, fadeOut: frames(7) }),
		heard('music.wav', { track: 1, from: 5, length: 60, sourceFrom: 3, pan: 0.7, volume: -7.3 }),
		heard('music.wav', { track: 2, from: 30, length: 40, volume: -60 }),
		heard('music.wav', { track: 3, from: 4, length: 40, keyframes: {
			volume: [{ time: frames(0), value: -60, easing: easings.ease }, { time: frames(12), value: 3, easing: easings.hold }, { time: frames(30), value: -9, easing: easings.linear }],
			pan: [{ time: frames(5), value: -1, easing: easings.linear }, { time: frames(35), value: 0.8, easing: easings.linear }],
		} }),
		heard('sounding.mp4', { track: 4, from: 10, length: 20, speed: 2 }),
		heard('sounding.mp4', { track: 5, from: 20, length: 20, speed: 0.5, isReversed: true, keepsPitch: false }),
		heard('sounding.mp4', { track: 6, from: 8, length: 30, sourceFrom: 4, keyframes: { speed: [{ time: frames(2), value: 0.4, easing: easings.ease }, { time: frames(20), value: 2, easing: easings.linear }] } }),
		heard('music.wav', { track: 7, from: 12, length: 36, sourceFrom: 30, isReversed: true, keepsPitch: false, keyframes: { speed: [{ time: frames(-5), value: 2, easing: easings.linear }, { time: frames(25), value: 0.3, easing: easings.linear }] } }),
	];
	for (const { source } of clips) {
		assets.set(source, await bench.asset(source));
	}
	project = projectOf({ width: 640, height: 360, clips, transitions: [{ from: 0, to: 1, type: 'cross-dissolve', length: 8 }] }, assets);
});

afterAll(async () => {
	await bench?.close();
});

/** The export's mix of a range: left, then right, as the page sends it. */
const exportedSound = async (film: Project, range: TimeRange): Promise<Float32Array> => {
	const plan = mixPlan(film, sequenceId, range);
	const both = new Float32Array(2 * plan.sampleCount);
	let at = 0;
	for await (const bytes of mixedBytes(plan, bench.sources())) {
		const block = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
		for (let i = 0; i < block.length / 2; i++) {
			both[at + i] = block[2 * i] ?? 0;
			both[plan.sampleCount + at + i] = block[2 * i + 1] ?? 0;
		}
		at += block.length / 2;
	}
	return both;
};

const expectSame = async (film: Project, range: TimeRange): Promise<Float32Array> => {
	// The export first: it waits until stretched sound has been made, which the viewer only asks for.
	const exported = await exportedSound(film, range);
	const played = await bench.previewSound(film, range);
	expect(played.length).toBe(exported.length);
	// Neither is silence: that would prove nothing.
	expect(exported.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeGreaterThan(0.02);
	const differing = played.findIndex((sample, index) => !Object.is(sample, exported[index]));
	expect(differing, `sample ${differing} is ${played[differing]} played and ${exported[differing]} exported`).toBe(-1);
	return exported;
};

test.each([
	['all of it', frames(0), frames(70)],
	['from the middle of the crossfade on', frames(24), frames(50)],
	['from an odd sample on', 14_700 * 31_337 as Time, 14_700 * 99_991 as Time],
])('the samples played and the samples exported are the same: %s', async (_, start, end) => {
	await expectSame(project, { start, end });
});

/** An effect with everything away from its defaults, and its first number on the move. */
const busyEffect = (type: string, targetId: string): Effect => {
	const numbers = soundEffects.find(effect => effect.name === type)?.parameters.flatMap(parameter => (parameter.type === 'number' ? [parameter] : [])) ?? [];
	const between = (part: number) => ({ min, max }: { min: number; max: number }) => min + (max - min) * part;
	const [first] = numbers;
	// A gate does nothing unless its threshold lies above what is heard.
	const [from, to] = type === 'noise-gate' ? [0.9, 1] : [0.2, 0.7];
	return {
		kind: 'effect', id: `${type} on ${targetId}`, targetId, type, order: 0, isEnabled: true,
		parameters: { ...Object.fromEntries(numbers.map(parameter => [parameter.path.replace('parameters.', ''), between(0.4)(parameter)])), ...(type === 'ducking' ? { trackId: 'audio-0' } : {}) },
		keyframes: first ? { [first.path]: [
			{ time: frames(0), value: between(from)(first), easing: { type: 'linear' } }, { time: frames(160), value: between(to)(first), easing: { type: 'linear' } },
		] } : {},
	};
};

/** A clip, a track and the master through an effect, with plain sound beside it; longer than the five seconds after which effects begin anew. */
const filmWith = (type: string): Project => {
	const clips = [
		heard('sounding.mp4', { from: 90, length: 60, fadeIn: frames(10) }),
		heard('music.wav', { track: 1, from: 80, length: 75, sourceFrom: 3, volume: -4 }),
	];
	const plain = projectOf({ width: 640, height: 360, clips }, assets);
	return { ...plain, ...Object.fromEntries(['clip-0', 'audio-1', sequenceId].map(targetId => busyEffect(type, targetId)).map(effect => [effect.id, effect])) };
};

test.each(soundEffects.map(effect => effect.name))('the samples played and exported are the same through “%s” on a clip, a track and the master', async (type) => {
	const film = filmWith(type);
	const range = { start: frames(112), end: frames(140) };
	const exported = await expectSame(film, range);
	const without = Object.fromEntries(Object.entries(film).filter(([, record]) => record.kind !== 'effect'));
	const plain = await exportedSound(without, range);
	expect(exported.some((sample, index) => Math.abs(sample - (plain[index] ?? 0)) > 1e-3), 'the effect does something').toBe(true);
});

test('the samples played and exported are the same through rows of effects on tracks and master, with a ducking, a bypassed effect and the master’s fader', async () => {
	const on = (targetId: string, order: number, type: string, parameters: Effect['parameters'] = {}, isEnabled = true): Effect =>
		({ kind: 'effect', id: `${targetId} ${order}`, targetId, type, order, isEnabled, parameters, keyframes: {} });
	const plain = projectOf({ width: 640, height: 360, clips: [
		heard('sounding.mp4', { from: 90, length: 60, fadeIn: frames(10) }), heard('music.wav', { track: 1, from: 80, length: 75, sourceFrom: 3, volume: -4 }), heard('music.wav', { track: 2, from: 100, length: 40, pan: -0.6 }),
	] }, assets);
	const rows = [
		on('audio-0', 0, 'high-pass', { frequency: 120 }), on('audio-0', 1, 'compressor', { threshold: -30, makeUp: 4 }),
		on('audio-1', 0, 'equaliser', { band2Gain: 8, highGain: -6 }), on('audio-1', 1, 'ducking', { trackId: 'audio-0', amount: 18 }),
		on('audio-2', 0, 'low-pass', { frequency: 900 }, false), on('audio-2', 1, 'limiter', { drive: 9, ceiling: -8 }),
		on(sequenceId, 0, 'compressor', { threshold: -24 }), on(sequenceId, 1, 'limiter', { drive: 6, ceiling: -3 }),
	];
	const sequence = plain[sequenceId];
	if (sequence?.kind !== 'sequence') {
		throw new Error('The film has no sequence.');
	}
	const film = { ...plain, ...Object.fromEntries(rows.map(effect => [effect.id, effect])), [sequenceId]: { ...sequence, volume: -4.5 } };
	const range = { start: frames(104), end: frames(136) };
	const exported = await expectSame(film, range);
	// The fader comes after the master's effects, also where it moves: it does nothing but multiply.
	const atZero = await exportedSound({ ...film, [sequenceId]: { ...sequence, volume: 0 } }, range);
	const ratio = 10 ** (-4.5 / 20);
	expect(exported.every((sample, index) => Math.abs(sample - (atZero[index] ?? 0) * ratio) < 1e-6)).toBe(true);
	const key = (at: number, value: number) => ({ time: frames(at), value, easing: easings.ease });
	const moving = await expectSame({ ...film, [sequenceId]: { ...sequence, keyframes: { volume: [key(110, 0), key(130, -60)] } } }, range);
	const countOf = (at: number) => Math.round(frames(at) / 14_700);
	const loudest = (of: Float32Array, from: number, to: number) => of.subarray(countOf(from - 104), countOf(to - 104)).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
	expect(moving.subarray(0, countOf(6))).toEqual(atZero.subarray(0, countOf(6)));
	expect([loudest(moving, 118, 122) < loudest(atZero, 118, 122) / 4, loudest(moving, 131, 136)]).toEqual([true, 0]);
});
