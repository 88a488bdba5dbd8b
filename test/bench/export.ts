import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { container, pictureEncoder, soundEncoder } from '../../electron/engine/export/encoderArguments.ts';
import { exportSequence } from '../../electron/engine/export/exportSequence.ts';
import { findTools, runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { drawings } from '../../electron/shared/drawing/index.ts';
import { packedNumbers } from '../../electron/shared/effects/lutTable.ts';
import { defaultExportSettings } from '../../electron/shared/export/settings.ts';
import { drawnStream } from '../../electron/shared/media/streams.ts';
import { clipDefaults, type Asset } from '../../electron/shared/timeline/records.ts';
import { TestFilm } from '../harness/film.ts';
import { percentile, type BenchTable } from './table.ts';

/** P1: what the export costs beside a filter graph written by hand for the same timeline, and beside melt. Same x264 settings, same sound format, one after the other in turn. */

const execute = promisify(execFile);
const rate = { numerator: 25, denominator: 1 };
const frames = 250;
const runs = Number(process.env['REELWRIGHT_BENCH_RUNS'] ?? 3);

/** Seconds of processor time this process and its finished children have used; NaN where the system does not say. */
const processorSeconds = (): number => {
	try {
		const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
		return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / 100;
	} catch {
		return Number.NaN;
	}
};

type Cost = { wall: number; processor: number };

const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
	const [wall, processor] = [performance.now(), processorSeconds()];
	await work();
	return { wall: (performance.now() - wall) / 1000, processor: processorSeconds() - processor };
};

const clipSeconds = frames / 25;
const seconds = (count: number): string => (count / 25).toFixed(2);

/** A timeline three times: for Reelwright, for ffmpeg (inputs and graph; `[v]` and `[a]` come out), for melt (arguments up to the consumer, or null where it has no such thing). */
type Timeline = { name: string; film: TestFilm; inputs: readonly string[]; graph: string; melt: readonly string[] | null };

const input = (path: string): readonly string[] => ['-i', path];

const cuts = async (folder: string, source: string): Promise<Timeline> => {
	const film = new TestFilm({ folder, width: 1920, height: 1080, rate });
	const asset = await film.asset(source);
	const [video, audio] = [film.track('video'), film.track('audio')];
	const parts = [[20, 60], [130, 50], [5, 70], [90, 40], [160, 30]] as const;
	parts.reduce((at, [from, length]) => {
		film.clip(video, asset, { at, frames: length, from });
		film.clip(audio, asset, { at, frames: length, from });
		return at + length;
	}, 0);
	const trims = parts.map(([from, length], part) =>
		`[${part}:v]trim=start_frame=${from}:end_frame=${from + length},setpts=PTS-STARTPTS[v${part}];[${part}:a]atrim=${seconds(from)}:${seconds(from + length)},asetpts=PTS-STARTPTS[a${part}]`);
	return {
		name: 'cuts (5 clips)', film, inputs: parts.flatMap(() => input(source)),
		graph: `${trims.join(';')};${parts.map((_, part) => `[v${part}][a${part}]`).join('')}concat=n=${parts.length}:v=1:a=1[v][a]`,
		melt: parts.flatMap(([from, length]) => [source, `in=${from}`, `out=${from + length - 1}`]),
	};
};

