import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { inputArguments } from '../../electron/engine/media/inputArguments.ts';
import { probeFile } from '../../electron/engine/media/probe.ts';
import type { ExportSources } from '../../electron/engine/export/exportSources.ts';
import { stretchSound } from '../../electron/engine/media/stretchSound.ts';
import { sampleAt } from '../../electron/shared/audio/mixPlan.ts';
import { isPlain, parseSoundName, type SoundName } from '../../electron/shared/media/soundName.ts';
import type { MediaStatus } from '../../electron/shared/media/mediaStatus.ts';
import { timeOfFrame, type FrameRate } from '../../electron/shared/time/frameRate.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import { clipDefaults, trackDefaults, type Asset, type Clip, type Project, type ProjectRecord, type Track, type Transition } from '../../electron/shared/timeline/records.ts';

/** A film put together for a test: real files, probed; records written by hand, since edits are not what is tested. Lengths and positions are frames of the sequence. */
export class TestFilm {
	readonly rate: FrameRate;
	readonly sequenceId = 'sequence-1';
	#records: Record<string, ProjectRecord> = {};
	#paths = new Map<string, string>();
	#folder: string;
	#next = 1;

	constructor(options: { folder: string; width: number; height: number; rate?: FrameRate }) {
		this.rate = options.rate ?? { numerator: 25, denominator: 1 };
		this.#folder = options.folder;
		this.#add({ kind: 'project', id: 'project', name: 'Test' });
		this.#add({ kind: 'sequence', id: this.sequenceId, name: 'Sequence', width: options.width, height: options.height, frameRate: this.rate, sampleRate: 48_000, volume: 0, keyframes: {} });
	}

	get project(): Project {
		return this.#records;
	}

	#add<Item extends ProjectRecord>(record: Item): Item {
		this.#records = { ...this.#records, [record.id]: record };
		return record;
	}

	/** Replaces a record. */
	change<Item extends ProjectRecord>(record: Item): Item {
		return this.#add(record);
	}

	/** Brings a real file in, as import would. */
	async asset(path: string): Promise<Asset> {
		const probed = await probeFile(path);
		const id = `asset-${this.#next++}`;
		this.#paths.set(id, path);
		return this.#add({
			kind: 'asset', id, name: path.split('/').at(-1) ?? path, source: { type: 'file', path, sizeBytes: 0, modifiedMs: 0 },
			mediaType: probed.mediaType, duration: probed.duration, video: probed.video, audio: probed.audio,
		});
	}

	track(type: 'video' | 'audio', extra: Partial<Track> = {}): Track {
		const order = Object.values(this.#records).filter(record => record.kind === 'track' && record.type === type).length;
		return this.#add({ ...trackDefaults, kind: 'track', id: `track-${this.#next++}`, sequenceId: this.sequenceId, name: `${type} ${order}`, type, order, ...extra });
	}

	clip(track: Track, asset: Asset, place: { at: number; frames: number; from?: number }, extra: Partial<Clip> = {}): Clip {
		return this.#add({
			...clipDefaults, kind: 'clip', id: `clip-${this.#next++}`, trackId: track.id, assetId: asset.id, name: asset.name,
			start: timeOfFrame(place.at, this.rate), duration: timeOfFrame(place.frames, this.rate), sourceStart: asset.duration === null ? zeroTime : timeOfFrame(place.from ?? 0, this.rate), ...extra,
		});
	}

	transition(from: Clip, to: Clip, frames: number, type = 'cross-dissolve', parameters: Transition['parameters'] = {}): Transition {
		return this.#add({ kind: 'transition', id: `transition-${this.#next++}`, trackId: from.trackId, fromClipId: from.id, toClipId: to.id, type, duration: timeOfFrame(frames, this.rate), parameters });
	}

	/** What the media library would answer: every file is there, sound is conformed when asked for. */
	get sources(): ExportSources {
		const conformed = new Map<string, Promise<string>>();
		return {
			status: assetId => this.#status(assetId),
			pictureFile: async assetId => this.#paths.get(assetId) ?? '',
			soundFile: (assetId, sound) => {
				const key = `${assetId}-${sound}`;
				const made = conformed.get(key) ?? this.#conform(assetId, sound, join(this.#folder, `${key.slice(0, 200)}.f32`));
				conformed.set(key, made);
				return made;
			},
		};
	}

	#status(assetId: string): MediaStatus | null {
		const path = this.#paths.get(assetId);
		return path === undefined ? null : {
			assetId, state: 'ready', failure: null, preview: 'source', version: 0, hasThumbnails: false, hasSound: [], path,
		} as MediaStatus;
	}

	async #conform(assetId: string, sound: SoundName, to: string): Promise<string> {
		const stretch = parseSoundName(sound);
		const asset = this.#records[assetId];
		if (!stretch || asset?.kind !== 'asset') {
			throw new Error(`There is no sound ${sound} of ${assetId}.`);
		}
		await mkdir(dirname(to), { recursive: true });
		const plain = isPlain(stretch) ? to : `${to}.plain`;
		await runFfmpeg([...inputArguments(this.#paths.get(assetId) ?? ''), '-map', `0:a:${stretch.stream}`, '-f', 'f32le', '-ar', '48000', '-ac', '2', '-y', `file:${plain}`]);
		if (plain !== to) {
			await stretchSound({ path: plain, sampleCount: sampleAt(asset.duration ?? zeroTime), stretch, stretchedPath: to, signal: new AbortController().signal });
		}
		return to;
	}
}
