import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Real footage beside the repository; not part of it, and not everywhere. */
export const footageFolder = fileURLToPath(new URL('../../../shared/media/', import.meta.url));

export const hasFootage = async (): Promise<boolean> => access(footageFolder).then(() => true, () => false);

/** Pictures with fine detail, slopes and colour: structure everywhere, so that similarity has something to measure. */
const detailed = (size: string): readonly string[] => ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=2`];
/** Soft structure at every scale, nearer to a filmed picture than a test card. */
const natural = (size: string): readonly string[] => ['-f', 'lavfi', '-i', `mandelbrot=s=${size}:r=25:start_scale=0.6:end_scale=0.2:end_pts=100,format=yuv420p`, '-t', '2'];
const bt709 = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];
const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '12', '-g', '25', '-pix_fmt', 'yuv420p'];
const toBt709 = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv'];

/** How each source is made: ffmpeg's arguments up to the file's name. */
const recipes = {
	'card.mp4': [...detailed('1280x720'), ...toBt709, ...h264, ...bt709],
	'natural.mp4': [...natural('1280x720'), ...toBt709, ...h264, ...bt709],
	'natural-4k.mp4': [...natural('3840x2160'), '-frames:v', '12', ...toBt709, ...h264, ...bt709],
	'small.mp4': [...natural('320x180'), ...toBt709, ...h264, ...bt709],
	'wide-pixels.mp4': [...natural('320x360'), '-vf', 'setsar=2/1,scale=out_color_matrix=bt709:out_range=tv', ...h264, ...bt709],
	'full-range.mp4': [...natural('1280x720'), '-vf', 'scale=out_color_matrix=bt709:out_range=pc', ...h264, '-pix_fmt', 'yuvj420p', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'pc'],
	'standard.mp4': [...detailed('720x576'), '-vf', 'setsar=16/15,scale=out_color_matrix=smpte170m:out_range=tv', ...h264, '-colorspace', 'smpte170m', '-color_primaries', 'smpte170m', '-color_trc', 'smpte170m', '-color_range', 'tv'],
	'alpha.webm': [...natural('640x360'), '-vf', "format=yuva420p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='clip(255*(1.3-hypot(X-W/2,Y-H/2)/(H/2)),0,255)'", '-frames:v', '10', '-c:v', 'libvpx-vp9', '-b:v', '4M', '-deadline', 'realtime', '-cpu-used', '6', '-pix_fmt', 'yuva420p', '-auto-alt-ref', '0'],
	// Key frames every 60 frames and B-frames, as cameras and phones write.
	'scrub-1080p.mp4': ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=25:d=20,noise=alls=6:allf=t', ...toBt709, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-g', '60', '-pix_fmt', 'yuv420p', ...bt709],
	'sounding.mp4': [...detailed('640x360'), '-f', 'lavfi', '-i', "aevalsrc='0.5*sin(2*PI*(220+60*t)*t)|0.4*sin(2*PI*(330-40*t)*t)+0.1*random(0)':s=48000:d=2", ...toBt709, ...h264, ...bt709, '-c:a', 'aac', '-b:a', '192k', '-shortest'],
	'music.wav': ['-f', 'lavfi', '-i', "aevalsrc='0.3*sin(2*PI*440*t)*sin(7*t)|0.3*sin(2*PI*554*t)':s=44100:d=3"],
	'still.png': [...natural('1000x700'), '-frames:v', '1', '-pix_fmt', 'rgb24'],
	'still-alpha.png': [...natural('600x600'), '-vf', "format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='clip(X/2,0,255)'", '-frames:v', '1'],
	'still.jpg': [...natural('1000x700'), '-frames:v', '1', '-q:v', '2', '-pix_fmt', 'yuvj420p'],
} satisfies Record<string, readonly string[]>;

/** A name of a source made here, `phone.mp4` (a turned copy), or `footage/<file>`. */
export type SourceName = keyof typeof recipes | 'adjustment' | 'phone.mp4' | `footage/${string}`;

/** Makes the source in `folder` if it is not there yet and answers its path. */
export const sourceFile = async (folder: string, name: SourceName): Promise<string> => {
	if (name.startsWith('footage/')) {
		return join(footageFolder, name.slice('footage/'.length));
	}
	const path = join(folder, name);
	if (await access(path).then(() => true, () => false)) {
		return path;
	}
	if (name === 'phone.mp4') {
		// Written lying down, with a note to turn it: as phones do.
		await run('ffmpeg', ['-v', 'error', '-y', '-i', await sourceFile(folder, 'natural.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90', path]);
		return path;
	}
	// The cases above leave only the names of the table.
	await run('ffmpeg', ['-v', 'error', '-y', ...recipes[name as keyof typeof recipes], path]);
	return path;
};
