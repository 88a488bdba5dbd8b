import { drawingNamed } from '../../electron/shared/drawing/index.ts';
import type { DrawingDefinition } from '../../electron/shared/drawing/defineDrawing.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset, Clip, Project } from '../../electron/shared/timeline/records.ts';
import type { App } from './app.svelte.ts';

/** A clip of a drawing, with what it is drawn by. `definition` is missing for a drawing of another version. */
export type DrawnClip = { readonly clip: Clip; readonly asset: Asset; readonly definition: DrawingDefinition | undefined; readonly parameters: Readonly<Record<string, number | string | boolean>> };

/** The clip as a drawing, or null when it shows something else. */
export const drawnClip = (project: Project, clipId: string): DrawnClip | null => {
	const clip = recordOf(project, 'clip', clipId);
	const asset = clip && recordOf(project, 'asset', clip.assetId);
	return clip && asset?.source.type === 'drawn' ? { clip, asset, definition: drawingNamed(asset.source.drawing), parameters: asset.source.parameters } : null;
};

/** The selected title, when one title and nothing else is selected. */
export const selectedTitle = (app: App): DrawnClip | null => {
	const [only, ...others] = app.selection.clips;
	const drawn = only !== undefined && others.length === 0 ? drawnClip(app.document.project, only) : null;
	return drawn?.definition?.kind === 'title' ? drawn : null;
};
