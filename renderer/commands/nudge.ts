import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { zeroTime, type Time } from '../../electron/shared/time/time.ts';
import type { App } from '../state/app.svelte.ts';
import { selectedClips } from './targets.ts';

/** Moves the selected clips by frames or tracks; with the slip or the slide tool they slip or slide instead. */
export const nudge = async (app: App, by: { readonly frames?: number; readonly tracks?: number }): Promise<void> => {
	const clips = selectedClips(app);
	const lead = clips.find(clip => app.document.get('track', clip.trackId)?.type === 'video') ?? clips[0];
	if (!lead) {
		return;
	}
	const distance: Time = by.frames === undefined ? zeroTime : timeOfFrame(by.frames, app.document.openSequence().frameRate);
	const clipIds = [lead.id, ...clips.map(clip => clip.id).filter(id => id !== lead.id)];
	const withLinked = app.view.isLinking;
	if (app.view.tool === 'slip' && by.frames !== undefined) {
		await app.edit('slip', { clipIds, by: distance, withLinked });
	} else if (app.view.tool === 'slide' && by.frames !== undefined) {
		await app.edit('slide', { clipId: lead.id, by: distance, withLinked });
	} else {
		await app.edit('moveClips', { clipIds, by: distance, byTracks: by.tracks ?? 0, withLinked });
	}
};
