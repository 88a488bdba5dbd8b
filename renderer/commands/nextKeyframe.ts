import { goToKeyframe } from '../keyframes/goToKeyframe.ts';
import { defineCommand, withProject } from './command.ts';

export const nextKeyframe = defineCommand({
	name: 'nextKeyframe',
	label: 'Next keyframe',
	keys: ['Alt+.'],
	isEnabled: withProject,
	repeats: true,
	perform: app => goToKeyframe(app, 1),
});
