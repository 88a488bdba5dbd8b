import type { Point } from '../../../electron/shared/render/geometry.ts';
import { frameLength } from '../../../electron/shared/time/frameRate.ts';
import type { Time } from '../../../electron/shared/time/time.ts';
import { withGroupedClips, withLinkedClips } from '../../../electron/shared/timeline/queries.ts';
import type { Sequence } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import { previewEdit } from '../../timeline/previewEdit.ts';
import { boxOf } from './boxGeometry.ts';
import { dragResult, turnBetween, type Drag, type DragKeys, type Grip } from './canvasDrag.ts';
import { movedPlace } from './placeChanges.ts';
import { placeSettings, resetPlace } from './placeSettings.ts';
import { positionWords } from './readout.ts';
import { clipUnder, shownIn, shownOf } from './shownClip.ts';
import { linesOf, nothingCaught, type Caught } from './snapping.ts';

/** Screen pixels within which a line catches, and after which a press is a drag. */
const snapReach = 7;
const dragThreshold = 3;

/** A picture taken hold of in the viewer: what is shown of it, and one gesture at a time. A gesture changes only the view until its end, which sends one edit. */
export class CanvasTransform {
	readonly #app: App;
	readonly #sequence: () => Sequence;
	/** Screen pixels for each pixel of the frame. */
	readonly #zoom: () => number;
	caught = $state.raw<Caught>(nothingCaught);
	/** Words at the pointer, in pixels of the frame. */
	words = $state.raw<{ readonly at: Point; readonly text: string } | null>(null);
	isDragging = $state(false);
	#drag: (Drag & { readonly pressed: Point; last: Point; hasMoved: boolean }) | null = null;
	#nudged: { x: number; y: number } | null = null;
	/** The beginning of the frame under the playhead. */
	at = $derived.by<Time>(() => {
		const frame = frameLength(this.#sequence().frameRate);
		return Math.floor(this.#app.view.playhead / frame) * frame as Time;
	});
	/** The clip as stored: what a gesture begins from. */
	stored = $derived.by(() => shownOf(this.#app.document.project, this.#sequence(), this.at, this.#app.selection.clips));
	/** The same as the viewer shows it just now. */
	shown = $derived.by(() => this.stored && shownIn(this.#app.view.provisional ?? this.#app.document.project, this.stored.clip.id, this.at));

	constructor(app: App, sequence: () => Sequence, zoom: () => number) {
		this.#app = app;
		this.#sequence = sequence;
		this.#zoom = zoom;
	}

	begin(grip: Grip, point: Point): void {
		if (this.stored && !this.#app.document.isReadOnly) {
			this.#drag = { grip, shown: this.stored, from: point, to: point, turned: 0, pressed: point, last: point, hasMoved: false };
		}
	}

	move(point: Point, keys: DragKeys): void {
		const drag = this.#drag;
		if (!drag || (!drag.hasMoved && Math.hypot(point.x - drag.pressed.x, point.y - drag.pressed.y) * this.#zoom() < dragThreshold)) {
			return;
		}
		const centre = boxOf(drag.shown.picture, drag.shown.place, this.#sequence()).anchor;
		this.#drag = { ...drag, to: point, turned: drag.turned + turnBetween(centre, drag.last, point), last: point, hasMoved: true };
		this.isDragging = true;
		const { edit, caught, words } = this.#result(keys);
		this.caught = caught;
		this.words = { at: point, text: words };
		this.#app.view.provisional = edit && previewEdit(this.#app.document.project, edit.name, edit.args).project;
	}

	/** Sends what the drag came to. True when there was one, false for a mere press. */
	async end(keys: DragKeys): Promise<boolean> {
		const hasMoved = this.#drag?.hasMoved === true;
		const edit = hasMoved ? this.#result(keys).edit : null;
		this.#letGo();
		if (edit) {
			await this.#app.edit(edit.name, edit.args);
		}
		if (hasMoved) {
			this.#app.view.provisional = null;
		}
		return hasMoved;
	}

	cancel(): boolean {
		const isUnderWay = this.#drag !== null || this.#nudged !== null;
		this.#letGo();
		this.#nudged = null;
		if (isUnderWay) {
			this.#app.view.provisional = null;
		}
		return isUnderWay;
	}

	/** Moves the picture by pixels of the frame. Held keys add up; `endNudge` stores them as one step. */
	nudge(x: number, y: number): void {
		const { stored } = this;
		if (!stored || this.#app.document.isReadOnly) {
			return;
		}
		this.#nudged = { x: (this.#nudged?.x ?? 0) + x, y: (this.#nudged?.y ?? 0) + y };
		const next = movedPlace({ ...stored, frame: this.#sequence() }, this.#nudged);
		const settings = placeSettings(stored.clip.id, stored.place, next, stored.local);
		this.words = { at: boxOf(stored.picture, next, this.#sequence()).anchor, text: positionWords(next, this.#sequence()) };
		this.#app.view.provisional = settings.length === 0 ? null : previewEdit(this.#app.document.project, 'setProperties', { settings }).project;
	}

	async endNudge(): Promise<void> {
		const { stored } = this;
		const way = this.#nudged;
		this.#nudged = null;
		this.words = null;
		const settings = stored && way ? placeSettings(stored.clip.id, stored.place, movedPlace({ ...stored, frame: this.#sequence() }, way), stored.local) : [];
		if (settings.length > 0) {
			await this.#app.edit('setProperties', { settings });
			this.#app.view.provisional = null;
		}
	}

	/** Puts the picture, or a part of its place, back to how clips begin. */
	async reset(part: 'all' | 'scale' | 'rotation' | 'crop'): Promise<void> {
		const { stored } = this;
		const settings = stored && !this.#app.document.isReadOnly ? placeSettings(stored.clip.id, stored.place, resetPlace(stored.place, part), stored.local) : [];
		if (settings.length > 0) {
			await this.#app.edit('setProperties', { settings });
		}
	}

	/** Selects the foremost clip at a point; nothing there selects nothing. */
	pick(point: Point, isAdding: boolean): void {
		const { document, selection, view } = this.#app;
		const clip = clipUnder(document.project, this.#sequence(), this.at, point);
		if (!clip) {
			selection.clear();
			return;
		}
		const ids = (view.isLinking ? withLinkedClips(document.project, withGroupedClips(document.project, [clip])) : [clip]).map(({ id }) => id);
		if (isAdding) {
			selection.toggleClips(ids);
		} else {
			selection.selectClips(ids);
		}
	}

	#result(keys: DragKeys) {
		if (!this.#drag) {
			throw new Error('Nothing is dragged.');
		}
		const { view, layout } = this.#app;
		const guides = layout.showsRulers ? { x: layout.guidesDown, y: layout.guidesAcross } : undefined;
		return dragResult(this.#drag, keys, {
			frame: this.#sequence(), lines: linesOf(this.#sequence(), view.showsSafeAreas, guides), reach: view.isSnapping && !keys.ctrlKey ? snapReach / this.#zoom() : 0,
		});
	}

	#letGo(): void {
		this.#drag = null;
		this.isDragging = false;
		this.caught = nothingCaught;
		this.words = null;
	}
}
