import { createContext } from 'svelte';
import type { Change, Snapshot } from '../../electron/shared/contract/contract.ts';
import { toFailure } from '../../electron/shared/contract/failure.ts';
import { failureSentence } from '../../electron/shared/contract/failureSentence.ts';
import type { ModelCard } from '../../electron/shared/generation/modelCard.ts';
import type { Job } from '../../electron/shared/jobs/job.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import type { Asset, Clip, Effect } from '../../electron/shared/timeline/records.ts';
import type { EditName } from '../../electron/shared/timeline/edits/index.ts';
import { openEngine, type ConnectionState, type Engine } from '../client/client.ts';
import type { CopiedKeys } from '../keyframes/keyClipboard.ts';
import { CommandQueue } from '../commands/commandQueue.ts';
import { readKeyMap, type KeyMap } from '../commands/keyMap.ts';
import { Dialogs } from './dialogs.svelte.ts';
import { Document } from './document.svelte.ts';
import { Generation } from './generation.svelte.ts';
import { Jobs } from './jobs.svelte.ts';
import { Layout } from './layout.svelte.ts';
import { MediaStatuses } from './media.svelte.ts';
import { MediaView } from './mediaView.svelte.ts';
import { Meters } from './meters.svelte.ts';
import { Playback } from './playback.svelte.ts';
import { PreferenceState } from './preferences.svelte.ts';
import { Scopes } from './scopes.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { Source } from './source.svelte.ts';
import { Soundtrack } from './soundtrack.svelte.ts';
import { readViews, writeViews, type TimelineView } from './timelineViews.ts';
import { Toasts } from './toasts.svelte.ts';
import { View } from './view.svelte.ts';

/** Everything the interface knows and can do, handed to components through context. Made once per page. */
export class App {
	connection = $state<ConnectionState>('connecting');
	/** True once the engine has said whether a project is open. */
	isReady = $state(false);
	info = $state.raw<{ version: string; platform: string; device: string; ffmpeg: string | null; memoryBytes: number } | null>(null);
	cards = $state.raw<readonly ModelCard[]>([]);
	/** Why there are no models, as a sentence; said where one would use them. */
	cardsProblem = $state<string | null>(null);
	readonly document = new Document();
	readonly selection = new Selection();
	readonly view = new View();
	readonly source = new Source();
	readonly media = new MediaStatuses();
	readonly jobs = new Jobs();
	readonly toasts = new Toasts();
	readonly layout = new Layout();
	/** How the timelines of films were looked at before this one was opened. */
	views = $state.raw<readonly TimelineView[]>([]);
	readonly mediaView = new MediaView();
	readonly scopes = new Scopes();
	readonly dialogs = new Dialogs();
	readonly preferences = new PreferenceState(this);
	/** What was asked for by keys, menus and buttons, one after the other. */
	readonly commands = new CommandQueue<App>({ areThere: () => this.document.pendingEdits > 0, settled: () => this.editsSettled() }, this);
	#lastEdit: Promise<unknown> = Promise.resolve();
	readonly generation = new Generation();
	readonly soundtrack = new Soundtrack();
	readonly meters = new Meters();
	readonly playback = new Playback(() => this.source.isShown ? this.source : this.view);
	/** Clips that were copied or cut: whole records, since what was cut is no longer in the project. */
	clipboard = $state.raw<{ readonly clips: readonly Clip[]; readonly effects: readonly Effect[]; readonly drawings: readonly Asset[] }>({ clips: [], effects: [], drawings: [] });
	/** Keyframes that were copied or cut; copying clips forgets them. */
	copiedKeys = $state.raw<readonly CopiedKeys[]>([]);
	/** The user's own keys, by command name; what is not here has its default. */
	keys = $state.raw<KeyMap>({});
	readonly engine: Engine;

	constructor() {
		this.engine = openEngine((state) => {
			this.connection = state;
			if (state === 'open') {
				void this.#fetchAll();
			}
		});
		this.engine.on('project.opened', snapshot => this.#open(snapshot));
		this.engine.on('project.closed', () => this.#close());
		this.engine.on('project.changed', (change) => {
			this.document.change(change);
			this.#keepOnly();
		});
		this.engine.on('media.changed', status => this.media.set(status));
		this.engine.on('job.changed', (job) => {
			const before = this.jobs.all.find(other => other.id === job.id);
			this.jobs.set(job);
			if (job.state !== before?.state) {
				this.#tellEnd(job);
			}
		});
		this.engine.on('generation.rough', rough => this.media.setRough(rough.assetId, rough.version, rough.frames));
	}

	/** Takes back the last step, repeats the one that was taken back, or goes to a step of the history. */
	async goInHistory(way: 'undo' | 'redo' | { readonly step: number }): Promise<void> {
		await this.#followed(() => typeof way === 'string' ? this.engine.call(`project.${way}`, {}) : this.engine.call('history.goTo', way));
	}

	/** Sends one edit. A refusal becomes a sentence on screen, and null. */
	edit(edit: EditName, args: unknown): Promise<Change | null> {
		return this.#followed(() => this.engine.call('project.edit', { edit, args }));
	}

	/** Resolves when the document shows every edit sent so far. What is done by key right after an edit must be thought of on its result, however slow the engine is. */
	async editsSettled(): Promise<void> {
		while (this.document.pendingEdits > 0) {
			await this.#lastEdit;
		}
	}

	/** Counts a change among the edits under way until the document shows it. */
	#followed(send: () => Promise<Change>): Promise<Change | null> {
		const shown = this.#shown(send);
		this.#lastEdit = shown;
		return shown;
	}

	async #shown(send: () => Promise<Change>): Promise<Change | null> {
		this.document.pendingEdits++;
		try {
			const change = await send();
			await this.document.reached(change.position.head);
			return change;
		} catch (error) {
			this.showFailure(error);
			return null;
		} finally {
			this.document.pendingEdits--;
		}
	}

