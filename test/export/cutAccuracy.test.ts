import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportSequence } from '../../electron/engine/export/exportSequence.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { defaultExportSettings } from '../../electron/shared/export/settings.ts';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { frameLength, timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import type { SpeedRamp } from '../../electron/shared/time/speedRamp.ts';
import { flicksPerSecond, type Time } from '../../electron/shared/time/time.ts';
import { sourceMoment } from '../../electron/shared/time/timeMap.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import { numberedSource, readNumbers } from '../harness/numberedFrames.ts';
import { TestFilm } from '../harness/film.ts';

/** F3: the frame of the film shows the frame of the source it should, whatever the source's rate, container and structure. */

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-cuts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const size = { width: 640, height: 128 };

type Source = { name: string; rate: string; frames: number; isUpright?: boolean; output: readonly string[]; afterwards?: readonly string[]; filter?: string };

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p'];

const made = async (source: Source): Promise<string> => {
	const path = join(folder, source.name);
	const first = source.afterwards ? join(folder, `first-${source.name}`) : path;
	await runFfmpeg(['-f', 'lavfi', '-i', numberedSource(source) + (source.filter ? `,${source.filter}` : ''), ...source.output, '-y', `file:${first}`]);
	if (source.afterwards) {
		await runFfmpeg([...source.afterwards.map(argument => argument.replace('FIRST', `file:${first}`)), '-y', `file:${path}`]);
	}
	return path;
};

/** Numbers of the frames of a film that shows four parts of the source, out of order. */
const exported = async (path: string, rate: { numerator: number; denominator: number }, parts: readonly (Partial<Clip> & { from: number; frames: number })[]): Promise<readonly (number | null)[]> => {
	const film = new TestFilm({ folder, ...size, rate });
	const asset = await film.asset(path);
	const track = film.track('video');
	parts.reduce((at, { from, frames, ...extra }) => {
		film.clip(track, asset, { at, from, frames }, extra);
		return at + frames;
	}, 0);
	const out = join(folder, `film-${path.split('/').at(-1)}.mp4`);
	await exportSequence({
		project: film.project, sequenceId: film.sequenceId, settings: { ...defaultExportSettings, quality: 'draft' }, path: out, sources: film.sources, overwrite: true,
		signal: new AbortController().signal, report: () => undefined,
	});
	return readNumbers(out, size);
};

const parts = [{ from: 0, frames: 4 }, { from: 131, frames: 7 }, { from: 60, frames: 5 }, { from: 61, frames: 1 }, { from: 190, frames: 9 }];
const wanted = parts.flatMap(part => Array.from({ length: part.frames }, (_, frame) => part.from + frame));

const fps = (numerator: number, denominator = 1) => ({ numerator, denominator });

/** Of each ten frames at 50 fps only four are kept. */
const kept = (number: number) => [0, 1, 5, 8].includes(number % 10);

