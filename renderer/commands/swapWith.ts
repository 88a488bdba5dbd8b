import { neighbours } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';
import { clipAtPlayhead, selectedClips } from './targets.ts';

/** Lets the selected clip (else the one under the playhead) change places with its neighbour. */
export const swapWith = async (app: App, side: 'next' | 'previous'): Promise<void> => {
	const clip = selectedClips(app).find(candidate => app.document.get('track', candidate.trackId)?.type === 'video') ?? selectedClips(app)[0] ?? clipAtPlayhead(app);
	const other = clip && neighbours(app.document.project, clip)[side];
	if (clip && other) {
		await app.edit('swap', { clipIds: [clip.id, other.id], withLinked: app.view.isLinking });
	} else if (clip) {
		app.toasts.show('warn', `“${clip.name}” has no ${side} clip on its track to change places with.`);
	}
};
