import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawings } from '../../electron/shared/drawing/index.ts';
import type { DrawingParameters } from '../../electron/shared/drawing/defineDrawing.ts';
import { drawnStream } from '../../electron/shared/media/streams.ts';
import type { Asset, Project } from '../../electron/shared/timeline/records.ts';
import { ParityBench } from './parityBench.ts';
import { frames, projectOf, type CaseClip } from './parityProject.ts';
import { writeReport, type ParityResult } from './parityReport.ts';
import { greyOf, measuredShift, structuralSimilarity } from './ssim.ts';

/** Target F1 for everything that is drawn: every title and generator, while it comes, while it stands and while it goes; and what letters can be asked to do. */

const size = { width: 640, height: 360 };
let bench: ParityBench;
const results: ParityResult[] = [];

beforeAll(async () => {
	bench = await ParityBench.start();
});

afterAll(async () => {
	await bench?.close();
	await writeReport(results, 'drawings');
});

type DrawnCase = { readonly name: string; readonly drawing: string; readonly parameters?: DrawingParameters; readonly at?: readonly number[]; readonly clip?: Partial<CaseClip>; readonly drawnAs?: { width: number; height: number } };

const plain = (name: string, parameters: DrawingParameters, rest: Partial<DrawnCase> = {}): DrawnCase => ({ name, drawing: 'plain', parameters, ...rest });
const animations = ['fade', 'slide-up', 'slide-down', 'slide-left', 'slide-right', 'wipe', 'type-on'];

const cases: readonly DrawnCase[] = [
	// In, standing, out; a roll and a crawl are in sight at these moments as well.
	...drawings.map((drawing): DrawnCase => ({ name: drawing.name, drawing: drawing.name, at: [3, 30, 57] })),
	...animations.map(way => plain(`animated: ${way}`, { text: 'Slowly, then at rest', animateIn: way, animateOut: way, inSeconds: 1, outSeconds: 1 }, { at: [5, 54] })),
	plain('right to left', { text: 'مرحبا بالعالم ٢٠٢٦\nשלום עולם 2026', size: 0.16 }),
	plain('right to left, being typed', { text: 'مرحبا بالعالم', size: 0.16, animateIn: 'type-on', inSeconds: 1.2 }, { at: [12] }),
	plain('Japanese, broken into lines', { text: '日本語の字幕が正しく折り返されるかどうか、確認します。', size: 0.12 }),
	plain('Korean and Chinese', { text: '한국어 제목입니다\n简体中文标题', size: 0.16 }),
	plain('Vietnamese, Greek and Cyrillic', { text: 'Tiếng Việt có dấu\nΕλληνικά, Русский', size: 0.13, font: 'Lora' }),
	plain('stroke and shadow', { text: 'Stroke', size: 0.3, stroke: 0.05, strokeColour: '#c02060', shadow: 0.9, shadowBlur: 0.3, shadowDistance: 0.1 }),
	plain('tracking, leading, to the right', { text: 'Spaced\nout', size: 0.18, tracking: 0.3, leading: 1.6, align: 'right', weight: '400' }),
	plain('small letters in a box', { text: 'Small letters, many of them, that are broken into several lines because they are long', size: 0.04, box: true, font: 'JetBrains Mono', width: 0.5 }),
	{ name: 'a caption of two lines', drawing: 'caption', parameters: { text: 'A caption that stands\nat the bottom', size: 0.07 } },
	plain('letters no font has', { text: 'Thai ไทย 😀', size: 0.15 }),
	plain('moved by fractions of a pixel and made larger', { text: 'Moved' }, { clip: { transform: { x: 0.1003, y: 0.0507, scale: 1.37, rotation: 8 } } }),
	plain('half seen through, cropped', { text: 'Half', size: 0.4 }, { clip: { opacity: 0.5, crop: { left: 0.2, bottom: 0.4 } } }),
	plain('drawn for a larger frame', { text: 'Drawn at 1080 lines', size: 0.14 }, { drawnAs: { width: 1920, height: 1080 } }),
];

const projectWith = async ({ drawing, parameters = {}, clip, drawnAs = size }: DrawnCase): Promise<Project> => {
	const drawn: Asset = {
		kind: 'asset', id: 'drawn', name: drawing, source: { type: 'drawn', drawing, parameters }, mediaType: 'image', duration: null, audio: [],
		video: drawnStream(drawnAs, drawings.find(({ name }) => name === drawing)?.hasAlpha ?? true),
	};
	const clips: readonly CaseClip[] = [
		{ source: 'natural.mp4', track: 0, from: 0, length: 50 },
		// Named like a source, so that the project's maker finds it.
		{ source: 'small.mp4', track: 1, from: 0, length: 60, ...clip },
	];
	return projectOf({ ...size, clips }, new Map([['natural.mp4', await bench.asset('natural.mp4')], ['small.mp4', drawn]]));
};

test.each(cases)('$name: preview and export are alike', async (drawnCase) => {
	const { name, at = [30] } = drawnCase;
	const project = await projectWith(drawnCase);
	const previews = await bench.previewFrames(project, at);
	const exports = await bench.exportedFrames(project, at);
	at.forEach((frame, index) => {
		const [preview, exported] = [previews[index], exports[index]];
		if (!preview || !exported) {
			throw new Error('A frame is missing.');
		}
		const [shown, written] = [greyOf(preview), greyOf(exported)];
		const result = { name, frame, least: 0.98, preview, exported, similarity: structuralSimilarity(shown, written), shift: measuredShift(shown, written) };
		results.push(result);
		expect.soft(result.similarity, `${name}, frame ${frame}: structural similarity`).toBeGreaterThanOrEqual(result.least);
		expect.soft(Math.abs(result.shift.x), `${name}, frame ${frame}: moved across`).toBeLessThanOrEqual(0.5);
		expect.soft(Math.abs(result.shift.y), `${name}, frame ${frame}: moved down`).toBeLessThanOrEqual(0.5);
	});
});

test('a title over the whole film is the same when its frames are drawn in one go', async () => {
	const project = await projectWith(plain('in a film', { text: 'In a film', size: 0.3, inSeconds: 0.4, outSeconds: 0.4 }));
	const film = await bench.filmRange(project, { start: frames(0), end: frames(60) });
	const at = [0, 4, 9, 10, 30, 49, 50, 55, 59];
	const alone = await bench.exportedFrames(project, at);
	at.forEach((frame, index) => {
		const [whole, single] = [film[frame], alone[index]];
		if (!whole || !single) {
			throw new Error('A frame is missing.');
		}
		expect.soft(structuralSimilarity(greyOf(whole), greyOf(single)), `frame ${frame}`).toBeGreaterThanOrEqual(0.97);
	});
	expect(film).toHaveLength(60);
});
