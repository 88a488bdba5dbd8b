import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDrawings } from '../../electron/engine/drawing/drawChunk.ts';
import { chunkGraph } from '../../electron/engine/export/chunkGraph.ts';
import { chunksOf } from '../../electron/engine/export/chunks.ts';
import { delivered } from '../../electron/engine/export/sourceFilters.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { planSpans } from '../../electron/shared/render/planSpans.ts';
import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { edited } from '../../electron/shared/timeline/edits/index.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { countingIds } from '../../electron/shared/timeline/testing/strip.ts';
import { TestFilm } from '../harness/film.ts';

/** Target S5: whatever is typed into a title or a caption becomes pixels and nothing else. */

const rate = { numerator: 25, denominator: 1 };
let folder = '';
let canary = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-typed-'));
	canary = join(folder, 'canary.txt');
	await writeFile(canary, 'CANARY');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two hundred strings: twenty tricks in ten wrappings. */
const tricks = (): readonly string[] => {
	const path = canary.replaceAll(':', '\\:');
	const cores = [
		`movie=${path}`, `textfile=${path}`, `[in];movie=${path}[out]`, `drawtext=textfile=${path}`, `%{eif\\:1\\:d}`, `%{localtime}`, `file:${canary}`, `concat:${canary}`, `subtitles=${path}`,
		`lut3d=${path}`, `-i ${canary}`, `$(cat ${canary})`, `\`cat ${canary}\``, `<script>fetch("file://${canary}")</script>`, `&lt;!ENTITY x SYSTEM "${canary}"&gt;`, `#EXTM3U\n${canary}`,
		`ffconcat version 1.0\nfile ${canary}`, `data:text/plain,x`, `\u202e${canary}\u202c`, `\u0000${canary}`,
	];
	const wrappings: readonly ((core: string) => string)[] = [
		core => core, core => `'${core}'`, core => `x'[a];${core};[b]'`, core => `"${core}"`, core => `\\'${core}\\'`, core => `,${core},`, core => `;${core}[film]`, core => `:${core}:`, core => `=${core}%`, core => `${core}\n${core}`,
	];
	return cores.flatMap(core => wrappings.map(wrap => wrap(core)));
};

test('two hundred strings made to be read as filters, files or commands are drawn, and enter no argument of ffmpeg', async () => {
	const texts = tricks();
	expect(texts).toHaveLength(200);
	const film = new TestFilm({ folder, width: 320, height: 180, rate });
	film.track('video');
	const ids = countingIds();
	let project: Project = film.project;
	texts.forEach((text, number) => {
		const start = timeOfFrame(number, rate);
		project = number % 2 === 0
			? edited(project, 'addDrawing', { drawing: 'plain', parameters: { text, animateIn: 'none', animateOut: 'none', size: 0.05 }, start, duration: timeOfFrame(1, rate) }, ids)
			: edited(project, 'addCaption', { text, start, duration: timeOfFrame(1, rate) }, ids);
	});
	const spans = planSpans(project, film.sequenceId, { start: timeOfFrame(0, rate), end: timeOfFrame(texts.length, rate) });
	const luma: number[] = [];
	for (const chunk of chunksOf(spans, () => null, 640 * 360 * 20)) {
		await withDrawings(chunk, rate, 1, new AbortController().signal, async (drawn) => {
			const graph = chunkGraph(chunk, { width: 320, height: 180 }, rate, () => {
				throw new Error('A title has no file.');
			}, drawn);
			const args = [...graph.inputs, '-filter_complex', `${graph.filters.join(';')};[${graph.label}]${delivered(0, chunk.frames, rate, rate).filters},format=gray[film]`, '-map', '[film]', '-f', 'rawvideo', 'pipe:1'];
			expect(args.filter(argument => argument.includes('canary') || argument.includes('movie') || argument.includes('textfile'))).toEqual([]);
			const parts: Uint8Array[] = [];
			await runFfmpeg(args, { onOutput: part => void parts.push(Uint8Array.from(part)) });
			const bytes = Buffer.concat(parts);
			for (let frame = 0; frame < bytes.length / (320 * 180); frame++) {
				luma.push(Math.max(...bytes.subarray(frame * 320 * 180, (frame + 1) * 320 * 180)));
			}
		});
	}
	// Every one of them is seen: bright letters on black.
	expect(luma).toHaveLength(200);
	expect(luma.filter(brightest => brightest < 150)).toEqual([]);
	expect(await readFile(canary, 'utf8')).toBe('CANARY');
});
