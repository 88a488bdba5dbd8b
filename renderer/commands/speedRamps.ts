import { rampOf } from '../../electron/shared/time/speedRamp.ts';
import type { SpeedShapeName } from '../../electron/shared/timeline/speedShapes.ts';
import { timedClips } from '../state/timedClips.ts';
import { withWritableProject, type Command } from './command.ts';
import { selectedClips } from './targets.ts';

/** The usual ramps, in the order of menus. */
export const speedShapeLabels: Readonly<Record<SpeedShapeName, string>> = { rampUp: 'Ramp up', rampDown: 'Ramp down', hero: 'Slow in the middle', pulse: 'Burst in the middle' };

const rampCommand = (ramp: SpeedShapeName, name: string): Command => ({
	name, label: `Speed: ${speedShapeLabels[ramp].toLowerCase()}`, keys: [],
	isEnabled: app => withWritableProject(app) && timedClips(app.document.project, selectedClips(app)).length > 0,
	perform: async (app) => {
		const clips = timedClips(app.document.project, selectedClips(app));
		await app.edit('setSpeedRamp', { clipIds: clips.map(({ id }) => id), ramp, ripple: app.view.isRipplingSpeed, withLinked: app.view.isLinking });
	},
});

export const speedRampUp = rampCommand('rampUp', 'speedRampUp');
export const speedRampDown = rampCommand('rampDown', 'speedRampDown');
export const speedHero = rampCommand('hero', 'speedHero');
export const speedPulse = rampCommand('pulse', 'speedPulse');

/** A ramp gives way to full speed. */
export const evenSpeed: Command = {
	name: 'evenSpeed', label: 'Speed: full, without a ramp', keys: [],
	isEnabled: app => withWritableProject(app) && timedClips(app.document.project, selectedClips(app)).some(clip => rampOf(clip) || clip.speed !== 1),
	perform: async (app) => {
		const clips = timedClips(app.document.project, selectedClips(app));
		await app.edit('setSpeed', { clipIds: clips.map(({ id }) => id), speed: 1, ripple: app.view.isRipplingSpeed, withLinked: app.view.isLinking });
	},
};
