import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureSentence } from '../../electron/shared/contract/failureSentence.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { makeProxy } from '../../electron/engine/media/makeProxy.ts';
import { probeFile } from '../../electron/engine/media/probe.ts';
import type { ProbedMedia } from '../../electron/engine/media/probedMedia.ts';
import { proxyReason } from '../../electron/engine/media/proxyReason.ts';
import type { VideoStream } from '../../electron/shared/media/streams.ts';
import { toSeconds } from '../../electron/shared/time/time.ts';
import { makeMedia, recipes, type RecipeName } from './madeMedia.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-probe-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const failureOf = (path: string) => probeFile(path).then(() => null, error => error.failure ?? error);
const summary = ({ mediaType, duration, video, audio, facts }: ProbedMedia) => ({
	type: mediaType, seconds: duration === null ? null : Number(toSeconds(duration).toFixed(video ? 3 : 1)),
	picture: video && `${video.codec} ${video.width}x${video.height}${video.pixelAspect === 1 ? '' : ` ${video.pixelAspect}:1`} ${video.frameRate.numerator}/${video.frameRate.denominator}${video.hasVariableFrameRate ? ' variable' : ''}${video.hasAlpha ? ' alpha' : ''} ${video.colour.range}${video.rotation ? ` turned ${video.rotation}` : ''}`,
	sound: audio.map(({ codec, channels, sampleRate }) => `${codec} ${channels}ch ${sampleRate}`), proxy: proxyReason(mediaType, video, facts),
});

describe('files of every kind are understood', () => {
	const expected: Record<RecipeName, ReturnType<typeof summary>> = {
		'plain.mp4': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 limited', sound: ['aac 1ch 48000'], proxy: null },
		'b-frames.mp4': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 limited', sound: [], proxy: null },
		'ten-bit.mp4': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 limited', sound: [], proxy: 'codec' },
		'hevc.mp4': { type: 'video', seconds: 1, picture: 'hevc 160x90 25/1 limited', sound: [], proxy: 'codec' },
		'mpeg2.mpg': { type: 'video', seconds: 1, picture: 'mpeg2video 160x90 25/1 limited', sound: ['mp2 1ch 48000'], proxy: 'container' },
		'transport.ts': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 limited', sound: ['aac 1ch 48000'], proxy: 'container' },
		'asp.avi': { type: 'video', seconds: 1, picture: 'mpeg4 160x90 25/1 limited', sound: ['mp3 1ch 48000'], proxy: 'container' },
		'prores-alpha.mov': { type: 'video', seconds: 1, picture: 'prores 160x90 25/1 alpha limited', sound: [], proxy: 'codec' },
		'vp9-alpha.webm': { type: 'video', seconds: 0.4, picture: 'vp9 160x90 25/1 alpha limited', sound: [], proxy: null },
		'milliseconds.mkv': { type: 'video', seconds: 1.001, picture: 'h264 160x90 60000/1001 limited', sound: ['ac3 1ch 48000'], proxy: null },
		'late.mkv': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 limited', sound: ['flac 1ch 48000'], proxy: null },
		'wide-pixels.mp4': { type: 'video', seconds: 1, picture: 'h264 64x96 2:1 25/1 limited', sound: [], proxy: null },
		'full-range.mp4': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 full', sound: [], proxy: null },
		'timecode.mov': { type: 'video', seconds: 1, picture: 'h264 160x90 25/1 limited', sound: [], proxy: null },
		'surround.mka': { type: 'audio', seconds: 1, picture: null, sound: ['flac 6ch 44100'], proxy: null },
		'speech.mp3': { type: 'audio', seconds: 1.1, picture: null, sound: ['mp3 1ch 22050'], proxy: null },
		'tone.wav': { type: 'audio', seconds: 1, picture: null, sound: ['pcm_s24le 1ch 44100'], proxy: null },
		'tone.flac': { type: 'audio', seconds: 1, picture: null, sound: ['flac 1ch 48000'], proxy: null },
		'tone.ogg': { type: 'audio', seconds: 1, picture: null, sound: ['vorbis 1ch 48000'], proxy: null },
		'tone.opus': { type: 'audio', seconds: 1, picture: null, sound: ['opus 1ch 48000'], proxy: null },
		'tone.m4a': { type: 'audio', seconds: 1, picture: null, sound: ['aac 1ch 48000'], proxy: null },
		'still.png': { type: 'image', seconds: null, picture: 'png 160x90 1/1 alpha full', sound: [], proxy: null },
		'still.jpg': { type: 'image', seconds: null, picture: 'mjpeg 160x90 1/1 full', sound: [], proxy: null },
		'still.webp': { type: 'image', seconds: null, picture: 'webp 160x90 1/1 limited', sound: [], proxy: null },
		'still.bmp': { type: 'image', seconds: null, picture: 'bmp 160x90 1/1 full', sound: [], proxy: null },
		'still.tif': { type: 'image', seconds: null, picture: 'tiff 160x90 1/1 full', sound: [], proxy: 'codec' },
		'moving.gif': { type: 'video', seconds: 1, picture: 'gif 160x90 10/1 alpha full', sound: [], proxy: 'container' },
		'still.gif': { type: 'image', seconds: null, picture: 'gif 160x90 1/1 alpha full', sound: [], proxy: null },
	};
	test.each(Object.keys(recipes) as RecipeName[])('%s', async (name) => {
		expect(summary(await probeFile(await makeMedia(folder, name)))).toEqual(expected[name]);
	});
});

