import { describe, expect, test } from 'vitest';
import { maskAt } from '../../effects/maskAt.ts';
import { easings } from '../../keyframes/keyframe.ts';
import { applied, diffBetween, reversed } from '../diff.ts';
import { brokenInvariants } from '../invariants.ts';
import { recordOf } from '../queries.ts';
import type { Clip, Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

/** After the edit, which broke nothing and can be taken back. */
const after = <Name extends EditName>(before: Project, name: Name, args: EditArgs<Name>): Project => {
	const project = edited(before, name, args, countingIds());
	expect(brokenInvariants(project)).toEqual([]);
	expect(applied(project, reversed(diffBetween(before, project)))).toEqual(before);
	return project;
};
const strip = () => projectOf('V1 |A:10|\nA1 |B:10|');
const clip = (project: Project, id = 'V1.A'): Clip => {
	const found = recordOf(project, 'clip', id);
	if (!found) {
		throw new Error(`There is no ${id}.`);
	}
	return found;
};
const masked = (type: 'rectangle' | 'ellipse' | 'polygon') => after(strip(), 'setMask', { ids: ['V1.A'], type });

describe('masks', () => {
	test('a clip and an effect get one of any kind, and lose it with its keyframes', () => {
		const withEffect = after(masked('ellipse'), 'addEffect', { targetIds: ['V1.A'], type: 'mosaic' });
		const both = after(withEffect, 'setMask', { ids: ['effect#1'], type: 'polygon' });
		expect([clip(both).mask?.type, recordOf(both, 'effect', 'effect#1')?.mask?.points.length]).toEqual(['ellipse', 8]);
		const moving = after(both, 'setKeyframe', { id: 'V1.A', path: 'mask.x', time: at(2), value: 0.2 });
		const without = after(moving, 'setMask', { ids: ['V1.A'], type: null });
		expect([clip(without).mask, clip(without).keyframes]).toEqual([null, {}]);
	});

	test('sound has no shape, and only a mask that is there can be changed or removed', () => {
		expect(refusalOf(() => edited(strip(), 'setMask', { ids: ['A1.B'], type: 'ellipse' }, countingIds()))).toMatch(/sound/u);
		expect(refusalOf(() => edited(strip(), 'setMask', { ids: ['V1.A'], type: null }, countingIds()))).toMatch(/no mask/u);
		expect(refusalOf(() => edited(masked('ellipse'), 'addMaskCorner', { id: 'V1.A', after: 0 }, countingIds()))).toMatch(/polygon/u);
		expect(refusalOf(() => edited(masked('ellipse'), 'setProperty', { id: 'V1.A', path: 'mask.feather', value: 2 }, countingIds()))).toMatch(/at most 1/u);
	});

	test('a rectangle that becomes a polygon keeps its outline where it is at that moment, and back again', () => {
		const moving = after(after(masked('rectangle'), 'setKeyframe', { id: 'V1.A', path: 'mask.x', time: at(0), value: 0.3 }), 'setKeyframe', { id: 'V1.A', path: 'mask.x', time: at(8), value: 0.7 });
		const polygon = after(moving, 'setMask', { ids: ['V1.A'], type: 'polygon', time: at(4) });
		expect(clip(polygon).mask?.points).toEqual([0.25, 0.25, 0.75, 0.25, 0.75, 0.75, 0.25, 0.75]);
		expect(clip(polygon).keyframes).toEqual({});
		expect(clip(after(polygon, 'setMask', { ids: ['V1.A'], type: 'rectangle' })).mask).toMatchObject({ x: 0.5, y: 0.5, width: 0.5, height: 0.5, points: [] });
	});

	test('a corner comes and goes in every keyframe, and the shape between stays', () => {
		const square = masked('polygon');
		const points = clip(square).mask?.points ?? [];
		const moving = after(after(square, 'setKeyframe', { id: 'V1.A', path: 'mask.points', time: at(0), value: points }), 'setKeyframe', { id: 'V1.A', path: 'mask.points', time: at(8), value: points.map(part => part + 0.1) });
		const five = after(moving, 'addMaskCorner', { id: 'V1.A', after: 3, share: 0.25 });
		expect(maskAt(clip(five), at(4))?.points).toHaveLength(10);
		expect(maskAt(clip(five), 0)?.points.slice(8)).toEqual([0.25, 0.625]);
		expect(clip(after(five, 'removeMaskCorner', { id: 'V1.A', corner: 4 })).keyframes).toEqual(clip(moving).keyframes);
	});

	test('three corners must remain', () => {
		const triangle = after(masked('polygon'), 'removeMaskCorner', { id: 'V1.A', corner: 0 });
		expect(refusalOf(() => edited(triangle, 'removeMaskCorner', { id: 'V1.A', corner: 0 }, countingIds()))).toMatch(/three corners/u);
	});

	test('a curve that overshoots still gives a shape', () => {
		const mask = clip(masked('ellipse')).mask;
		const easing = { type: 'bezier', out: [0.5, -3], in: [0.5, -3] } as const;
		const keyframes = { 'mask.width': [{ time: at(0), value: 0.1, easing }, { time: at(10), value: 1, easing: easings.linear }] };
		expect(maskAt({ mask, keyframes }, at(5))?.width).toBe(0);
	});
});