const dissolves = async (folder: string, source: string): Promise<Timeline> => {
	const film = new TestFilm({ folder, width: 1920, height: 1080, rate });
	const asset = await film.asset(source);
	const track = film.track('video');
	// Three clips of 100, 75 and 75 frames, two dissolves of 24 frames centred on the cuts.
	const parts = [[0, 100], [60, 75], [130, 75]] as const;
	let at = 0;
	const clips = parts.map(([from, length]) => {
		at += length;
		return film.clip(track, asset, { at: at - length, frames: length, from });
	});
	clips.slice(1).forEach((clip, place) => {
		const before = clips[place];
		if (before) {
			film.transition(before, clip, 24);
		}
	});
	return {
		name: 'dissolves (3 clips, 2 dissolves)', film, inputs: parts.flatMap(() => input(source)),
		graph: '[0:v]trim=start_frame=0:end_frame=112,setpts=PTS-STARTPTS[v0];[1:v]trim=start_frame=48:end_frame=147,setpts=PTS-STARTPTS[v1];[2:v]trim=start_frame=118:end_frame=205,setpts=PTS-STARTPTS[v2];'
			+ '[v0][v1]xfade=transition=fade:duration=0.96:offset=3.52[x];[x][v2]xfade=transition=fade:duration=0.96:offset=6.52[v]',
		melt: [source, 'in=0', 'out=111', source, 'in=48', 'out=146', '-mix', '24', '-mixer', 'luma', source, 'in=118', 'out=204', '-mix', '24', '-mixer', 'luma'],
	};
};

const pictureInPicture = async (folder: string, source: string): Promise<Timeline> => {
	const film = new TestFilm({ folder, width: 1920, height: 1080, rate });
	const asset = await film.asset(source);
	const length = 150;
	film.clip(film.track('video'), asset, { at: 0, frames: length });
	const corners = [[-0.25, -0.25], [0.25, -0.25], [-0.25, 0.25], [0.25, 0.25]] as const;
	corners.forEach(([x, y], place) => film.clip(film.track('video'), asset, { at: 0, frames: length, from: 20 * place + 10 }, { transform: { ...clipDefaults.transform, x, y, scale: 0.4 } }));
	const small = corners.map((_, place) => `[${place + 1}:v]trim=start_frame=${20 * place + 10}:end_frame=${20 * place + 10 + length},setpts=PTS-STARTPTS,scale=768:432[p${place}]`);
	const laid = corners.map(([x, y], place) => `[${place === 0 ? 'base' : `o${place - 1}`}][p${place}]overlay=${1920 * (0.5 + x) - 384}:${1080 * (0.5 + y) - 216}${place === 3 ? '[v]' : `[o${place}]`}`);
	return {
		name: 'picture in picture (4 over 1)', film, inputs: [0, 1, 2, 3, 4].flatMap(() => input(source)),
		graph: `[0:v]trim=start_frame=0:end_frame=${length},setpts=PTS-STARTPTS[base];${small.join(';')};${laid.join(';')}`, melt: null,
	};
};

/** A drawing as the edit adds it, with every parameter as it comes but those given. */
const drawing = (film: TestFilm, name: string, parameters: Record<string, string | number>): Asset => {
	const definition = drawings.find(candidate => candidate.name === name);
	if (!definition) {
		throw new Error(`There is no drawing ${name}.`);
	}
	return film.change({
		kind: 'asset', id: `asset-${name}-${Object.keys(film.project).length}`, name, mediaType: 'image', duration: null, audio: [],
		source: { type: 'drawn', drawing: name, parameters }, video: drawnStream({ width: 1920, height: 1080 }, definition.hasAlpha),
	});
};

const titles = async (folder: string, source: string): Promise<Timeline> => {
	const film = new TestFilm({ folder, width: 1920, height: 1080, rate });
	film.clip(film.track('video'), await film.asset(source), { at: 0, frames });
	const track = film.track('video');
	const shown = [[10, 100, 'Ada Lovelace', 'Mathematician'], [130, 100, 'Mary Somerville', 'Astronomer']] as const;
	shown.forEach(([at, length, text, second]) => film.clip(track, drawing(film, 'lower-third', { text, second }), { at, frames: length }));
	const font = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf', import.meta.url));
	const drawn = shown.flatMap(([at, length, text, second]) => {
		const enabled = `enable='between(n,${at},${at + length - 1})'`;
		return [
			`drawbox=x=120:y=800:w=560:h=150:color=0x101114@0.78:t=fill:${enabled}`, `drawtext=fontfile=${font}:text='${text}':fontsize=59:fontcolor=white:x=150:y=825:${enabled}`,
			`drawtext=fontfile=${font}:text='${second}':fontsize=37:fontcolor=0xd7d9de:x=150:y=895:${enabled}`,
		];
	});
	return { name: 'titles (two lower thirds)', film, inputs: input(source), graph: `[0:v]trim=end_frame=${frames},${drawn.join(',')}[v]`, melt: null };
};

