import type { SoundWishes } from '../../electron/shared/generation/tasks.ts';
import { tokenise } from '../../electron/shared/generation/tokenise.ts';

/** Places before the words for what is asked of the sound beside them: the stem, the quality, and how likely it is music. */
const wishPlaces = 3;

/** Quality told to the model when none is asked for: clean. */
const usualQuality = 9;

/** Ids for the sound model: marks of the stem, the quality and the music likelihood (0 where nothing is asked), then the words. */
export const soundWordIds = (prompt: string, { stem, quality }: SoundWishes, vocabulary: ReadonlyMap<string, number>, maxWords: number): readonly number[] => {
	const mark = (name: string): number => vocabulary.get(`<${name}>`) ?? 0;
	const likelihood = stem === 'music' ? 'music 10' : 'music 0';
	return [
		stem ? mark(stem) : 0, mark(`quality ${quality ?? usualQuality}`), stem ? mark(likelihood) : 0,
		...tokenise(prompt, vocabulary, maxWords - wishPlaces),
	];
};
