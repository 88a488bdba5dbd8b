import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import type { EditArgs, EditName } from '../../electron/shared/timeline/edits/index.ts';
import { clipEnd, sequenceDuration } from '../../electron/shared/timeline/queries.ts';
import { clipDefaults, type Clip } from '../../electron/shared/timeline/records.ts';
import { seededRandom } from '../../electron/shared/timeline/testing/randomEdit.ts';
import { stripAsset } from '../../electron/shared/timeline/testing/strip.ts';
import { percentile, type BenchTable } from './table.ts';

const rate = { numerator: 25, denominator: 1 };
const frames = (count: number) => timeOfFrame(count, rate);
const clipFrames = 50;
const handleFrames = 25;

/** A film of so many clips, half picture, half its linked sound, on eight tracks, each clip with handles on both sides. */
const bigFilm = (path: string, count: number): void => {
	const store = ProjectStore.create(path, { name: 'Big', sequence: { width: 1920, height: 1080, frameRate: rate } });
	['video', 'video', 'audio', 'audio'].forEach(type => store.edit('addTrack', { sequenceId: 'sequence-1', type }));
	store.edit('addAssets', { assets: [stripAsset('A', 2 * (clipFrames + handleFrames))] });
	const tracks = Object.values(store.project).filter(record => record.kind === 'track');
	const ofType = (type: string) => tracks.filter(track => track.type === type).toSorted((a, b) => a.order - b.order);
	const [video, audio] = [ofType('video'), ofType('audio')];
	const clips = Array.from({ length: count }, (_, place): Clip => {
		const pair = Math.floor(place / 2);
		const row = pair % 4;
		const track = (place % 2 === 0 ? video : audio)[row];
		return {
			...clipDefaults, kind: 'clip', id: `clip-${place}`, trackId: track?.id ?? '', assetId: 'A', name: `Shot ${pair}`, linkId: `link-${pair}`,
			start: frames(Math.floor(pair / 4) * clipFrames), duration: frames(clipFrames), sourceStart: frames(handleFrames),
		};
	});
	store.edit('paste', { clips, start: 0 });
	store.dispose();
};

type Doing = { readonly [Name in EditName]?: (clip: Clip, store: ProjectStore) => EditArgs<Name> };

/** Edits that change a handful of clips, as most do. */
const local: Doing = {
	trimTail: clip => ({ clipId: clip.id, to: clipEnd(clip) - frames(5) as Clip['start'] }),
	trimHead: clip => ({ clipId: clip.id, to: clip.start + frames(5) as Clip['start'] }),
	split: clip => ({ at: clip.start + frames(20) as Clip['start'], clipIds: [clip.id] }),
	moveClips: clip => ({ clipIds: [clip.id], by: frames(70) }),
	setProperty: clip => ({ id: clip.id, path: 'opacity', value: 0.5 }),
	lift: clip => ({ clipIds: [clip.id] }),
	overwrite: clip => ({ assetId: 'A', trackId: clip.trackId, start: clip.start + frames(10) as Clip['start'], duration: frames(20) }),
};

/** Edits that move every later clip of eight tracks. */
const ripples: Doing = {
	insert: clip => ({ assetId: 'A', trackId: clip.trackId, start: clip.start, duration: frames(20) }),
	rippleTrimTail: clip => ({ clipId: clip.id, to: clipEnd(clip) + frames(5) as Clip['start'] }),
};

type Span = { readonly wall: number; readonly processor: number };

/** Milliseconds by the clock, and of processor time: the latter says more on a machine that does other things as well. */
const spent = (action: () => unknown): Span => {
	const before = process.cpuUsage();
	const start = performance.now();
	action();
	const wall = performance.now() - start;
	const { user, system } = process.cpuUsage(before);
	return { wall, processor: (user + system) / 1000 };
};

const timed = (action: () => unknown): number => spent(action).wall;

type Timing = { readonly edit: Span; readonly undo: Span; readonly redo: Span };

/** Each edit of a group at random clips, each undone, redone and undone again. Refusals (a clip in the way) do not count. */
const timings = (store: ProjectStore, doing: Doing, rounds: number, seed: number): readonly Timing[] => {
	const random = seededRandom(seed);
	const ids = Object.values(store.project).filter(record => record.kind === 'clip').map(record => record.id);
	const results: Timing[] = [];
	for (let round = 0; round < rounds; round++) {
		for (const [name, argsFor] of Object.entries(doing)) {
			const clip = store.project[ids[Math.floor(random() * ids.length)] ?? ''];
			if (clip?.kind !== 'clip') {
				continue;
			}
			try {
				// `name` and `argsFor` are one entry of the table.
				const edit = spent(() => store.edit(name, (argsFor as (clip: Clip, store: ProjectStore) => unknown)(clip, store)));
				results.push({ edit, undo: spent(() => store.undo()), redo: spent(() => store.redo()) });
				store.undo();
			} catch (error) {
				if (!(error instanceof CallFailed && error.failure.kind === 'edit-refused')) {
					throw error;
				}
			}
		}
	}
	return results;
};

