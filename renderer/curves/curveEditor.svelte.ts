import { keyframeAt } from '../../electron/shared/keyframes/keyframeLists.ts';
import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import { selectedClips } from '../commands/targets.ts';
import { keyRowCount, keyRowsOf, type KeyRow } from '../keyframes/keyRows.ts';
import { keyName, keyNamed, namesAfter } from '../keyframes/keySelection.ts';
import type { App } from '../state/app.svelte.ts';
import { draggedTime, gestureSnapPoints } from '../timeline/gestures/gesture.ts';
import { previewEdit } from '../timeline/previewEdit.ts';
import { timeAtX, xAt } from '../timeline/zoom.ts';
import { draggedHandle, handlePoint, limitedRise, type HandleEnd } from './curveHandles.ts';
import { fittedRange, unitOf, valueAtY, valueWords, yOf, zoomedRange, type ValueRange, type ValueUnit } from './curveScale.ts';

/** A place in the plot, in pixels, with the keys held. */
export type PlotPointer = { readonly x: number; readonly y: number; readonly shiftKey: boolean; readonly altKey: boolean; readonly ctrlKey: boolean };

type Grip =
	| { readonly type: 'key'; readonly time: Time }
	| { readonly type: 'handle'; readonly place: number; readonly end: HandleEnd }
	| { readonly type: 'band' };

/** What a drag would send, and what is said at the pointer meanwhile. */
type DragEdit = { readonly name: 'moveKeyframes' | 'shapeKeyframes'; readonly args: unknown; readonly by: Time; readonly words: string };

const rowName = ({ record, path }: KeyRow): string => `${record.id} ${path}`;

/** Pixels within which a value catches on another keyframe's. */
const valueReach = 5;

/** The curves of the selected clip: which are shown, how high, and one gesture at a time. Time lies as the timeline has it. */
export class CurveEditor {
	readonly #app: App;
	/** Height of the plot in pixels. */
	height = $state(120);
	band = $state.raw<{ left: number; top: number; right: number; bottom: number } | null>(null);
	words = $state.raw<{ x: number; y: number; text: string } | null>(null);
	/** The curve whose handles and axis are shown; without a choice the first. */
	chosen = $state<string | null>(null);
	/** Ranges zoomed or moved by hand; the others fit their curves. */
	#ranges = $state.raw<Readonly<Record<string, ValueRange>>>({});
	#drag: { grip: Grip; from: PlotPointer; range: ValueRange; list: readonly Keyframe[]; hasMoved: boolean } | null = null;
	#held = $state.raw<{ name: string; range: ValueRange } | null>(null);