test('a turned picture is told as shown', async () => {
	const plain = await makeMedia(folder, 'plain.mp4');
	const path = join(folder, 'turned.mp4');
	await runFfmpeg(['-i', `file:${plain}`, '-c', 'copy', '-metadata:s:v', 'rotate=90', '-y', `file:${path}`]);
	const { video } = await probeFile(path);
	expect([90, 270]).toContain(video?.rotation);
	expect(video).toMatchObject({ width: 90, height: 160 });
});

test('start timecode, language, cover and several sounds are read', async () => {
	expect((await probeFile(await makeMedia(folder, 'timecode.mov'))).video?.timecode).toBe('10:20:30:15');
	const tone = await makeMedia(folder, 'tone.flac');
	const cover = await makeMedia(folder, 'still.jpg');
	const covered = join(folder, 'covered.m4a');
	await runFfmpeg(['-i', `file:${tone}`, '-i', `file:${cover}`, '-map', '0', '-map', '1', '-c:a', 'aac', '-c:v', 'copy', '-disposition:v', 'attached_pic', '-y', `file:${covered}`]);
	expect(summary(await probeFile(covered))).toMatchObject({ type: 'audio', picture: null });
	const plain = await makeMedia(folder, 'plain.mp4');
	const languages = join(folder, 'languages.mkv');
	await runFfmpeg(['-i', `file:${plain}`, '-i', `file:${tone}`, '-map', '0', '-map', '1', '-c', 'copy', '-metadata:s:a:0', 'language=deu', '-metadata:s:a:1', 'language=fra', '-y', `file:${languages}`]);
	expect((await probeFile(languages)).audio.map(({ language }) => language)).toEqual(['deu', 'fra']);
});

test('source time 0 is the first shown frame, wherever a file puts it', async () => {
	const late = await probeFile(await makeMedia(folder, 'late.mkv'));
	expect(late.facts.previewStartSeconds).toBeCloseTo(3.5, 2);
	expect(toSeconds(late.video?.firstFrameAt ?? 0 as never)).toBeCloseTo(0, 2);
	const source = join(folder, 'edit-source.mp4');
	await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=4', '-f', 'lavfi', '-i', 'sine=r=48000:d=4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50', '-c:a', 'aac', '-y', `file:${source}`]);
	const cut = join(folder, 'edit-list.mp4');
	// Copied from the middle of a group of pictures: an edit list hides the 20 frames before it.
	await runFfmpeg(['-ss', '2.8', '-i', `file:${source}`, '-c', 'copy', '-y', `file:${cut}`]);
	const hidden = await probeFile(cut);
	expect(toSeconds(hidden.duration ?? 0 as never)).toBeCloseTo(1.2, 2);
	expect(hidden.facts.previewStartSeconds).toBeCloseTo(0, 2);
	expect(toSeconds(hidden.video?.firstFrameAt ?? 0 as never)).toBeCloseTo(0, 2);
});

test('a photograph taken with the camera turned is told and shown upright', async () => {
	const plain = await readFile(await makeMedia(folder, 'still.jpg'));
	// Exif with one entry: orientation 6, a quarter turn clockwise.
	const exif = Buffer.from('ffe1002245786966000049492a000800000001001201030001000000060000000000000000', 'hex');
	exif.writeUInt16BE(exif.length - 2, 2);
	const path = join(folder, 'turned.jpg');
	await writeFile(path, Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]));
	const { video, facts } = await probeFile(path);
	expect([video?.width, video?.height, video?.rotation, facts.needsConversion]).toEqual([90, 160, 0, true]);
	const copy = join(folder, 'upright.png');
	await makeProxy({ path, mediaType: 'image', video: video as VideoStream, duration: null, proxyPath: copy, needsConversion: true });
	expect((await probeFile(copy)).video).toMatchObject({ width: 90, height: 160 });
});

