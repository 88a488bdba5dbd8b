import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findTools } from '../../electron/engine/media/findTools.ts';

/** Integrated loudness (LUFS) and true peak (dBTP) of a file as ffmpeg's ebur128 measures them: another implementation of the standard than ours. One channel counts as heard on both sides. */
export const measuredByFfmpeg = async (path: string): Promise<{ integrated: number; truePeak: number }> => {
	const { ffmpeg } = await findTools();
	const { stderr } = await promisify(execFile)(ffmpeg.path, ['-hide_banner', '-nostats', '-i', `file:${path}`, '-af', 'ebur128=peak=true:dualmono=true', '-f', 'null', '-']);
	const last = (pattern: RegExp) => Number([...stderr.matchAll(pattern)].at(-1)?.[1]);
	return { integrated: last(/I:\s+(-?[\d.]+) LUFS/gu), truePeak: last(/Peak:\s+(-?[\d.]+) dBFS/gu) };
};
