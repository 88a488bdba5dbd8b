import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { defineCommand } from './command.ts';
import { haveEasing, setEasings, withMeantKeys } from './keyTargets.ts';

export const easeOut = defineCommand({
	name: 'easeOut',
	label: 'Ease out',
	keys: ['Alt+5'],
	isEnabled: withMeantKeys,
	isChecked: app => haveEasing(app, easings.easeOut),
	perform: app => setEasings(app, easings.easeOut),
});
