import type { SoundName } from '../../electron/shared/media/soundName.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import type { Clip, Project, Sequence } from '../../electron/shared/timeline/records.ts';
import type { Gap } from '../state/selection.svelte.ts';
import type { Lane } from './lanes.ts';
import type { AutomationLane } from './levels/automationLanes.ts';
import type { LevelHover } from './levels/drawLevel.ts';
import type { Palette } from './palette.ts';
import type { Scale } from './zoom.ts';

/** A part of a larger picture. */
export type PictureCut = { readonly image: CanvasImageSource; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The state of a clip's media in the words the canvas draws. */
export type ClipMedia =
	| { readonly state: 'ready' }
	/** `progress` 0…1 or null; `words` say what is being done. */
	| { readonly state: 'pending'; readonly progress: number | null; readonly words: string }
	| { readonly state: 'missing' | 'failed' };

/** One sample of a sound by its place from the sound's beginning; 0 where there is none. Side 0 is left, 1 right. */
export type SoundSamples = (sample: number, side: 0 | 1) => number;

/** Everything one drawing of the timeline depends on. */
export type Scene = {
	readonly project: Project;
	readonly sequence: Sequence;
	readonly lanes: readonly Lane[];
	readonly scale: Scale;
	/** CSS pixels. */
	readonly width: number; readonly height: number; readonly scrollTop: number;
	readonly palette: Palette;
	readonly selectedClips: ReadonlySet<string>;
	readonly selectedKeys: ReadonlySet<string>;
	/** How far the selected keyframes have been dragged. */
	readonly keyOffset: number;
	readonly openLanes: ReadonlySet<string>;
	readonly selectedTransition: string | null;
	readonly selectedGap: Gap | null;
	/** Clip under the pointer: its fade handles are drawn. */
	readonly hoveredClip: string | null;
	readonly mediaOf: (clip: Clip) => ClipMedia;
	/** The small picture nearest to a moment of an asset, or null while there is none. */
	readonly thumbnailAt: (assetId: string, at: Time) => PictureCut | null;
	/** Lowest and highest sample of a stretch of sound, −1…1, or null while there are no peaks. */
	readonly waveOf: (assetId: string, stream: number) => ((start: Time, end: Time) => readonly [number, number]) | null;
	/** The samples from one place of a sound to another, or null until they have come. */
	readonly samplesOf: (assetId: string, stream: number, sound: SoundName, first: number, last: number) => SoundSamples | null;
	/** The strips of levels of tracks and of the master. */
	readonly automation: readonly AutomationLane[];
	/** What of a level is under the pointer, by its record and path. */
	readonly hoveredLevel: { readonly id: string; readonly path: string; readonly hover: LevelHover } | null;
};
