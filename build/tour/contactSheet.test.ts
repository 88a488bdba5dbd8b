import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { writeContactSheet } from './contactSheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'reelwright-contact-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();
const picturesIn = (name: string): string[] => [...readFileSync(join(folder, name), 'utf8').matchAll(/base64,([^"]+)"/gu)].map(match => match[1] ?? '');

test('a sheet has a picture for each of many cells, in their order, and is not there when one is missing', async () => {
	const film = join(folder, 'film.mp4');
	// Each frame is a little brighter than the one before.
	await runFfmpeg(['-f', 'lavfi', '-i', "color=black:s=64x36:r=25:d=6,geq=lum='16+N':cb=128:cr=128", '-y', film]);
	const cells = Array.from({ length: 140 }, (_, place) => ({ frame: place + 5, heading: 'Edit', label: `Cell ${place} <&>`, timecode: '00:00:00:00' }));
	await writeContactSheet(film, 'Sheet', cells, join(folder, 'sheet.html'), signal);
	const pictures = picturesIn('sheet.html');
	expect(pictures).toHaveLength(140);
	for (const place of [0, 59, 60, 139]) {
		await writeContactSheet(film, 'One', cells.slice(place, place + 1), join(folder, 'one.html'), signal);
		expect(picturesIn('one.html')).toEqual(pictures.slice(place, place + 1));
	}
	expect(new Set([0, 59, 60, 139].map(place => pictures[place])).size).toBe(4);
	await expect(writeContactSheet(film, 'Sheet', [{ ...cells[0], frame: 900, heading: '', label: '', timecode: '' }], join(folder, 'missing.html'), signal)).rejects.toThrow('0 of the 1 frames');
	expect(readdirSync(folder).toSorted()).toEqual(['film.mp4', 'one.html', 'sheet.html']);
});
