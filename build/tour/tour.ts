import { setImmediate } from 'node:timers/promises';
import { firstSequence, type Session } from '../../electron/cli/session.ts';
import type { Change } from '../../electron/shared/contract/contract.ts';
import { frameLength } from '../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../electron/shared/time/time.ts';
import { recordOf, sequenceDuration, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { EditArgs, EditName } from '../../electron/shared/timeline/edits/index.ts';
import type { Asset, Clip, Project, RecordKind, RecordOf } from '../../electron/shared/timeline/records.ts';

/** Frames left free at both ends of every piece of footage, for transitions, slips and rolls. */
const handleFrames = 14;

/** A clip with its sound. */
export type Placed = { readonly picture: Clip; readonly sound: Clip | null };

/** The film being made, and the hand that makes it: every step is an edit sent over the contract. */
export class Tour {
	/** Frames of a stop. */
	readonly length = 26;
	readonly session: Session;
	/** Two films and a still. */
	readonly footage: readonly [Asset, Asset];
	readonly still: Asset;
	#project: Project;
	#turn = 0;

	constructor(session: Session, project: Project, footage: readonly [Asset, Asset], still: Asset) {
		this.session = session;
		this.footage = footage;
		this.still = still;
		this.#project = project;
	}

	/** The film as it is after the last edit. */
	get project(): Project {
		return this.#project;
	}

	get sequenceId(): string {
		return firstSequence(this.#project).id;
	}

	/** The end of the film: there the next stop begins. */
	get now(): Time {
		return sequenceDuration(this.#project, this.sequenceId);
	}

	frames(count: number): Time {
		return time(count * frameLength(firstSequence(this.#project).frameRate));
	}

	/** Asks for the film again, after calls that change it in other ways than by `edit`. */
	async refresh(): Promise<void> {
		this.#project = await this.session.project();
	}

	async edit<Name extends EditName>(name: Name, args: EditArgs<Name>): Promise<Change> {
		// Calls within one process are answered without a turn of the event loop; Ctrl C, and the jobs, would wait for the end.
		await setImmediate();
		this.session.signal.throwIfAborted();
		const change = await this.session.client.call('project.edit', { edit: name, args });
		await this.refresh();
		return change;
	}

	/** The first record of a kind that an edit added. */
	added<Kind extends RecordKind>(change: Change, kind: Kind): RecordOf<Kind> {
		const record = change.diff.added.find((candidate): candidate is RecordOf<Kind> => candidate.kind === kind);
		if (!record) {
			throw new Error(`“${change.label}” added no ${kind}.`);
		}
		return record;
	}

	/** A record as it is now. */
	get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> {
		const record = recordOf(this.#project, kind, id);
		if (!record) {
			throw new Error(`There is no ${kind} ${id}.`);
		}
		return record;
	}

	/** The track of a type at a place, 0 upwards; made where it is missing. */
	async track(type: 'video' | 'audio', place: number): Promise<string> {
		for (let tracks = tracksOf(this.#project, this.sequenceId, type); ; tracks = tracksOf(this.#project, this.sequenceId, type)) {
			const track = tracks[place];
			if (track) {
				return track.id;
			}
			await this.edit('addTrack', { sequenceId: this.sequenceId, type });
		}
	}

	/** A moment of footage with room for `frames` and the handles on both sides; each time another one. */
	moment(asset: Asset, frames: number): Time {
		const frame = this.frames(1);
		const room = Math.max(1, Math.floor((asset.duration ?? 0) / frame) - frames - 2 * handleFrames);
		return time((handleFrames + this.#turn++ * 13 % room) * frame);
	}

	/** Lays footage, picture and sound, at the end of the film or at a moment. */
	async place(frames: number, options: { readonly at?: Time; readonly asset?: Asset; readonly track?: number } = {}): Promise<Placed> {
		const { at = this.now, asset = this.footage[this.#turn % 2] ?? this.footage[0], track = 0 } = options;
		const withSound = asset.audio.length > 0 ? [await this.track('audio', track)] : null;
		const change = await this.edit('overwrite', { assetId: asset.id, trackId: await this.track('video', track), withSound, sourceStart: this.moment(asset, frames), duration: this.frames(frames), start: at });
		const clips = change.diff.added.filter(record => record.kind === 'clip');
		const picture = clips.find(clip => this.get('track', clip.trackId).type === 'video');
		if (!picture) {
			throw new Error(`“${asset.name}” has no picture. Name a film.`);
		}
		return { picture, sound: clips.find(clip => clip.id !== picture.id) ?? null };
	}

	/** Lays pieces of footage one after the other. */
	async row(...frames: readonly number[]): Promise<readonly Placed[]> {
		const placed: Placed[] = [];
		for (const count of frames) {
			placed.push(await this.place(count));
		}
		return placed;
	}
}
