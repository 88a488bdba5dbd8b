import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { defineCommand } from './command.ts';
import { haveEasing, setEasings, withMeantKeys } from './keyTargets.ts';

export const easeBoth = defineCommand({
	name: 'easeBoth',
	label: 'Ease',
	keys: ['Alt+3'],
	isEnabled: withMeantKeys,
	isChecked: app => haveEasing(app, easings.ease),
	perform: app => setEasings(app, easings.ease),
});
