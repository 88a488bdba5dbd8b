import { expect, test } from 'vitest';
import { allowedFormats, inputArguments, maximumPixels } from './inputArguments.ts';

test('every input is opened with white-lists, a pixel limit and a file: prefix', () => {
	expect(inputArguments('/films/a.mp4')).toEqual([
		'-protocol_whitelist', 'file,pipe', '-format_whitelist', allowedFormats.join(','), '-max_pixels', String(maximumPixels), '-i', 'file:/films/a.mp4',
	]);
});

test('no path can become an option or an address', () => {
	for (const path of ['-y', 'http://example.org/a.mp4', 'concat:a|b', 'pipe:0', '-', 'C:\\films\\a.mp4']) {
		expect(inputArguments(path).slice(-2)).toEqual(['-i', `file:${path}`]);
	}
});

test('options for this input stand before -i, and VP8 and VP9 with alpha name the decoder that keeps it', () => {
	expect(inputArguments('a.webm', { before: ['-ss', '2'], video: { codec: 'vp9', hasAlpha: true } }).slice(-6)).toEqual(['-c:v', 'libvpx-vp9', '-ss', '2', '-i', 'file:a.webm']);
	expect(inputArguments('a.webm', { video: { codec: 'vp9', hasAlpha: false } })).not.toContain('-c:v');
});

test('no demuxer that opens other files is allowed', () => {
	for (const format of ['concat', 'hls', 'dash', 'imf', 'sdp', 'rtsp', 'image2', 'lavfi', 'svg_pipe', 'ffmetadata', 'webm_dash_manifest', 'tty', 'libgme', 'srt', 'ass', 'vapoursynth', 'avisynth']) {
		expect(allowedFormats as readonly string[]).not.toContain(format);
	}
});

test('a still with a pattern in its name is that one file', () => {
	const args = inputArguments('/a/shot%03d.png');
	expect(args.slice(-6)).toEqual(['-f', 'image2', '-pattern_type', 'none', '-i', 'file:/a/shot%03d.png']);
	expect(args[args.indexOf('-format_whitelist') + 1]).toBe('image2');
	expect(inputArguments('/a/100%.mp4').join()).not.toContain('image2');
	expect(inputArguments('/a/shot.jpg').join()).toContain('image2');
	expect(inputArguments('/a/shot.jpg')).not.toContain('-f');
});