	clipId = $derived.by(() => {
		const clips = selectedClips(this.#app);
		return (clips.find(clip => keyRowCount(this.#app.document.project, clip) > 0) ?? clips[0])?.id ?? null;
	});
	/** As it would be if the gesture under way ended now. */
	clip = $derived.by<Clip | null>(() => this.clipId === null ? null : recordOf(this.#app.view.provisional ?? this.#app.document.project, 'clip', this.clipId) ?? null);
	/** Curves are of numbers; colours have none. */
	rows = $derived.by(() => this.clip ? keyRowsOf(this.#app.view.provisional ?? this.#app.document.project, this.clip).filter(row => row.list.every(({ value }) => typeof value === 'number')) : []);
	active = $derived.by<KeyRow | null>(() => this.rows.find(row => rowName(row) === this.chosen) ?? this.rows[0] ?? null);

	constructor(app: App) {
		this.#app = app;
	}

	isActive(row: KeyRow): boolean {
		return this.active !== null && rowName(row) === rowName(this.active);
	}

	choose(row: KeyRow): void {
		this.chosen = rowName(row);
	}

	rangeOf(row: KeyRow): ValueRange {
		const name = rowName(row);
		// While something is dragged the axis stands still under it.
		return this.#held?.name === name ? this.#held.range : this.#ranges[name] ?? fittedRange(row.list, unitOf(row.parameter));
	}

	xOf(local: number): number {
		return xAt(this.#app.view.scale, local + (this.clip?.start ?? 0));
	}

	/** The moment of the clip under a place in the plot. */
	localAt(x: number): number {
		return timeAtX(this.#app.view.scale, x) - (this.clip?.start ?? 0);
	}

	yOf(row: KeyRow, value: number): number {
		return yOf(this.rangeOf(row), this.height, value);
	}

	isSelected(row: KeyRow, keyframe: Keyframe): boolean {
		const { view, selection } = this.#app;
		// While it is dragged a point of a speed ramp moves others, and itself, in time: it is known by its place.
		const held = this.#drag && row.path === 'speed' && view.keyOffset === 0 && this.#drag.list.length === row.list.length ? this.#drag.list[row.list.indexOf(keyframe)] : undefined;
		return selection.keys.has(keyName({ id: row.record.id, path: row.path, time: (held ?? keyframe).time - view.keyOffset as Time }));
	}

	/** Shows all curves, and in time the whole clip. */
	fit(): void {
		this.#ranges = {};
		if (this.clip) {
			const air = this.clip.duration * 0.03;
			this.#app.view.fit(Math.max(0, this.clip.start - air), this.clip.start + this.clip.duration + air);
		}
	}

	zoomValues(factor: number, share = 0.5): void {
		if (this.active) {
			this.#ranges = { ...this.#ranges, [rowName(this.active)]: zoomedRange(this.rangeOf(this.active), factor, share) };
		}
	}

	panValues(pixels: number): void {
		if (this.active) {
			const range = this.rangeOf(this.active);
			const by = pixels / this.height * (range.high - range.low);
			this.#ranges = { ...this.#ranges, [rowName(this.active)]: { low: range.low + by, high: range.high + by } };
		}
	}

	pressKey(time: Time, pointer: PlotPointer): void {
		const { selection } = this.#app;
		if (!this.active) {
			return;
		}
		const name = keyName({ id: this.active.record.id, path: this.active.path, time });
		const isAdding = pointer.shiftKey || pointer.ctrlKey;
		if (isAdding && selection.keys.has(name)) {
			selection.keys = new Set([...selection.keys].filter(other => other !== name));
			return;
		}
		if (!selection.keys.has(name)) {
			selection.keys = new Set([...isAdding ? selection.keys : [], name]);
		}
		this.#begin({ type: 'key', time }, pointer);
	}

	pressHandle(place: number, end: HandleEnd, pointer: PlotPointer): void {
		this.#begin({ type: 'handle', place, end }, pointer);
	}

	pressGround(pointer: PlotPointer): void {
		this.#begin({ type: 'band' }, pointer);
	}

	move(pointer: PlotPointer): void {
		const drag = this.#drag;
		if (!drag || !this.active || (!drag.hasMoved && Math.hypot(pointer.x - drag.from.x, pointer.y - drag.from.y) < 3)) {
			return;
		}
		drag.hasMoved = true;
		if (drag.grip.type === 'band') {
			this.#drawBand(drag.from, pointer);
			return;
		}
		this.#held = { name: rowName(this.active), range: drag.range };
		const edit = this.#editOf(pointer);
		const project = edit && previewEdit(this.#app.document.project, edit.name, edit.args).project;
		this.#app.view.provisional = project;
		this.#app.view.keyOffset = project && edit ? edit.by : 0;
		this.words = edit && { x: pointer.x, y: pointer.y, text: edit.words };
	}

	async end(pointer: PlotPointer): Promise<void> {
		const drag = this.#drag;
		const edit = drag?.hasMoved && drag.grip.type !== 'band' ? this.#editOf(pointer) : null;
		const { selection, view } = this.#app;
		this.#drag = null;
		this.band = null;
		this.words = null;
		view.snapLine = null;
		if (drag && !drag.hasMoved && drag.grip.type === 'band') {
			selection.keys = new Set();
		} else if (edit) {
			const names = selection.keys;
			const { project } = this.#app.document;
			if (await this.#app.edit(edit.name, edit.args)) {
				selection.keys = namesAfter(project, this.#app.document.project, names, edit.by);
			}
		}
		if (drag) {
			view.provisional = null;
			view.keyOffset = 0;
			this.#held = null;
		}
	}

	/** True when there was something to give up. */
	cancel(): boolean {
		const isUnderWay = this.#drag !== null;
		this.#drag = null;
		this.#held = null;
		this.band = null;
		this.words = null;
		if (isUnderWay) {
			this.#app.view.endGesture();
		}
		return isUnderWay;
	}

	/** Sets a keyframe on the active curve at a moment; nothing that is seen changes. */
	async addKey(x: number): Promise<void> {
		if (this.active && !this.#app.document.isReadOnly) {
			await this.#app.edit('setKeyframe', { id: this.active.record.id, path: this.active.path, time: Math.round(this.localAt(x)), ripple: this.#app.view.isRipplingSpeed });
		}
	}

	/** Moves the selected keyframes of the active curve by frames and by steps of the value. */
	async nudge(frames: number, steps: number): Promise<void> {
		const { active } = this;
		const chosen = active ? this.#chosenKeys(active) : [];
		if (!active || chosen.length === 0) {
			return;
		}
		const unit = unitOf(active.parameter);
		const by = timeOfFrame(frames, this.#app.document.openSequence().frameRate);
		const valueBy = limitedRise(chosen.map(({ value }) => Number(value)), steps * (active.parameter?.type === 'number' ? active.parameter.step : 0.01), unit);
		const names = this.#app.selection.keys;
		const { project } = this.#app.document;
		if (await this.#app.edit('moveKeyframes', { keyframes: [{ id: active.record.id, path: active.path, times: chosen.map(({ time }) => time) }], by, valueBy, ripple: this.#app.view.isRipplingSpeed })) {
			this.#app.selection.keys = namesAfter(project, this.#app.document.project, names, by);
		}
	}

	#begin(grip: Grip, from: PlotPointer): void {
		if (this.active && (grip.type === 'band' || !this.#app.document.isReadOnly)) {
			this.#drag = { grip, from, range: this.rangeOf(this.active), list: this.active.list, hasMoved: false };
		}
	}

	#drawBand(from: PlotPointer, to: PlotPointer): void {
		const { active } = this;
		if (!active) {
			return;
		}
		const band = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
		this.band = band;
		const touched = active.list.filter((key) => {
			const [x, y] = [this.xOf(key.time), this.yOf(active, Number(key.value))];
			return x >= band.left - 3 && x <= band.right + 3 && y >= band.top - 3 && y <= band.bottom + 3;
		});
		this.#app.selection.keys = new Set(touched.map(({ time }) => keyName({ id: active.record.id, path: active.path, time })));
	}

	/** The selected keyframes of a curve as they are stored. */
	#chosenKeys(row: KeyRow): readonly Keyframe[] {
		const list = this.#drag?.list ?? row.list;
		return [...this.#app.selection.keys].map(keyNamed).filter(({ id, path }) => id === row.record.id && path === row.path).flatMap(({ time }) => keyframeAt(list, time) ?? []);
	}

	#editOf(pointer: PlotPointer): DragEdit | null {
		const drag = this.#drag;
		const { active } = this;
		if (!drag || !active || drag.grip.type === 'band') {
			return null;
		}
		return drag.grip.type === 'key' ? this.#keysMoved(active, drag.grip.time, pointer) : this.#handleMoved(active, drag.grip, pointer);
	}

	#keysMoved(row: KeyRow, pressed: Time, pointer: PlotPointer): DragEdit | null {
		const drag = this.#drag;
		const held = drag && keyframeAt(drag.list, pressed);
		if (!drag || !held) {
			return null;
		}
		const unit = unitOf(row.parameter);
		const chosen = this.#chosenKeys(row);
		const start = this.clip?.start ?? 0;
		const way = { x: pointer.x - drag.from.x, y: pointer.y - drag.from.y };
		// With Shift it keeps to the direction it mainly goes.
		const isAcross = Math.abs(way.x) >= Math.abs(way.y);
		const others = drag.list.filter(key => !chosen.includes(key));
		const points = [...gestureSnapPoints(this.#app, new Set()), ...others.map(({ time }) => start + time as Time)].toSorted((a, b) => a - b);
		const by = pointer.shiftKey && !isAcross ? 0 as Time : draggedTime(this.#app, chosen.map(({ time }) => start + time), points, drag.from.x, pointer.x);
		const raised = this.#caughtValue(Number(held.value) - way.y / this.height * (drag.range.high - drag.range.low), others, drag.range, unit, pointer.ctrlKey);
		const valueBy = pointer.shiftKey && isAcross ? 0 : limitedRise(chosen.map(({ value }) => Number(value)), raised - Number(held.value), unit);
		return {
			name: 'moveKeyframes', by, args: { keyframes: [{ id: row.record.id, path: row.path, times: chosen.map(({ time }) => time) }], by, valueBy, ripple: this.#app.view.isRipplingSpeed },
			words: valueWords(Number(held.value) + valueBy, unit),
		};
	}

	/** A value rounded as it is shown, or on another keyframe's where that is near. */
	#caughtValue(value: number, others: readonly Keyframe[], range: ValueRange, { factor, decimals }: ValueUnit, isFree: boolean): number {
		const reach = valueReach / this.height * (range.high - range.low);
		const near = isFree ? [] : others.map(key => Number(key.value)).filter(other => Math.abs(other - value) <= reach).toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value));
		return near[0] ?? Math.round(value * factor * 10 ** decimals) / 10 ** decimals / factor;
	}

	#handleMoved(row: KeyRow, { place, end }: Extract<Grip, { type: 'handle' }>, pointer: PlotPointer): DragEdit | null {
		const drag = this.#drag;
		const begun = drag && handlePoint(drag.list, place, end);
		if (!drag || !begun) {
			return null;
		}
		const to = {
			time: this.localAt(this.xOf(begun.time) + pointer.x - drag.from.x),
			value: valueAtY(drag.range, this.height, yOf(drag.range, this.height, begun.value) + pointer.y - drag.from.y),
		};
		const list = draggedHandle(drag.list, place, end, to, pointer.altKey);
		return { name: 'shapeKeyframes', by: 0 as Time, args: { shapes: [{ id: row.record.id, path: row.path, list }], ripple: this.#app.view.isRipplingSpeed }, words: valueWords(to.value, unitOf(row.parameter)) };
	}
}
