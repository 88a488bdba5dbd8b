import type { Time } from '../../electron/shared/time/time.ts';
import type { Project, Track } from '../../electron/shared/timeline/records.ts';
import { keyframeNamed } from '../keyframes/keySelection.ts';

/** A stretch of a track without clips. */
export type Gap = { readonly trackId: string; readonly start: Time; readonly end: Time };

const none: ReadonlySet<string> = new Set();

/** What is selected: clips, or one transition, or one gap, or captions; and assets in the bin. Selecting one kind on the timeline lets go of the others. */
export class Selection {
	clips = $state.raw<ReadonlySet<string>>(none);
	transition = $state<string | null>(null);
	gap = $state.raw<Gap | null>(null);
	/** Keyframes by name, beside the clips they are on. */
	keys = $state.raw<ReadonlySet<string>>(none);
	captions = $state.raw<ReadonlySet<string>>(none);
	assets = $state.raw<ReadonlySet<string>>(none);
	/** Bins of the media bin; they and assets can be selected together. */
	bins = $state.raw<ReadonlySet<string>>(none);
	/** The track that insert, overwrite and generate aim at. */
	track = $state<string | null>(null);
	/** The tracks that a source's picture and first sound are patched to; null: the chosen or the first that is not locked. */
	targets = $state.raw<Readonly<Record<Track['type'], string | null>>>({ video: null, audio: null });
	/** Whether insert and overwrite bring picture, and sound, at all. */
	isPatched = $state.raw<Readonly<Record<Track['type'], boolean>>>({ video: true, audio: true });
	isEmpty = $derived(this.clips.size === 0 && this.transition === null && this.gap === null);

	selectClips(ids: Iterable<string>): void {
		this.#letGo();
		this.clips = new Set(ids);
	}

	/** Adds the ids when any is missing from the selection, takes them away when all are there. */
	toggleClips(ids: readonly string[]): void {
		const next = new Set(this.clips);
		const areAllSelected = ids.every(id => next.has(id));
		ids.forEach(id => areAllSelected ? next.delete(id) : next.add(id));
		this.selectClips(next);
	}

	selectTransition(id: string): void {
		this.#letGo();
		this.transition = id;
	}

	selectGap(gap: Gap): void {
		this.#letGo();
		this.gap = gap;
	}

	selectCaptions(ids: Iterable<string>): void {
		this.#letGo();
		this.captions = new Set(ids);
	}

	selectAssets(ids: Iterable<string>, bins: Iterable<string> = []): void {
		this.assets = new Set(ids);
		this.bins = new Set(bins);
	}

	clear(): void {
		this.#letGo();
	}

	/** Another selection of the same things. */
	copy(): Selection {
		const { clips, transition, gap, keys, captions, assets, bins, track, targets, isPatched } = this;
		return Object.assign(new Selection(), { clips, transition, gap, keys, captions, assets, bins, track, targets, isPatched });
	}

	/** Forgets what is no longer in the project. */
	keepOnly(project: Project): void {
		if ([...this.clips].some(id => !project[id])) {
			this.clips = new Set([...this.clips].filter(id => project[id]));
		}
		if ([...this.keys].some(name => !keyframeNamed(project, name))) {
			this.keys = new Set([...this.keys].filter(name => keyframeNamed(project, name)));
		}
		if ([...this.captions].some(id => !project[id])) {
			this.captions = new Set([...this.captions].filter(id => project[id]));
		}
		if ([...this.assets].some(id => !project[id])) {
			this.assets = new Set([...this.assets].filter(id => project[id]));
		}
		if ([...this.bins].some(id => !project[id])) {
			this.bins = new Set([...this.bins].filter(id => project[id]));
		}
		if (this.transition && !project[this.transition]) {
			this.transition = null;
		}
		if (this.track && !project[this.track]) {
			this.track = null;
		}
		const { video, audio } = this.targets;
		if ((video && !project[video]) || (audio && !project[audio])) {
			this.targets = { video: video && project[video] ? video : null, audio: audio && project[audio] ? audio : null };
		}
	}

	#letGo(): void {
		this.clips = none;
		this.keys = none;
		this.transition = null;
		this.gap = null;
		this.captions = none;
	}
}
