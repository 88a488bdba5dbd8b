import type { Time } from '../time/time.ts';
import type { Crop, Transform } from '../timeline/records.ts';

/**
 * What is seen at one moment, back to front. Preview (WebGL2) and export (ffmpeg) both draw exactly this and know nothing else of the timeline.
 * A node is drawn over what lies below it.
 */
export type FramePlan = {
	readonly width: number; readonly height: number;
	readonly nodes: readonly PlanNode[];
};

export type PlanNode =
	| { readonly type: 'layer'; readonly layer: PlanLayer }
	/** Both sides are composed over transparent black first, then mixed by the transition. `progress` 0 is only `from`, 1 only `to`. */
	| { readonly type: 'transition'; readonly transition: string; readonly progress: number; readonly parameters: PlanParameters; readonly from: PlanLayer; readonly to: PlanLayer };

export type PlanParameters = Readonly<Record<string, number | string | boolean>>;

export type PlanLayer = {
	readonly clipId: string; readonly assetId: string;
	/** The moment of the source; for stills always 0. Never outside the source. */
	readonly sourceTime: Time;
	readonly transform: Transform; readonly crop: Crop;
	/** 0…1, the clip's opacity times its fades. */
	readonly opacity: number;
};
