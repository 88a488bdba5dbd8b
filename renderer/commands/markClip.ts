import { time } from '../../electron/shared/time/time.ts';
import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withProject } from './command.ts';
import { clipAtPlayhead, selectedClips } from './targets.ts';

export const markClip = defineCommand({
	name: 'markClip',
	label: 'Mark clip range',
	keys: ['X'],
	isEnabled: withProject,
	perform: (app) => {
		const clips = selectedClips(app);
		const under = clipAtPlayhead(app);
		const marked = clips.length > 0 ? clips : [under].filter(clip => clip !== null);
		if (marked.length > 0) {
			app.view.inPoint = time(Math.min(...marked.map(clip => clip.start)));
			app.view.outPoint = time(Math.max(...marked.map(clipEnd)));
		}
	},
});
