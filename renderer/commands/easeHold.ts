import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { defineCommand } from './command.ts';
import { haveEasing, setEasings, withMeantKeys } from './keyTargets.ts';

export const easeHold = defineCommand({
	name: 'easeHold',
	label: 'Hold',
	keys: ['Alt+2'],
	isEnabled: withMeantKeys,
	isChecked: app => haveEasing(app, easings.hold),
	perform: app => setEasings(app, easings.hold),
});
