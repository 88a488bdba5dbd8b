import { join } from 'node:path';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';

/** Small media files of many kinds, made by ffmpeg itself, for machines that have no footage. */

const picture = (seconds = 1, size = '160x90', rate = '25') => ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`];
const sound = (seconds = 1, rate = 48_000) => ['-f', 'lavfi', '-i', `sine=f=440:r=${rate}:d=${seconds}`];
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '12'];

/** What each file is made of; the name says what it exercises. */
export const recipes = {
	'plain.mp4': [...picture(), ...sound(), ...x264, '-c:a', 'aac'],
	'b-frames.mp4': [...picture(), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-bf', '3'],
	'ten-bit.mp4': [...picture(), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le'],
	'hevc.mp4': [...picture(), '-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p'],
	'mpeg2.mpg': [...picture(), ...sound(), '-c:v', 'mpeg2video', '-c:a', 'mp2'],
	'transport.ts': [...picture(), ...sound(), ...x264, '-c:a', 'aac'],
	'asp.avi': [...picture(), ...sound(), '-c:v', 'mpeg4', '-bf', '2', '-c:a', 'libmp3lame'],
	'prores-alpha.mov': [...picture(), '-vf', 'format=rgba,colorchannelmixer=aa=0.5', '-c:v', 'prores_ks', '-pix_fmt', 'yuva444p10le'],
	'vp9-alpha.webm': [...picture(0.4), '-vf', 'format=yuva420p,colorchannelmixer=aa=0.5', '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-auto-alt-ref', '0'],
	'milliseconds.mkv': [...picture(1, '160x90', '60000/1001'), ...sound(), ...x264, '-c:a', 'ac3'],
	'late.mkv': [...picture(), ...sound(), ...x264, '-c:a', 'flac', '-output_ts_offset', '3.5'],
	'wide-pixels.mp4': [...picture(1, '64x96'), ...x264, '-vf', 'setsar=2/1'],
	'full-range.mp4': [...picture(), ...x264, '-vf', 'scale=out_range=pc', '-color_range', 'pc', '-colorspace', 'bt709'],
	'timecode.mov': [...picture(), ...x264, '-timecode', '10:20:30:15'],
	'surround.mka': ['-f', 'lavfi', '-i', 'anoisesrc=d=1:r=44100:a=0.1', '-af', 'pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0|BL=c0|BR=c0', '-c:a', 'flac'],
	'speech.mp3': [...sound(1, 22_050), '-c:a', 'libmp3lame'],
	'tone.wav': [...sound(1, 44_100), '-c:a', 'pcm_s24le'],
	'tone.flac': [...sound(), '-c:a', 'flac'],
	'tone.ogg': [...sound(), '-c:a', 'libvorbis'],
	'tone.opus': [...sound(), '-c:a', 'libopus'],
	'tone.m4a': [...sound(), '-c:a', 'aac'],
	'still.png': [...picture(), '-vf', 'format=rgba', '-frames:v', '1', '-update', '1'],
	'still.jpg': [...picture(), '-frames:v', '1', '-update', '1'],
	'still.webp': [...picture(), '-frames:v', '1', '-c:v', 'libwebp'],
	'still.bmp': [...picture(), '-frames:v', '1', '-update', '1'],
	'still.tif': [...picture(), '-vf', 'format=rgb24', '-frames:v', '1', '-update', '1'],
	'moving.gif': [...picture(1, '160x90', '10')],
	'still.gif': [...picture(), '-frames:v', '1'],
} as const satisfies Record<string, readonly string[]>;
export type RecipeName = keyof typeof recipes;

/** Makes one of the files in `folder` and answers its path. */
export const makeMedia = async (folder: string, name: RecipeName): Promise<string> => {
	const path = join(folder, name);
	await runFfmpeg([...recipes[name], '-y', `file:${path}`]);
	return path;
};
