import { expect, test } from 'vitest';
import { encodeArguments, sheetArguments } from './encodeFrames.ts';

const raw = { path: '/films/a b.media/x.rgb.partial', width: 128, height: 72, frames: 33, fps: 16 };

test('frames are enlarged, tagged and written the same way every time', () => {
	expect(encodeArguments(raw, { width: 512, height: 288 }, '/out/x.mp4.partial')).toEqual([
		'-y', '-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', '128x72', '-framerate', '16', '-i', 'file:/films/a b.media/x.rgb.partial',
		'-vf', 'scale=512:288:flags=lanczos+accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p',
		'-c:v', 'libx264', '-preset', 'medium', '-crf', '12', '-threads', '1', '-g', '16',
		'-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
		'-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', 'file:/out/x.mp4.partial',
	]);
});
test('a sheet has as many rows as its frames need', () => {
	expect(sheetArguments({ ...raw, frames: 9 }, '/out/x.jpg')).toContain('tile=4x3');
	expect(sheetArguments({ ...raw, frames: 4 }, '/out/x.jpg')).toContain('tile=4x1');
});
