import { setKeyframes } from '../keyframes/toggleKeyframe.ts';
import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

/** Parameters that get a keyframe where a clip has none yet: the place of a picture, the volume of a sound. */
const usual = { video: ['transform.x', 'transform.y', 'transform.scale', 'transform.rotation'], audio: ['volume'] } as const;

export const addKeyframe = defineCommand({
	name: 'addKeyframe',
	label: 'Set keyframes at playhead',
	keys: ['Alt+K'],
	isEnabled: withClips,
	perform: async (app) => {
		for (const clip of selectedClips(app)) {
			const keyed = Object.keys(clip.keyframes);
			for (const path of keyed.length > 0 ? keyed : usual[app.document.get('track', clip.trackId)?.type ?? 'video']) {
				await setKeyframes(app, [clip], path);
			}
		}
	},
});