const pair = (values: readonly number[]) => `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`;
const cells = (spans: readonly Span[]) => `${pair(spans.map(span => span.wall))} (${pair(spans.map(span => span.processor))})`;

type Measured = { readonly open: number; readonly local: readonly Timing[]; readonly ripples: readonly Timing[]; readonly sizeMb: number; readonly rssMb: number };

const measured = (folder: string, count: number): Measured => {
	const path = join(folder, `${count}.reel`);
	bigFilm(path, count);
	const opens = Array.from({ length: 5 }, () => {
		let store: ProjectStore | undefined;
		const took = timed(() => {
			store = ProjectStore.open(path);
			sequenceDuration(store.project, 'sequence-1');
		});
		store?.dispose();
		return took;
	});
	const store = ProjectStore.open(path);
	timings(store, local, 3, 1);
	const result = { local: timings(store, local, 40, 2), ripples: timings(store, ripples, 10, 3) };
	store.dispose();
	return { open: percentile(opens, 0.5), ...result, sizeMb: statSync(path).size / 1e6, rssMb: process.memoryUsage.rss() / 1e6 };
};

/** P5: what a history of so many steps adds to opening, and what one page of it costs. The steps are real ones, copied by SQL: making them by editing takes minutes. */
const longHistory = (folder: string, steps: number): { readonly without: number; readonly withIt: number; readonly page: number; readonly oldPage: number } => {
	const path = join(folder, 'history.reel');
	bigFilm(path, 100);
	const store = ProjectStore.open(path);
	store.edit('setProperty', { id: 'project', path: 'name', value: 'A' });
	store.undo();
	const { head } = store.edit('setProperty', { id: 'project', path: 'name', value: 'B' }).position;
	store.dispose();
	const opened = () => percentile(Array.from({ length: 7 }, () => timed(() => ProjectStore.open(path).dispose())), 0.5);
	const without = opened();
	const db = new Database(path);
	db.exec(`WITH RECURSIVE more (id) AS (SELECT ${head + 1} UNION ALL SELECT id + 1 FROM more WHERE id < ${head + steps})
		INSERT INTO step SELECT more.id, more.id - 1, edit, args, label, diff, made_at FROM more JOIN step ON step.id = ${head};
		UPDATE head SET step = ${head + steps}, recorded = ${head + steps};`);
	db.close();
	const withIt = opened();
	const long = ProjectStore.open(path);
	const page = percentile(Array.from({ length: 7 }, () => timed(() => long.steps({ limit: 200 }))), 0.5);
	const oldPage = timed(() => long.steps({ limit: 200, before: 300 }));
	long.dispose();
	return { without, withIt, page, oldPage };
};

/** P4 and P5 of the targets: opening, editing and undoing films of 1 000 and 10 000 clips, in the engine, each edit written durably. */
export const benchEdits = async (): Promise<BenchTable[]> => {
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
	try {
		const sizes = [1_000, 10_000];
		const results = sizes.map(count => measured(folder, count));
		const [small, large] = results;
		const growth = (value: (result: Measured) => number) => (small && large ? `${(value(large) / value(small)).toFixed(1)} ×` : '');
		const row = (name: string, value: (result: Measured) => string, p50: (result: Measured) => number) => [name, ...results.map(value), growth(p50)];
		const of = (group: 'local' | 'ripples', part: keyof Timing) => (result: Measured) => result[group].map(timing => timing[part]);
		const timingRows = (['local', 'ripples'] as const).flatMap(group => (['edit', 'undo', 'redo'] as const).map((part) => {
			const values = of(group, part);
			return row(`${part}, ${group === 'local' ? 'a few clips' : 'all later clips move'} (p50 / p95 in ms, in brackets of processor time)`, result => cells(values(result)), result => percentile(values(result).map(span => span.wall), 0.5));
		}));
		const history = longHistory(folder, 100_000);
		return [{
			title: 'Editing large films in the engine',
			columns: ['what', ...sizes.map(count => `${count} clips`), 'growth'],
			rows: [
				row('open (p50, ms)', result => result.open.toFixed(0), result => result.open),
				...timingRows,
				row('file (MB)', result => result.sizeMb.toFixed(1), result => result.sizeMb),
				row('memory of the process (MB)', result => result.rssMb.toFixed(0), result => result.rssMb),
			],
			notes: [
				`Load of the machine while measuring: ${loadavg()[0]?.toFixed(1)}. Every edit, undo and redo is on disk (synchronous = FULL) when it is counted as done.`,
				`Edits of a few clips: ${Object.keys(local).join(', ')}, at random places; ripples: ${Object.keys(ripples).join(', ')}.`,
			],
		}, {
			title: 'A history of 100 000 steps',
			columns: ['what', 'ms'],
			rows: [
				['open with a short history (p50)', history.without], ['open with 100 000 steps (p50)', history.withIt], ['added', history.withIt - history.without],
				['the newest 200 steps', history.page], ['200 steps at the very beginning', history.oldPage],
			],
			notes: [],
		}];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};
