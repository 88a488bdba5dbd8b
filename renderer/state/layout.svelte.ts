export type LeftTab = 'media' | 'generate' | 'cast' | 'titles' | 'effects' | 'transitions';
export type RightTab = 'inspector' | 'captions' | 'history' | 'jobs' | 'markers';

const stored = ['leftWidth', 'rightWidth', 'timelineHeight', 'leftTab', 'rightTab', 'headerWidth'] as const;

const isNumberWithin = (value: unknown, low: number, high: number): value is number => typeof value === 'number' && value >= low && value <= high;

/** Sizes of the panels and which tabs are open. Remembered by the engine's settings under the name `layout`. */
export class Layout {
	leftWidth = $state(312);
	rightWidth = $state(296);
	/** Height of the timeline as a part of the window's. */
	timelineHeight = $state(0.44);
	headerWidth = $state(148);
	leftTab = $state<LeftTab>('media');
	rightTab = $state<RightTab>('inspector');

	read(value: unknown): void {
		if (typeof value !== 'object' || value === null) {
			return;
		}
		const layout = value as Partial<Record<(typeof stored)[number], unknown>>;
		if (isNumberWithin(layout.leftWidth, 220, 640)) {
			this.leftWidth = layout.leftWidth;
		}
		if (isNumberWithin(layout.rightWidth, 220, 560)) {
			this.rightWidth = layout.rightWidth;
		}
		if (isNumberWithin(layout.timelineHeight, 0.2, 0.75)) {
			this.timelineHeight = layout.timelineHeight;
		}
	}

	write(): Record<string, unknown> {
		return Object.fromEntries(stored.map(name => [name, this[name]]));
	}
}
