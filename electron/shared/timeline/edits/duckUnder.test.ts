import { expect, test } from 'vitest';
import { applied, diffBetween, reversed } from '../diff.ts';
import { effectsOf } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { countingIds, projectOf } from '../testing/strip.ts';
import { edited, type EditArgs } from './index.ts';

const film = projectOf('V1 |A:10|\nA1 |B:10|\nA2 |C:10|\nA3 |D:10|');
const duck = (args: EditArgs<'duckUnder'>, project = film) => edited(project, 'duckUnder', args, countingIds());

test('every track named gets a ducking that listens to the other, in one step that can be taken back', () => {
	const ducked = duck({ trackIds: ['A2', 'A3'], under: 'A1', amount: 18 });
	for (const id of ['A2', 'A3']) {
		expect(effectsOf(ducked, id)).toMatchObject([{ type: 'ducking', order: 0, parameters: { trackId: 'A1', amount: 18 } }]);
	}
	expect(applied(ducked, reversed(diffBetween(film, ducked)))).toEqual(film);
});

test('a track that listens already listens to the new track, with its other settings kept and its effects in their order', () => {
	const first = duck({ trackIds: ['A2'], under: 'A1' });
	const [effect] = effectsOf(first, 'A2');
	const tuned = edited(edited(first, 'setProperty', { id: effect?.id ?? '', path: 'parameters.release', value: 900 }, countingIds()), 'addEffect', { targetIds: ['A2'], type: 'limiter' }, kind => `later-${kind}`);
	const again = duck({ trackIds: ['A2'], under: 'A3' }, tuned);
	expect(effectsOf(again, 'A2')).toMatchObject([{ type: 'ducking', parameters: { trackId: 'A3', release: 900 } }, { type: 'limiter', order: 1 }]);
});

test.each([
	[{ trackIds: ['A1'], under: 'A1' }, 'cannot be turned down under itself'],
	[{ trackIds: ['V1'], under: 'A1' }, 'is a video track and has no sound'],
	[{ trackIds: ['A2'], under: 'V1' }, 'is a video track and has no sound'],
	[{ trackIds: ['A2'], under: 'A1', amount: 90 }, 'at most 40'],
	[{ trackIds: ['A2'], under: 'gone' }, 'There is no track gone'],
])('what cannot be is refused with a sentence: %o', (args, words) => {
	expect(refusalOf(() => duck(args))).toContain(words);
});
