import type { Time } from '../../electron/shared/time/time.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import type { TimelineView } from './timelineViews.ts';
import { fittedTo, xAt, zoomedAt, type Scale } from '../timeline/zoom.ts';

export type Tool =
	/** Select, move, trim. */
	| 'select'
	/** Cut where one clicks. */
	| 'blade'
	/** Edges ripple: later clips follow. */
	| 'trim'
	/** Drag changes what a clip shows, not where it lies. */
	| 'slip'
	/** Drag moves a clip between its neighbours, which give way. */
	| 'slide'
	/** Drag scrolls. */
	| 'hand';

/** A word at the pointer while a gesture is under way. */
export type PointerNote = { readonly x: number; readonly y: number; readonly text: string; readonly tone: 'plain' | 'refused' };

/** One picture of the trim display: a moment of a source, or null where nothing lies, under words that say what it is. */
export type TrimFrame = { readonly label: string; readonly shows: { readonly assetId: string; readonly at: Time } | null };

/** A rectangle in timeline pixels. */
export type Band = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export const trackHeightLimits = { min: 26, max: 160 };

/** How the timeline is looked at, and what a gesture under way shows. Nothing here is part of the document. */
export class View {
	scale = $state.raw<Scale>({ leftFlicks: 0, pixelsPerSecond: 60 });
	scrollTop = $state(0);
	/** Size of the track area in CSS pixels, without headers. */
	width = $state(800);
	height = $state(300);
	playhead = $state<Time>(zeroTime);
	inPoint = $state<Time | null>(null);
	outPoint = $state<Time | null>(null);
	tool = $state<Tool>('select');
	isSnapping = $state(true);
	/** Frames at 90 and 95 % in the viewer: what every screen shows, and where words are safe. */
	showsSafeAreas = $state(false);
	/** What the handles on the picture do: place it, crop it, or they are hidden. */
	canvasMode = $state<'transform' | 'crop' | 'off'>('transform');
	/** The viewer shows the timeline without its effects, to compare. */
	showsBefore = $state(false);
	/** It shows it so on the left only, as far as the divider. */
	showsSplit = $state(false);
	/** The caption track being edited. */
	captionTrack = $state<string | null>(null);
	/** The caption whose words are being typed in its place on the timeline. */
	typedCaption = $state<string | null>(null);
	/** The words of a title being typed on the picture. */
	typing = $state.raw<{ clipId: string; parameter: string } | null>(null);
	/** The clip or effect whose mask has its handles in the viewer, while its clip is selected. */
	maskOn = $state<string | null>(null);
	/** Picture and its sound are selected and moved together. */
	isLinking = $state(true);
	/** A change of speed, or of a point of a ramp, moves later clips along. */
	isRipplingSpeed = $state(true);
	/** Ids of the clips, and of the tracks, whose keyframes are shown under them. */
	openLanes = $state.raw<ReadonlySet<string>>(new Set());
	/** Ids of the tracks, and of the sequence for its master, whose volume and pan are shown along time under them. */
	openAutomation = $state.raw<ReadonlySet<string>>(new Set());
	/** The curves of the selected clip are shown under the tracks. */
	showsCurves = $state(false);
	trackHeights = $state.raw<Readonly<Record<string, number>>>({});

	/** What the timeline would be if the gesture under way ended now. */
	provisional = $state.raw<Project | null>(null);
	/** How far the selected keyframes have been dragged in `provisional`. */
	keyOffset = $state(0);
	snapLine = $state<Time | null>(null);
	note = $state.raw<PointerNote | null>(null);
	band = $state.raw<Band | null>(null);
	/** Where a dragged asset would land. */
	landing = $state.raw<{ trackId: string | null; start: Time; end: Time; mode: 'insert' | 'overwrite' } | null>(null);
	/** The frames a trim decides about: two (a cut, or first and last of a slip) or four (a slide). */
	trimming = $state.raw<readonly TrimFrame[] | null>(null);

	/** How the film at `path` is looked at now; lanes of what is no longer in it are left out. */
	asLookedAt(path: string, project: Project): TimelineView {
		const { scale, scrollTop, playhead, trackHeights, openLanes, openAutomation } = this;
		const there = (ids: ReadonlySet<string>) => [...ids].filter(id => project[id]);
		return { path, scale, scrollTop, playhead, trackHeights, openLanes: there(openLanes), openAutomation: there(openAutomation) };
	}

	/** Looks at a film as it was looked at before; without that all lanes are closed and as high as usual. The playhead is not set. */
	lookAs(before: TimelineView | undefined): void {
		this.trackHeights = before?.trackHeights ?? {};
		this.openLanes = new Set(before?.openLanes);
		this.openAutomation = new Set(before?.openAutomation);
		this.scrollTop = before?.scrollTop ?? 0;
		this.scale = before?.scale ?? this.scale;
	}

	zoomAt(x: number, factor: number): void {
		this.scale = zoomedAt(this.scale, x, factor);
	}

	/** Zooms around the playhead when it is in sight, else around the middle. */
	zoom(factor: number): void {
		const x = xAt(this.scale, this.playhead);
		this.zoomAt(x >= 0 && x <= this.width ? x : this.width / 2, factor);
	}

	fit(start: number, end: number): void {
		this.scale = fittedTo(start, end, this.width);
	}

	scrollBy(flicks: number): void {
		this.scale = { ...this.scale, leftFlicks: Math.max(0, this.scale.leftFlicks + flicks) };
	}

	/** Turns the page when `at` has left the visible part. */
	reveal(at: Time): void {
		const x = xAt(this.scale, at);
		if (x >= 0 && x < this.width) {
			return;
		}
		const airFlicks = this.width * 0.1 / this.scale.pixelsPerSecond * 705_600_000;
		this.scale = { ...this.scale, leftFlicks: Math.max(0, at - airFlicks) };
	}

	/** Drops everything a gesture left on the screen. */
	endGesture(): void {
		this.provisional = null;
		this.keyOffset = 0;
		this.snapLine = null;
		this.note = null;
		this.band = null;
		this.landing = null;
		this.trimming = null;
	}
}
