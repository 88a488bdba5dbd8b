import { goToKeyframe } from '../keyframes/goToKeyframe.ts';
import { defineCommand, withProject } from './command.ts';

export const previousKeyframe = defineCommand({
	name: 'previousKeyframe',
	label: 'Previous keyframe',
	keys: ['Alt+,'],
	isEnabled: withProject,
	repeats: true,
	perform: app => goToKeyframe(app, -1),
});
