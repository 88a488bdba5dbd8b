import { recordOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Project, Sequence } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { keysHeights } from './keys/keyLanes.ts';
import { automationHeights, withAutomation } from './levels/automationLanes.ts';
import { lanesOf } from './lanes.ts';
import type { ClipMedia } from './scene.ts';

/** What the timeline shows just now: the document, or what a gesture would make of it. */
export class TimelineModel {
	readonly #app: App;
	project = $derived.by<Project>(() => this.#app.view.provisional ?? this.#app.document.project);
	sequence = $derived.by<Sequence | null>(() => this.#app.document.sequence);
	tracks = $derived.by(() => this.sequence ? tracksOf(this.project, this.sequence.id) : []);
	layout = $derived.by(() => {
		const { trackHeights, height, openLanes, openAutomation } = this.#app.view;
		const lanes = lanesOf(this.tracks, trackHeights, height - 40, keysHeights(this.project, this.tracks, openLanes), automationHeights(this.tracks, openAutomation));
		return withAutomation(lanes, this.sequence ? recordOf(this.project, 'sequence', this.sequence.id) ?? null : null, openAutomation);
	});
	maxScrollTop = $derived.by(() => Math.max(0, this.layout.height - this.#app.view.height + 24));

	constructor(app: App) {
		this.#app = app;
	}

	mediaOf(clip: Clip): ClipMedia {
		const status = this.#app.media.of(clip.assetId);
		if (status?.state !== 'pending') {
			return { state: status?.state ?? 'ready' };
		}
		const job = this.#app.jobs.forAsset(clip.assetId);
		return { state: 'pending', progress: job?.state === 'running' ? job.progress : null, words: job?.state === 'running' ? job.stage || 'Starting' : 'Waiting' };
	}
}
