import { clipSound } from '../../shared/audio/clipSound.ts';
import { mixPlan, type MixPlan } from '../../shared/audio/mixPlan.ts';
import type { MeasureWish } from '../../shared/contract/contract.ts';
import { CallFailed } from '../../shared/contract/failure.ts';
import { zeroTime } from '../../shared/time/time.ts';
import { recordOf, sequenceDuration } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { measureSound } from '../export/measureSound.ts';
import type { EngineContext, HandlersOf } from './context.ts';

const planOf = (project: Project, wish: MeasureWish): MixPlan => {
	if (wish.type === 'sequence') {
		if (!recordOf(project, 'sequence', wish.sequenceId)) {
			throw new CallFailed({ kind: 'invalid-request', problem: `There is no sequence ${wish.sequenceId}.` });
		}
		return mixPlan(project, wish.sequenceId, wish.range ?? { start: zeroTime, end: sequenceDuration(project, wish.sequenceId) });
	}
	const clip = recordOf(project, 'clip', wish.clipId);
	const plan = clip && clipSound(project, clip);
	if (!plan) {
		throw new CallFailed({ kind: 'invalid-request', problem: clip ? `“${clip.name}” has no sound. Choose a clip on an audio track.` : `There is no clip ${wish.clipId}.` });
	}
	return plan;
};

/** Silence has no number that JSON could carry. */
const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const soundHandlers = (context: EngineContext): HandlersOf<'sound'> => ({
	'sound.measure': async (wish, signal) => {
		const { store, media } = context.film();
		const plan = planOf(store.project, wish);
		const { integrated, truePeak, range } = await measureSound({ plan, sources: media, signal });
		return { integrated: known(integrated), truePeak: known(truePeak), range, seconds: plan.sampleCount / 48_000 };
	},
});
