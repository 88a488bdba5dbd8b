import { maskShapes, type MaskShape } from '../panels/guides.ts';
import { scopeKinds, type ScopeKind } from '../scopes/scopeKinds.ts';

const leftTabs = ['media', 'generate', 'cast', 'titles', 'effects', 'transitions'] as const;
const rightTabs = ['inspector', 'captions', 'markers', 'history', 'jobs'] as const;
const scopesPlaces = ['beside', 'below'] as const;
export type LeftTab = (typeof leftTabs)[number];
export type RightTab = (typeof rightTabs)[number];

const stored = [
	'leftWidth', 'rightWidth', 'timelineHeight', 'leftTab', 'rightTab', 'headerWidth', 'showsScopes', 'showsFourScopes', 'scopeKind', 'scopesPlace', 'scopesWidth', 'scopesHeight', 'isMixerOpen', 'mixerWidth', 'showsThirds', 'showsCentre', 'mask', 'splitAt', 'showsRulers', 'guidesAcross', 'guidesDown',
	'showsCaptionLanes',
] as const;
type Stored = Partial<Record<(typeof stored)[number], unknown>>;

/** A number within its limits, or what it was. */
const within = (value: unknown, low: number, high: number, before: number): number => typeof value === 'number' && value >= low && value <= high ? value : before;
/** One of the choices, or what it was. */
const oneOf = <Choice extends string>(value: unknown, choices: readonly Choice[], before: Choice): Choice => choices.find(choice => choice === value) ?? before;

/** The parts of one that are in a list. */
const partsIn = (value: unknown): readonly number[] => (Array.isArray(value) ? value.filter((part: unknown): part is number => typeof part === 'number' && part >= 0 && part <= 1) : []);

/** Sizes of the panels, which tabs are open, the scopes, and the viewer's guides. Remembered by the engine's settings under the name `layout`. */
export class Layout {
	leftWidth = $state(336);
	rightWidth = $state(296);
	/** Height of the timeline as a part of the window's. */
	timelineHeight = $state(0.44);
	headerWidth = $state(148);
	/** The mixer beside the timeline. */
	isMixerOpen = $state(false);
	mixerWidth = $state(420);
	leftTab = $state<LeftTab>('media');
	rightTab = $state<RightTab>('inspector');
	showsScopes = $state(false);
	showsFourScopes = $state(false);
	/** The one that is shown alone. */
	scopeKind = $state<ScopeKind>('waveform');
	/** Of the picture. */
	scopesPlace = $state<(typeof scopesPlaces)[number]>('beside');
	scopesWidth = $state(260);
	scopesHeight = $state(180);
	/** Captions lie at full height above the tracks, or are folded. */
	showsCaptionLanes = $state(true);
	/** Lines over the picture in the viewer. */
	showsThirds = $state(false);
	showsCentre = $state(false);
	/** The divider between before and after: part of the picture's width. */
	splitAt = $state(0.5);
	/** Rulers along the picture, and the guides drawn out of them, in parts of its height and width. */
	showsRulers = $state(false);
	guidesAcross = $state.raw<readonly number[]>([]);
	guidesDown = $state.raw<readonly number[]>([]);
	/** What is darkened because another shape would lose it; null: nothing. */
	mask = $state<MaskShape | null>(null);

	/** Takes over what was stored. What is missing, misspelt or out of bounds stays as it is. */
	read(value: unknown): void {
		if (typeof value !== 'object' || value === null) {
			return;
		}
		const layout = value as Stored;
		this.leftWidth = within(layout.leftWidth, 220, 640, this.leftWidth);
		this.rightWidth = within(layout.rightWidth, 220, 560, this.rightWidth);
		this.timelineHeight = within(layout.timelineHeight, 0.2, 0.75, this.timelineHeight);
		this.headerWidth = within(layout.headerWidth, 112, 260, this.headerWidth);
		this.leftTab = oneOf(layout.leftTab, leftTabs, this.leftTab);
		this.rightTab = oneOf(layout.rightTab, rightTabs, this.rightTab);
		this.showsScopes = layout.showsScopes === true;
		this.showsFourScopes = layout.showsFourScopes === true;
		this.scopeKind = oneOf(layout.scopeKind, scopeKinds.map(({ name }) => name), this.scopeKind);
		this.scopesPlace = oneOf(layout.scopesPlace, scopesPlaces, this.scopesPlace);
		this.scopesWidth = within(layout.scopesWidth, 160, 640, this.scopesWidth);
		this.showsThirds = layout.showsThirds === true;
		this.showsCentre = layout.showsCentre === true;
		this.splitAt = within(layout.splitAt, 0, 1, this.splitAt);
		this.showsRulers = layout.showsRulers === true;
		this.guidesAcross = partsIn(layout.guidesAcross);
		this.guidesDown = partsIn(layout.guidesDown);
		this.mask = maskShapes.find(({ name }) => name === layout.mask)?.name ?? null;
		this.scopesHeight = within(layout.scopesHeight, 120, 480, this.scopesHeight);
		this.showsCaptionLanes = layout.showsCaptionLanes !== false;
		this.mixerWidth = within(layout.mixerWidth, 180, 1200, this.mixerWidth);
		this.isMixerOpen = layout.isMixerOpen === true;
	}

	write(): Record<string, unknown> {
		return Object.fromEntries(stored.map(name => [name, this[name]]));
	}
}
