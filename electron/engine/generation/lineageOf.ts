import { randomInt } from 'node:crypto';
import type { Lineage } from '../../shared/generation/lineage.ts';
import type { ModelCard } from '../../shared/generation/modelCard.ts';
import type { TaskName } from '../../shared/generation/tasks.ts';
import { limitsOf, refuse } from './wishes.ts';

/** What of a request goes into a lineage. What is left out is as the card says, or plays no part. */
export type LineageWishes = Pick<Lineage, 'prompt' | 'rewrittenPrompt' | 'picture' | 'input'>
	& Partial<Pick<Lineage, 'videoGuidance' | 'schedule' | 'guidanceInterval' | 'isDraft' | 'factor' | 'stem' | 'quality'>>
	& { readonly seed?: number | null; readonly steps?: number | null; readonly guidance?: number | null };

/** The lineage of what is asked for now, with everything the user left open decided: a seed by chance, the rest by the card. */
export const lineageOf = (card: ModelCard, task: TaskName, device: string, wishes: LineageWishes): Lineage => {
	const { defaults, draft } = limitsOf(card, task);
	const isDraft = wishes.isDraft === true;
	if (isDraft && !draft) {
		return refuse(`The model “${card.name}” has no drafts of this. Make it in full.`);
	}
	return {
		task, prompt: wishes.prompt, rewrittenPrompt: wishes.rewrittenPrompt, picture: wishes.picture, input: wishes.input,
		model: card.name, modelVersion: card.version, modelHash: card.hash, device,
		seed: wishes.seed ?? randomInt(0, 2 ** 32), steps: wishes.steps ?? (isDraft && draft ? draft.steps : defaults.steps), guidance: wishes.guidance ?? defaults.guidance,
		videoGuidance: wishes.videoGuidance ?? defaults.videoGuidance, schedule: wishes.schedule ?? null, guidanceInterval: wishes.guidanceInterval ?? null,
		isDraft, factor: wishes.factor ?? null, stem: wishes.stem ?? null, quality: wishes.quality ?? null,
		createdAt: new Date().toISOString(),
	};
};
