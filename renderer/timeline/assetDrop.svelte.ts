import { drawingNamed } from '../../electron/shared/drawing/index.ts';
import { nearestFrame } from '../../electron/shared/time/frameRate.ts';
import { flicksPerSecond, time, timeFromSeconds, type Time } from '../../electron/shared/time/time.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import { placingFor } from '../commands/targets.ts';
import type { App } from '../state/app.svelte.ts';
import { importFiles } from '../state/importFiles.ts';
import { timecodeOf } from '../text/timecodes.ts';
import { draggedAssets } from './draggedAssets.ts';
import { draggedEffect } from './draggedEffect.ts';
import { dropEffect, effectOver } from './effectDrop.ts';
import { outsideSnapPoints } from './gestures/beginGesture.ts';
import type { Pointer } from './gestures/gesture.ts';
import { laneAt } from './lanes.ts';
import { previewEdit } from './previewEdit.ts';
import type { TimelineModel } from './timelineModel.svelte.ts';
import { snappedDelta } from './snapping.ts';
import { flicksOf, timeAtX } from './zoom.ts';

/** Assets or files dragged over the tracks: shows where they would land, and puts them there. Ctrl or Alt held means insert. */
export class AssetDrop {
	readonly #app: App;
	readonly #model: TimelineModel;

	constructor(app: App, model: TimelineModel) {
		this.#app = app;
		this.#model = model;
	}

	over(event: DragEvent, pointer: Pointer): void {
		if (this.#app.document.isReadOnly || !event.dataTransfer) {
			return;
		}
		event.preventDefault();
		event.dataTransfer.dropEffect = 'copy';
		if (draggedAssets.drawing !== null) {
			this.#overWithDrawing(draggedAssets.drawing, pointer);
			return;
		}
		if (draggedEffect.name) {
			effectOver(this.#app, this.#model, pointer, draggedEffect.name);
			return;
		}
		const [asset] = this.#dragged();
		if (!asset) {
			return;
		}
		const { view, document } = this.#app;
		const { start, line } = this.#startAt(pointer, asset);
		const mode = pointer.ctrlKey || pointer.altKey ? 'insert' : 'overwrite';
		const args = this.#argsFor(asset, pointer, start);
		const preview = args ? previewEdit(document.project, mode, args) : { project: null, refused: 'There is no unlocked track for it here.' };
		view.snapLine = line;
		view.provisional = preview.project;
		view.landing = { trackId: args?.trackId ?? null, start, end: start, mode };
		view.note = {
			x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain',
			text: preview.refused ?? `${mode === 'insert' ? 'Insert' : 'Overwrite'} at ${timecodeOf(start, document.openSequence().frameRate)}`,
		};
	}

	leave(): void {
		this.#app.view.endGesture();
	}

	async drop(event: DragEvent, pointer: Pointer): Promise<void> {
		// The window would import the files a second time.
		event.stopPropagation();
		event.preventDefault();
		if (draggedAssets.drawing !== null) {
			await this.#dropDrawing(draggedAssets.drawing, pointer);
			return;
		}
		if (draggedEffect.name) {
			await dropEffect(this.#app, this.#model, pointer, draggedEffect.name);
			return;
		}
		const files = [...event.dataTransfer?.files ?? []];
		const mode = pointer.ctrlKey || pointer.altKey ? 'insert' : 'overwrite';
		const assets = files.length > 0 ? await this.#imported(files) : this.#dragged();
		const [first] = assets;
		let start = first ? this.#startAt(pointer, first).start : time(0);
		for (const asset of assets) {
			const args = this.#argsFor(asset, pointer, start);
			const change = args && await this.#app.edit(mode, args);
			const clips = change?.diff.added.filter(record => record.kind === 'clip') ?? [];
			const [clip] = clips;
			if (clip) {
				this.#app.selection.selectClips(clips.filter(other => other.linkId === clip.linkId).map(other => other.id));
				start = time(clip.start + clip.duration);
			}
		}
		this.#app.view.endGesture();
		this.#app.source.isShown = false;
	}

	async #imported(files: readonly File[]): Promise<Asset[]> {
		const ids = await importFiles(this.#app, files);
		return ids.flatMap(id => recordOf(this.#app.document.project, 'asset', id) ?? []);
	}

	/** A title overwrites nothing: where there is no room it goes onto a new track in front. */
	#overWithDrawing(drawing: string, pointer: Pointer): void {
		const { view, document } = this.#app;
		const { args, line } = this.#drawingArgs(drawing, pointer);
		const preview = previewEdit(document.project, 'addDrawing', args);
		view.snapLine = line;
		view.provisional = preview.project;
		view.note = {
			x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain',
			text: preview.refused ?? `${drawingNamed(drawing)?.label ?? 'Title'} at ${timecodeOf(args.start, document.openSequence().frameRate)}`,
		};
	}

	async #dropDrawing(drawing: string, pointer: Pointer): Promise<void> {
		const change = await this.#app.edit('addDrawing', this.#drawingArgs(drawing, pointer).args);
		const added = change?.diff.added.find(record => record.kind === 'clip');
		if (added) {
			this.#app.selection.selectClips([added.id]);
		}
		draggedAssets.drawing = null;
		this.#app.view.endGesture();
		this.#app.source.isShown = false;
	}

	#drawingArgs(drawing: string, pointer: Pointer) {
		const lane = laneAt(this.#model.layout.lanes, pointer.y);
		const { start, line } = this.#startAt(pointer, { duration: timeFromSeconds(drawingNamed(drawing)?.usualSeconds ?? 5) });
		const { id: sequenceId } = this.#app.document.openSequence();
		// The new track of a running preview is none the engine knows.
		const isKnown = lane?.track.type === 'video' && this.#app.document.get('track', lane.track.id) !== null;
		return { args: { sequenceId, drawing, start, trackId: isKnown ? lane.track.id : null }, line };
	}

	#dragged(): Asset[] {
		return draggedAssets.ids.flatMap(id => recordOf(this.#app.document.project, 'asset', id) ?? []);
	}

	#startAt(pointer: Pointer, asset: Pick<Asset, 'duration'>): { start: Time; line: Time | null } {
		const { view, document } = this.#app;
		const at = timeAtX(view.scale, pointer.x);
		const length = asset.duration ?? 5 * flicksPerSecond;
		const { delta, line } = view.isSnapping ? snappedDelta([0, length], at, outsideSnapPoints(this.#app), flicksOf(view.scale, 10)) : { delta: at, line: null };
		return { start: nearestFrame(time(Math.max(0, delta)), document.openSequence().frameRate), line };
	}

	#argsFor(asset: Asset, pointer: Pointer, start: Time) {
		const lane = laneAt(this.#model.layout.lanes, pointer.y);
		const placing = placingFor(this.#app, asset, lane?.track.id ?? null);
		return placing && { assetId: asset.id, ...placing, start };
	}
}
