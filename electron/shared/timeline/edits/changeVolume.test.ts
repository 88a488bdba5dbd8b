import { expect, test } from 'vitest';
import { easings } from '../../keyframes/keyframe.ts';
import { applied, diffBetween, reversed } from '../diff.ts';
import { recordOf } from '../queries.ts';
import type { Clip, Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf } from '../testing/strip.ts';
import { edited } from './index.ts';

const film = projectOf('A1 |A:10|B:10|C:10|');
const withClip = (project: Project, id: string, part: Partial<Clip>): Project => {
	const clip = recordOf(project, 'clip', id);
	return clip ? { ...project, [id]: { ...clip, ...part } } : project;
};
const volumes = (project: Project) => ['A1.A', 'A1.B', 'A1.C'].map(id => recordOf(project, 'clip', id)?.volume);

test('clips change by as much as each is told, in one step that can be taken back', () => {
	const before = withClip(film, 'A1.A', { volume: -3 });
	const after = edited(before, 'changeVolume', { changes: [{ clipId: 'A1.A', by: 4 }, { clipId: 'A1.B', by: -6 }] }, countingIds());
	expect(volumes(after)).toEqual([1, -6, 0]);
	expect(applied(after, reversed(diffBetween(before, after)))).toEqual(before);
});

test('a volume that moves keeps its shape', () => {
	const moving = withClip(film, 'A1.A', { keyframes: { volume: [{ time: at(0), value: -60, easing: easings.linear }, { time: at(2), value: -6, easing: easings.linear }, { time: at(5), value: 0, easing: easings.linear }] } });
	const after = edited(moving, 'changeVolume', { changes: [{ clipId: 'A1.A', by: 3 }] }, countingIds());
	expect(recordOf(after, 'clip', 'A1.A')?.keyframes['volume']?.map(keyframe => keyframe.value)).toEqual([-60, -3, 3]);
});

test('no volume leaves its bounds', () => {
	const before = withClip(withClip(film, 'A1.A', { volume: 10 }), 'A1.B', { volume: -60 });
	expect(volumes(edited(before, 'changeVolume', { changes: [{ clipId: 'A1.A', by: 9 }, { clipId: 'A1.B', by: 9 }, { clipId: 'A1.C', by: -72 }] }, countingIds()))).toEqual([12, -51, -60]);
});

test('levels of clips, tracks and the master are raised in one step; where a picture comes from nothing it still does', () => {
	const seen = withClip(projectOf('V1 |A:10|\nA1 |B:10|'), 'V1.A', { keyframes: { opacity: [{ time: at(0), value: 0, easing: easings.linear }, { time: at(4), value: 0.7, easing: easings.linear }, { time: at(6), value: 0.05, easing: easings.linear }] } });
	const after = edited(seen, 'changeLevels', { changes: [{ id: 'V1.A', path: 'opacity', by: -0.1 }, { id: 'A1', path: 'pan', by: -1.5 }, { id: 'A1', path: 'volume', by: -3 }, { id: 'sequence-1', path: 'volume', by: 20 }] }, countingIds());
	expect(recordOf(after, 'clip', 'V1.A')?.keyframes['opacity']?.map(keyframe => keyframe.value)).toEqual([0, 0.6, 0.01]);
	expect(recordOf(after, 'track', 'A1')).toMatchObject({ pan: -1, volume: -3 });
	expect(recordOf(after, 'sequence', 'sequence-1')?.volume).toBe(12);
	expect(refusalOf(() => edited(seen, 'changeLevels', { changes: [{ id: 'V1', path: 'volume', by: 1 }] }, countingIds()))).toContain('audio tracks');
});
