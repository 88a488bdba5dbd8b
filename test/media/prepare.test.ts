import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { readPeaks } from '../../electron/shared/audio/peaks.ts';
import { conformSound, isConformed } from '../../electron/engine/media/conformSound.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { makeProxy } from '../../electron/engine/media/makeProxy.ts';
import { makeThumbnails } from '../../electron/engine/media/makeThumbnails.ts';
import { probeFile } from '../../electron/engine/media/probe.ts';
import { toSeconds } from '../../electron/shared/time/time.ts';
import { numberedSource, readNumbers } from '../harness/numberedFrames.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-prepare-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const ffmpeg = (...args: string[]) => runFfmpeg([...args.slice(0, -1), '-y', `file:${at(args.at(-1) ?? '')}`]);

const conformed = async (name: string, stream = 0): Promise<{ left: Float32Array; right: Float32Array; peaks: ReturnType<typeof readPeaks> }> => {
	const probed = await probeFile(at(name));
	const sound = probed.audio[stream];
	if (!sound) {
		throw new Error(`${name} has no sound ${stream}.`);
	}
	const soundPath = at(`${name}.f32`);
	const peaksPath = at(`${name}.peaks`);
	await conformSound({
		path: at(name), streamIndex: probed.facts.audioIndexes[stream] ?? -1, stream: sound, startSeconds: probed.facts.soundStartSeconds, durationSeconds: 1, soundPath, peaksPath,
	});
	const bytes = await readFile(soundPath);
	const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
	const peakBytes = await readFile(peaksPath);
	return {
		left: samples.filter((_, index) => index % 2 === 0), right: samples.filter((_, index) => index % 2 === 1),
		peaks: readPeaks(peakBytes.buffer.slice(peakBytes.byteOffset, peakBytes.byteOffset + peakBytes.length) as ArrayBuffer),
	};
};
/** A click at 0.5 s of the film in picture and sound. */
const click = 'aevalsrc=exprs=between(t\\,0.5\\,0.51):s=48000:d=1';
const firstLoud = (samples: Float32Array): number => samples.findIndex(sample => Math.abs(sample) > 0.4);

describe('sample 0 of conformed sound is source time 0', () => {
	const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25:d=1'];
	const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

	test('for PCM to the sample, at its own level, from both sides', async () => {
		await ffmpeg('-f', 'lavfi', '-i', click, '-c:a', 'pcm_f32le', 'click.wav');
		const { left, right, peaks } = await conformed('click.wav');
		expect(left.length).toBe(48_000);
		expect(firstLoud(left)).toBe(24_000);
		expect(left[24_100]).toBe(1);
		expect(right).toEqual(left);
		expect(peaks.sampleCount).toBe(48_000);
		expect([...peaks.levels[0]?.data.slice(93 * 2, 94 * 2) ?? []]).toEqual([0, 127]);
	});

	test('for AAC in MP4, whose encoder puts a silent start in front', async () => {
		await ffmpeg(...picture, '-f', 'lavfi', '-i', click, ...x264, '-c:a', 'aac', '-b:a', '192k', 'click.mp4');
		expect(Math.abs(firstLoud((await conformed('click.mp4')).left) - 24_000)).toBeLessThan(48);
	});

	test('when sound begins later than the picture: silence in front', async () => {
		await ffmpeg(...picture, '-itsoffset', '0.25', '-f', 'lavfi', '-i', click, '-map', '0', '-map', '1', ...x264, '-c:a', 'pcm_s16le', 'late-sound.mkv');
		const { left } = await conformed('late-sound.mkv');
		expect(Math.abs(firstLoud(left) - 36_000)).toBeLessThan(60);
		expect(left.subarray(0, 11_900).every(sample => sample === 0)).toBe(true);
	});

	test('when the picture begins later than the sound: what nobody sees is cut', async () => {
		await ffmpeg('-itsoffset', '0.2', ...picture, '-f', 'lavfi', '-i', click, '-map', '0', '-map', '1', ...x264, '-c:a', 'pcm_s16le', 'late-picture.mkv');
		expect(Math.abs(firstLoud((await conformed('late-picture.mkv')).left) - (24_000 - 9600))).toBeLessThan(60);
	});

	test('in a transport stream, whose clock starts anywhere', async () => {
		await ffmpeg(...picture, '-f', 'lavfi', '-i', click, ...x264, '-c:a', 'mp2', '-b:a', '192k', '-muxdelay', '1.4', 'click.ts');
		// MP2 delays by 481 samples of its filter bank, which the container does not tell.
		expect(Math.abs(firstLoud((await conformed('click.ts')).left) - 24_000)).toBeLessThan(1200);
	});

	test('5.1 is heard as stereo, the middle from both sides', async () => {
		await ffmpeg('-f', 'lavfi', '-i', `${click},pan=5.1|FC=c0`, '-c:a', 'flac', 'centre.mka');
		const { left, right } = await conformed('centre.mka');
		expect(left[24_100]).toBeGreaterThan(0.2);
		expect(right[24_100]).toBeCloseTo(left[24_100] ?? 0, 6);
	});
});