const lutSide = 17;

const colour = async (folder: string, source: string): Promise<Timeline> => {
	const film = new TestFilm({ folder, width: 1920, height: 1080, rate });
	const clip = film.clip(film.track('video'), await film.asset(source), { at: 0, frames });
	const steps = Array.from({ length: lutSide }, (_, i) => i / (lutSide - 1));
	const entries = steps.flatMap(blue => steps.flatMap(green => steps.map(red => [red ** 0.9, green, 0.1 + 0.85 * blue] as const)));
	const look = join(folder, 'look.cube');
	writeFileSync(look, `LUT_3D_SIZE ${lutSide}\n${entries.map(entry => entry.map(value => value.toFixed(6)).join(' ')).join('\n')}\n`);
	film.change({ kind: 'lut', id: 'lut-1', name: 'look', dimensions: 3, size: lutSide, domainMin: [0, 0, 0], domainMax: [1, 1, 1], values: packedNumbers(entries.flat()) });
	const effects = [['exposure', { 'parameters.contrast': 0.15, 'parameters.saturation': 1.2 }], ['lut', { 'parameters.table': 'lut-1' }]] as const;
	effects.forEach(([type, parameters], order) => film.change({
		kind: 'effect', id: `effect-${order}`, targetId: clip.id, order, type, isEnabled: true, keyframes: {},
		parameters: Object.fromEntries(Object.entries(parameters).map(([path, value]) => [path.replace('parameters.', ''), value])),
	}));
	return { name: 'colour and LUT', film, inputs: input(source), graph: `[0:v]trim=end_frame=${frames},eq=contrast=1.15:saturation=1.2,lut3d=file='${look}'[v]`, melt: null };
};

const byHand = async (timeline: Timeline, hasSound: boolean, path: string): Promise<void> => {
	const { ffmpeg } = await findTools();
	await execute(ffmpeg.path, [
		'-v', 'error', '-nostdin', ...timeline.inputs, '-filter_complex', timeline.graph, '-map', '[v]', ...(hasSound ? ['-map', '[a]', ...soundEncoder('mp4', 'good')] : ['-an']),
		...pictureEncoder('mp4', 'good', rate), ...container('mp4', path),
	], { maxBuffer: 1e8 });
};

const byMelt = async (timeline: Timeline, hasSound: boolean, path: string): Promise<void> => {
	await execute('melt', [
		...timeline.melt ?? [], '-profile', 'atsc_1080p_25', '-consumer', `avformat:${path}`, 'vcodec=libx264', 'preset=veryfast', 'crf=20', 'g=50',
		...(hasSound ? ['acodec=aac', 'ab=192k'] : ['an=1']), 'real_time=-2',
	], { maxBuffer: 1e8 });
};

/** Likeness of two films in dB. */
const psnr = async (a: string, b: string): Promise<number> => {
	const { lines } = await runFfmpeg(['-i', `file:${a}`, '-i', `file:${b}`, '-lavfi', '[0:v]settb=1/25,setpts=N[x];[1:v]settb=1/25,setpts=N[y];[x][y]psnr', '-f', 'null', '-'], { logLevel: 'info' });
	const found = /average:(\S+)/u.exec(lines.join('\n'))?.[1];
	return found === 'inf' ? Infinity : Number(found);
};