describe('frame n of the film shows frame m of the source', () => {
	const sources: readonly (Source & { film: { numerator: number; denominator: number } })[] = [
		{ name: 'cfr-25.mp4', rate: '25', frames: 220, film: fps(25), output: [...x264, '-bf', '0', '-g', '50'] },
		{ name: 'b-pyramid-long-gop.mp4', rate: '25', frames: 220, film: fps(25), output: ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '8', '-b_strategy', '0', '-x264-params', 'b-pyramid=normal:keyint=250:min-keyint=250:scenecut=0:ref=4'] },
		{ name: 'open-gop.mkv', rate: '25', frames: 220, film: fps(25), output: ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-b_strategy', '0', '-x264-params', 'open-gop=1:keyint=40:min-keyint=20:scenecut=0'] },
		{ name: 'ntsc-film.mp4', rate: '24000/1001', frames: 220, film: fps(24000, 1001), output: x264 },
		{ name: 'ntsc.mp4', rate: '30000/1001', frames: 220, film: fps(30000, 1001), output: x264 },
		{ name: 'ntsc-in-milliseconds.mkv', rate: '30000/1001', frames: 220, film: fps(30000, 1001), output: x264 },
		{ name: 'ntsc-film-in-milliseconds.webm', rate: '24000/1001', frames: 220, film: fps(24000, 1001), output: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-crf', '30', '-b:v', '0', '-g', '60'] },
		{ name: 'sixty-in-milliseconds.mkv', rate: '60', frames: 220, film: fps(60), output: x264 },
		{ name: 'transport.ts', rate: '25', frames: 220, film: fps(25), output: [...x264, '-g', '60'] },
		{ name: 'program.mpg', rate: '25', frames: 220, film: fps(25), output: ['-c:v', 'mpeg2video', '-q:v', '2', '-bf', '2', '-g', '15'] },
		{ name: 'old.avi', rate: '25', frames: 220, film: fps(25), output: ['-c:v', 'mpeg4', '-q:v', '2', '-bf', '2', '-g', '60'] },
		{ name: 'turned.mp4', rate: '25', frames: 220, isUpright: true, film: fps(25), output: x264, afterwards: ['-i', 'FIRST', '-c', 'copy', '-metadata:s:v:0', 'rotate=90'] },
		{ name: 'late-start.mkv', rate: '25', frames: 220, film: fps(25), output: x264, filter: 'setpts=PTS+1.36/TB' },
	];
	test.each(sources.map(source => [source.name, source] as const))('%s', async (_, source) => {
		expect(await exported(await made(source), source.film, parts)).toEqual(wanted);
	});

	test('an edit list that hides the first frames', async () => {
		const whole = await made({ name: 'whole.mp4', rate: '25', frames: 260, output: [...x264, '-bf', '2', '-g', '25'] });
		const path = join(folder, 'edited.mp4');
		// Copying from between two key frames leaves the key frame in the file and an edit list that skips what comes before the cut.
		await runFfmpeg(['-ss', '0.52', '-i', `file:${whole}`, '-c', 'copy', '-y', `file:${path}`]);
		expect(await exported(path, fps(25), parts)).toEqual(wanted.map(number => number + 13));
	});

	test('variable rate: the frame whose interval holds the moment', async () => {
		const path = await made({ name: 'variable.mp4', rate: '50', frames: 440, filter: "select='eq(mod(n,10),0)+eq(mod(n,10),1)+eq(mod(n,10),5)+eq(mod(n,10),8)'", output: ['-fps_mode', 'vfr', ...x264] });
		const shown = wanted.map((frame) => {
			let number = frame * 2;
			while (!kept(number)) {
				number--;
			}
			return number;
		});
		expect(await exported(path, fps(25), parts)).toEqual(shown);
	});

	test.each([
		['50 fps in a film of 25: every second frame', '50', 440, fps(25), (frame: number) => frame * 2],
		['24 fps in a film of 25: the frame that is due', '24', 230, fps(25), (frame: number) => Math.floor(frame * 24 / 25 + 1e-9)],
		['25 fps in a film of 29.97 (looked at 1 ms after a frame begins)', '25', 220, fps(30000, 1001), (frame: number) => Math.floor(frame * 25 * 1001 / 30000 + 0.025)],
	])('%s', async (name, rate, frames, filmRate, number) => {
		const path = await made({ name: `${name.slice(0, 2)}-in-${filmRate.numerator}.mp4`, rate, frames, output: x264 });
		expect(await exported(path, filmRate, parts)).toEqual(wanted.map(number));
	});

	const run = (from: number, frames: number, step: number) => Array.from({ length: frames }, (_, frame) => Math.floor(from + frame * step + 1e-9));
	test.each([
		['cfr-25.mp4', { name: 'speeds.mp4', rate: '25', frames: 220, output: ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-g', '50'] }, fps(25)],
		['ntsc-in-milliseconds.mkv', { name: 'speeds.mkv', rate: '30000/1001', frames: 220, output: x264 }, fps(30000, 1001)],
	] as const)('half and double speed, backwards and held: %s', async (_, source, rate) => {
		const shown = [
			...run(20, 13, 0.5), ...run(50, 11, 2), ...run(100, 60, 1).toReversed(), ...run(150, 9, 0.5).toReversed(), ...run(10, 30, 4).toReversed(), ...run(77, 6, 0), ...run(30, 7, 1),
		];
		expect(await exported(await made(source), rate, [
			{ from: 20, frames: 13, speed: 0.5 }, { from: 50, frames: 11, speed: 2 }, { from: 100, frames: 60, isReversed: true }, { from: 150, frames: 9, speed: 0.5, isReversed: true },
			{ from: 10, frames: 30, speed: 4, isReversed: true }, { from: 77, frames: 6, speed: 0 }, { from: 30, frames: 7 },
		])).toEqual(shown);
	});

	const ramps: Readonly<Record<string, SpeedRamp>> = {
		straight: [{ time: 0 as Time, value: 0.25, easing: easings.linear }, { time: 40 as Time, value: 3, easing: easings.linear }],
		eased: [{ time: -5 as Time, value: 1, easing: easings.ease }, { time: 12 as Time, value: 0.2, easing: easings.hold }, { time: 24 as Time, value: 4, easing: easings.easeOut }, { time: 36 as Time, value: 0.5, easing: easings.linear }],
		standing: [{ time: 0 as Time, value: 1, easing: easings.linear }, { time: 9 as Time, value: 0, easing: easings.hold }, { time: 21 as Time, value: 0, easing: easings.ease }, { time: 30 as Time, value: 2.3, easing: easings.linear }],
	};
	test.each([
		['mp4', { name: 'ramps.mp4', rate: '25', frames: 220, output: ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-g', '50'] }, fps(25), 25],
		['ntsc in milliseconds', { name: 'ramps.mkv', rate: '30000/1001', frames: 220, output: x264 }, fps(30000, 1001), 30000 / 1001],
	] as const)('speed ramps, forwards and backwards: %s', async (_, source, rate, fpsOfSource) => {
		const frame = frameLength(rate);
		const inFrames = (ramp: SpeedRamp) => ({ speed: ramp.map(point => ({ ...point, time: point.time * frame as Time })) });
		const clips = Object.values(ramps).flatMap(ramp => [{ from: 20, frames: 42, keyframes: inFrames(ramp) }, { from: 31, frames: 30, isReversed: true, keyframes: inFrames(ramp) }]);
		const shown = clips.flatMap(({ from, frames, keyframes, isReversed = false }) => {
			const timing = { sourceStart: timeOfFrame(from, rate), duration: timeOfFrame(frames, rate), speed: 1, isReversed, keyframes };
			// The pure map says which; a source frame is looked at a millisecond after it begins.
			return Array.from({ length: frames }, (__, place) => Math.floor((sourceMoment(timing, place * frame, frame) / flicksPerSecond + 0.001) * fpsOfSource + 1e-6));
		});
		expect(new Set(shown).size).toBeGreaterThan(40);
		expect(await exported(await made(source), rate, clips)).toEqual(shown);
	});

	test('beyond its end a source holds its last frame', async () => {
		const path = await made({ name: 'short.mp4', rate: '25', frames: 20, output: x264 });
		expect(await exported(path, fps(25), [{ from: 15, frames: 10 }])).toEqual([15, 16, 17, 18, 19, 19, 19, 19, 19, 19]);
	});
});
