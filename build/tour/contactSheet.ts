import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';

/** One picture of the sheet: the frame of the film it is, and its words. */
export type Cell = { readonly frame: number; readonly heading: string; readonly label: string; readonly timecode: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** ffmpeg reads no sum of more than a hundred terms. */
const framesPerRun = 60;

/** Small pictures of frames of a film, in their order, as JPEG. */
const picturesOf = async (film: string, frames: readonly number[], signal: AbortSignal): Promise<readonly Buffer[]> => {
	const folder = await mkdtemp(join(tmpdir(), 'reelwright-sheet-'));
	try {
		for (let first = 0; first < frames.length; first += framesPerRun) {
			const select = frames.slice(first, first + framesPerRun).map(frame => `eq(n,${frame})`).join('+');
			await runFfmpeg(['-i', film, '-an', '-vf', `select='${select}',scale=320:-2`, '-fps_mode', 'passthrough', '-q:v', '4', '-start_number', String(first), join(folder, '%05d.jpg')], { signal });
		}
		return await Promise.all((await readdir(folder)).toSorted().map(name => readFile(join(folder, name))));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

const pageOf = (title: string, cells: readonly Cell[], pictures: readonly Buffer[]): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>
	body { margin: 24px; background: #111214; color: #e8e9eb; font: 13px/1.4 Inter, system-ui, sans-serif; }
	h1 { font-size: 18px; font-weight: 600; }
	main { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 16px 12px; }
	figure { margin: 0; }
	img { display: block; width: 100%; border-radius: 4px; }
	figcaption { padding-top: 4px; }
	small { display: flex; justify-content: space-between; color: #8f949e; font-variant-numeric: tabular-nums; }
</style>
<h1>${escaped(title)}</h1>
<main>
${cells.map(({ heading, label, timecode }, place) => `<figure><img alt="${escaped(`${heading}: ${label}`)}" src="data:image/jpeg;base64,${pictures[place]?.toString('base64') ?? ''}"><figcaption>${escaped(label)}<small><span>${escaped(heading)}</span><span>${timecode}</span></small></figcaption></figure>`).join('\n')}
</main></html>
`;

/** Writes one page that holds a labelled frame for each cell. The name is there only once the page is whole. */
export const writeContactSheet = async (film: string, title: string, cells: readonly Cell[], path: string, signal: AbortSignal): Promise<void> => {
	const pictures = await picturesOf(film, cells.map(({ frame }) => frame), signal);
	if (pictures.length !== cells.length) {
		throw new Error(`The film has ${pictures.length} of the ${cells.length} frames the contact sheet shows.`);
	}
	await writeFile(`${path}.partial`, pageOf(title, cells, pictures));
	await rename(`${path}.partial`, path);
};
