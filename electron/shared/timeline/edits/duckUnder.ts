import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import type { Effect } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { renumberEffects } from './effectCopies.ts';
import { checkedParameters } from './effectParameters.ts';
import { openTrack, requiredTrack } from './required.ts';

const soundTrack = (draft: Draft, id: string) => {
	const track = requiredTrack(draft, id);
	return track.type === 'audio' ? track : refuseEdit(`“${track.name}” is a video track and has no sound. Choose an audio track.`);
};

/**
 * Turns tracks down while another track is heard.
 *
 *     MUS            ->   MUS  ducking (listens to A1)
 *     A1 | voice |        A1 | voice |
 *
 * A track that listens already listens to the new one and keeps the rest of its settings; one that has no ducking gets it as its last effect.
 */
export const duckUnder = defineEdit({
	label: 'Duck under',
	args: z.object({
		/** Who is turned down. */
		trackIds: z.array(z.string()).min(1),
		/** Whom they listen to. */
		under: z.string(),
		/** By how many dB; null: as it is, or the usual 12. */
		amount: z.number().nullable().default(null),
	}),
	apply: (project, { trackIds, under, amount }, newId) => {
		const draft = draftOf(project, newId);
		const voice = soundTrack(draft, under);
		for (const trackId of new Set(trackIds)) {
			const track = soundTrack(draft, openTrack(draft, trackId).id);
			if (track.id === voice.id) {
				refuseEdit(`“${track.name}” cannot be turned down under itself. Choose another track to listen to.`);
			}
			if (track.sequenceId !== voice.sequenceId) {
				refuseEdit(`“${track.name}” and “${voice.name}” lie in different sequences. Choose tracks of one sequence.`);
			}
			const present = draft.effects(track.id);
			const known = present.find(effect => effect.type === 'ducking');
			const parameters = checkedParameters('ducking', { ...known?.parameters, trackId: voice.id, ...(amount === null ? {} : { amount }) });
			const effect: Effect = known
				? { ...known, isEnabled: true, parameters }
				: { kind: 'effect', id: newId('effect'), targetId: track.id, type: 'ducking', order: present.length, isEnabled: true, parameters, keyframes: {} };
			renumberEffects(draft, known ? present.map(other => (other.id === known.id ? effect : other)) : [...present, effect]);
		}
		return draft.finish();
	},
});
