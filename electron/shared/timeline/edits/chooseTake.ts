import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip } from './required.ts';
import { requiredTake, showingTake } from './takeRequired.ts';

/** Shows another take of a clip. Place, length, transform and everything else stay. */
export const chooseTake = defineEdit({
	label: 'Choose take',
	args: z.object({ clipId: z.string(), assetId: z.string() }),
	apply: (project, { clipId, assetId }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, clipId);
		draft.put(showingTake(draft, clip, requiredTake(clip, assetId)));
		return draft.finish();
	},
});
