import type { KnownSource, Lineage } from '../../shared/generation/lineage.ts';
import type { KnownEnd, Sampling, Task } from '../../shared/generation/tasks.ts';

/** What of a lineage decides the task. */
type TaskFacts = Pick<Lineage, 'task' | 'rewrittenPrompt' | 'picture' | 'seed' | 'steps' | 'guidance'>
	& Partial<Pick<Lineage, 'videoGuidance' | 'schedule' | 'guidanceInterval' | 'isDraft' | 'factor' | 'stem' | 'quality' | 'input'>>;

/** How the model sees a known end: a held picture belongs to the clip, frames beside it do not. */
const endOf = (source: KnownSource | null): KnownEnd | null => {
	if (source === null) {
		return null;
	}
	return source.type === 'track' ? 'moving' : 'still';
};

const samplingOf = ({ seed, steps, guidance, schedule, guidanceInterval, isDraft }: TaskFacts): Sampling => ({
	steps, guidance, seed, ...isDraft ? { isDraft } : {}, ...schedule ? { schedule } : {}, ...guidanceInterval ? { guidanceInterval } : {},
});

/** The task that makes (or made) what a lineage tells of. Sound has the path of its pictures filled in when they are drawn. */
export const taskOf = (facts: TaskFacts, durationSeconds: number): Task => {
	const { task, rewrittenPrompt, picture, factor, input } = facts;
	const sampling = samplingOf(facts);
	const { stem, quality } = facts;
	const wishes = { ...stem ? { stem } : {}, ...quality ? { quality } : {} };
	if (task === 'video-to-audio') {
		return { task, prompt: rewrittenPrompt, source: { path: '', startSeconds: 0, durationSeconds }, sampling, ...wishes };
	}
	if (task === 'text-to-audio') {
		return { task, prompt: rewrittenPrompt, durationSeconds, sampling, ...wishes };
	}
	if (!picture) {
		throw new Error(`${task} cannot be generated yet.`);
	}
	switch (task) {
		case 'text-to-video': return { task, prompt: rewrittenPrompt, picture, sampling };
		case 'image-to-video': {
			const known = input?.type === 'known-frames' ? input : { first: null, last: null };
			return { task, prompt: rewrittenPrompt, picture, sampling, first: endOf(known.first), last: endOf(known.last) };
		}
		case 'personalised-video': return { task, prompt: rewrittenPrompt, picture, sampling };
		case 'edit-video': return { task, instruction: rewrittenPrompt, picture, sampling, videoGuidance: facts.videoGuidance ?? 1 };
		case 'upscale-video': return { task, picture, factor: factor ?? 2 };
		default: throw new Error(`${task} cannot be generated yet.`);
	}
};
