import { fadeCurveSchema } from '../../electron/shared/audio/fades.ts';
import { fadeCurveLabels } from '../commands/fadeCurves.ts';
import type { MenuEntry } from '../controls/menu.ts';
import type { App } from '../state/app.svelte.ts';
import type { Hit } from './hitTest.ts';

/** What the right button offers on the fade handle of a sound: its curves. Null elsewhere. */
export const fadeEntries = (app: App, hit: Hit): readonly MenuEntry[] | null => {
	if ((hit.part !== 'fade-in' && hit.part !== 'fade-out') || hit.track.type !== 'audio') {
		return null;
	}
	const { clip } = hit;
	const path = hit.part === 'fade-in' ? 'fadeInCurve' : 'fadeOutCurve';
	return [
		{ type: 'heading', label: hit.part === 'fade-in' ? 'Fade in' : 'Fade out' },
		...fadeCurveSchema.options.map((curve): MenuEntry => ({ type: 'action', label: fadeCurveLabels[curve], isChecked: clip[path] === curve, perform: () => void app.edit('setProperty', { id: clip.id, path, value: curve }) })),
	];
};
