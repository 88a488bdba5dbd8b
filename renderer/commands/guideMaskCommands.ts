import { maskShapes } from '../panels/guides.ts';
import { withProject, type Command } from './command.ts';

/** One entry of the palette for each shape the viewer can darken the rest of. */
export const guideMaskCommands: readonly Command[] = [...maskShapes, null].map(shape => ({
	name: `guideMask:${shape?.name ?? 'none'}`, label: shape ? `Viewer mask: ${shape.label}` : 'Viewer mask: none', keys: [],
	isEnabled: withProject,
	isChecked: app => app.layout.mask === (shape?.name ?? null),
	perform: (app) => {
		app.layout.mask = shape?.name ?? null;
	},
}));
