import { clipRange, gapAt, recordOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { TaskName } from '../../electron/shared/generation/tasks.ts';
import type { Asset, Clip } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import type { Gap } from '../state/selection.svelte.ts';
import { selectedClips } from './targets.ts';

export const assetOf = (app: App, clip: Clip): Asset | null => recordOf(app.document.project, 'asset', clip.assetId) ?? null;

const isPicture = (app: App, clip: Clip): boolean => recordOf(app.document.project, 'track', clip.trackId)?.type === 'video' && Boolean(assetOf(app, clip)?.video);

/** The one selected clip with a picture; its sound may be selected with it. */
export const selectedPicture = (app: App): Clip | null => {
	const pictures = selectedClips(app).filter(clip => isPicture(app, clip));
	return pictures.length === 1 ? pictures[0] ?? null : null;
};

/** The first selected clip that was generated, or has takes. */
export const selectedWithTakes = (app: App): Clip | null => {
	const clips = selectedClips(app);
	return clips.find(clip => clip.takes.length > 1) ?? clips.find(clip => assetOf(app, clip)?.source.type === 'generated') ?? null;
};

/** The gap a command means: the selected one, else the one under the playhead on the chosen track, else on the rearmost video track that has one. */
export const meantGap = (app: App): Gap | null => {
	const { project, sequenceId } = app.document;
	const selected = app.selection.gap;
	if (selected && recordOf(project, 'track', selected.trackId)?.type === 'video') {
		return selected;
	}
	const tracks = sequenceId ? tracksOf(project, sequenceId, 'video').filter(track => !track.isLocked) : [];
	const chosen = tracks.filter(track => track.id === app.selection.track);
	for (const track of [...chosen, ...tracks]) {
		const gap = gapAt(project, track.id, app.view.playhead);
		if (gap) {
			return { trackId: track.id, ...gap };
		}
	}
	return null;
};

/** The part of a clip between in and out; null when no marks lie in it, which means all of it. */
export const markedPart = (app: App, clip: Clip): { start: Clip['start']; end: Clip['start'] } | null => {
	const { inPoint, outPoint } = app.view;
	const whole = clipRange(clip);
	if (inPoint === null && outPoint === null) {
		return null;
	}
	const start = Math.max(whole.start, inPoint ?? whole.start) as Clip['start'];
	const end = Math.min(whole.end, outPoint ?? whole.end) as Clip['start'];
	return end > start && (start > whole.start || end < whole.end) ? { start, end } : null;
};

/** Whether a shipped model can do it: what ships no file is not offered. */
export const canDo = (app: App, task: TaskName): boolean => app.cards.some(card => card.tasks[task] !== undefined);
