import type { Lineage } from '../../shared/generation/lineage.ts';
import type { TaskOf } from '../../shared/generation/tasks.ts';

/** What of a lineage decides the task. */
type TaskFacts = Pick<Lineage, 'task' | 'rewrittenPrompt' | 'picture' | 'seed' | 'steps' | 'guidance'>;

/** The task that makes (or made) what a lineage tells of. Sound has the path of its pictures filled in when they are drawn. */
export const taskOf = ({ task, rewrittenPrompt, picture, seed, steps, guidance }: TaskFacts, durationSeconds: number): TaskOf<'text-to-video'> | TaskOf<'video-to-audio'> => {
	const sampling = { steps, guidance, seed };
	if (task === 'text-to-video' && picture) {
		return { task, prompt: rewrittenPrompt, picture, sampling };
	}
	if (task === 'video-to-audio') {
		return { task, prompt: rewrittenPrompt, source: { path: '', startSeconds: 0, durationSeconds }, sampling };
	}
	throw new Error(`${task} cannot be generated yet.`);
};
