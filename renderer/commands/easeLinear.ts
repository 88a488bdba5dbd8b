import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { defineCommand } from './command.ts';
import { haveEasing, setEasings, withMeantKeys } from './keyTargets.ts';

export const easeLinear = defineCommand({
	name: 'easeLinear',
	label: 'Straight',
	keys: ['Alt+1'],
	isEnabled: withMeantKeys,
	isChecked: app => haveEasing(app, easings.linear),
	perform: app => setEasings(app, easings.linear),
});
