import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { defineCommand } from './command.ts';
import { haveEasing, setEasings, withMeantKeys } from './keyTargets.ts';

export const easeIn = defineCommand({
	name: 'easeIn',
	label: 'Ease in',
	keys: ['Alt+4'],
	isEnabled: withMeantKeys,
	isChecked: app => haveEasing(app, easings.easeIn),
	perform: app => setEasings(app, easings.easeIn),
});
