import { expect, test } from 'vitest';
import { toolFailure, usefulLine } from './toolProblem.ts';

test('the useful line is the cause, without the speaker, the file: prefix and the aftermath', () => {
	expect(usefulLine([
		'[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55d0c8a3c6c0] moov atom not found',
		'file:/home/anna/holiday.mp4: Invalid data found when processing input',
		'',
	])).toBe('/home/anna/holiday.mp4: Invalid data found when processing input');
	expect(usefulLine([
		'[libx264 @ 0x5581] height not divisible by 2 (640x361)',
		'Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0 - maybe incorrect parameters such as bit_rate, rate, width or height',
		'Conversion failed!',
	])).toBe('height not divisible by 2 (640x361)');
	expect(usefulLine(['Conversion failed!'])).toBe('Conversion failed!');
	expect(usefulLine([])).toBeNull();
});

test('a full disk is named as one, with the file that was being written', () => {
	expect(toolFailure('ffmpeg', ['av_interleaved_write_frame(): No space left on device', 'Error writing trailer of file:/tmp/a.mp4: No space left on device'], 'code 1', '/tmp/a.mp4'))
		.toEqual({ kind: 'disk-full', path: '/tmp/a.mp4' });
});

test('a place that may not be written is named, but a source that may not be read is not mistaken for it', () => {
	expect(toolFailure('ffmpeg', ['file:/mnt/cd/a.mp4: Read-only file system'], 'code 1', '/mnt/cd/a.mp4'))
		.toEqual({ kind: 'cannot-write', path: '/mnt/cd/a.mp4', problem: 'the disk is read-only' });
	expect(toolFailure('ffmpeg', ['file:/secret/b.mp4: Permission denied'], 'code 1', '/tmp/a.mp4').kind).toBe('tool-failed');
});

test('a tool that said nothing is told by how it ended', () => {
	expect(toolFailure('ffmpeg', [], 'ffmpeg was killed with signal SIGSEGV', null)).toEqual({ kind: 'tool-failed', tool: 'ffmpeg', problem: 'ffmpeg was killed with signal SIGSEGV' });
});