	/** Runs `work`; what goes wrong becomes a sentence on screen, and null. */
	async attempt<Value>(work: () => Promise<Value>): Promise<Value | null> {
		try {
			return await work();
		} catch (error) {
			this.showFailure(error);
			return null;
		}
	}

	showFailure(error: unknown): void {
		const failure = toFailure(error);
		if (failure.kind !== 'cancelled') {
			this.toasts.show(failure.kind === 'edit-refused' ? 'warn' : 'error', failureSentence(failure));
		}
	}

	remember(name: string, value: unknown): void {
		void this.engine.call('settings.set', { name, value }).catch(() => undefined);
	}

	async #fetchCards(): Promise<void> {
		try {
			this.cards = await this.engine.call('generation.models', {});
			this.cardsProblem = null;
		} catch (error) {
			this.cardsProblem = failureSentence(toFailure(error));
		}
	}

	#tellEnd(job: Job): void {
		if (job.state === 'failed' && job.failure) {
			this.toasts.show('error', failureSentence(job.failure), { label: 'Show jobs', perform: () => this.layout.rightTab = 'jobs' });
		}
		if (job.state === 'done' && job.type === 'export' && this.dialogs.open.length === 0) {
			const download = this.engine.downloadUrl(job.id);
			this.toasts.show('ok', `The film is finished: ${job.path ?? ''}`, download ? { label: 'Download', perform: () => location.assign(download) } : null);
		}
	}

	async #fetchAll(): Promise<void> {
		await this.attempt(async () => {
			const [info, snapshot, layout, keys, mediaView, preferences, views] = await Promise.all([
				this.engine.call('engine.info', {}),
				this.engine.call('project.current', {}),
				this.engine.call('settings.get', { name: 'layout' }),
				this.engine.call('settings.get', { name: 'keys' }),
				this.engine.call('settings.get', { name: 'media-view' }),
				this.engine.call('settings.get', { name: 'preferences' }),
				this.engine.call('settings.get', { name: 'timeline-views' }),
			]);
			this.info = info;
			this.layout.read(layout.value);
			this.mediaView.read(mediaView.value);
			this.preferences.read(preferences.value);
			this.views = readViews(views.value);
			this.keys = readKeyMap(keys.value);
			if (snapshot) {
				this.#open(snapshot);
			} else {
				this.#close();
			}
		});
		this.isReady = true;
	}

	#open(snapshot: Snapshot): void {
		const isSame = snapshot.path === this.document.path;
		this.#keepView();
		this.document.open(snapshot);
		this.media.replaceAll(snapshot.media);
		void this.attempt(async () => {
			this.jobs.replaceAll(await this.engine.call('jobs.list', {}));
		});
		void this.#fetchCards();
		this.#keepOnly();
		if (!isSame) {
			this.mediaView.open(null);
			this.mediaView.showAll();
			this.selection.clear();
			this.view.endGesture();
			this.view.inPoint = null;
			this.view.outPoint = null;
			this.source.close();
			this.#lookAsBefore(snapshot.path);
		}
	}

	/** Zoom, place, open lanes and playhead as they were when this film was last open. */
	#lookAsBefore(path: string): void {
		const before = this.views.find(view => view.path === path);
		this.view.lookAs(before);
		const rate = this.document.sequence?.frameRate;
		if (rate) {
			this.playback.frameRate = rate;
		}
		this.playback.seek(before?.playhead ?? zeroTime);
	}

	/** Lets go of what is no longer in the project. */
	#keepOnly(): void {
		this.selection.keepOnly(this.document.project);
		const { openBin } = this.mediaView;
		if (openBin !== null && !this.document.get('bin', openBin)) {
			this.mediaView.open(null);
		}
	}

	/** Remembers how the open film's timeline is looked at, for when it is opened again. */
	#keepView(): void {
		const { path } = this.document;
		if (path !== null) {
			this.views = readViews(writeViews(this.views, this.view.asLookedAt(path, this.document.project)));
		}
	}

	#close(): void {
		this.#keepView();
		this.document.close();
		this.selection.clear();
		this.media.replaceAll([]);
		this.view.endGesture();
	}
}

/** The app of the component tree. */
export const [getApp, setApp] = createContext<App>();
