import { CallFailed, toFailure } from '../../electron/shared/contract/failure.ts';
import { captionTrackOf } from '../state/captions.ts';
import { chooseTarget } from '../state/chooseFiles.ts';
import { defineCommand, withProject } from './command.ts';

export const exportCaptions = defineCommand({
	name: 'exportCaptions',
	label: 'Export captions…',
	keys: [],
	isEnabled: app => withProject(app) && captionTrackOf(app) !== null,
	perform: async (app) => {
		const track = captionTrackOf(app);
		const path = track && await chooseTarget(app, { title: 'Export captions as', action: 'Export', suggestedName: `${app.document.name}.srt`, extension: 'srt', kind: 'Captions' });
		if (!track || !path) {
			return;
		}
		const write = (overwrite: boolean) => app.engine.call('captions.export', { trackId: track.id, path, overwrite });
		const written = await app.attempt(() => write(false).catch(async (error: unknown) => {
			const failure = toFailure(error);
			const isThere = failure.kind === 'cannot-write' && failure.problem.includes('exists already');
			if (!isThere || !await app.dialogs.confirm('Replace the file?', `“${path.split(/[\\/]/).at(-1)}” exists already.`, 'Replace')) {
				throw isThere ? new CallFailed({ kind: 'cancelled' }) : error;
			}
			return await write(true);
		}));
		if (written) {
			app.toasts.show('ok', `The captions are written: ${written.path}`);
		}
	},
});
