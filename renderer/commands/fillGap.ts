import type { Time } from '../../electron/shared/time/time.ts';
import { frameOf, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import { clipBeside } from '../panels/knownChoices.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { assetOf, meantGap } from './generatedTargets.ts';

/** Words that a clip was made from, if it was. */
export const wordsOf = (app: App, clip: Clip | null): string => {
	const source = clip ? assetOf(app, clip)?.source : undefined;
	return source?.type === 'generated' ? source.lineage.prompt : '';
};

/** Makes exactly the missing frames, from the end of the clip before into the beginning of the one after. */
export const fillGap = defineCommand({
	name: 'fillGap',
	label: 'Fill the gap',
	keys: [],
	isEnabled: app => withWritableProject(app) && meantGap(app) !== null,
	perform: async (app) => {
		const gap = meantGap(app);
		const sequence = app.document.openSequence();
		if (!gap || !recordOf(app.document.project, 'track', gap.trackId)) {
			return;
		}
		const place = { sequenceId: sequence.id, trackId: gap.trackId, start: gap.start, end: gap.end, frame: frameOf(sequence) };
		const before = clipBeside(app.document.project, place, 'start');
		const after = clipBeside(app.document.project, place, 'end');
		const made = await app.engine.call('generation.clip', {
			prompt: wordsOf(app, before) || wordsOf(app, after), sequenceId: sequence.id, placement: { trackId: gap.trackId, start: gap.start }, duration: gap.end - gap.start as Time,
			first: before && { type: 'clip', clipId: before.id }, last: after && { type: 'clip', clipId: after.id },
		});
		app.selection.selectClips([made.clipId]);
	},
});
