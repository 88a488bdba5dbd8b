import { CallFailed } from '../../shared/contract/failure.ts';
import type { ModelCard, TaskLimits } from '../../shared/generation/modelCard.ts';
import type { LoadedFamily } from '../../shared/generation/modelFamily.ts';
import type { RewrittenPrompt } from '../../shared/generation/promptRewriting.ts';
import { promptSchema, type TaskName } from '../../shared/generation/tasks.ts';

/** Refuses a generation with a whole sentence. */
export const refuse = (reason: string): never => {
	throw new CallFailed({ kind: 'generation-refused', reason });
};

const seconds = (value: number): string => `${Math.round(value * 100) / 100} s`;

/** What the family's card says of `task`; refused when it does not do it. */
export const limitsOf = (card: ModelCard, task: TaskName): TaskLimits =>
	card.tasks[task] ?? refuse(`The model “${card.name}” cannot do this. Choose another model.`);

/** Refuses a length the model cannot make, naming its limits. */
export const checkLength = (card: ModelCard, limits: TaskLimits, length: number): void => {
	// A flick's worth of rounding is no reason to refuse the longest clip.
	if (length > limits.maxSeconds + 1e-6) {
		refuse(`The model “${card.name}” makes at most ${seconds(limits.maxSeconds)} at a time; this would be ${seconds(length)}. Choose a shorter length or range.`);
	}
	if (length < limits.minSeconds - 1e-6) {
		refuse(`The model “${card.name}” makes at least ${seconds(limits.minSeconds)}; this would be ${seconds(length)}. Choose a longer length or range.`);
	}
};

/** The card's size called `label`, or, for null, the one nearest in shape to `width` × `height`. */
export const chooseSize = (card: ModelCard, limits: TaskLimits, label: string | null, { width, height }: { width: number; height: number }): TaskLimits['sizes'][number] => {
	if (label !== null) {
		const labels = limits.sizes.map(size => size.label);
		return limits.sizes.find(size => size.label === label)
			?? refuse(`The model “${card.name}” makes pictures of ${labels.join(', ')}, not “${label}”. Choose one of those.`);
	}
	const distance = (size: { width: number; height: number }): number => Math.abs(Math.log(size.width / size.height / (width / height)));
	return limits.sizes.toSorted((a, b) => distance(a) - distance(b))[0] ?? refuse(`The model “${card.name}” makes no pictures. Choose another model.`);
};

/** What an empty prompt is told, where it is not about a picture. */
const emptyPrompt: Partial<Record<TaskName, string>> = {
	'edit-video': 'The instruction is empty. Say what should change.', 'personalised-video': 'The prompt is empty. Say what the person does.', 'text-to-audio': 'The prompt is empty. Say what should be heard.',
};

/** The prompt in the model's words. Refuses an empty one where words are needed, one that is too long, and one of which nothing is left. */
export const checkedPrompt = (family: LoadedFamily, task: TaskName, prompt: string, { needsWords }: { needsWords: boolean }): RewrittenPrompt => {
	const parsed = promptSchema.safeParse(prompt);
	if (!parsed.success) {
		return refuse(parsed.error.issues[0]?.message ?? 'The prompt cannot be used. Change it.');
	}
	if (prompt.trim() === '') {
		return needsWords ? refuse(emptyPrompt[task] ?? 'The prompt is empty. Say what should be seen.') : { rewritten: '', unknownWords: [] };
	}
	const result = family.rewrite(task, prompt);
	if (result.rewritten === '') {
		const examples = family.card.vocabulary.flatMap(({ words }) => words.slice(0, 2)).slice(0, 6);
		const words = examples.length > 0 ? `Try words like ${examples.join(', ')}` : 'Try other words';
		const advice = needsWords ? `${words}.` : `${words}, or leave the words out: the picture is enough.`;
		return refuse(`The model “${family.card.name}” knows none of these words: “${result.unknownWords.slice(0, 6).join('”, “')}”. ${advice}`);
	}
	return result;
};

const gigabytes = (bytes: number): string => `${Math.round(bytes / 1e8) / 10} GB`;

/** Refuses work that would need more memory than the machine has. */
export const checkMemory = (peakBytes: number, memoryBytes: number): void => {
	if (peakBytes > memoryBytes) {
		refuse(`This would need about ${gigabytes(peakBytes)} of memory; the machine has ${gigabytes(memoryBytes)}. Choose a shorter length or a smaller picture.`);
	}
};
