import { frameLength } from '../../electron/shared/time/frameRate.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { placeOfClip } from '../../electron/shared/render/motion.ts';
import type { App } from '../state/app.svelte.ts';
import { placeSettings, resetPlace } from '../viewer/transform/placeSettings.ts';
import { selectedClips } from './targets.ts';

/** Puts the selected pictures, or their crop, back to how clips begin; where that has keyframes, at the playhead. */
export const resetPlaces = async (app: App, part: 'all' | 'crop'): Promise<void> => {
	const frame = frameLength(app.document.openSequence().frameRate);
	const settings = selectedClips(app).filter(clip => app.document.get('track', clip.trackId)?.type === 'video').flatMap((clip) => {
		const local = Math.floor(app.view.playhead / frame) * frame - clip.start as Time;
		const place = placeOfClip(clip, local);
		return placeSettings(clip.id, place, resetPlace(place, part), local);
	});
	if (settings.length > 0) {
		await app.edit('setProperties', { settings });
	}
};