const hasMelt = (): boolean => {
	try {
		execFileSync('melt', ['-version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
};

const footage = async (folder: string): Promise<{ path: string; note: string }> => {
	const real = resolve(import.meta.dirname, '../../../shared/media/video.mp4');
	const path = join(folder, 'footage.mp4');
	const encoded = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p', '-colorspace', 'bt709', '-color_range', 'tv', '-c:a', 'aac', '-y', `file:${path}`];
	if (existsSync(real)) {
		// Tagged Rec. 601, which Reelwright would convert and the graph by hand would not; converted once, so that both do the same work.
		await runFfmpeg(['-stream_loop', '2', '-i', `file:${real}`, '-t', String(clipSeconds), '-vf', 'scale=in_color_matrix=smpte170m:out_color_matrix=bt709', ...encoded]);
		return { path, note: 'Footage: real 1080p25 H.264 with AAC.' };
	}
	await runFfmpeg(['-f', 'lavfi', '-i', 'mandelbrot=s=1920x1080:r=25', '-f', 'lavfi', '-i', 'anoisesrc=a=0.1:r=48000', '-t', String(clipSeconds), ...encoded]);
	return { path, note: 'Footage: made by lavfi (no real footage here).' };
};

const median = (costs: readonly Cost[], field: keyof Cost): number => percentile(costs.map(cost => cost[field]), 0.5);
const ratio = (peer: readonly Cost[], ours: readonly Cost[], field: keyof Cost): string => (peer.length === 0 ? '–' : (median(peer, field) / median(ours, field)).toFixed(2));

/** Ratios above 1: Reelwright is faster. */
export const benchExport = async (): Promise<BenchTable[]> => {
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
	try {
		const { path: source, note } = await footage(folder);
		const isMeltThere = hasMelt();
		const rows: (string | number)[][] = [];
		for (const timeline of [await cuts(folder, source), await dissolves(folder, source), await titles(folder, source), await pictureInPicture(folder, source), await colour(folder, source)]) {
			const hasSound = Object.values(timeline.film.project).some(record => record.kind === 'track' && record.type === 'audio');
			const [ours, hand, melt]: [Cost[], Cost[], Cost[]] = [[], [], []];
			const [oursPath, handPath] = [join(folder, 'ours.mp4'), join(folder, 'hand.mp4')];
			// Sound is conformed when footage is imported, not when it is exported.
			const { sources } = timeline.film;
			await Promise.all(Object.values(timeline.film.project).filter((record): record is Asset => record.kind === 'asset').map(asset => hasSound && sources.soundFile(asset.id, '0')));
			for (let run = 0; run < runs; run++) {
				hand.push(await costOf(() => byHand(timeline, hasSound, handPath)));
				ours.push(await costOf(() => exportSequence({
					project: timeline.film.project, sequenceId: timeline.film.sequenceId, settings: defaultExportSettings, path: oursPath, sources, overwrite: true,
					signal: new AbortController().signal, report: () => undefined,
				})));
				if (isMeltThere && timeline.melt) {
					melt.push(await costOf(() => byMelt(timeline, hasSound, join(folder, 'melt.mp4'))));
				}
			}
			const length = Object.values(timeline.film.project).reduce((end, record) => (record.kind === 'clip' ? Math.max(end, record.start + record.duration) : end), 0) / 28_224_000;
			rows.push([
				timeline.name, `${(length / median(ours, 'wall')).toFixed(1)} fps`, ratio(hand, ours, 'wall'), ratio(hand, ours, 'processor'),
				ratio(melt, ours, 'wall'), ratio(melt, ours, 'processor'), (await psnr(oursPath, handPath)).toFixed(1),
			]);
		}
		return [{
			title: 'Export (P1): targets ≥ 0.95 × hand-written graph, ≥ 1.3 × melt',
			columns: ['timeline, 1080p25, x264 veryfast crf 20', 'speed', '× hand-written graph', '… by processor time', '× melt', '… by processor time', 'PSNR against hand-written (dB)'],
			rows,
			notes: [
				note, `Median of ${runs} runs, taken in turn. Processor time counts both processes and is the fairer ratio on a busy machine.`,
				...(isMeltThere ? ['melt has no one-line picture in picture, titles or LUT; it is left out there.'] : ['melt is not installed (Debian package “melt”): left out.']),
				'Titles by hand are drawn by drawtext without a stripe or an animation, colours by eq, which counts contrast and saturation otherwise: like work, not the same picture.',
			],
		}];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};
