import { drawings } from '../../electron/shared/drawing/index.ts';
import { drawnStream } from '../../electron/shared/media/streams.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import type { ParityPage } from '../parity/page/page.ts';
import { ParityBench } from '../parity/parityBench.ts';
import { projectOf, type CaseClip } from '../parity/parityProject.ts';
import type { SourceName } from '../parity/paritySources.ts';
import type { BenchTable } from './table.ts';

declare const parityPage: ParityPage;

const length = 200;
const size = { width: 1920, height: 1080 };
const footage: SourceName = 'scrub-1080p.mp4';

const title: Asset = {
	kind: 'asset', id: 'title', name: 'title', mediaType: 'image', duration: null, audio: [],
	source: { type: 'drawn', drawing: 'lower-third', parameters: { text: 'Ada Lovelace', second: 'Mathematician' } }, video: drawnStream(size, drawings.some(({ name, hasAlpha }) => name === 'lower-third' && hasAlpha)),
};
/** A name among those of the sources, as the project of a case knows assets by one. */
const titleSource: SourceName = 'adjustment';

const layers = (count: number): readonly CaseClip[] => [
	{ source: footage, track: 0, from: 0, length, effects: count > 2 ? [{ type: 'exposure', parameters: { exposure: 0.2, saturation: 1.2 } }] : [] },
	...count > 1 ? [{ source: footage, track: 1, from: 0, length, sourceFrom: 250, transform: { scale: 0.4, x: 0.25, y: -0.25 } } satisfies CaseClip] : [],
	...count > 2 ? [{ source: titleSource, track: 2, from: 0, length } satisfies CaseClip] : [],
];

/** Frames shown and dropped while a film of 1080p25 plays, in a real Chromium: what a person sees who presses the space bar. */
export const benchPlayback = async (): Promise<BenchTable[]> => {
	const bench = await ParityBench.start();
	try {
		const assets = new Map<string, Asset>([[footage, await bench.asset(footage)], [titleSource, title]]);
		const rows: (string | number)[][] = [];
		for (const [name, count] of [['one layer', 1], ['two layers', 2], ['two layers, a title and a colour effect', 3]] as const) {
			for (const [viewer, scale] of [['960×540', 0.5], ['1920×1080', 1]] as const) {
				await bench.open(projectOf({ ...size, clips: layers(count) }, assets), scale);
				await bench.scrub([0], 'exact');
				await bench.page.evaluate(() => parityPage.player.play());
				await bench.page.waitForFunction(() => parityPage.told.speeds.at(-1) === 0, undefined, { timeout: 120_000 });
				const { shown, dropped, drawMs } = await bench.page.evaluate(() => parityPage.player.statistics);
				rows.push([name, viewer, shown, dropped, `${Math.round(dropped / Math.max(1, shown + dropped) * 100)} %`, drawMs]);
			}
		}
		return [{
			title: 'Playing 1080p25 H.264', columns: ['timeline', 'viewer', 'frames shown', 'dropped', 'dropped', 'last draw (ms)'], rows,
			notes: [`${length} frames. Sound is the master: what comes too late is dropped, never played late. Chromium draws with SwiftShader here: no graphics card is used.`],
		}];
	} finally {
		await bench.close();
	}
};
