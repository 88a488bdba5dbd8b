import { expect, test } from 'vitest';
import type { VideoStream } from '../../shared/media/streams.ts';
import { proxyArguments, proxyFilter, proxySize } from './makeProxy.ts';
import { tileSize } from './makeThumbnails.ts';
import { proxyReason } from './proxyReason.ts';
import type { MediaFacts } from './probedMedia.ts';
import { soundFilter } from './conformSound.ts';

const video: VideoStream = {
	codec: 'h264', width: 1920, height: 1080, rotation: 0, pixelAspect: 1, frameRate: { numerator: 25, denominator: 1 }, hasVariableFrameRate: false, hasAlpha: false,
	colour: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
};
const facts: MediaFacts = {
	format: 'mov,mp4,m4a,3gp,3g2,mj2', audioIndexes: [], startSeconds: 0, pixelFormat: 'yuv420p', profile: 'High', longestGopSeconds: 2, isMirrored: false,
	needsConversion: false, previewStartSeconds: 0, soundStartSeconds: 0,
};

test('ordinary H.264, VP9 and AV1 are shown as they are', () => {
	expect(proxyReason('video', video, facts)).toBeNull();
	expect(proxyReason('video', { ...video, codec: 'av1' }, facts)).toBeNull();
	expect(proxyReason('video', { ...video, codec: 'vp9', hasAlpha: true }, { ...facts, format: 'matroska,webm' })).toBeNull();
	expect(proxyReason('audio', null, { ...facts, format: 'mp3' })).toBeNull();
});

test('each reason for a proxy is named', () => {
	const reasons = [
		proxyReason('video', { ...video, codec: 'hevc' }, facts),
		proxyReason('video', video, { ...facts, pixelFormat: 'yuv420p10le' }),
		proxyReason('video', video, { ...facts, pixelFormat: 'yuv422p' }),
		proxyReason('video', video, { ...facts, format: 'avi' }),
		proxyReason('video', { ...video, width: 2160, height: 3840 }, facts),
		proxyReason('video', video, { ...facts, longestGopSeconds: 11 }),
		proxyReason('video', video, { ...facts, isMirrored: true }),
		proxyReason('video', video, { ...facts, previewStartSeconds: null }),
		proxyReason('image', { ...video, codec: 'tiff' }, { ...facts, needsConversion: true }),
	];
	expect(reasons).toEqual(['codec', 'codec', 'codec', 'container', 'large', 'sparse-key-frames', 'orientation', 'clock', 'codec']);
});

test('a proxy has the shape as shown, in square pixels, at most 1280 on a side and even', () => {
	expect(proxySize(video)).toEqual({ width: 1280, height: 720 });
	expect(proxySize({ width: 2160, height: 3840, pixelAspect: 1 })).toEqual({ width: 720, height: 1280 });
	expect(proxySize({ width: 720, height: 576, pixelAspect: 64 / 45 })).toEqual({ width: 1024, height: 576 });
	expect(proxySize({ width: 640, height: 360, pixelAspect: 0.5 })).toEqual({ width: 640, height: 720 });
	expect(proxySize({ width: 641, height: 361, pixelAspect: 1 })).toEqual({ width: 642, height: 362 });
	expect(tileSize(video)).toEqual({ width: 160, height: 90 });
});

test('a proxy keeps the numbers of its source’s colours, stated or assumed', () => {
	expect(proxyFilter({ ...video, colour: { ...video.colour, range: 'full', matrix: 'bt470bg' } }, { width: 640, height: 360 }))
		.toContain('in_color_matrix=bt470bg:out_color_matrix=bt470bg:in_range=pc:out_range=pc');
	expect(proxyFilter({ ...video, height: 576, colour: { ...video.colour, matrix: 'unknown' } }, { width: 640, height: 360 })).toContain('out_color_matrix=smpte170m');
});

test('frames pass through a proxy one by one, from the stream that was probed', () => {
	const args = proxyArguments('/films/a.mov', { ...video, index: 3 }, '/cache/proxy.partial.mp4');
	expect(args).toEqual(expect.arrayContaining(['-map', '0:3', '-fps_mode', 'passthrough', '-enc_time_base', '-1', '-bf', '0']));
	expect(args.at(-1)).toBe('/cache/proxy.partial.mp4');
});

test('sound starts at source time 0, and mono keeps its level', () => {
	expect(soundFilter({ channels: 2 }, 0)).toBe('aresample=48000:async=1:min_hard_comp=0.1:first_pts=0');
	expect(soundFilter({ channels: 1 }, 0.067)).toBe('asetpts=PTS-(0.067000000)/TB,aresample=48000:async=1:min_hard_comp=0.1:first_pts=0,pan=stereo|c0=c0|c1=c0');
});