describe('frame n of a proxy is frame n of the source', () => {
	const size = { width: 320, height: 64 };
	const proxied = async (name: string) => {
		const probed = await probeFile(at(name));
		if (!probed.video) {
			throw new Error(`${name} has no picture.`);
		}
		await makeProxy({ path: at(name), mediaType: 'video', video: probed.video, duration: probed.duration, proxyPath: at(`${name}.proxy.mp4`), needsConversion: false });
		const input = new Input({ source: new FilePathSource(at(`${name}.proxy.mp4`)), formats: ALL_FORMATS });
		const track = await input.getPrimaryVideoTrack();
		const times: number[] = [];
		const keys: number[] = [];
		for await (const packet of new EncodedPacketSink(track as never).packets()) {
			keys.push(...packet.type === 'key' ? [times.length] : []);
			times.push(packet.timestamp);
		}
		input.dispose();
		return { times, keys, numbers: await readNumbers(at(`${name}.proxy.mp4`), size), probed };
	};

	test('at a constant rate with B-frames, with a key frame every dozen frames', async () => {
		await ffmpeg('-f', 'lavfi', '-i', numberedSource({ rate: '30000/1001', frames: 60 }), '-c:v', 'mpeg4', '-bf', '2', '-q:v', '2', 'b.avi');
		const { times, keys, numbers } = await proxied('b.avi');
		expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index));
		times.forEach((time, index) => expect(time).toBeCloseTo(index * 1001 / 30_000, 4));
		expect(Math.max(...keys.slice(1).map((key, index) => key - (keys[index] ?? 0)))).toBeLessThanOrEqual(12);
	});

	test('at a variable rate, at the source’s own times', async () => {
		await ffmpeg('-f', 'lavfi', '-i', `${numberedSource({ rate: '50', frames: 60 })},select=not(mod(n\\,3))+eq(mod(n\\,7)\\,1)`, '-fps_mode', 'passthrough', '-c:v', 'libx265', '-x265-params', 'log-level=none:bframes=3', '-preset', 'ultrafast', 'vfr.mp4');
		const kept = Array.from({ length: 60 }, (_, index) => index).filter(index => index % 3 === 0 || index % 7 === 1);
		const { times, numbers, probed } = await proxied('vfr.mp4');
		expect(probed.video?.hasVariableFrameRate).toBe(true);
		expect(numbers).toEqual(kept);
		times.forEach((time, index) => expect(time).toBeCloseTo((kept[index] ?? 0) / 50, 3));
	});

	test('when the source starts late and hides frames before its edit list', async () => {
		await ffmpeg('-f', 'lavfi', '-i', numberedSource({ rate: '25', frames: 100 }), '-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=50:bframes=0', '-preset', 'ultrafast', 'whole.mp4');
		await runFfmpeg(['-ss', '2.4', '-i', `file:${at('whole.mp4')}`, '-c', 'copy', '-y', `file:${at('hidden.mp4')}`]);
		const { times, numbers } = await proxied('hidden.mp4');
		expect(numbers[0]).toBe(60);
		expect(numbers.length).toBe(40);
		expect(times[0]).toBe(0);
	});
});

test('small frames are where the index says', async () => {
	await ffmpeg('-f', 'lavfi', '-i', numberedSource({ rate: '25', frames: 300 }), '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-pix_fmt', 'yuv420p', 'long.mp4');
	const { video, duration, facts } = await probeFile(at('long.mp4'));
	if (!video) {
		throw new Error('No picture.');
	}
	const index = await makeThumbnails({ path: at('long.mp4'), video, duration, longestGopSeconds: facts.longestGopSeconds, sheetPath: at('sheet.jpg'), indexPath: at('sheet.json') });
	expect(JSON.parse(await readFile(at('sheet.json'), 'utf8'))).toEqual(index);
	// Key frames every 0.4 s of twelve seconds.
	expect(index.times.map(toSeconds).map(seconds => Math.round(seconds * 25))).toEqual(Array.from({ length: 30 }, (_, frame) => frame * 10));
	const sheet = { width: index.width * index.columns, height: index.height * 10 };
	await runFfmpeg(['-i', `file:${at('sheet.jpg')}`, '-vf', `crop=${index.width}:${index.height}:${index.width * 3}:${index.height * 2},scale=320:64:flags=neighbor`, '-y', `file:${at('tile.png')}`]);
	const probed = await probeFile(at('sheet.jpg'));
	expect(probed.video).toMatchObject(sheet);
	expect(await readNumbers(at('tile.png'), { width: 320, height: 64 })).toEqual([230]);
});

test('sound that a power cut shortened, or whose waveform is not its own, counts as not conformed', async () => {
	await ffmpeg('-f', 'lavfi', '-i', click, '-c:a', 'pcm_f32le', 'cut.wav');
	await conformed('cut.wav');
	expect(await isConformed(at('cut.wav.f32'), at('cut.wav.peaks'))).toBe(true);
	await truncate(at('cut.wav.f32'), 4096);
	expect(await isConformed(at('cut.wav.f32'), at('cut.wav.peaks'))).toBe(false);
	expect(await isConformed(at('cut.wav.f32'), at('nowhere.peaks'))).toBe(false);
});