describe('what cannot be used is refused by name', () => {
	test('missing, a folder, empty, a pipe, forbidden', async () => {
		expect(await failureOf(join(folder, 'nowhere.mp4'))).toEqual({ kind: 'media-missing', path: join(folder, 'nowhere.mp4') });
		await mkdir(join(folder, 'folder.mp4'));
		expect((await failureOf(join(folder, 'folder.mp4'))).kind).toBe('media-is-directory');
		await writeFile(join(folder, 'empty.mp4'), '');
		expect((await failureOf(join(folder, 'empty.mp4'))).kind).toBe('media-empty');
		await promisify(execFile)('mkfifo', [join(folder, 'pipe.mp4')]);
		expect(await failureOf(join(folder, 'pipe.mp4'))).toMatchObject({ kind: 'media-unreadable', problem: 'it is a device or a pipe, not a file' });
		expect((await failureOf('/dev/zero')).kind).toBe('media-unreadable');
	});

	test('a film that was cut off while copying', async () => {
		const plain = await makeMedia(folder, 'plain.mp4');
		const cut = join(folder, 'cut-off.mp4');
		await copyFile(plain, cut);
		const { size } = await (await open(plain)).stat();
		await truncate(cut, Math.floor(size * 0.7));
		expect(await failureOf(cut)).toMatchObject({ kind: 'media-unreadable', problem: expect.stringMatching(/cut off/) });
		for (const name of ['milliseconds.mkv', 'tone.wav', 'asp.avi'] as const) {
			const path = join(folder, `cut-off-${name}`);
			const whole = await readFile(await makeMedia(folder, name));
			await writeFile(path, whole.subarray(0, Math.floor(whole.length / 2)));
			expect([name, await failureOf(path)]).toMatchObject([name, { kind: 'media-unreadable' }]);
		}
	});

	test('a damaged still, a damaged film, noise', async () => {
		for (const name of ['still.png', 'still.jpg'] as const) {
			const whole = await readFile(await makeMedia(folder, name));
			const path = join(folder, `half-${name}`);
			await writeFile(path, whole.subarray(0, Math.floor(whole.length / 3)));
			expect([name, await failureOf(path)]).toMatchObject([name, { kind: 'media-unreadable' }]);
		}
		const bytes = await readFile(await makeMedia(folder, 'plain.mp4'));
		const from = bytes.indexOf('mdat') + 200;
		bytes.fill(0xa7, from, from + 4000);
		await writeFile(join(folder, 'damaged.mp4'), bytes);
		expect(await failureOf(join(folder, 'damaged.mp4'))).toMatchObject({ kind: 'media-unreadable', problem: expect.stringMatching(/damaged/) });
		await writeFile(join(folder, 'noise.mp4'), Buffer.from(Array.from({ length: 20_000 }, (_, index) => index * 7919 % 251)));
		expect((await failureOf(join(folder, 'noise.mp4'))).kind).toBe('media-unreadable');
	});

	test('a still whose name looks like a pattern, or whose ending lies, is still that picture', async () => {
		const png = await readFile(await makeMedia(folder, 'still.png'));
		await writeFile(join(folder, 'shot%03d.png'), png);
		await writeFile(join(folder, 'really-png.jpg'), png);
		expect(summary(await probeFile(join(folder, 'shot%03d.png')))).toMatchObject({ type: 'image', picture: 'png 160x90 1/1 alpha full' });
		expect(summary(await probeFile(join(folder, 'really-png.jpg')))).toMatchObject({ type: 'image', picture: 'png 160x90 1/1 alpha full' });
	});

	test('every refusal is one clear sentence', async () => {
		for (const name of ['nowhere.mp4', 'empty.mp4', 'cut-off.mp4', 'noise.mp4']) {
			const sentence = failureSentence(await failureOf(join(folder, name)));
			expect(sentence).toContain(name);
			expect(sentence).not.toMatch(/0x|undefined|\n|Error:/);
		}
	});
});

test('probing can be cancelled', async () => {
	const controller = new AbortController();
	controller.abort();
	const error = await probeFile(await makeMedia(folder, 'plain.mp4'), controller.signal).catch((caught: { failure: unknown }) => caught.failure);
	expect(error).toEqual({ kind: 'cancelled' });
});
