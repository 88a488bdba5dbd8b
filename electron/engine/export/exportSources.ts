import { open } from 'node:fs/promises';
import { CallFailed } from '../../shared/contract/failure.ts';
import type { SoundName } from '../../shared/media/soundName.ts';
import type { MediaStatus } from '../../shared/media/mediaStatus.ts';
import { partsOf, type MixPlan } from '../../shared/audio/mixPlan.ts';
import type { PlanSpan } from '../../shared/render/planSpans.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Asset, Project } from '../../shared/timeline/records.ts';
import type { FrameRate } from '../../shared/time/frameRate.ts';
import type { Time } from '../../shared/time/time.ts';
import { formatTimecode } from '../../shared/time/timecode.ts';
import type { PictureSource } from './chunkGraph.ts';
import { layersOfSpan } from './chunks.ts';
import { isReadable } from './exportTarget.ts';

/** What an export asks of the media library. */
export type ExportSources = {
	/** What is known of an asset; null for one the library does not know. */
	status: (assetId: string) => MediaStatus | null;
	/** Path of the bytes an asset's picture is drawn from: the file itself, or a converted copy of a still. Rejects with why there is none. */
	pictureFile: (assetId: string) => Promise<string>;
	/** Path of a conformed sound, stretched or not (raw interleaved stereo float32 at 48 kHz); waits until it is made. */
	soundFile: (assetId: string, sound: SoundName, signal?: AbortSignal) => Promise<string>;
};

/** Whether a container can be searched by key frames, by its first bytes: MP4 and its kin, Matroska, AVI. For all others, and for what is not there, false. */
export const hasIndex = async (path: string): Promise<boolean> => {
	const file = await open(path).catch(() => null);
	if (!file) {
		return false;
	}
	const { buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
	await file.close();
	const box = buffer.toString('latin1', 4, 8);
	return ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(box)
		|| buffer.readUInt32BE(0) === 0x1A45_DFA3
		|| (buffer.toString('latin1', 0, 4) === 'RIFF' && buffer.toString('latin1', 8, 12) === 'AVI ');
};

type Use = { readonly clipId: string; readonly assetId: string; readonly at: Time };

/** The first use of every clip that is seen or heard. */
const usesOf = (spans: readonly PlanSpan[], mix: MixPlan): readonly Use[] => {
	const uses = new Map<string, Use>();
	const add = (use: Use) => uses.has(use.clipId) || uses.set(use.clipId, use);
	spans.forEach(span => layersOfSpan(span).filter(layer => !layer.drawn && !layer.adjusts).forEach(({ clipId, assetId }) => add({ clipId, assetId, at: span.start })));
	partsOf(mix).forEach(({ clipId, assetId, startSample }) => add({ clipId, assetId, at: startSample * 14_700 as Time }));
	return [...uses.values()].toSorted((a, b) => a.at - b.at);
};

const pathOf = (asset: Asset, status: MediaStatus | null): string =>
	status?.path ?? (asset.source.type === 'file' ? asset.source.path : asset.name);

/** The files of everything that is seen or heard, by asset. Refuses, before anything is written, when one is not there or not made yet, naming the first clip that needs it. Waits for files that are still being looked for. */
export const pictureSources = async (project: Project, rate: FrameRate, spans: readonly PlanSpan[], mix: MixPlan, sources: ExportSources): Promise<ReadonlyMap<string, PictureSource>> => {
	const found = new Map<string, PictureSource>();
	const missing: (Use & { path: string })[] = [];
	const looked = new Map<string, boolean>();
	for (const use of usesOf(spans, mix)) {
		const asset = recordOf(project, 'asset', use.assetId);
		if (!asset) {
			throw new Error(`${use.clipId} shows no asset.`);
		}
		if (asset.source.type === 'file' && sources.status(asset.id)?.state === 'pending') {
			// It is still being looked for: the film was opened a moment ago. What comes of it stands in its status.
			await sources.pictureFile(asset.id).catch(() => undefined);
		}
		const status = sources.status(asset.id);
		if (status?.state === 'pending') {
			throw new CallFailed({ kind: 'media-not-ready', name: asset.name });
		}
		if (status?.state === 'failed') {
			throw new CallFailed(status.failure ?? { kind: 'media-not-ready', name: asset.name });
		}
		const path = pathOf(asset, status);
		const isThere = looked.get(asset.id) ?? (status?.state !== 'missing' && status?.path !== null && await isReadable(path));
		looked.set(asset.id, isThere);
		if (!isThere) {
			missing.push({ ...use, path });
		} else if (asset.video && !found.has(asset.id)) {
			const picture = await sources.pictureFile(asset.id);
			found.set(asset.id, { path: picture, video: asset.video, isStill: asset.duration === null, hasIndex: await hasIndex(picture) });
		}
	}
	const [first] = missing;
	if (first) {
		throw new CallFailed({
			kind: 'export-media-missing', clip: recordOf(project, 'clip', first.clipId)?.name ?? first.clipId,
			timecode: formatTimecode(first.at, rate), path: first.path, more: missing.length - 1,
		});
	}
	return found;
};

/** Every file the project's assets are read from: an export must never be written over one. */
export const sourcePaths = (project: Project, sources: ExportSources): readonly string[] =>
	Object.values(project).flatMap(record => (record.kind === 'asset' ? [pathOf(record, sources.status(record.id))] : []));
