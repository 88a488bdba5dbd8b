import { afterAll, beforeAll, expect, test } from 'vitest';
import { ParityBench } from './parityBench.ts';
import { parityCases } from './parityCases.ts';
import { projectOf } from './parityProject.ts';
import { writeReport, type ParityResult } from './parityReport.ts';
import { footageFolder, hasFootage } from './paritySources.ts';
import { greyOf, measuredShift, structuralSimilarity } from './ssim.ts';

/** Target F1: the viewer shows what the film will be. */

let bench: ParityBench;
const results: ParityResult[] = [];

beforeAll(async () => {
	bench = await ParityBench.start();
});

afterAll(async () => {
	await bench?.close();
	await writeReport(results);
});

test.each(parityCases)('$name: preview and export are alike', async (parityCase) => {
	const { name, at, least, clips, needsFootage = false, asFilm = false, moments = {} } = parityCase;
	if (needsFootage && !await hasFootage()) {
		console.warn(`“${name}” is skipped: there is no footage in ${footageFolder}.`);
		return;
	}
	const assets = new Map<string, Awaited<ReturnType<ParityBench['asset']>>>();
	for (const { source } of clips) {
		assets.set(source, await bench.asset(source));
	}
	const project = projectOf(parityCase, assets);
	// Side by side: the browser and ffmpeg have a core each.
	const [previews, exports] = await Promise.all([bench.previewFrames(project, at), bench.exportedFrames(project, at, asFilm)]);
	at.forEach((frame, index) => {
		const [preview, exported] = [previews[index], exports[index]];
		if (!preview || !exported) {
			throw new Error('A frame is missing.');
		}
		const [shown, written] = [greyOf(preview), greyOf(exported)];
		const moment = moments[frame] ?? '';
		const result = { name: moment ? `${name}: ${moment}` : name, frame, least, preview, exported, similarity: structuralSimilarity(shown, written), shift: measuredShift(shown, written) };
		results.push(result);
		expect.soft(result.similarity, `${result.name}, frame ${frame}: structural similarity`).toBeGreaterThanOrEqual(least);
		expect.soft(Math.abs(result.shift.x), `${result.name}, frame ${frame}: moved across`).toBeLessThanOrEqual(0.5);
		expect.soft(Math.abs(result.shift.y), `${result.name}, frame ${frame}: moved down`).toBeLessThanOrEqual(0.5);
	});
});
